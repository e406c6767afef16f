"""Which metric of the vocabulary a noun phrase names, if any."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from extract.phrase_index import PhraseIndex, Spans
from extract.wordings import Candidate, Wording
from extract.words import STOP, Words
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.dimensions import Dimension
from schemas.vocabulary.metrics import Metric, Rule
from schemas.vocabulary.phrase_lists import PhraseLists

_OF_AN_AMOUNT = frozenset({Measure.LEVEL, Measure.CHANGE})
# a syllable in the noun phrase says more than one in its clause; the context only adds that it agrees
_NOUN, _CLAUSE, _CONTEXT = 6, 4, 2
_SAME_DIMENSION = 1
_Score = tuple[int, int]  # syllables matched, by weight; then how near the words of the context stand
# "the share of A in B" is a share of A; "trong nước", "trong năm" and the like are no such whole
_WHOLE = re.compile(r"(?i)\b(?:trong|trên) (?=tổng|số|cơ cấu|kim ngạch|diện tích|sản lượng|dân số|giá trị|vốn|doanh thu|thu )")


@dataclass(frozen=True, slots=True)
class _Text:
    """One text with the phrases found in it, as spans and as a set of bits."""

    words: Words
    found: Mapping[int, Spans]
    bits: int


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule with its phrases as numbers and bits."""

    metric: Metric
    measures: frozenset[Measure]
    dimensions: frozenset[str]
    noun: tuple[tuple[int, ...], ...]
    clause: tuple[tuple[int, ...], ...]
    near: tuple[tuple[int, ...], ...]
    optional: tuple[int, ...]
    not_noun: int
    not_clause: int
    not_near: int
    left_closed: bool
    right_closed: bool


def _bits(numbers: Iterable[int]) -> int:
    total = 0
    for number in numbers:
        total |= 1 << number
    return total


class MetricMatcher:
    """Finds the metric that a noun phrase names; built once, then pure and deterministic."""

    def __init__(self, metrics: Mapping[str, Metric], lists: PhraseLists) -> None:
        self._index = PhraseIndex(lists.abbreviations)
        self._openers = frozenset(self._index.add(phrase) for phrase in lists.openers)
        self._continuations = frozenset(self._index.add(phrase) for phrase in lists.continuations)
        self._fillers = frozenset(self._index.add(phrase) for phrase in lists.fillers)
        self._parts = frozenset(self._index.add(phrase) for phrase in lists.parts)
        self._by_noun: dict[int, list[_Compiled]] = {}
        for metric in metrics.values():
            for rule in metric.match.any:
                compiled = self._compile(metric, rule)
                for number in compiled.noun[0]:
                    self._by_noun.setdefault(number, []).append(compiled)
        self._analysed = lru_cache(maxsize=512)(self._analyse)

    def match(self, focus: str, context: str, *, dimension: str, measure: Measure, clause: str = "", unit: str | None = None) -> Metric | None:
        """Return the metric that fits best, or None where none fits or two fit equally well.

        `focus` is the noun phrase measured (numbers in it are ignored), `clause` the words of its own clause with the verbs,
        `context` the sentence, heading and subject before. `dimension` is that of the figure's unit, `unit` its id.
        """
        return self.match_any(Wording((Candidate(focus, clause),), context), dimension=dimension, measure=measure, unit=unit)

    def match_any(self, wording: Wording, *, dimension: str, measure: Measure, unit: str | None = None) -> Metric | None:
        """Return the metric that fits any reading of a figure's words best, as `match` does for one."""
        for rank in sorted({reading.rank for reading in wording.candidates}):
            scores: dict[str, tuple[_Score, Metric]] = {}
            for reading in wording.candidates:
                if reading.rank == rank:
                    for metric, score in self._scores(reading, wording.context, dimension, measure, unit):
                        if metric.id not in scores or score > scores[metric.id][0]:
                            scores[metric.id] = score, metric
            if scores:
                ranked = sorted(scores.values(), key=lambda pair: pair[0], reverse=True)
                return None if len(ranked) > 1 and ranked[0][0] == ranked[1][0] else ranked[0][1]
        return None

    def has_content(self, text: str) -> bool:
        """True where a text names anything: more than names of places, verbs that link, and words of time and degree."""
        analysed = self._analysed(text)
        words, empty = analysed.words, set()
        if not self._by_noun.keys().isdisjoint(analysed.found.keys() - self._fillers):
            return True
        for number in self._fillers & analysed.found.keys():
            for start, end in analysed.found[number]:
                empty.update(range(start, end))
        return any(at not in empty and not words.named[at] and words.syllables[at] != STOP for at in range(len(words.syllables)))

    def _scores(self, reading: Candidate, context: str, dimension: str, measure: Measure, unit: str | None) -> Iterator[tuple[Metric, _Score]]:
        focus, clause = reading.noun, reading.clause
        if measure == Measure.SHARE and (whole := _WHOLE.search(focus)) and focus[: whole.start()].strip():
            focus, clause = focus[: whole.start()], f"{focus[whole.start() :]}; {clause}"
        noun, around, wider = self._analysed(focus), self._analysed(clause), self._analysed(context)
        past = len(self._analysed(reading.before).words.syllables) if reading.before else 0
        rules = {id(rule): rule for number in noun.found for rule in self._by_noun.get(number, ())}
        for rule in rules.values():
            if reading.by_unit and measure in _OF_AN_AMOUNT and unit is not None and unit not in (rule.metric.match.units or (rule.metric.unit,)):
                continue
            if _suits(rule, dimension, measure, unit) and (score := self._score(rule, noun, around, wider, past)) is not None:
                yield rule.metric, (score[0] + _SAME_DIMENSION * (dimension == rule.metric.dimension), score[1])

    def _compile(self, metric: Metric, rule: Rule) -> _Compiled:
        add, whole = self._index.add, metric.match
        dimensions = rule.dimensions or whole.dimensions or ((metric.dimension, Dimension.RATE) if metric.kind == "ratio" else (metric.dimension,))
        return _Compiled(
            metric=metric,
            measures=frozenset(rule.measures or whole.measures or Measure),
            dimensions=frozenset(dimensions),
            noun=tuple(tuple(add(phrase) for phrase in group) for group in rule.noun),
            clause=tuple(tuple(add(phrase) for phrase in group) for group in rule.clause),
            near=tuple(tuple(add(phrase) for phrase in group) for group in rule.near),
            optional=tuple(add(phrase) for phrase in rule.optional + whole.optional),
            not_noun=_bits(add(phrase) for phrase in rule.not_noun + whole.not_noun),
            not_clause=_bits(add(phrase) for phrase in rule.not_clause + whole.not_clause),
            not_near=_bits(add(phrase) for phrase in rule.not_near + whole.not_near),
            left_closed=rule.left == "closed",
            right_closed=rule.right == "closed",
        )

    def _analyse(self, text: str) -> _Text:
        words = self._index.words(text)
        found = self._index.find(words)
        return _Text(words, found, _bits(found))

    def _score(self, rule: _Compiled, noun: _Text, clause: _Text, context: _Text, past: int) -> _Score | None:
        if noun.bits & rule.not_noun or (noun.bits | clause.bits) & rule.not_clause or (noun.bits | clause.bits | context.bits) & rule.not_near:
            return None
        matched: tuple[set[int], set[int], set[int]] = set(), set(), set()
        texts = (noun, clause, context)
        nearest = 0
        for groups, reach in ((rule.noun, 1), (rule.clause, 2), (rule.near, 3)):
            for group in groups:
                for text, positions in zip(texts[:reach], matched, strict=False):
                    spans = [text.found[number][0] for number in group if number in text.found]
                    if spans:
                        start, end = max(spans, key=lambda span: span[1] - span[0])
                        positions.update(range(start, end))
                        if text is context:
                            nearest = max(nearest, *(text.found[number][-1][1] for number in group if number in text.found))
                        break
                else:
                    return None
        if (past and max(matched[0]) < past) or not self._fits_in(rule, noun):
            return None
        return _NOUN * len(matched[0]) + _CLAUSE * len(matched[1]) + _CONTEXT * bool(matched[2]), nearest

    def _fits_in(self, rule: _Compiled, noun: _Text) -> bool:
        """True where what stands around the match in the noun phrase narrows nothing."""
        covered: set[int] = set()
        for group in (*rule.noun, *rule.clause, *rule.near, rule.optional):
            for number in group:
                for start, end in noun.found.get(number, ()):
                    covered.update(range(start, end))
        for number in self._parts & noun.found.keys():
            if any(not covered.issuperset(range(start, end)) for start, end in noun.found[number]):
                return False
        if rule.left_closed and not self._opens(rule, noun, covered):
            return False
        return not rule.right_closed or self._closes(noun, covered)

    def _opens(self, rule: _Compiled, noun: _Text, covered: set[int]) -> bool:
        words = noun.words
        head = min(start for number in rule.noun[0] for start, _ in noun.found.get(number, ()))
        allowed = set(covered)
        for number in self._openers & noun.found.keys():
            for start, end in noun.found[number]:
                allowed.update(range(start, end))
        for at in range(head - 1, -1, -1):
            if words.pause[at + 1] or words.syllables[at] == STOP:
                return True
            if at not in allowed and not words.named[at]:
                return False
        return True

    def _closes(self, noun: _Text, covered: set[int]) -> bool:
        words = noun.words
        following = {start for number in self._continuations & noun.found.keys() for start, _ in noun.found[number]}
        for at in covered:
            after = at + 1
            if after in covered or after == len(words.syllables) or words.pause[after] or words.named[after]:
                continue
            if words.syllables[after] != STOP and after not in following:
                return False
        return True


def _suits(rule: _Compiled, dimension: str, measure: Measure, unit: str | None) -> bool:
    """True where a figure of this unit and measure can be of the rule's metric."""
    if measure not in rule.measures:
        return False
    if measure not in _OF_AN_AMOUNT:
        return True
    if dimension not in rule.dimensions and not (measure == Measure.CHANGE and dimension == Dimension.PERCENT):
        return False
    units = rule.metric.match.units
    return not units or unit is None or unit in units or dimension != Dimension.COUNT


@lru_cache(maxsize=4)
def metric_matcher(vocabulary: Vocabulary) -> MetricMatcher:
    """Return the matcher of a vocabulary, compiled once."""
    return MetricMatcher(vocabulary.metrics, vocabulary.phrase_lists)
