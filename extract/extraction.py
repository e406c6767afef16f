"""One article in, all its figures out: the order in which the readers are asked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache, partial

from extract.allowance import Allowance
from extract.article import Article, LineKind
from extract.article_context import ArticleContext, main_period
from extract.drafts import Draft
from extract.metrics import metric_matcher
from extract.metrics.wording import Wording
from extract.metrics.wordings import WordingReader
from extract.observation import Extraction, Observation, Reject
from extract.phrases.referents import ReferentReader
from extract.places import PlaceReader
from extract.quantities.noise import Noise
from extract.rows import Judge, RowBuilder, Source, judge
from extract.scanned_sentences import ScannedSentence, SentenceScanner
from extract.sentence_reader import SentenceReader
from extract.tables.data_tables import TableReader
from extract.tables.table_figures import with_tables
from extract.text.cue_patterns import CuesAnywhere
from extract.text.letters import alternation
from extract.text.sentences import Sentence, split_sentences
from extract.times.headline_periods import dated_by_text
from extract.times.period_context import PeriodContext
from schemas.code_lists import RejectReason
from schemas.limits import UNLIMITED
from schemas.vocabulary import Vocabulary, load_vocabulary

_HEADLINES = frozenset({LineKind.TITLE, LineKind.SAPO})
_CONTEXT = 300  # how many characters of the paragraph before a sentence may say what its figures are of


class Extractor:
    """Reads articles into observations and rejects; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, *, confidence: Judge | None = None) -> None:
        self._sentence_cues = vocabulary.sentence_cues
        self._scanner = SentenceScanner(vocabulary)
        self._reader = SentenceReader(vocabulary)
        self._continues = CuesAnywhere(alternation(vocabulary.context_cues.continuing_openers))
        self._places = PlaceReader(vocabulary)
        self._tables = TableReader(vocabulary.table_cues)
        matcher = metric_matcher(vocabulary)
        self._wordings = WordingReader(matcher, self._reader.phrases.nouns)
        self._referents = ReferentReader(vocabulary)
        self._rows = RowBuilder(vocabulary, matcher, self._places, confidence or judge(vocabulary))

    def extract(self, article: Article, allowance: Allowance | None = None) -> Extraction:
        """Read one article: every number of its body ends in one observation or one reject."""
        read = partial(self._read, allowance=allowance or Allowance(article.source, UNLIMITED))
        found = read(article)
        return with_tables(article, found, self._tables, read) if any(line.kind is LineKind.TABLE_ROW for line in article.lines) else found

    def _read(self, article: Article, allowance: Allowance) -> Extraction:
        """Read an article sentence by sentence."""
        scanned: list[ScannedSentence] = []
        for sentence in split_sentences(article.body, article.lines, self._sentence_cues):
            allowance.check_time()
            scanned.append(self._scanner.scan(article, sentence))
        published = article.published.date() if article.published else None
        home = self._places.home(article)
        periods = PeriodContext(published, main=main_period(scanned, published, self._reader))
        context = ArticleContext(periods, self._referents.of([s.scan for s in scanned]))
        observations: list[Observation] = []
        rejects: list[Reject] = []
        occurrences: Counter[tuple[str, ...]] = Counter()
        read: list[tuple[Source, list[Draft], list[Wording]]] = []
        for s in scanned:
            allowance.check_time()
            context.enter(s.sentence, s.scan.text, self._continues)
            drafts = self._reader.read(s.scan, context.surroundings(s.sentence))
            rejects += _rejects(article, s, drafts)
            if drafts:
                context.place = self._places.topic(s.scan, home, context.place, context.last_place)
                context.last_place = self._places.chosen(s.scan, drafts[-1].mention, home, context.place)
                before = f"{context.section}. {context.heading}. {_text_before(article, s.sentence) or context.previous}"
                wordings = self._wordings.read(s.scan, drafts, before, context.previous)
                read.append((Source(article.article_id, s.sentence, s.scan, home, context.place), drafts, wordings))
            context.leave(s.scan, s.sentence.number, drafts, self._reader)
        text = [d for source, drafts, _ in read if source.sentence.kind not in _HEADLINES for d in drafts]
        for source, drafts, wordings in read:
            dated = dated_by_text(drafts, text) if source.sentence.kind in _HEADLINES else drafts
            observations += self._rows.rows(source, dated, wordings, occurrences)
        return Extraction(tuple(observations), tuple(sorted(rejects, key=lambda r: r.char_start)))


def _text_before(article: Article, sentence: Sentence) -> str:
    """The end of the paragraph before a sentence."""
    return article.body[max(article.lines[sentence.line_no].start, sentence.start - _CONTEXT) : sentence.start].strip()


def _rejects(article: Article, scanned: ScannedSentence, drafts: Sequence[Draft]) -> Iterator[Reject]:
    """The numbers of a sentence that are no figures, and the quantities that gave no draft, each under what was missing."""
    text = article.body[scanned.sentence.start : scanned.sentence.end]
    for noise in scanned.noise:
        yield _reject(article, scanned.sentence, text, noise, "quantity")
    read = {d.quantity.char_start for d in drafts}
    unresolved = RejectReason.NO_METRIC if article.published else RejectReason.NO_PERIOD
    for mention in scanned.scan.mentions:
        q = mention.quantity
        if q.char_start not in read:
            reason = RejectReason.NO_UNIT if q.unit is None else unresolved
            yield _reject(article, scanned.sentence, text, Noise(q.char_start, q.char_end, reason), "sentence")


def _reject(article: Article, sentence: Sentence, text: str, noise: Noise, stage: str) -> Reject:
    start, end = sentence.start + noise.start, sentence.start + noise.end
    return Reject(article.body[start:end], noise.reason, stage, text, sentence.number, start, end)


@lru_cache(maxsize=4)
def extractor(vocabulary: Vocabulary) -> Extractor:
    """The extractor for one vocabulary, compiled once."""
    return Extractor(vocabulary)


def extract(article: Article, vocabulary: Vocabulary | None = None, allowance: Allowance | None = None) -> Extraction:
    """Extract the figures of one article: pure and deterministic.

    Raises nothing on any text, but ArticleError where an allowance is given and its time is over.
    """
    return extractor(vocabulary or load_vocabulary()).extract(article, allowance)
