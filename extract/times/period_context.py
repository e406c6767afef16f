"""What an article has said of time: the periods that an expression or a sentence without one refers to."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from schemas.code_lists import PeriodBasis
from schemas.time_period import TimePeriod

_REVIEW_MONTHS = 4  # until April an article may review the year before


class Found(NamedTuple):
    """A reference period with how it was found; `open_end` says that it only names the end, so that a stock stands at it."""

    period: TimePeriod
    basis: PeriodBasis
    open_end: bool = False


class PeriodContext(NamedTuple):
    """What the article has said of time so far.

    `published` is the publication day, `main` the period of the headline or lead, `current` that of the paragraph, `compared` the last period of
    the paragraph that was compared with another, and that other.
    """

    published: date | None
    main: Found | None = None
    current: Found | None = None
    compared: tuple[TimePeriod, TimePeriod] | None = None

    @property
    def anchor_year(self) -> int | None:
        """The year that an expression without one belongs to."""
        for found in (self.current, self.main):
            if found is not None:
                return found.period.end.year
        return self.published.year if self.published else None

    @property
    def review_year(self) -> int | None:
        """The past year that the article reviews, where it appears early in the year after."""
        if self.main is None or self.published is None:
            return None
        year = self.main.period.end.year
        return year if year == self.published.year - 1 and self.published.month <= _REVIEW_MONTHS else None

    def expects(self, year: int) -> bool:
        """True for a year that the article speaks of anyway: that of its paragraph or headline, of publication, or the one it reviews."""
        if self.anchor_year is None or year == self.anchor_year:
            return True
        if self.published is None:
            return False
        return year == self.published.year or (year == self.published.year - 1 and self.published.month <= _REVIEW_MONTHS)

    def default(self) -> Found | None:
        """The period of a sentence that names none: the paragraph's, the headline's, else the year of publication."""
        if self.current is not None:
            return self.current._replace(basis=PeriodBasis.CONTEXT)
        if self.main is not None:
            return self.main._replace(basis=PeriodBasis.CONTEXT)
        return Found(TimePeriod.year(self.published.year), PeriodBasis.PUBLICATION) if self.published else None
