"""From a draft to an observation: metric, place, interval, confidence and an id that survives a second extraction."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from extract.confidence import confidence
from extract.drafts import Draft
from extract.evidence import EvidenceReader
from extract.mentions import SentenceScan
from extract.metrics import MetricMatcher
from extract.metrics.wording import Wording
from extract.observation import Observation
from extract.observation_ids import SentenceIds
from extract.places import Home, PlaceReader
from extract.quantities.intervals import interval
from extract.text.sentences import Sentence
from extract.text.slugs import slug
from schemas.code_lists import Bound, Measure, PeriodBasis
from schemas.time_period import TimePeriod
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.metrics import Metric
from schemas.vocabulary.places import COUNTRY, PlaceMention

_LEVEL, _RANGE, _STATED = Measure.LEVEL, Bound.RANGE, PeriodBasis.STATED  # looked up once: an enumeration is slow to ask
_YEAR_DAYS = 360  # a period of more days is a whole year


class Judge(Protocol):
    """Says how sure a row is; the calibration hands in one that takes notes."""

    def __call__(self, draft: Draft, metric: Metric | None, *, local: bool) -> float:
        """Confidence between 0 and 1; `local` is true of an article of one province."""


def judge(vocabulary: Vocabulary) -> Judge:
    """The judge of normal runs: confidence by the evidence of the row."""
    reader = EvidenceReader(vocabulary)

    def by_evidence(draft: Draft, metric: Metric | None, *, local: bool) -> float:
        return confidence(reader.read(draft, metric, local=local))

    return by_evidence


@dataclass(frozen=True, slots=True)
class Source:
    """Where rows come from: the sentence and its article's own place; `topic` is the place that the sentence is about."""

    article_id: str
    sentence: Sentence
    scan: SentenceScan
    home: Home
    topic: PlaceMention | None


class RowBuilder:
    """Builds the observations of sentences; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, matcher: MetricMatcher, places: PlaceReader, confidence: Judge) -> None:
        self._units, self._matcher, self._places, self._confidence = vocabulary.units, matcher, places, confidence

    def rows(self, source: Source, drafts: Sequence[Draft], wordings: Sequence[Wording], occurrences: Counter[tuple[str, ...]]) -> list[Observation]:
        """The observations of one sentence; `occurrences` counts equal figures of the article, so that their ids differ."""
        ids: list[str] = []
        printed = [_printed(source.scan, draft) for draft in drafts]
        figures = SentenceIds(source.article_id, source.scan.original)
        for value_text, unit_text in printed:
            key = (source.scan.original, value_text, unit_text)
            occurrences[key] += 1
            ids.append(figures.id_of(value_text, unit_text, occurrences[key]))
        rows = zip(ids, drafts, wordings, printed, strict=True)
        return [self._row(source, draft, wording, texts, own_id, ids) for own_id, draft, wording, texts in rows]

    def _row(self, source: Source, draft: Draft, wording: Wording, printed: tuple[str, str], own_id: str, ids: Sequence[str]) -> Observation:
        """One row; `ids` are those of all rows of the sentence."""
        q, unit, measure = draft.mention.quantity, draft.unit, draft.reading.measure
        dimension = "percent" if unit.startswith("percent") else self._units.dimension(unit)
        metric = self._matcher.match_any(wording, dimension=dimension, measure=measure, unit=unit)
        period = _period(draft, metric)
        place, place_id = self._places.read(source.scan, draft.mention, source.home, source.topic, period.end)
        value_text, unit_text = printed
        step = 0.0 if draft.reading.exceeds and not q.step else q.step
        low, high = interval(draft.value, draft.value_max, step, q.bound)
        return Observation(
            observation_id=own_id,
            year=period.reference_year,
            metric=metric.id if metric is not None else f"other:{slug(draft.phrase)}",
            value=draft.value,
            unit=unit,
            source_sentence=source.scan.original,
            place=place,
            place_id=place_id,
            metric_text=draft.phrase,
            measure=measure,
            value_text=value_text,
            unit_text=unit_text,
            value_low=low,
            value_high=high,
            bound=_RANGE if draft.value_max is not None else q.bound,
            status=draft.status,
            period=str(period),
            period_start=period.start,
            period_end=period.end,
            period_basis=draft.basis,
            base_period=None if draft.base is None else str(draft.base),
            equivalent_to=None if draft.equivalent_of is None else ids[draft.equivalent_of],
            part_of=None if draft.part_of is None else ids[draft.part_of],
            confidence=self._confidence(draft, metric, local=source.home.code != COUNTRY),
            flags=_flags(draft, period),
            sentence_no=source.sentence.number,
            char_start=source.sentence.start + q.char_start,
            char_end=source.sentence.start + q.char_end,
        )


def _printed(scan: SentenceScan, draft: Draft) -> tuple[str, str]:
    """The number and its unit as printed."""
    q = draft.quantity
    return scan.original[q.char_start : q.char_end], scan.original[q.unit_start : q.unit_end]


def _period(draft: Draft, metric: Metric | None) -> TimePeriod:
    """The period of the draft; the level of a metric that is a stock stands at the end of the year."""
    stock = metric is not None and metric.kind == "stock" and draft.reading.measure is _LEVEL
    return draft.period.as_stock if stock and (draft.period.days or 0) > _YEAR_DAYS else draft.period


def _flags(draft: Draft, period: TimePeriod) -> tuple[str, ...]:
    """What the article does not say and the rules supplied."""
    flags = []
    if draft.base is not None and not draft.base_stated:
        flags.append("BASE_IMPLIED")
    if period.is_stock and draft.basis is not _STATED:
        flags.append("AS_OF_IMPLICIT")
    return tuple(flags)
