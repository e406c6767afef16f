"""The table that people open first: the best figure for each year."""

from __future__ import annotations

import pandas as pd

from indicators.coverage import YEAR_DAYS, best_first
from indicators.places import place_key, series_areas
from indicators.selection import OUTCOME, status_class
from schemas.tables import INDICATORS_BY_YEAR
from schemas.tables.frames import empty_frame
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.places import Places

PART_YEAR = "PART_YEAR"
AREA_CHANGED = "AREA_CHANGED"
_KEY = ["area", "place_key", "metric", "measure", "unit"]
_PERCENTAGES = ("percent", "percentage_point")


def indicators_by_year(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """One row a place, metric, measure, unit and year, with the year before and the change.

    Best is the outcome for the whole year or at its end, else for the longest part of the year (flagged PART_YEAR); spans of several
    years and targets are left out. The year before counts only where it covers the same days, and is of the same area: the first figures of
    a merged province are flagged AREA_CHANGED. All rows of each series must be there.
    """
    rows = observations[observations["selected"] & (status_class(observations["status"]) == OUTCOME)]
    start, end = rows["period_start"], rows["period_end"]
    year_end = end.dt.strftime("%m%d") == "1231"
    rows = rows.assign(
        area=series_areas(rows["place_id"], vocabulary.places),
        place_key=place_key(rows["place"]),
        # 29 February ends the same part of a year as the 28th
        part=start.dt.strftime("%m%d").fillna("stock") + "-" + end.dt.strftime("%m%d").replace("0229", "0228"),
        length=(end - start).dt.days.fillna(YEAR_DAYS),
        whole_year=year_end & (start.isna() | (start.dt.strftime("%m%d") == "0101")),
    )
    rows = rows[rows["length"] <= YEAR_DAYS]
    best = best_first(rows).sort_values(["whole_year", "length"], ascending=False, kind="stable").drop_duplicates([*_KEY, "year"])
    if best.empty:
        return empty_frame(INDICATORS_BY_YEAR)
    best = best.assign(previous_year=best["year"].astype("int64") - 1, this_year=best["year"].astype("int64"))
    before = best[[*_KEY, "part", "this_year", "value", "observation_id"]]
    before = before.set_axis([*_KEY, "part", "previous_year", "previous_value", "previous_observation_id"], axis=1)
    table = best.merge(before, on=[*_KEY, "part", "previous_year"], how="left")
    change = (table["value"] / table["previous_value"] - 1) * 100
    table = table.assign(
        difference=table["value"] - table["previous_value"],
        percent_change=change.where((table["previous_value"] > 0) & ~table["unit"].isin(_PERCENTAGES)),
        flags=_flagged(_flagged(table["flags"], PART_YEAR, ~table["whole_year"]), AREA_CHANGED, _area_is_new(table, vocabulary.places)),
    )
    return table[INDICATORS_BY_YEAR.names].astype(empty_frame(INDICATORS_BY_YEAR).dtypes)


def _flagged(flags: pd.Series, code: str, applies: pd.Series) -> pd.Series:
    return flags.where(~applies, (flags + ";" + code).str.strip(";"))


def _area_is_new(table: pd.DataFrame, places: Places) -> pd.Series:
    """True where the same days of the year before are before the province was merged."""
    merged = {code: places.merged_on(code) for code in table["place_id"].unique()}
    since = pd.to_datetime(table["place_id"].map(merged))
    found: pd.Series = table["period_end"] - pd.DateOffset(years=1) < since
    return found
