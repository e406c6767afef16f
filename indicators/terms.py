"""What a build takes in besides the articles."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from indicators.corrections.correction import NO_CORRECTIONS, Corrections
from schemas.limits import LIMITS, Limits


@dataclass(frozen=True, slots=True)
class Terms:
    """The corrections, the day of which the build tells what was known (None: all that is there), and what one article may take.

    An article without a date is older than any other, here as where one row of a fact is selected: it is always known.
    """

    corrections: Corrections = NO_CORRECTIONS
    as_of: date | None = None
    limits: Limits = LIMITS

    def takes_in(self, published: date | None) -> bool:
        """True for an article that was known on the day."""
        return self.as_of is None or published is None or published <= self.as_of


TERMS = Terms()
"""Those of a build without corrections of all that is there."""
