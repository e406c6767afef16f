"""Which words of a sentence say which metric each of its figures is of: the noun phrase, the clause, and what they lean on.

The phrase shown to readers (`metric_text`) is made for reading; these are cut for matching rules, so they keep the verbs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from extract.drafts import Draft
from extract.measures import QUALIFIES, QUALIFIES_IN_PERCENT, SELF_STANDING
from extract.mentions import SentenceScan
from extract.metrics import MetricMatcher
from extract.metrics.stretches import Stretch, clause_tail, depths_at, empty_stretches, leads_to, noun_tail, pieces_of
from extract.metrics.wording import Candidate, Wording
from extract.metrics.zones import Context, LaterText, Zone
from extract.phrases.measured_nouns import MeasuredNouns
from extract.quantities.units import COUNTS_OF_ANOTHER
from schemas.code_lists import Measure

_SHARE, _RATIO, _CHANGE = Measure.SHARE, Measure.RATIO, Measure.CHANGE  # looked up once: an enumeration is slow to ask
_CHANGES = frozenset({Measure.CHANGE, Measure.CHANGE_PCT})
_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng)(?!\w)")
_IN_A_ROW = re.compile(r"\W*(?:và|cùng)?\W*(?:(?:tăng|giảm|đạt|hơn|gần|trên|khoảng|còn|là)\W*)*")
_FIRST_ONES = re.compile(r"(?<!\w)(?:hai|ba|bốn)\s+(?:\w+\s+)?đầu(?!\w)")
_LIST = re.compile(r",|(?<!\w)và(?!\w)")
_OWNED = re.compile(r"(?<!\w)(?:có|với)(?!\w)")
_WHOLE = re.compile(r"(?<!\w)(?:chiếm|bằng|tương đương|đạt|hơn|vượt)(?!\w)")
_JOINED = re.compile(r"\s*(?:,|và|cùng)\s*(?:gần|hơn|trên|khoảng)?\s*")
_DENOMINATOR = re.compile(r"\W*(?:(?:trên|trong)\s+tổng|so với)\s")
_ABOUT = re.compile(r"\s+về\s")  # "tăng 6,3% về số doanh nghiệp": the phrase says of which figure
_SHORT = 3


class WordingReader:
    """Reads the wordings of sentences for a matcher."""

    def __init__(self, matcher: MetricMatcher, nouns: MeasuredNouns) -> None:
        self._matcher, self._nouns = matcher, nouns

    def read(self, scan: SentenceScan, drafts: list[Draft], before: str, previous: str = "") -> list[Wording]:
        """Return the wording of every draft of a sentence.

        `before` is its heading and the sentences before it, `previous` what they measured. A draft that qualifies or restates
        another has that one's wording.
        """
        if not drafts:
            return []
        sentence = _Sentence(self._matcher, self._nouns, scan, drafts, before, previous)
        for number in range(len(drafts)):
            sentence.found.append(sentence.wording(number))
        return sentence.found


class _Sentence:
    """The stretches of one sentence around its figures, and the wordings found so far."""

    def __init__(self, matcher: MetricMatcher, nouns: MeasuredNouns, scan: SentenceScan, drafts: list[Draft], before: str, previous: str) -> None:
        self.nouns = nouns
        self.matcher, self.scan, self.drafts, self.previous = matcher, scan, drafts, previous
        self.text = matcher.read(scan.original, empty_stretches(scan))
        self.before = LaterText(matcher.read, before)
        mentions = [draft.mention for draft in drafts]
        self.left = [leads_to(scan, mention, mentions[n - 1] if n else None) for n, mention in enumerate(mentions)]
        self.right = [noun_tail(scan, mention, mentions[n + 1] if n + 1 < len(mentions) else None) for n, mention in enumerate(mentions)]
        self.clause = [(left[0], clause_tail(scan, mention)) for left, mention in zip(self.left, mentions, strict=True)]
        self.lead = [self.text.words.span(*left) for left in self.left]
        self.names = [matcher.has_content(self.text, *lead) for lead in self.lead]
        self.depths = depths_at(scan, [draft.quantity.start for draft in drafts])
        self.marks = [m.start() for m in _IN_TURN.finditer(scan.text)]
        self.runs: dict[int, list[int]] = {}
        self.found: list[Wording] = []

    def _zone(self, *stretches: Stretch) -> Zone:
        return self.text.zone(*(self.text.words.span(*stretch) for stretch in stretches))

    def _names(self, stretch: Stretch) -> bool:
        """True where a stretch names anything."""
        return self.matcher.has_content(self.text, *self.text.words.span(*stretch))

    def _slice(self, stretch: Stretch) -> str:
        return self.scan.text[stretch[0] : stretch[1]]

    def wording(self, number: int) -> Wording:
        draft = self.drafts[number]
        if draft.equivalent_of is not None and draft.equivalent_of < number:
            return self.found[draft.equivalent_of]
        end = self.text.words.span(0, max(self.right[number][1], draft.quantity.start))[1]
        readings = self._in_turn(number)
        return Wording(tuple(self._readings(number) if readings is None else readings), Context(self.text, end, self.before))

    def _readings(self, number: int) -> Iterator[Candidate]:
        draft, left, right = self.drafts[number], self.left[number], self.right[number]
        antecedent = self._antecedent(number)
        counted = draft.quantity.counted
        names_right = not counted and not self._slice(right).startswith(",") and self._names(right)
        after = Candidate(self._zone(right), self.text.zone(self.lead[number]))
        if draft.measure in QUALIFIES and antecedent is not None and not self.names[number]:
            if draft.measure in _CHANGES and names_right:
                yield after
            yield from self._later(antecedent, 1)
        elif counted:
            yield from self._counted(number)
        elif self.names[number]:
            yield from self._measured(number)
            if names_right and draft.measure is not _SHARE:
                yield after
        elif names_right and draft.measure is not _RATIO and not _WHOLE.search(self._slice(left)):
            yield after
        elif antecedent is not None:
            yield from self._later(antecedent, 1)
        elif self.previous:
            yield Candidate(self.matcher.read_again(self.previous).whole, self.text.zone(self.lead[number]))

    def _later(self, number: int, by: int) -> Iterator[Candidate]:
        """The readings of an earlier figure, tried after this one's own."""
        return (Candidate(r.noun, r.clause, r.past, r.by_unit, r.rank + by) for r in self.found[number].candidates)

    def _counted(self, number: int) -> Iterator[Candidate]:
        """Readings of a count: the noun after the number; what stands before it; what it shares with the counts beside it."""
        quantity = self.drafts[number].quantity
        unit, noun = (quantity.unit_start, quantity.unit_end), (quantity.unit_start, self.right[number][1])
        own = Candidate(self._zone(noun), self._zone(self.clause[number]))
        last = self.drafts[number - 1] if number else None
        if (
            last is not None
            and last.measure in QUALIFIES_IN_PERCENT
            and not self.drafts[number].own_phrase
            and last.phrase == self.drafts[number].phrase
        ):
            yield from self._later(number - 1, 0)  # "Tổng đàn lợn giảm 5%, còn 560.000 con"
        yield own
        if self.names[number]:
            for piece in self._split(number):
                yield piece._replace(by_unit=True)
        if number + 1 < len(self.drafts):
            following = self.drafts[number + 1].quantity
            if following.counted and _JOINED.fullmatch(self.scan.text[quantity.end : following.start]):
                yield Candidate(self._zone(unit, self.right[number + 1]), self.text.zone(self.lead[number]))
        peer = next((n for n in range(number - 1, -1, -1) if self.drafts[n].quantity.counted and self.drafts[n].equivalent_of is None), None)
        if peer is not None and not self.names[number]:
            yield from self._shared(number, peer, own)

    def _shared(self, number: int, peer: int, own: Candidate) -> Iterator[Candidate]:
        """Readings of a count whose verb or noun stands with the count before it."""
        first = self.found[peer].candidates[0]
        unit = self.drafts[number].unit
        if own.noun.length < _SHORT and (unit == self.drafts[peer].unit or unit in COUNTS_OF_ANOTHER):
            yield Candidate(self._together(own.noun, first.noun), self.text.zone(self.lead[number]), rank=1)
        else:
            yield own._replace(clause=self._together(own.clause, self.text.zone(self.lead[peer])), rank=1)
            yield own._replace(clause=self._together(own.clause, first.noun, first.clause), rank=2)
        if own.noun.length == 1 and self.drafts[peer].unit == unit:
            yield from self._later(peer, 2)

    def _together(self, *zones: Zone) -> Zone:
        """One zone of several of this sentence."""
        return self.text.zone(*(r for zone in zones if zone.text is self.text for r in zone.ranges))

    def _measured(self, number: int) -> Iterator[Candidate]:
        """Readings of an amount or percentage: what stands before it, with the count whose amount it is."""
        readings = list(self._split(number))
        owner = self._antecedent(number)
        if owner is not None and self.drafts[owner].quantity.counted and ";" not in self._between(owner, number):
            owned = [
                piece._replace(clause=self._together(piece.clause, of.noun, of.clause), rank=of.rank)
                for of in self.found[owner].candidates
                for piece in readings
            ]
            last = self._slice(pieces_of(self.scan.text, self.left[number])[-1])
            readings = owned if self.nouns.is_generic(last.strip()) else readings + owned
        yield from readings

    def _between(self, first: int, second: int) -> str:
        return self.scan.text[self.drafts[first].quantity.end : self.drafts[second].quantity.start]

    def _split(self, number: int) -> Iterator[Candidate]:
        """The last piece before the number; what follows "có" in it; the piece with those before it, where a list runs over the comma."""
        left = self.left[number]
        pieces = pieces_of(self.scan.text, left)
        clause = self._zone((left[0], self.right[number][1]))
        if len(pieces) > 1 and len(self._slice(pieces[-1]).split()) <= _SHORT and self._names(pieces[-2]):
            yield Candidate(self.text.zone(self.lead[number]), clause)
            return
        yield Candidate(self._zone(pieces[-1]), clause)
        if owned := list(_OWNED.finditer(self.scan.text, *pieces[-1])):
            yield Candidate(self._zone((owned[-1].end(), pieces[-1][1])), clause)
        if len(pieces) > 1:
            yield Candidate(self.text.zone(self.lead[number]), clause, past=self.text.words.span(*pieces[-1])[0])

    def _antecedent(self, number: int) -> int | None:
        """The earlier figure that this one qualifies: the last level, not one inside brackets that closed before this one."""
        drafts = self.drafts
        if drafts[number].measure in QUALIFIES and _ABOUT.match(drafts[number].mention.after):
            phrase = drafts[number].phrase
            same_phrase = next((n for n in range(number - 1, -1, -1) if drafts[n].phrase == phrase and drafts[n].measure in SELF_STANDING), None)
            if same_phrase is not None:
                return same_phrase
        head = next(self._heads(number), None)
        if head is not None and drafts[number].measure is _CHANGE:
            unit = drafts[number].unit.split("/")[0]
            head = next((n for n in self._heads(number) if drafts[n].unit.split("/")[0] == unit), head)
        return head if head is not None else next(self._earlier(number), None)

    def _earlier(self, number: int) -> Iterator[int]:
        """The figures before one that restate nothing and stand in no bracket of their own, the last first."""
        depth = self.depths[number]
        return (n for n in range(number - 1, -1, -1) if self.drafts[n].equivalent_of is None and self.depths[n] <= depth)

    def _heads(self, number: int) -> Iterator[int]:
        """Those of them that a figure may qualify; of "giải ngân … trên tổng kế hoạch …" what follows is said of the first."""
        heads = (n for n in self._earlier(number) if self.drafts[n].measure in SELF_STANDING)
        last = next(heads, None)
        if last is None:
            return
        before = next(heads, None)
        if before is None or not _DENOMINATOR.match(self._slice(self.left[last])):
            yield last
        if before is not None:
            yield before
        yield from heads

    def _in_turn(self, number: int) -> list[Candidate] | None:
        """With "lần lượt" the n-th figure after it has the n-th thing named before it."""
        before = bisect_left(self.marks, self.drafts[number].quantity.start)
        if not before:
            return None
        mark = self.marks[before - 1]
        run = self.runs.get(mark)
        if run is None:
            run = self.runs[mark] = self._run(mark)
        if number not in run or len(run) == 1:
            return None
        rank, count = run.index(number), len(run)
        start, end = self.left[run[0]]
        subject = (start, max(start, min(end, mark)))
        parts = [part for part in self._parts(subject) if self._names(part)]
        if len(parts) >= count:
            part, first = parts[-count:][rank], parts[-count]
            shared = re.compile(r"\W*\w+\W+\w+").match(self.scan.text, *first)
            readings = [Candidate(self._zone(part), self._zone(subject))]
            return readings + ([Candidate(self._zone((first[0], shared.end()), part), self._zone(subject), rank=1)] if shared else [])
        earlier = [n for n in range(run[0]) if self.drafts[n].equivalent_of is None and self.drafts[n].measure in SELF_STANDING]
        if len(earlier) < count:
            return None
        ordinal = _FIRST_ONES.search(self.scan.text, *subject)
        chosen = self.found[(earlier[:count] if ordinal else earlier[-count:])[rank]].candidates
        names = self._names((subject[0], ordinal.start())) if ordinal else self._names(subject)
        if any(self.drafts[n].measure in QUALIFIES for n in run) or not names:
            return list(chosen)
        return [Candidate(self._zone(subject), self._together(c.noun, c.clause), rank=c.rank) for c in chosen]

    def _parts(self, stretch: Stretch) -> list[Stretch]:
        cuts = [m.span() for m in _LIST.finditer(self.scan.text, *stretch)]
        return [*zip([stretch[0], *(end for _, end in cuts)], [*(start for start, _ in cuts), stretch[1]], strict=True)]

    def _run(self, mark: int) -> list[int]:
        """The figures after a mark that follow each other with nothing but commas, "và" and verbs of change between."""
        after = [n for n, draft in enumerate(self.drafts) if draft.quantity.start > mark and draft.equivalent_of is None]
        run = after[:1]
        for number in after[1:]:
            if not _IN_A_ROW.fullmatch(self.scan.text, self.drafts[run[-1]].quantity.end, self.drafts[number].quantity.start):
                break
            run.append(number)
        return run
