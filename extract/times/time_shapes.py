"""What a time expression says: its kind, and the numbers in it."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class TimeKind(StrEnum):
    """The shapes of a time expression."""

    DAY = "day"
    DAYS = "days"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    FIRST_MONTHS = "first_months"
    LAST_MONTHS = "last_months"
    MONTHS = "months"
    YEAR = "year"
    YEARS = "years"
    SAME_PERIOD = "same_period"
    PREVIOUS = "previous"
    PAST_YEAR = "past_year"
    NOW = "now"
    YEAR_TO_DATE = "year_to_date"
    DURATION = "duration"
    CLOCK = "clock"


class TimeExpression(NamedTuple):
    """One time expression at `text[start:end]`; a field that the text leaves open is None.

    `year_shift` is relative to the anchor (năm ngoái: -1); `first` is where a span of days, months or years begins, `first_month` and
    `first_year` those of its first day;
    `first` of a DURATION is how many years back it reaches, of PREVIOUS how many months, of the half of a month without `day` where it begins;
    `day_shift` counts days from publication (hôm qua: -1) or weeks (tuần trước: -7), and is None for "tuần qua";
    `until` says that the expression names the end of the period (tính đến, đến hết); `edge` is -1 for the start
    (đầu năm, từ đầu năm đến …) and 1 for the end (cuối năm) of the span named.
    """

    start: int
    end: int
    kind: TimeKind
    year: int | None = None
    year_shift: int | None = None
    month: int | None = None
    day: int | None = None
    first: int | None = None
    until: bool = False
    edge: int = 0
    first_month: int | None = None
    first_year: int | None = None
    day_shift: int | None = None
