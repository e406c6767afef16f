"""Why a comparison is worth less than it seems: the reason codes as conditions on a pair."""

from __future__ import annotations

import pandas as pd

from indicators.comparisons.operands import OTHER
from indicators.coverage import TEN_MONTHS, YEAR_DAYS
from schemas.code_lists import Bound, PeriodBasis, Status
from schemas.comparability import REASONS, Comparability, caveat

_DISBURSED = ("disbursed", "implemented")
_EXCLUSIVE_SCOPES = ("new", "carried_over", "adjusted")
_WIDE = 0.10


def conditions(pairs: pd.DataFrame) -> pd.DataFrame:
    """One boolean column a reason code: whether it applies to the pair, as `schemas.comparability` defines it."""
    left, right = _Side(pairs, "left"), _Side(pairs, "right")
    across_years = pairs["kind"].isin(["year_over_year", "multi_year", "growth_check"])
    scoped = left["scope"].isin(_EXCLUSIVE_SCOPES) & right["scope"].isin(_EXCLUSIVE_SCOPES)
    part_year = (left.days < TEN_MONTHS) | (right.days < TEN_MONTHS) | (left.days > YEAR_DAYS) | (right.days > YEAR_DAYS)
    long_both = ~(left.days < TEN_MONTHS) & ~(right.days < TEN_MONTHS)
    found = {
        "METRIC_DIFFERS": left["metric"] != right["metric"],
        "UNCATALOGUED_METRIC": left["metric"].str.startswith(OTHER) | right["metric"].str.startswith(OTHER),
        "STOCK_VS_FLOW": _one_each(left["kind"], ("stock",), right["kind"], ("flow",)),
        "COMMITTED_VS_DISBURSED": _one_each(left["stage"], ("committed",), right["stage"], _DISBURSED),
        "REGISTERED_VS_DISBURSED": _one_each(left["stage"], ("registered",), right["stage"], _DISBURSED),
        "INSTRUMENT_DIFFERS": _both_known_and_different(left["instrument"], right["instrument"]),
        "SCOPE_DIFFERS": scoped & (left["scope"] != right["scope"]),
        "PERIOD_LENGTH_DIFFERS": part_year & _months_differ(left, right),
        "CUTOFF_DIFFERS": long_both & (left.cutoff != right.cutoff),
        "AS_OF_IMPLICIT": left.as_of_implicit | right.as_of_implicit,
        "YEARS_DIFFER": (pairs["kind"] == "cross_metric") & (left["year"] != right["year"]),
        "MISSING_BETWEEN": pairs["missing_years"] != "",
        "BOUND_LEFT": left["bound"] != Bound.EXACT,
        "BOUND_RIGHT": right["bound"] != Bound.EXACT,
        "ESTIMATE": (left["status"] == Status.ESTIMATE) | (right["status"] == Status.ESTIMATE),
        "ROUNDING_WIDE": left.wide | right.wide,
        "DERIVED_OPERAND": left["derived"] | right["derived"],
        "CURRENCY_CONVERTED": pairs["rate_basis"] != "none",
        "RATE_OFF": left["rate_off"] | right["rate_off"],
        "NOMINAL": across_years & (left["dimension"] == "money"),
        "AREA_CHANGED": left["area"] != right["area"],
        "SOURCE_DIFFERS": _both_known_and_different(left["newspaper"], right["newspaper"]),
        "REVISED": left["revised"] | right["revised"],
    }
    return pd.DataFrame({reason.code: found[reason.code].astype(bool) for reason in REASONS}, index=pairs.index)


def judged(pairs: pd.DataFrame) -> pd.DataFrame:
    """Fill in `comparability`, `reasons` and the caveats; a pair that is not comparable keeps its ratio and loses difference and change.

    A pair that is not comparable names METRIC_DIFFERS and what makes it so, and nothing less: lesser caveats would read as if it
    could be used with care.
    """
    applies = conditions(pairs)
    other_dimension = applies["METRIC_DIFFERS"] & (pairs["left_dimension"] != pairs["right_dimension"])
    forbidding = [reason.code for reason in REASONS if reason.level is Comparability.NOT_COMPARABLE]
    not_comparable = applies[forbidding].any(axis=1) | other_dimension
    keep = applies.columns.isin([*forbidding, "METRIC_DIFFERS"])
    applies = applies & (keep | ~not_comparable.to_numpy(dtype=bool)[:, None])
    level = pd.Series(str(Comparability.COMPARABLE), pairs.index, dtype="str")
    for worse in (Comparability.WITH_CAVEATS, Comparability.INDICATIVE_ONLY):
        level = level.mask(applies[[reason.code for reason in REASONS if reason.level is worse]].any(axis=1), str(worse))
    level = level.mask(not_comparable, str(Comparability.NOT_COMPARABLE))
    reasons = _joined(applies)
    texts = {codes: codes.split(";") if codes else [] for codes in reasons.unique()}
    numbers = ["difference", "percent_change", "point_change", "cagr_percent", "reported_percent", "reported_gap"]
    return pairs.assign(
        comparability=level,
        reasons=reasons,
        caveat_en=reasons.map({codes: caveat(each, "en") for codes, each in texts.items()}),
        caveat_vi=reasons.map({codes: caveat(each, "vi") for codes, each in texts.items()}),
        **{name: pairs[name].mask(not_comparable) for name in numbers},
    )


class _Side:
    """One side of all pairs; `side["year"]` is the column `left_year` or `right_year`."""

    def __init__(self, pairs: pd.DataFrame, side: str) -> None:
        self._pairs, self._side = pairs, side

    def __getitem__(self, name: str) -> pd.Series:
        column: pd.Series = self._pairs[f"{self._side}_{name}"]
        return column

    @property
    def days(self) -> pd.Series:
        """Length of the period; null for a stock."""
        length: pd.Series = (self["period_end"] - self["period_start"]).dt.days + 1
        return length

    @property
    def cutoff(self) -> pd.Series:
        """Month and day on which the period ends; 28 and 29 February are one."""
        day: pd.Series = self["period_end"].dt.strftime("%m-%d")
        return day.replace("02-29", "02-28")

    @property
    def as_of_implicit(self) -> pd.Series:
        return self["period_start"].isna() & (self["period_basis"] != PeriodBasis.STATED)

    @property
    def wide(self) -> pd.Series:
        wide: pd.Series = self["value_high"] - self["value_low"] > _WIDE * self["value"].abs()
        return wide


def _one_each(left: pd.Series, these: tuple[str, ...], right: pd.Series, those: tuple[str, ...]) -> pd.Series:
    return (left.isin(these) & right.isin(those)) | (left.isin(those) & right.isin(these))


def _both_known_and_different(left: pd.Series, right: pd.Series) -> pd.Series:
    return left.notna() & right.notna() & (left != right)


def _months_differ(left: _Side, right: _Side) -> pd.Series:
    """True where the lengths differ by more than calendar months of unequal length explain."""
    return (left.days - right.days).abs() > 5


def _joined(applies: pd.DataFrame) -> pd.Series:
    matrix = applies.to_numpy()
    distinct: dict[bytes, str] = {}
    result = []
    for row in matrix:
        key = row.tobytes()
        if key not in distinct:
            distinct[key] = ";".join(code for code, holds in zip(applies.columns, row, strict=True) if holds)
        result.append(distinct[key])
    return pd.Series(result, applies.index, dtype="str")
