"""The level of the base period, from a level and its printed growth, change or ratio."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from indicators.derivation.derived_rows import Interval, computed
from indicators.derivation.operands import Pair, kept, levels, outcomes, paired
from schemas.code_lists import Measure
from schemas.time_period import TimePeriod
from schemas.vocabulary.places import Places

_SAME = ["subject", "period_number"]
_PERCENT, _POINTS, _TIMES = "percent", "percentage_point", "times"


@dataclass(frozen=True, slots=True)
class _Way:
    """One way to compute a level of before: an id, the formula, and what the other operand is called."""

    kind: str
    formula: str
    name: str


_GROWTH = _Way("previous_level", "level / (1 + growth / 100)", "growth")
_RATIO = _Way("previous_level_of_ratio", "level / ratio", "ratio")
_CHANGE = _Way("previous_level_of_change", "level - change", "change")


def previous_levels(usable: pd.DataFrame, places: Places) -> Iterator[pd.DataFrame]:
    """Level / (1 + growth / 100), level / ratio and level - change, in the base period.

    Both operands are about the same place, metric and period, and the base period is the same part of an earlier year. A change or ratio
    counts only with a base that the article states: without one it may be against a plan. No level is computed for the time before
    the merger of a province that the figure is about.
    """
    measure, unit, happened = usable["measure"], usable["unit"], outcomes(usable)
    amounts = happened & levels(usable)
    shares = happened & (measure == Measure.SHARE) & (unit == _PERCENT) & (usable["value_low"] > 0)
    based = happened & usable["base_period"].notna()
    stated = based & ~usable["implied"]
    growths = based & (measure == Measure.CHANGE_PCT) & (usable["value_low"] > -100)
    ratios = stated & (measure == Measure.RATIO) & unit.isin([_PERCENT, _TIMES]) & (usable["value_low"] > 0)
    changes = stated & (measure == Measure.CHANGE)
    for way, level, other, same in (
        (_GROWTH, amounts, growths, _SAME),
        (_RATIO, amounts, ratios, _SAME),
        (_CHANGE, amounts, changes, [*_SAME, "unit"]),
        (_CHANGE, shares, changes & (unit == _POINTS), _SAME),
    ):
        pair = _fitting(paired(usable, level, other, same), places)
        pair = kept(pair, _previous(*pair, way).low > 0)
        if len(pair[0]):
            yield _rows(*pair, way)


def _previous(level: pd.DataFrame, other: pd.DataFrame, way: _Way) -> Interval:
    if way is _GROWTH:
        return Interval.of(level).over(Interval.of(other).scaled(1 / 100, 1))
    if way is _CHANGE:
        return Interval.of(level).less(Interval.of(other))
    times = (other["unit"] == _PERCENT).map({True: 1 / 100, False: 1.0}).astype("float64")
    return Interval.of(level).over(Interval.of(other).scaled(times))


def _rows(level: pd.DataFrame, other: pd.DataFrame, way: _Way) -> pd.DataFrame:
    base = other["base_period"]
    periods = {text: TimePeriod.parse(text) for text in base.unique()}
    starts = base.map({text: pd.Timestamp(period.start) if period.start else pd.NaT for text, period in periods.items()})
    cells = {
        "year": base.map({text: period.end.year for text, period in periods.items()}),
        "place_id": level["base_place_id"],
        "period": base,
        "period_start": starts.where(~level["stock"]),
        "period_end": base.map({text: pd.Timestamp(period.end) for text, period in periods.items()}),
        "period_basis": other["period_basis"],
    }
    return computed(way.kind, way.formula, {"level": level, way.name: other}, _previous(level, other, way), cells)


def _fitting(pair: Pair, places: Places) -> Pair:
    """Pairs whose base is the same part of an earlier year, and in which the place had the same land; `base_place_id` is its code then."""
    level, other = pair
    cells = pd.DataFrame({"place_id": level["place_id"], "period": level["period"], "base": other["base_period"], "stock": level["stock"]})
    number = cells.groupby(list(cells), sort=False).ngroup()
    distinct = cells[~number.duplicated()]
    questions = zip(*(distinct[name].tolist() for name in cells), strict=True)
    codes = [_code_then(place_id, period, base, stock, places) for place_id, period, base, stock in questions]
    then = number.map(dict(enumerate(codes))).astype("str")
    return kept((level.assign(base_place_id=then), other), then.notna())


def _code_then(place_id: str, period: str, base: str, stock: bool, places: Places) -> str | None:
    """The code of the place in the base period; None where the base is another part of the year or the place had other land."""
    now, before = TimePeriod.parse(period), TimePeriod.parse(base)
    if stock:
        now, before = now.as_stock, before.as_stock
    if before.end >= now.end or now.shifted(before.end.year - now.end.year) != before:
        return None
    code = places.code_at(place_id, before.end)
    return code if places.series(code) == places.series(place_id) else None
