"""What is known of one figure while its sentence is read, before ids and metrics are given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from extract.measures import MeasureReading
from extract.mentions import Mention, SentenceScan
from extract.phrases.referents import ArticleNames
from extract.quantities.quantity import Quantity
from extract.times.period_context import PeriodContext
from schemas.code_lists import Measure, PeriodBasis, Status
from schemas.time_period import TimePeriod

_LEAD = 60  # how far before a number what it is compared with is looked for


class Phrase(NamedTuple):
    """The phrase measured; `topic` is what it is about, `whole` the whole of a part, `own` says that its own words name it."""

    text: str
    topic: str
    own: bool
    whole: str = ""


class Draft(NamedTuple):
    """One quantity read in its sentence.

    `open_end` says that `period` only names the end of what is measured; `base_stated` that the article names `base`. `equivalent_of`
    and `part_of` are positions among the drafts of the sentence. `plan` marks the size of a plan, which no later figure qualifies; `lent` is the
    status that the figures after it inherit.
    """

    mention: Mention
    value: float
    value_max: float | None
    unit: str
    reading: MeasureReading
    status: Status
    period: TimePeriod
    basis: PeriodBasis
    open_end: bool
    base: TimePeriod | None
    base_stated: bool
    phrase: str
    topic: str
    whole: str
    own_phrase: bool
    equivalent_of: int | None
    part_of: int | None
    plan: bool = False
    lent: Status = Status.ACTUAL

    @property
    def quantity(self) -> Quantity:
        """The quantity as scanned."""
        return self.mention.quantity

    @property
    def measure(self) -> Measure:
        """What the number says of the metric."""
        return self.reading.measure


class Surroundings(NamedTuple):
    """What a sentence inherits: the period context, the heading it stands under, what the sentence before measured, and the names.

    `number` is the place of the sentence among those that `names` was read from; `measured` holds by unit what the sentences before measured.
    """

    periods: PeriodContext
    heading: str = ""
    heading_status: Status | None = None
    bullet: bool = False
    previous: str = ""
    topic: str = ""
    names: ArticleNames | None = None
    number: int = 0
    measured: Mapping[str, str] = MappingProxyType({})


class Focus(NamedTuple):
    """The quantity being read: its sentence, the drafts before it and the last of them, and what the sentence inherits."""

    scan: SentenceScan
    mention: Mention
    quantity: Quantity
    earlier: Sequence[Draft]
    last: Draft | None
    around: Surroundings

    @property
    def lead(self) -> str:
        """The text right before the number, also that which belongs to the number before it."""
        return self.scan.text[max(0, self.quantity.start - _LEAD) : self.quantity.start]

    @property
    def following(self) -> Mention | None:
        """The quantity whose words begin where those of this one end."""
        return next((m for m in self.scan.mentions if m.left == self.mention.right), None)

    @property
    def heading(self) -> str:
        """The heading of a bullet; empty for other lines."""
        return self.around.heading if self.around.bullet else ""
