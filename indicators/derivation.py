"""Figures computed from printed ones: the level of the base period, from a level and its printed growth."""

from __future__ import annotations

import hashlib

import pandas as pd

from indicators.selection import FACT, OUTCOME, fact_keys
from schemas.code_lists import Bound, Measure
from schemas.time_period import TimePeriod

DERIVED = "I"
"""SDMX observation status of a derived row (imputed)."""

_LIMITED = (Bound.EXACT, Bound.ABOUT)


def previous_levels(observations: pd.DataFrame) -> pd.DataFrame:
    """Derived rows: level / (1 + growth / 100), in the base period of the growth.

    Both operands are selected outcomes about the same place, metric and period, neither is a one-sided bound, the level restates no
    other currency, and the base period is as long as the period itself. A derived row is `selected` only where no printed row
    states the same fact. The interval comes from the operands' intervals.
    """
    usable = observations[observations["selected"] & observations["bound"].isin(_LIMITED)]
    usable = usable.assign(**fact_keys(usable)[["place_key", "status_class"]])
    usable = usable[usable["status_class"] == OUTCOME]
    levels = usable[(usable["measure"] == Measure.LEVEL) & usable["equivalent_to"].isna() & (usable["value"] > 0)]
    growths = usable[(usable["measure"] == Measure.CHANGE_PCT) & usable["base_period"].notna() & (usable["value_low"] > -100)]
    same = ["place_id", "place_key", "metric", "period"]
    pairs = levels.merge(growths, on=same, suffixes=("", "_growth"))
    stock = pairs["period_start"].isna()
    pairs = pairs[[_as_long(*cells) for cells in zip(pairs["period"], pairs["base_period_growth"], stock, strict=True)]]
    if pairs.empty:
        return observations.iloc[:0]
    derived = _rows(pairs)[observations.columns].astype(observations.dtypes)
    derived = derived.sort_values(["published", "observation_id"], kind="stable", ignore_index=True)
    return _select(derived, observations)


def _as_long(period: str, base: str, stock: bool) -> bool:
    """True where the base is the same part of an earlier year."""
    now, before = TimePeriod.parse(period), TimePeriod.parse(base)
    if stock:
        now, before = now.as_stock, before.as_stock
    return before.end < now.end and now.shifted(before.end.year - now.end.year) == before


def _rows(pairs: pd.DataFrame) -> pd.DataFrame:
    bases = [TimePeriod.parse(base) for base in pairs["base_period_growth"]]
    starts = [None if pd.isna(start) else base.start for start, base in zip(pairs["period_start"], bases, strict=True)]
    factor, least, most = (1 + pairs[f"{name}_growth"] / 100 for name in ("value", "value_low", "value_high"))
    return pairs.assign(
        observation_id=[_identity(*ids) for ids in zip(pairs["observation_id"], pairs["observation_id_growth"], strict=True)],
        year=[base.end.year for base in bases],
        value=pairs["value"] / factor,
        value_low=pairs["value_low"] / most,
        value_high=pairs["value_high"] / least,
        value_text="",
        unit_text="",
        bound=pairs["bound"].where(pairs["bound"] != Bound.EXACT, pairs["bound_growth"]),
        obs_status=DERIVED,
        period=pairs["base_period_growth"],
        period_start=pd.to_datetime(pd.Series(starts, pairs.index)),
        period_end=pd.to_datetime(pd.Series([base.end for base in bases], pairs.index)),
        period_basis=pairs["period_basis_growth"],
        base_period=None,
        equivalent_to=None,
        implied_rate=None,
        rate_check=None,
        part_of=None,
        derived=True,
        derivation="level / (1 + growth / 100); level=" + pairs["observation_id"] + "; growth=" + pairs["observation_id_growth"],
        confidence=pairs[["confidence", "confidence_growth"]].min(axis=1),
        flags="",
        sentence_no=None,
        char_start=None,
        char_end=None,
    )


def _identity(level: str, growth: str) -> str:
    return hashlib.sha256(f"previous_level\0{level}\0{growth}".encode()).hexdigest()[:16]


def _select(derived: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    """Mark the latest derivation of each fact that no printed row states."""
    keys = pd.MultiIndex.from_frame(fact_keys(derived)[FACT])
    taken = keys.isin(pd.MultiIndex.from_frame(fact_keys(printed)[FACT]))
    return derived.assign(selected=~taken & ~keys.duplicated(keep="last"))
