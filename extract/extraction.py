"""One article in, all its figures out: the order in which the readers are asked."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Protocol

from extract.article import Article, LineKind
from extract.confidence import confidence
from extract.drafts import Draft, Surroundings
from extract.evidence import EvidenceReader
from extract.intervals import interval
from extract.letters import folded
from extract.measures import SELF_STANDING
from extract.mentions import MentionReader, SentenceScan
from extract.metrics import metric_matcher
from extract.observation import Extraction, Observation, Reject
from extract.passing_numbers import PassingNumbers
from extract.period_resolution import Found, PeriodContext
from extract.places import Home, PlaceReader
from extract.quantities import QuantityScanner
from extract.sentence_reader import SentenceReader
from extract.sentences import Sentence, split_sentences
from extract.slugs import slug
from extract.wording import Wording
from extract.wordings import WordingReader
from schemas.code_lists import Bound, Measure, PeriodBasis, RejectReason, Status
from schemas.time_period import TimePeriod
from schemas.vocabulary import Vocabulary, load_vocabulary
from schemas.vocabulary.metrics import Metric
from schemas.vocabulary.places import COUNTRY, PlaceMention

_TITLE_YEAR = re.compile(r"(?<![\w.,/-])((?:19|20)\d\d)(?![\w/-]|[.,]\d)")
_CONTEXT = 300  # how many characters of the paragraph before a sentence may say what its figures are of


@dataclass
class _Reading:
    """What has been read of the article so far; the only state of an extraction."""

    context: PeriodContext
    heading: str = ""
    heading_status: Status | None = None
    heading_period: Found | None = None
    previous: str = ""
    topic: str = ""
    place: PlaceMention | None = None
    line_no: int = -1
    line_sentences: int = 0


class Judge(Protocol):
    """Says how sure a row is; the calibration hands in one that takes notes."""

    def __call__(self, draft: Draft, metric: Metric | None, *, local: bool) -> float:
        """Confidence between 0 and 1; `local` is true of an article of one province."""


def _judge(vocabulary: Vocabulary) -> Judge:
    reader = EvidenceReader(vocabulary)

    def judge(draft: Draft, metric: Metric | None, *, local: bool) -> float:
        return confidence(reader.read(draft, metric, local=local))

    return judge


class Extractor:
    """Reads articles into observations and rejects; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, *, confidence: Judge | None = None) -> None:
        self._vocabulary = vocabulary
        self._confidence = confidence or _judge(vocabulary)
        self._scanner = QuantityScanner(vocabulary)
        self._passing = PassingNumbers(vocabulary)
        self._mentions = MentionReader(vocabulary)
        self._reader = SentenceReader(vocabulary)
        self._places = PlaceReader(vocabulary)
        self._matcher = metric_matcher(vocabulary)
        self._wordings = WordingReader(self._matcher, self._reader.phrases.nouns)

    def extract(self, article: Article) -> Extraction:
        """Read one article: every number of its body ends in one observation or one reject."""
        sentences = split_sentences(article.body, article.lines, self._vocabulary.sentence_cues)
        scans = [self._scan(article, s) for s in sentences]
        published = article.published.date() if article.published else None
        home = self._places.home(article)
        reading = _Reading(PeriodContext(published, main=self._main_period(sentences, scans, published)))
        observations: list[Observation] = []
        rejects: list[Reject] = []
        occurrences: Counter[tuple[str, ...]] = Counter()
        for sentence, (scan, noise) in zip(sentences, scans, strict=True):
            self._enter_line(reading, sentence)
            for n_start, n_end, reason in noise:
                rejects.append(self._reject(article, sentence, n_start, n_end, reason, "quantity"))
            drafts = self._drafts(scan, sentence, reading)
            rejects += self._unread(article, sentence, scan, drafts)
            if drafts:
                reading.place = self._places.topic(scan, home, reading.place)
            observations += self._observations(article, sentence, scan, drafts, occurrences, reading, home)
            self._leave_sentence(reading, scan, drafts)
        return Extraction(tuple(observations), tuple(sorted(rejects, key=lambda r: r.char_start)))

    def _scan(self, article: Article, sentence: Sentence) -> tuple[SentenceScan, list[tuple[int, int, RejectReason]]]:
        original = article.body[sentence.start : sentence.end]
        line_start = sentence.start == article.lines[sentence.line_no].start
        scan = self._scanner.scan(original, line_start=line_start)
        reasons = [self._passing.reason(original, q) for q in scan.quantities]
        kept = [q for q, reason in zip(scan.quantities, reasons, strict=True) if reason is None]
        dropped = [(q.char_start, q.char_end, reason) for q, reason in zip(scan.quantities, reasons, strict=True) if reason is not None]
        noise = [
            (n.start, n.end, n.reason)
            for n in scan.noise
            if re.search(r"\d", original[n.start : n.end]) or n.reason in {RejectReason.VAGUE, RejectReason.IDIOM, RejectReason.DURATION}
        ]
        return self._mentions.read(original, folded(original), tuple(kept), scan.times), noise + dropped

    def _main_period(
        self, sentences: tuple[Sentence, ...], scans: list[tuple[SentenceScan, list[tuple[int, int, RejectReason]]]], published: date | None
    ) -> Found | None:
        """The period of the headline, else of the lead: the first that is stated and does not lie ahead."""
        first_lines = sorted({s.line_no for s in sentences})[:3]
        for sentence, (scan, _) in zip(sentences, scans, strict=True):
            if sentence.line_no not in first_lines:
                break
            context = PeriodContext(published)
            found = self._reader.times(scan, context).stated()
            years = set(_TITLE_YEAR.findall(scan.text)) if sentence.kind is LineKind.TITLE and found is None else set()
            if len(years) == 1:
                found = Found(TimePeriod.year(int(years.pop())), PeriodBasis.STATED)
            if found is not None and (found.period.days or 0) <= 366 and not (context.published and found.period.end.year > context.published.year):
                return found
        return None

    @staticmethod
    def _enter_line(reading: _Reading, sentence: Sentence) -> None:
        """A new paragraph forgets the period of the last, unless that was one sentence; a line that is no bullet forgets the heading."""
        if sentence.line_no == reading.line_no:
            reading.line_sentences += 1
            return
        reading.line_no = sentence.line_no
        reading.place = None
        current = reading.context.current
        if current is not None and (reading.line_sentences > 1 or current.period.end.year not in _near_years(reading.context)):
            reading.context = replace(reading.context, current=None)
        if reading.line_sentences > 1:
            reading.topic = ""
        reading.line_sentences = 1
        if sentence.kind is LineKind.BULLET:
            reading.context = replace(reading.context, current=reading.heading_period)
        else:
            reading.heading, reading.heading_status, reading.heading_period = "", None, None

    def _drafts(self, scan: SentenceScan, sentence: Sentence, reading: _Reading) -> list[Draft]:
        around = Surroundings(
            reading.context, reading.heading, reading.heading_status, sentence.kind is LineKind.BULLET, reading.previous, reading.topic
        )
        return self._reader.read(scan, around)

    def _leave_sentence(self, reading: _Reading, scan: SentenceScan, drafts: list[Draft]) -> None:
        """What the next sentence inherits."""
        stated = self._reader.times(scan, reading.context).stated()
        if stated is not None:
            reading.context = replace(reading.context, current=stated)
        heads = [d for d in drafts if d.measure in SELF_STANDING and d.own_phrase]
        if heads:
            reading.previous, reading.topic = heads[0].phrase, heads[0].topic
        if scan.original.rstrip().endswith(":"):
            text = re.sub(r"\s*(?:như\s+sau|sau\s+đây|sau|cụ\s+thể|gồm|đó\s+là)\s*$", "", scan.text.rstrip(" :").split(",")[-1].strip())
            text = self._reader.phrases.strip_tail(text)
            reading.heading = heads[-1].phrase if heads else text if self._reader.phrases.nouns.names_measure(text) else ""
            statuses = self._reader.statuses.cues(scan.text)
            reading.heading_status = statuses[-1][1] if statuses else None
            reading.heading_period = self._reader.times(scan, reading.context).stated(until=True) or reading.context.current

    def _observations(
        self,
        article: Article,
        sentence: Sentence,
        scan: SentenceScan,
        drafts: list[Draft],
        occurrences: Counter[tuple[str, ...]],
        reading: _Reading,
        home: Home,
    ) -> list[Observation]:
        ids: list[str] = []
        found: list[Observation] = []
        start = max(article.lines[sentence.line_no].start, sentence.start - _CONTEXT)
        before = article.body[start : sentence.start].strip() or reading.previous
        wordings = self._wordings.read(scan, drafts, f"{reading.heading}. {before}", reading.previous)
        for draft, wording in zip(drafts, wordings, strict=True):
            q = draft.quantity
            value_text = scan.original[q.char_start : q.char_end]
            unit_text = scan.original[q.unit_start : q.unit_end]
            key = (article.article_id, scan.original, value_text, unit_text)
            occurrences[key] += 1
            ids.append(hashlib.sha256("\x1f".join((*key, str(occurrences[key]))).encode()).hexdigest()[:16])
            found.append(self._observation(sentence, scan, draft, wording, ids, (value_text, unit_text), reading, home))
        return found

    def _observation(
        self,
        sentence: Sentence,
        scan: SentenceScan,
        draft: Draft,
        wording: Wording,
        ids: list[str],
        printed: tuple[str, str],
        reading: _Reading,
        home: Home,
    ) -> Observation:
        q = draft.quantity
        dimension = "percent" if draft.unit.startswith("percent") else self._vocabulary.units.dimension(draft.unit)
        metric = self._matcher.match_any(wording, dimension=dimension, measure=draft.measure, unit=draft.unit)
        period = draft.period
        if metric is not None and metric.kind == "stock" and draft.measure is Measure.LEVEL and (period.days or 0) > 360:
            period = period.as_stock
        place, place_id = self._places.read(scan, draft.mention, home, reading.place, period.end)
        flags = []
        if draft.base is not None and not draft.base_stated:
            flags.append("BASE_IMPLIED")
        if period.is_stock and draft.basis is not draft.basis.STATED:
            flags.append("AS_OF_IMPLICIT")
        step = 0.0 if draft.reading.exceeds and not q.step else q.step
        low, high = interval(draft.value, draft.value_max, step, q.bound)
        return Observation(
            observation_id=ids[-1],
            year=period.reference_year,
            metric=metric.id if metric is not None else f"other:{slug(draft.phrase)}",
            value=draft.value,
            unit=draft.unit,
            source_sentence=scan.original,
            place=place,
            place_id=place_id,
            metric_text=draft.phrase,
            measure=draft.measure,
            value_text=printed[0],
            unit_text=printed[1],
            value_low=low,
            value_high=high,
            bound=Bound.RANGE if draft.value_max is not None else q.bound,
            status=draft.status,
            period=str(period),
            period_start=period.start,
            period_end=period.end,
            period_basis=draft.basis,
            base_period=None if draft.base is None else str(draft.base),
            equivalent_to=None if draft.equivalent_of is None else ids[draft.equivalent_of],
            part_of=None if draft.part_of is None else ids[draft.part_of],
            confidence=self._confidence(draft, metric, local=home.code != COUNTRY),
            flags=tuple(flags),
            sentence_no=sentence.number,
            char_start=sentence.start + q.char_start,
            char_end=sentence.start + q.char_end,
        )

    def _unread(self, article: Article, sentence: Sentence, scan: SentenceScan, drafts: list[Draft]) -> list[Reject]:
        """Quantities that gave no draft, each under what was missing."""
        read = {d.quantity.char_start for d in drafts}
        rejects = []
        for mention in scan.mentions:
            q = mention.quantity
            if q.char_start in read:
                continue
            reason = RejectReason.NO_UNIT if q.unit is None else RejectReason.NO_METRIC if article.published else RejectReason.NO_PERIOD
            rejects.append(self._reject(article, sentence, q.char_start, q.char_end, reason, "sentence"))
        return rejects

    @staticmethod
    def _reject(article: Article, sentence: Sentence, start: int, end: int, reason: RejectReason, stage: str) -> Reject:
        a, b = sentence.start + start, sentence.start + end
        return Reject(article.body[a:b], reason, stage, article.body[sentence.start : sentence.end], sentence.number, a, b)


def _near_years(context: PeriodContext) -> set[int]:
    """The years that a new paragraph may go on speaking of: the headline's and that of publication."""
    years = {context.main.period.end.year} if context.main is not None else set()
    return years | ({context.published.year} if context.published is not None else set())


@lru_cache(maxsize=4)
def extractor(vocabulary: Vocabulary) -> Extractor:
    """The extractor for one vocabulary, compiled once."""
    return Extractor(vocabulary)


def extract(article: Article, vocabulary: Vocabulary | None = None) -> Extraction:
    """Extract the figures of one article. Pure and deterministic; raises nothing on any text."""
    return extractor(vocabulary or load_vocabulary()).extract(article)
