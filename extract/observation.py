"""What the extractor returns for one article."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from schemas.code_lists import Bound, Measure, PeriodBasis, RejectReason, Status


@dataclass(frozen=True, slots=True)
class Observation:
    """One reported figure; the columns of `observations` that the article alone decides, under the same names."""

    observation_id: str
    year: int
    metric: str
    value: float
    unit: str
    source_sentence: str
    place: str
    place_id: str
    metric_text: str
    measure: Measure
    value_text: str
    unit_text: str
    value_low: float | None
    value_high: float | None
    bound: Bound
    status: Status
    period: str
    period_start: date | None
    period_end: date
    period_basis: PeriodBasis
    base_period: str | None
    equivalent_to: str | None
    part_of: str | None
    confidence: float
    flags: tuple[str, ...]
    sentence_no: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Reject:
    """One candidate number that became no observation, with the reason."""

    text: str
    reason: RejectReason
    stage: str
    sentence: str
    sentence_no: int
    char_start: int
    char_end: int


@dataclass(frozen=True, slots=True)
class Extraction:
    """All candidates of one article: each is part of one observation or one reject."""

    observations: tuple[Observation, ...]
    rejects: tuple[Reject, ...]
