"""`comparisons` and `indicators_by_year`: rows lined up across years and metrics."""

from __future__ import annotations

import pandas as pd

from schemas.code_lists import Bound, ComparisonKind, Measure, RateBasis, Status
from schemas.comparability import REASON, Comparability
from schemas.tables.column import DAY, FLAG, ROW_ID, WHOLE, YEAR, Column, real, text
from schemas.tables.table import Reference, Rule, Table


def _side(side: str) -> tuple[Column, ...]:
    return (
        text(f"{side}_observation_id", f"Observation on the {side}.", pattern=ROW_ID),
        text(f"{side}_metric", f"Metric on the {side}."),
        Column(f"{side}_year", YEAR, f"Reference year on the {side}."),
        real(f"{side}_value", f"Value on the {side}, in `{side}_unit`.", nullable=False),
        text(f"{side}_unit", f"Unit on the {side}."),
        text(f"{side}_status", f"Status on the {side}.", codes=Status),
        text(f"{side}_bound", f"Bound on the {side}.", codes=Bound),
        real(f"{side}_value_common", f"Value on the {side} in `common_unit`; null where there is none."),
    )


def _codes_known(frame: pd.DataFrame) -> pd.Series:
    known = {codes: all(code in REASON for code in codes.split(";") if code) for codes in frame["reasons"].unique()}
    return frame["reasons"].map(known).astype(bool)


def _ratio_inside(frame: pd.DataFrame) -> pd.Series:
    low, high, ratio = frame["ratio_low"], frame["ratio_high"], frame["ratio"]
    return ratio.isna() | ((low.isna() | (low <= ratio)) & (high.isna() | (ratio <= high)))


COMPARISONS = Table(
    "comparisons",
    "Comparisons",
    "Pairs of selected observations and what lies between them: one series across years, targets and outcomes, configured pairs of metrics.",
    (
        text("comparison_id", "Hash of kind and the two observations.", pattern=ROW_ID, unique=True),
        text("kind", "How the pair was found.", codes=ComparisonKind),
        text("label", "The pair in words."),
        text("place_id", "Code of the place on the right."),
        text("place", "Place on the right, as written."),
        text("measure", "Measure of both sides.", codes=Measure),
        *_side("left"),
        *_side("right"),
        text("common_unit", "Unit in which the sides are compared; null where there is none.", nullable=True),
        real("rate_left", "Units of `common_unit` per `left_unit`, where converted."),
        real("rate_right", "Units of `common_unit` per `right_unit`, where converted."),
        text("rate_basis", "Where the rates come from.", codes=RateBasis),
        Column("years_apart", WHOLE, "Year on the right less year on the left."),
        real("difference", "Right less left, in `common_unit`."),
        real("percent_change", "Change from left to right in percent; null between metrics and for percentages."),
        real("point_change", "Change from left to right in percentage points; only for percentages."),
        real("cagr_percent", "Compound annual growth in percent a year, for two years or more."),
        real("ratio", "Right over left; null unless both are positive."),
        real("ratio_low", "Least ratio that the printed numbers and their bounds allow; null where nothing limits it."),
        real("ratio_high", "Greatest ratio that the printed numbers and their bounds allow; null where nothing limits it."),
        real("reported_percent", "The newspaper's own growth from left to right in percent; null where a side was derived from it."),
        real("reported_gap", "`reported_percent` less `percent_change`, in percentage points."),
        text("comparability", "What the comparison may be used for: the worst of its reasons.", codes=Comparability),
        text("reasons", "Reason codes joined by `;`, empty when there are none."),
        text("caveat_en", "The reasons in plain English."),
        text("caveat_vi", "The reasons in plain Vietnamese."),
        text("missing_years", "Years between the sides for which the series has no figure, joined by `;`."),
    ),
    key=("comparison_id",),
    order=("place_id", "place", "left_metric", "right_metric", "measure", "left_unit", "left_year", "right_year", "kind", "comparison_id"),
    rules=(
        Rule("reasons_known", "Every reason is in the code list.", _codes_known),
        Rule("ratio_in_interval", "`ratio_low` <= `ratio` <= `ratio_high` where they are given.", _ratio_inside),
        Rule(
            "no_change_between_metrics",
            "A cross-metric pair has no change and no growth rate.",
            lambda f: (f["kind"] != "cross_metric") | f[["percent_change", "point_change", "cagr_percent"]].isna().all(axis=1),
        ),
    ),
    references=(
        Reference("left_observation_id", "observations", "observation_id"),
        Reference("right_observation_id", "observations", "observation_id"),
    ),
)

INDICATORS_BY_YEAR = Table(
    "indicators_by_year",
    "Indicators by year",
    "One row a place, metric, measure, unit and year: the best figure for the whole year, never a target.",
    (
        text("place_id", "Code of the place."),
        text("place", "Place as written."),
        text("metric", "Metric id."),
        text("measure", "What the number says of the metric.", codes=Measure),
        text("unit", "Unit id."),
        Column("year", YEAR, "Reference year."),
        real("value", "The best figure for the year, in `unit`.", nullable=False),
        text("status", "Outcome or estimate.", codes=(Status.ACTUAL, Status.ESTIMATE)),
        text("bound", "How the article limits the number.", codes=Bound),
        text("period", "Reference period as an SDMX time period."),
        Column("period_end", DAY, "Last day of the reference period."),
        Column("whole_year", FLAG, "True for a whole year or the position at its end; false for the longest part of the year that was reported."),
        Column("derived", FLAG, "Computed from other rows, not printed."),
        text("observation_id", "The row in `observations`.", pattern=ROW_ID, unique=True),
        real("previous_value", "Value of the year before, in `unit`; null where there is none for the same days of the year."),
        text("previous_observation_id", "Observation of the year before.", nullable=True, pattern=ROW_ID),
        real("difference", "Value less that of the year before, in `unit`."),
        real("percent_change", "Change on the year before in percent; null for percentages and where the year before is not positive."),
        text("flags", "Flags of the observation, and PART_YEAR."),
    ),
    key=("place_id", "place", "metric", "measure", "unit", "year"),
    order=("place_id", "place", "metric", "measure", "unit", "year"),
    references=(Reference("observation_id", "observations", "observation_id"),),
)
