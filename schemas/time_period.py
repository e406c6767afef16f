"""Reference periods as spans of days, with their SDMX spelling."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

_YEAR = re.compile(r"(\d{4})\Z")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])\Z")
_SEMESTER = re.compile(r"(\d{4})-S([12])\Z")
_MONTH = re.compile(r"(\d{4})-(\d{2})\Z")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})\Z")
_SPAN = re.compile(r"(\d{4})-(\d{2})-(\d{2})/P(\d+)([DMY])\Z")


def last_day(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, monthrange(year, month)[1])


@dataclass(frozen=True, slots=True, order=True)
class TimePeriod:
    """A reference period; `start` is None for a stock, or for what has accumulated since ever."""

    start: date | None
    end: date

    def __post_init__(self) -> None:
        if self.start is not None and self.start > self.end:
            raise ValueError(f"a period cannot end ({self.end}) before it starts ({self.start})")

    @classmethod
    def year(cls, year: int) -> Self:
        """The whole of a calendar year."""
        return cls(date(year, 1, 1), date(year, 12, 31))

    @classmethod
    def years(cls, first: int, last: int) -> Self:
        """Several calendar years, both ends included."""
        return cls(date(first, 1, 1), date(last, 12, 31))

    @classmethod
    def months(cls, year: int, first: int, last: int) -> Self:
        """Months of one year, both ends included."""
        return cls(date(year, first, 1), last_day(year, last))

    @classmethod
    def day(cls, day: date) -> Self:
        """One day."""
        return cls(day, day)

    @classmethod
    def until(cls, end: date) -> Self:
        """All that stands, or has accumulated, at a day."""
        return cls(None, end)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an SDMX time period; raises ValueError where it is none."""
        if m := _YEAR.match(text):
            return cls.year(int(m[1]))
        if m := _QUARTER.match(text):
            return cls.months(int(m[1]), 3 * int(m[2]) - 2, 3 * int(m[2]))
        if m := _SEMESTER.match(text):
            return cls.months(int(m[1]), 6 * int(m[2]) - 5, 6 * int(m[2]))
        if m := _MONTH.match(text):
            return cls.months(int(m[1]), int(m[2]), int(m[2]))
        if m := _DAY.match(text):
            return cls.day(date(int(m[1]), int(m[2]), int(m[3])))
        if m := _SPAN.match(text):
            start, count = date(int(m[1]), int(m[2]), int(m[3])), int(m[4])
            if m[5] == "D":
                return cls(start, start + timedelta(days=count - 1))
            months = start.month - 1 + count * (12 if m[5] == "Y" else 1)
            return cls(start, date(start.year + months // 12, months % 12 + 1, start.day) - timedelta(days=1))
        raise ValueError(f"{text!r} is not an SDMX time period")

    @property
    def reference_year(self) -> int:
        """The year in which the period ends."""
        return self.end.year

    @property
    def is_stock(self) -> bool:
        """True where the period has no start."""
        return self.start is None

    @property
    def as_stock(self) -> Self:
        """The same period as a position at its last day."""
        return type(self)(None, self.end)

    @property
    def days(self) -> int | None:
        """Length in days, both ends included; None for a stock."""
        return None if self.start is None else (self.end - self.start).days + 1

    def shifted(self, years: int) -> Self:
        """The same days of another year; 29 February becomes 28."""
        end = last_day(self.end.year + years, self.end.month)
        if self.end != last_day(self.end.year, self.end.month):
            end = date(end.year, end.month, min(self.end.day, end.day))
        if self.start is None:
            return type(self)(None, end)
        start_year = self.start.year + years
        start = date(start_year, self.start.month, min(self.start.day, monthrange(start_year, self.start.month)[1]))
        return type(self)(start, end)

    def __str__(self) -> str:
        """Spell the period as SDMX does: the shortest of year, semester, quarter, month, day, else start and duration."""
        start, end = self.start, self.end
        year_end = end.month == 12 and end.day == 31
        if start is None:
            return f"{end.year}" if year_end else end.isoformat()
        if year_end and start.year == end.year and start.month == start.day == 1:
            return f"{end.year}"
        if start == end:
            return end.isoformat()
        if start.day == 1 and end == last_day(end.year, end.month):
            count = (end.year - start.year) * 12 + end.month - start.month + 1
            if count == 6 and start.month in (1, 7):
                return f"{end.year}-S{end.month // 6}"
            if count == 3 and start.month in (1, 4, 7, 10):
                return f"{end.year}-Q{end.month // 3}"
            if count == 1:
                return f"{end.year}-{end.month:02d}"
            if count % 12 == 0:
                return f"{start.isoformat()}/P{count // 12}Y"
            return f"{start.isoformat()}/P{count}M"
        return f"{start.isoformat()}/P{self.days}D"
