"""Which metric of the vocabulary a noun phrase names, if any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from operator import or_

from extract.metric_rules import CompiledRule, compile_rule
from extract.phrase_index import PhraseIndex
from extract.wording import Candidate, Wording
from extract.words import STOP
from extract.zones import Reach, ReadText, Zone
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.dimensions import Dimension
from schemas.vocabulary.metrics import Metric
from schemas.vocabulary.phrase_lists import PhraseLists

_OF_AN_AMOUNT = frozenset({Measure.LEVEL, Measure.CHANGE})
# a syllable in the noun phrase says more than one in its clause; the context only adds that it agrees
_NOUN, _CLAUSE, _CONTEXT = 6, 4, 2
_SAME_DIMENSION = 1
_Score = tuple[int, int]  # syllables matched, by weight; then how near the words of the context stand
# "the share of A in B" is a share of A; "trong nước", "trong năm" and the like are no such whole
_WHOLE = re.compile(r"(?i)(?<=\S)\s+(?:trong|trên) (?=tổng|số|cơ cấu|kim ngạch|diện tích|sản lượng|dân số|giá trị|vốn|doanh thu|thu )")


class MetricMatcher:
    """Finds the metric that a noun phrase names; built once, then pure and deterministic."""

    def __init__(self, metrics: Mapping[str, Metric], lists: PhraseLists) -> None:
        self._index = PhraseIndex(lists.abbreviations)
        self._openers = frozenset(self._index.add(phrase) for phrase in lists.openers)
        self._continuations = frozenset(self._index.add(phrase) for phrase in lists.continuations)
        self._parts = frozenset(self._index.add(phrase) for phrase in lists.parts)
        self._fillers = frozenset(self._index.add(phrase) for phrase in lists.fillers)
        self._by_noun: dict[int, list[CompiledRule]] = {}
        for metric in metrics.values():
            for rule in metric.match.any:
                compiled = compile_rule(metric, rule, self._index.add)
                for number in compiled.noun[0]:
                    self._by_noun.setdefault(number, []).append(compiled)
        self._named = self._by_noun.keys() - self._fillers
        self.read_again = lru_cache(maxsize=256)(self.read)

    def match(self, focus: str, context: str, *, dimension: str, measure: Measure, clause: str = "", unit: str | None = None) -> Metric | None:
        """Return the metric that fits best, or None where none fits or two fit equally well.

        `focus` is the noun phrase measured (numbers in it are ignored), `clause` the words of its own clause with the verbs,
        `context` the sentence, heading and subject before. `dimension` is that of the figure's unit, `unit` its id.
        """
        if measure == Measure.SHARE and (whole := _WHOLE.search(focus)):
            focus, clause = focus[: whole.start()], f"{focus[whole.start() :]}; {clause}"
        noun, around, wider = (self.read_again(text).whole for text in (focus, clause, context))
        return self.match_any(Wording((Candidate(noun, around),), (wider,)), dimension=dimension, measure=measure, unit=unit)

    def match_any(self, wording: Wording, *, dimension: str, measure: Measure, unit: str | None = None) -> Metric | None:
        """Return the metric that fits any reading of a figure's words best, as `match` does for one."""
        for rank in sorted({reading.rank for reading in wording.candidates}):
            best: dict[str, tuple[_Score, Metric]] = {}
            for reading in wording.candidates:
                if reading.rank == rank:
                    for metric, score in self._scores(reading, wording.context, dimension, measure, unit):
                        if metric.id not in best or score > best[metric.id][0]:
                            best[metric.id] = score, metric
            if best:
                ranked = sorted(best.values(), key=lambda pair: pair[0], reverse=True)
                return None if len(ranked) > 1 and ranked[0][0] == ranked[1][0] else ranked[0][1]
        return None

    def read(self, text: str, without: Sequence[tuple[int, int]] = ()) -> ReadText:
        """Find the phrases of the vocabulary in a text, leaving out some stretches of it."""
        words = self._index.words(text, without)
        return ReadText(words, self._index.find(words))

    def has_content(self, zone: Zone) -> bool:
        """True where a zone names anything: more than names of places, verbs that link, and words of time and degree."""
        if not self._named.isdisjoint(zone.spans):
            return True
        empty = zone.covered_by(self._fillers & zone.spans.keys())
        syllables, named = zone.words.syllables, zone.words.named
        return any(at not in empty and not named[at] and syllables[at] != STOP for start, end in zone.ranges for at in range(start, end))

    def _scores(
        self, reading: Candidate, context: tuple[Reach, ...], dimension: str, measure: Measure, unit: str | None
    ) -> Iterator[tuple[Metric, _Score]]:
        noun, clause = reading.noun, reading.clause
        around = noun.bits | clause.bits
        wider: int | None = None
        seen: set[int] = set()
        for number in self._by_noun.keys() & noun.spans.keys():
            for rule in self._by_noun[number]:
                if id(rule) in seen:
                    continue
                seen.add(id(rule))
                if not rule.fits(noun.bits, around) or not _suits(rule, dimension, measure, unit, by_unit=reading.by_unit):
                    continue
                if rule.near or rule.not_near:
                    if wider is None:
                        wider = reduce(or_, (zone.bits for zone in context), around)
                    if not rule.fits_context(wider):
                        continue
                score = self._score(rule, reading, context)
                if score is not None:
                    yield rule.metric, (score[0] + _SAME_DIMENSION * (dimension == rule.metric.dimension), score[1])

    def _score(self, rule: CompiledRule, reading: Candidate, context: tuple[Reach, ...]) -> _Score | None:
        """How well a rule fits whose phrases are all there; None where words around its noun phrase narrow it."""
        in_noun: set[int] = set()
        in_clause: set[int] = set()
        nearest = 0
        for group, bits in rule.groups:
            zone = reading.noun if reading.noun.bits & bits else reading.clause if reading.clause.bits & bits else None
            if zone is None:
                nearest = max(nearest, _nearest(group, context))
                continue
            start, end = max((zone.spans[number][0] for number in group if number in zone.spans), key=lambda span: span[1] - span[0])
            (in_noun if zone is reading.noun else in_clause).update(range(start, end))
        if max(in_noun) < reading.past or not self._fits_in(rule, reading.noun):
            return None
        return _NOUN * len(in_noun) + _CLAUSE * len(in_clause) + _CONTEXT * bool(nearest), nearest

    def _fits_in(self, rule: CompiledRule, noun: Zone) -> bool:
        """True where what stands around the match in the noun phrase narrows nothing."""
        covered = noun.covered_by(rule.all)
        for number in self._parts & noun.spans.keys():
            if any(not covered.issuperset(range(start, end)) for start, end in noun.spans[number]):
                return False
        if rule.left_closed and not self._opens(rule, noun, covered):
            return False
        return not rule.right_closed or self._closes(noun, covered)

    def _opens(self, rule: CompiledRule, noun: Zone, covered: set[int]) -> bool:
        words = noun.words
        order = {first: position for position, (first, _) in enumerate(noun.ranges)}
        spans = [span for number in rule.noun[0] for span in noun.spans.get(number, ())]
        bounds = {span: next((r for r in noun.ranges if r[0] <= span[0] < r[1]), noun.ranges[0]) for span in spans}
        head = min(spans, key=lambda span: (order[bounds[span][0]], span[0]))
        first = bounds[head][0]
        allowed = covered | noun.covered_by(self._openers & noun.spans.keys())
        for at in range(head[0] - 1, first - 1, -1):
            if words.pause[at + 1] or words.syllables[at] == STOP:
                return True
            if at not in allowed and not words.named[at]:
                return False
        return True

    def _closes(self, noun: Zone, covered: set[int]) -> bool:
        words = noun.words
        following = {start for number in self._continuations & noun.spans.keys() for start, _ in noun.spans[number]}
        ends = {end for _, end in noun.ranges}
        for after in {at + 1 for at in covered} - covered - ends - following:
            if not (words.pause[after] or words.named[after] or words.syllables[after] == STOP):
                return False
        return True


def _nearest(group: tuple[int, ...], context: tuple[Reach, ...]) -> int:
    """Where in the context the last phrase of a group ends; later zones are nearer."""
    ends = ((order << 16) + end for order, part in enumerate(context) for number in group if (end := part.last_end(number)) is not None)
    return max(ends, default=1)


def _suits(rule: CompiledRule, dimension: str, measure: Measure, unit: str | None, *, by_unit: bool) -> bool:
    """True where a figure of this unit and measure can be of the rule's metric."""
    if measure not in rule.measures:
        return False
    if measure not in _OF_AN_AMOUNT:
        return True
    if dimension not in rule.dimensions and not (measure == Measure.CHANGE and dimension == Dimension.PERCENT):
        return False
    units = rule.metric.match.units or ((rule.metric.unit,) if by_unit else ())
    return not units or unit is None or unit in units or dimension != Dimension.COUNT


@lru_cache(maxsize=4)
def metric_matcher(vocabulary: Vocabulary) -> MetricMatcher:
    """Return the matcher of a vocabulary, compiled once."""
    return MetricMatcher(vocabulary.metrics, vocabulary.phrase_lists)
