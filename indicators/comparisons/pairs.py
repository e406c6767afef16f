"""Which observations are compared with which."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import pandas as pd

from indicators.coverage import SERIES, STOCK, WHOLE_YEAR, best_first
from indicators.selection import OUTCOME
from schemas.code_lists import Measure, Status
from schemas.vocabulary import CrossComparison

_IDS = ["observation_id", "observation_id_right"]
_PLACE = ["area", "place_key", "metric"]
SIDES = ["left_observation_id", "right_observation_id"]
PAIR = ["kind", *SIDES, "label", "missing_years"]


def series_pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Every two years of one series, earlier on the left, the best outcome of each year; part-years only with the same part of another year."""
    outcomes = rows[rows["status_class"] == OUTCOME]
    yearly = best_first(outcomes).drop_duplicates([*SERIES, "year"])[[*SERIES, "year", "observation_id", "name_en", "place"]]
    yearly = yearly.assign(series=yearly.groupby(SERIES, sort=False).ngroup())
    pairs = yearly.merge(yearly[["series", "year", "observation_id"]], on="series", suffixes=("", "_right"))
    pairs = pairs[pairs["year"] < pairs["year_right"]]
    years: dict[int, set[int]] = defaultdict(set)
    for series, year in zip(yearly["series"].tolist(), yearly["year"].tolist(), strict=True):
        years[series].add(year)
    ends = zip(*(pairs[name].tolist() for name in ("series", "year", "year_right")), strict=True)
    missing = [";".join(str(year) for year in range(first + 1, last) if year not in years[series]) for series, first, last in ends]
    consecutive = pairs["year_right"] - pairs["year"] == 1
    return _pairs(
        pairs,
        kind=consecutive.map({True: "year_over_year", False: "multi_year"}),
        label=_label(pairs) + ", " + pairs["year"].astype("str") + " → " + pairs["year_right"].astype("str"),
        missing_years=missing,
    )


def growth_pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """The levels of both periods of each growth that an article prints, the earlier on the left; not where one was derived from that growth."""
    outcomes = rows[rows["status_class"] == OUTCOME].assign(stock=lambda frame: frame["period_start"].isna())
    growth = outcomes[(outcomes["measure"] == Measure.CHANGE_PCT) & outcomes["base_period"].notna()]
    growth = growth[[*_PLACE, "period", "base_period", "observation_id"]].rename(columns={"observation_id": "growth_id"})
    levels = best_first(outcomes[outcomes["measure"] == Measure.LEVEL]).drop_duplicates([*_PLACE, "unit", "stock", "period"])
    levels = levels[[*_PLACE, "unit", "stock", "period", "observation_id", "derivation", "measure", "name_en", "place"]]
    before = levels[[*_PLACE, "unit", "stock", "period", "observation_id", "derivation"]].rename(columns={"period": "base_period"})
    pairs = before.merge(growth.merge(levels, on=[*_PLACE, "period"]), on=[*_PLACE, "unit", "stock", "base_period"], suffixes=("", "_right"))
    sources = (pairs["derivation"].fillna("") + pairs["derivation_right"].fillna("")).tolist()
    circular = pd.Series([id_ in source for id_, source in zip(pairs["growth_id"].tolist(), sources, strict=True)], pairs.index, dtype=bool)
    pairs = pairs[~circular].drop_duplicates(_IDS)
    label = _label(pairs) + ", " + pairs["base_period"] + " → " + pairs["period"] + ", growth as reported"
    return _pairs(pairs, kind="growth_check", label=label, missing_years="")


def target_pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets on the left, the outcome of the same year on the right."""
    levels = rows[(rows["measure"] == Measure.LEVEL) & rows["coverage"].isin([STOCK, WHOLE_YEAR])]
    targets = best_first(levels[levels["status_class"] == Status.TARGET]).drop_duplicates([*SERIES, "year"])
    outcomes = best_first(levels[levels["status_class"] == OUTCOME]).drop_duplicates([*SERIES, "year"])
    pairs = targets.merge(outcomes, on=[*SERIES, "year"], suffixes=("", "_right"))
    return _pairs(pairs, kind="target_outcome", label=_label(pairs) + ", target and outcome " + pairs["year"].astype("str"), missing_years="")


def cross_pairs(rows: pd.DataFrame, configured: tuple[CrossComparison, ...]) -> pd.DataFrame:
    """The configured pairs of metrics, for every place that has both."""
    return pd.concat([_empty(), *(_configured(rows, pair) for pair in configured)], ignore_index=True)


def _configured(rows: pd.DataFrame, pair: CrossComparison) -> pd.DataFrame:
    left, right = _levels(rows, pair.left.metric, pair.left.year), _levels(rows, pair.right.metric, pair.right.year)
    pairs = _matched(left, right, ["area", "place_key"])
    if pair.left.year is None and pair.right.year is None:
        pairs = pairs[pairs["year"] == pairs["year_right"]]
    # a label of a pair without years is one for all years
    years = "" if pair.left.year is not None and pair.right.year is not None else ", " + pairs["year"].astype("str")
    return _pairs(pairs, kind="cross_metric", label=pair.label_en + ", " + pairs["place"] + years, missing_years="")


def _levels(rows: pd.DataFrame, metric: str, year: int | None) -> pd.DataFrame:
    """Outcomes of a metric in a year (None: in any), the best first."""
    chosen = (rows["metric"] == metric) & (rows["measure"] == Measure.LEVEL) & (rows["status_class"] == OUTCOME)
    return best_first(rows[chosen if year is None else chosen & (rows["year"] == year)])


def _matched(left: pd.DataFrame, right: pd.DataFrame, on: list[str]) -> pd.DataFrame:
    """The best row of each year on the left with that on the right, where `on` agrees; the right's columns end in `_right`.

    Of one amount that is stated in two currencies, the pair in the same currency is taken, and of these the amount stated first.
    """
    once = [*on, "year", "unit"]
    pairs = left.drop_duplicates(once).merge(right.drop_duplicates(once).add_suffix("_right"), left_on=on, right_on=[f"{name}_right" for name in on])
    restated = pairs["equivalent_to"].notna() | pairs["equivalent_to_right"].notna()
    pairs = pairs.assign(converted=pairs["unit"] != pairs["unit_right"], restated=restated)
    return pairs.sort_values(["converted", "restated"], kind="stable").drop_duplicates([*on, "year", "year_right"])


def _label(pairs: pd.DataFrame) -> pd.Series:
    measure = ("; " + pairs["measure"].str.replace("_", " ")).where(pairs["measure"] != Measure.LEVEL, "")
    return pairs["name_en"] + measure + ", " + pairs["place"]


def _pairs(pairs: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    named = pairs.rename(columns={"observation_id": "left_observation_id", "observation_id_right": "right_observation_id"})
    return named.assign(**columns)[PAIR]


def _empty() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in PAIR})
