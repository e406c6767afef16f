"""Which part of a year a period covers, and the best figure for each year."""

from __future__ import annotations

import pandas as pd

from schemas.code_lists import Status
from schemas.time_period import TimePeriod

STOCK, WHOLE_YEAR = "stock", "year"

TEN_MONTHS = 303
"""Days of the shortest ten months in a row."""
YEAR_DAYS = 366

SERIES = ["area", "place_key", "metric", "measure", "unit", "base_offset", "coverage"]
"""Columns that make rows of different years one series."""


def coverage(frame: pd.DataFrame) -> pd.Series:
    """`stock`, `year` (ten to twelve months), a part of the year as its first and last month and day, or a longer span as its months."""
    number = frame.groupby(["period_start", "period_end"], dropna=False, sort=False).ngroup()
    # there are few periods, and to spell a day takes long
    distinct = frame.loc[~number.duplicated(), ["period_start", "period_end"]]
    return number.map(dict(enumerate(_covered(distinct["period_start"], distinct["period_end"]).tolist()))).astype("str")


def _covered(start: pd.Series, end: pd.Series) -> pd.Series:
    days = (end - start).dt.days + 1
    part: pd.Series = start.dt.strftime("%m%d") + "-" + end.dt.strftime("%m%d")
    result: pd.Series = part.where(days < TEN_MONTHS, WHOLE_YEAR)
    result = result.where(~(days > YEAR_DAYS), "months-" + (days // 30).astype("Int64").astype("str"))
    return result.where(start.notna(), STOCK)


def base_offset(frame: pd.DataFrame) -> pd.Series:
    """Years from the base period to the period of a change or ratio; 0 where no base is given."""
    ends = {base: TimePeriod.parse(base).end.year for base in frame["base_period"].dropna().unique()}
    base_year = frame["base_period"].map(ends).astype("Int64")
    return (frame["year"].astype("Int64") - base_year).fillna(0).astype("int64")


def best_first(frame: pd.DataFrame) -> pd.DataFrame:
    """Rows of one year in the order of preference: ends latest, covers most, printed, actual, latest vintage."""
    length = (frame["period_end"] - frame["period_start"]).dt.days.fillna(YEAR_DAYS)
    ranked = frame.assign(_length=length, _estimate=frame["status"] == Status.ESTIMATE)
    order = ["period_end", "_length", "derived", "_estimate", "published", "observation_id"]
    ranked = ranked.sort_values(order, ascending=[False, False, True, True, False, True], kind="stable")
    return ranked.drop(columns=["_length", "_estimate"])
