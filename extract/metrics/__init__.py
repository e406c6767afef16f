"""Which metric of the vocabulary a noun phrase names, if any."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from extract.metrics.metric_rules import CompiledRule, Group, compile_rule
from extract.metrics.phrase_index import PhraseIndex
from extract.metrics.wording import Candidate, Wording
from extract.metrics.zones import Context, Ranges, ReadText, Zone
from extract.text.remembered import Remembered
from extract.text.words import STOP
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.dimensions import Dimension
from schemas.vocabulary.metrics import Metric
from schemas.vocabulary.phrase_lists import PhraseLists

_SHARE, _CHANGE, _PERCENT, _COUNT = Measure.SHARE, Measure.CHANGE, Dimension.PERCENT, Dimension.COUNT  # looked up once: an enumeration is slow to ask
_OF_AN_AMOUNT = frozenset({Measure.LEVEL, Measure.CHANGE})
# a syllable in the noun phrase says more than one in its clause; the context only adds that it agrees
_NOUN, _CLAUSE, _CONTEXT = 6, 4, 2
_SAME_DIMENSION = 1
_Score = tuple[int, int]  # syllables matched, by weight; then how near the words of the context stand
# "the share of A in B" is a share of A; "trong nước", "trong năm" and the like are no such whole
_WHOLE = re.compile(r"(?i)(?<=\S)\s+(?:trong|trên) (?=tổng|số|cơ cấu|kim ngạch|diện tích|sản lượng|dân số|giá trị|vốn|doanh thu|thu )")


class _PossibleRules(NamedTuple):
    """The rules that may fit in a text, by the phrases of their noun phrases, and those of each of its zones asked about."""

    by_noun: dict[int, list[CompiledRule]]
    of_zone: dict[Ranges, list[CompiledRule]]


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
        self._named = frozenset(self._by_noun.keys() - self._fillers)
        self._contents = Remembered(self._count_content)
        self._possible = Remembered(self._possible_rules)
        self.read_again = lru_cache(maxsize=256)(self.read)

    def match(self, focus: str, context: str, *, dimension: str, measure: Measure, clause: str = "", unit: str | None = None) -> Metric | None:
        """Return the metric that fits best, or None where none fits or two fit equally well.

        `focus` is the noun phrase measured (numbers in it are ignored), `clause` the words of its own clause with the verbs,
        `context` the sentence, heading and subject before. `dimension` is that of the figure's unit, `unit` its id.
        """
        if measure == _SHARE and (whole := _WHOLE.search(focus)):
            focus, clause = focus[: whole.start()], f"{focus[whole.start() :]}; {clause}"
        noun, around, wider = (self.read_again(text) for text in (focus, clause, context))
        readings = (Candidate(noun.whole, around.whole),)
        return self.match_any(Wording(readings, Context(wider, len(wider.words.syllables))), dimension=dimension, measure=measure, unit=unit)

    def match_any(self, wording: Wording, *, dimension: str, measure: Measure, unit: str | None = None) -> Metric | None:
        """Return the metric that fits any reading of a figure's words best, as `match` does for one."""
        for rank in sorted({reading.rank for reading in wording.candidates}):
            best: dict[str, tuple[_Score, Metric]] = {}
            for reading in wording.candidates:
                if reading.rank == rank:
                    for rule in self._rules_of(reading.noun, reading.clause):
                        if not _suits(rule, dimension, measure, unit, by_unit=reading.by_unit) or not _holds(rule, reading, wording.context):
                            continue
                        score = self._score(rule, reading, wording.context)
                        metric = rule.metric
                        if score is not None:
                            weighed = score[0] + _SAME_DIMENSION * (dimension == metric.dimension), score[1]
                            if metric.id not in best or weighed > best[metric.id][0]:
                                best[metric.id] = weighed, metric
            if best:
                ranked = sorted(best.values(), key=lambda pair: pair[0], reverse=True)
                return None if len(ranked) > 1 and ranked[0][0] == ranked[1][0] else ranked[0][1]
        return None

    def read(self, text: str, without: Sequence[tuple[int, int]] = ()) -> ReadText:
        """Find the phrases of the vocabulary in a text, leaving out some stretches of it."""
        words = self._index.words(text, without)
        return ReadText(words, self._index.find(words))

    def has_content(self, text: ReadText, first: int, last: int) -> bool:
        """True where some syllables of a text name anything: more than names of places, verbs that link, and words of time and degree."""
        if first >= last:
            return False
        counts = self._contents(text)
        if counts[first] < counts[last]:
            return True
        zone = text.zone((first, last))
        if zone.holds(self._named):
            return True
        empty = zone.covered_by(self._fillers)
        syllables, named = text.words.syllables, text.words.named
        return any(at not in empty and not named[at] and syllables[at] != STOP for at in range(first, last))

    def _count_content(self, text: ReadText) -> list[int]:
        """How many syllables of a text up to each one name something whatever stands around them."""
        empty = [named or syllable == STOP for named, syllable in zip(text.words.named, text.words.syllables, strict=True)]
        for start, number, end in text.hits:
            if number in self._fillers:
                empty[start:end] = [True] * (end - start)
        return [0, *accumulate(not known for known in empty)]

    def _possible_rules(self, text: ReadText) -> _PossibleRules:
        """The rules whose noun phrase and clause may both stand in a text."""
        present = {number for _, number, _ in text.hits}
        possible: dict[int, list[CompiledRule]] = {}
        for number in present & self._by_noun.keys():
            rules = [rule for rule in self._by_noun[number] if not any(present.isdisjoint(group) for group in rule.beside)]
            if rules:
                possible[number] = rules
        return _PossibleRules(possible, {})

    def _rules_of(self, noun: Zone, clause: Zone) -> Collection[CompiledRule]:
        """The rules whose noun phrase a zone has and whose clause is not out of the question."""
        if noun.text is not clause.text:
            return _fitting(self._by_noun, noun)
        possible = self._possible(noun.text)
        if not possible.by_noun:
            return ()
        rules = possible.of_zone.get(noun.ranges)
        if rules is None:
            rules = possible.of_zone[noun.ranges] = _fitting(possible.by_noun, noun)
        return rules

    def _score(self, rule: CompiledRule, reading: Candidate, context: Context) -> _Score | None:
        """How well a rule fits whose phrases are all there; None where words around its noun phrase narrow it."""
        in_noun: set[int] = set()
        in_clause: set[int] = set()
        nearest = 0
        for group in (*rule.noun, *rule.clause, *rule.near):
            if reading.noun.holds(group):
                in_noun.update(range(*_longest(group, reading.noun)))
            elif reading.clause.holds(group):
                in_clause.update(range(*_longest(group, reading.clause)))
            else:
                nearest = max(nearest, context.nearest(group))
        if max(in_noun) < reading.past or not self._fits_in(rule, reading.noun):
            return None
        return _NOUN * len(in_noun) + _CLAUSE * len(in_clause) + _CONTEXT * bool(nearest), nearest

    def _fits_in(self, rule: CompiledRule, noun: Zone) -> bool:
        """True where what stands around the match in the noun phrase narrows nothing."""
        covered = noun.covered_by(rule.all)
        if noun.holds(self._parts) and not noun.covered_by(self._parts) <= covered:
            return False
        if rule.left_closed and not self._opens(rule, noun, covered):
            return False
        return not rule.right_closed or self._closes(noun, covered)

    def _opens(self, rule: CompiledRule, noun: Zone, covered: set[int]) -> bool:
        """True where nothing before the match narrows it."""
        words = noun.text.words
        starts = [start for number in noun.spans.keys() & rule.noun[0] for start, _ in noun.spans[number]]
        first, head = next((begin, min(inside)) for begin, end in noun.ranges if (inside := [at for at in starts if begin <= at < end]))
        allowed: set[int] | None = None
        for at in range(head - 1, first - 1, -1):
            if words.pause[at + 1] or words.syllables[at] == STOP:
                return True
            if at in covered or words.named[at]:
                continue
            if allowed is None:
                allowed = noun.covered_by(self._openers)
            if at not in allowed:
                return False
        return True

    def _closes(self, noun: Zone, covered: set[int]) -> bool:
        """True where nothing after the match narrows it."""
        words = noun.text.words
        following = {start for number in noun.spans.keys() & self._continuations for start, _ in noun.spans[number]}
        ends = {end for _, end in noun.ranges}
        for after in {at + 1 for at in covered} - covered - ends - following:
            if not (words.pause[after] or words.named[after] or words.syllables[after] == STOP):
                return False
        return True


def _fitting(by_noun: Mapping[int, Collection[CompiledRule]], noun: Zone) -> list[CompiledRule]:
    """The rules whose noun phrase a zone has, with nothing that it must not have."""
    present = noun.spans.keys()
    return [
        rule
        for rule in {rule for number in present & by_noun.keys() for rule in by_noun[number]}
        if present.isdisjoint(rule.not_noun) and present.isdisjoint(rule.not_clause) and not any(present.isdisjoint(group) for group in rule.noun)
    ]


def _holds(rule: CompiledRule, reading: Candidate, context: Context) -> bool:
    """True where clause and context have what a rule asks for beside its noun phrase, and nothing that it forbids."""
    noun, clause = reading.noun.spans.keys(), reading.clause.spans.keys()
    if not clause.isdisjoint(rule.not_clause):
        return False
    for group in rule.clause:
        if noun.isdisjoint(group) and clause.isdisjoint(group):
            return False
    for group in rule.near:
        if noun.isdisjoint(group) and clause.isdisjoint(group) and not context.holds(group):
            return False
    forbidden = rule.not_near
    return not forbidden or (noun.isdisjoint(forbidden) and clause.isdisjoint(forbidden) and not context.holds(forbidden))


def _longest(group: Group, zone: Zone) -> tuple[int, int]:
    """Where the longest phrase of a group stands in a zone."""
    return max((zone.spans[number][0] for number in zone.spans.keys() & group), key=lambda span: (span[1] - span[0], -span[0]))


def _suits(rule: CompiledRule, dimension: str, measure: Measure, unit: str | None, *, by_unit: bool) -> bool:
    """True where a figure of this unit and measure can be of the rule's metric."""
    if measure not in rule.measures:
        return False
    if measure not in _OF_AN_AMOUNT:
        return True
    if dimension not in rule.dimensions and not (measure == _CHANGE and dimension == _PERCENT):
        return False
    units = rule.metric.match.units or ((rule.metric.unit,) if by_unit else ())
    return not units or unit is None or unit in units or dimension != _COUNT


@lru_cache(maxsize=4)
def metric_matcher(vocabulary: Vocabulary) -> MetricMatcher:
    """Return the matcher of a vocabulary, compiled once."""
    return MetricMatcher(vocabulary.metrics, vocabulary.phrase_lists)
