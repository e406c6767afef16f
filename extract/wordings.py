"""The words of a sentence that say which metric a figure is of: its noun phrase, its clause, and what it leans on.

The phrase shown to readers (`metric_text`) is made for reading; these are cut for matching rules, so they keep the verbs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extract.drafts import Draft
from extract.mentions import SentenceScan
from extract.phrases import PhraseReader
from extract.stretches import anaphora_blanked, blanked, depth_at, leads_to, noun_tail, pieces_of
from schemas.code_lists import Measure

_CHANGES = frozenset({Measure.CHANGE, Measure.CHANGE_PCT})
_QUALIFIERS = _CHANGES | {Measure.RATIO, Measure.COMPLETION}
_HEADS = frozenset({Measure.LEVEL, Measure.SHARE})
_CLAUSE_END = re.compile(r"[,;:!?()]|\.(?=\s|$)")
_IN_TURN = re.compile(r"(?i)(?<!\w)(?:lần lượt|tương ứng)(?!\w)")
_IN_A_ROW = re.compile(r"(?i)\W*(?:và|cùng)?\W*(?:(?:tăng|giảm|đạt|hơn|gần|trên|khoảng|còn|là)\W*)*")
_FIRST_ONES = re.compile(r"(?i)(?<!\w)(?:hai|ba|bốn)\s+(?:\w+\s+)?đầu(?!\w)")
_LIST = re.compile(r",|(?<!\w)và(?!\w)")
_OWNED = re.compile(r"(?i)(?<!\w)(?:có|với)(?!\w)")
_WHOLE = re.compile(r"(?i)(?<!\w)(?:chiếm|bằng|tương đương|đạt|hơn|vượt)(?!\w)")
_JOINED = re.compile(r"(?i)\s*(?:,|và|cùng)\s*(?:gần|hơn|trên|khoảng)?\s*")
_DENOMINATOR = re.compile(r"(?i)\W*(?:(?:trên|trong)\s+tổng|so với)\s")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading: the noun phrase, the words of its clause; `before` is how much of the noun phrase a match must reach beyond.

    Readings of a lower `rank` are tried first. With `by_unit` the number counts another noun than the noun phrase
    ("đàn trâu … con"), so the metric must be counted in that unit.
    """

    noun: str
    clause: str
    before: str = ""
    by_unit: bool = False
    rank: int = 0


@dataclass(frozen=True, slots=True)
class Wording:
    """All readings of one figure's words, and the wider context."""

    candidates: tuple[Candidate, ...]
    context: str


class WordingReader:
    """Reads wordings; `has_content` tells whether a text names anything (not only who acts, when and how)."""

    def __init__(self, has_content: Callable[[str], bool]) -> None:
        self._has_content = has_content

    def read(self, scan: SentenceScan, drafts: list[Draft], before: str, previous: str = "") -> list[Wording]:
        """Return the wording of every draft of a sentence.

        `before` is its heading and the sentences before it, `previous` what they measured. A draft that qualifies or restates
        another has that one's wording.
        """
        sentence = _Sentence(scan, drafts, before, previous, self._has_content)
        for number in range(len(drafts)):
            sentence.found.append(sentence.wording(number))
        return sentence.found


class _Sentence:
    """The stretches of one sentence around its figures, and the wordings found so far."""

    def __init__(self, scan: SentenceScan, drafts: list[Draft], before: str, previous: str, has_content: Callable[[str], bool]) -> None:
        self.scan, self.drafts, self.before, self.previous, self.has_content = scan, drafts, before, previous, has_content
        mentions = [draft.mention for draft in drafts]
        self.left = [anaphora_blanked(leads_to(scan, mention, mentions[n - 1] if n else None)) for n, mention in enumerate(mentions)]
        self.right = [noun_tail(scan, mention, mentions[n + 1] if n + 1 < len(mentions) else None) for n, mention in enumerate(mentions)]
        self.names = [has_content(left) for left in self.left]
        self.found: list[Wording] = []

    def wording(self, number: int) -> Wording:
        draft = self.drafts[number]
        if draft.equivalent_of is not None and draft.equivalent_of < number:
            return self.found[draft.equivalent_of]
        return self._in_turn(number) or Wording(
            tuple(self._readings(number)), f"{self.before}. {self.scan.original[: draft.quantity.start]} {self.right[number]}"
        )

    def _readings(self, number: int) -> Iterator[Candidate]:
        draft, left, right = self.drafts[number], self.left[number], self.right[number]
        antecedent = self._antecedent(number)
        counted = draft.quantity.counted
        names_right = not counted and not right.startswith(",") and self.has_content(right)
        if draft.measure in _QUALIFIERS and antecedent is not None and not self.names[number]:
            if draft.measure in _CHANGES and names_right:
                yield Candidate(right, left)
            yield from self._later(antecedent, 1)
        elif counted:
            yield from self._counted(number)
        elif self.names[number]:
            yield from self._measured(number)
            if names_right and draft.measure is not Measure.SHARE:
                yield Candidate(right, left)
        elif names_right and draft.measure not in {Measure.RATIO} and not _WHOLE.search(left):
            yield Candidate(right, left)
        elif antecedent is not None:
            yield from self._later(antecedent, 1)
        else:
            yield Candidate(self.previous, left)

    def _later(self, number: int, by: int) -> Iterator[Candidate]:
        """The readings of an earlier figure, tried after this one's own."""
        return (replace(reading, rank=reading.rank + by) for reading in self.found[number].candidates)

    def _counted(self, number: int) -> Iterator[Candidate]:
        """Readings of a count: the noun after the number; what stands before it; what it shares with the counts beside it."""
        left, quantity = self.left[number], self.drafts[number].quantity
        noun = self.scan.original[quantity.unit_start : quantity.unit_end]
        own = Candidate(noun + self.right[number], f"{left} {self._clause_right(number)}")
        yield own
        if self.names[number]:
            for piece in self._split(left, own.noun):
                yield replace(piece, by_unit=True)
        if number + 1 < len(self.drafts):
            following = self.drafts[number + 1].quantity
            if following.counted and _JOINED.fullmatch(self.scan.original[quantity.end : following.start]):
                yield Candidate(f"{noun} {self.right[number + 1]}", left)
        peer = next((n for n in range(number - 1, -1, -1) if self.drafts[n].quantity.counted and self.drafts[n].equivalent_of is None), None)
        if peer is not None:
            yield from self._shared(number, peer, own)

    def _shared(self, number: int, peer: int, own: Candidate) -> Iterator[Candidate]:
        """Readings of a count whose verb or noun stands with the count before it."""
        first = self.found[peer].candidates[0]
        if self.names[number]:
            return
        if len(own.noun.split()) < _SHORT:
            yield Candidate(f"{own.noun} {first.noun}", self.left[number], rank=1)
        else:
            yield replace(own, clause=f"{own.clause}; {self.left[peer]}", rank=1)
            yield replace(own, clause=f"{own.clause}; {first.noun} {first.clause}", rank=2)
        if len(own.noun.split()) == 1 and self.drafts[peer].unit == self.drafts[number].unit:
            yield from self._later(peer, 2)

    def _measured(self, number: int) -> Iterator[Candidate]:
        """Readings of an amount or percentage: what stands before it, with the count whose amount it is."""
        readings = list(self._split(self.left[number], self.right[number]))
        owner = self._antecedent(number)
        if owner is not None and self.drafts[owner].quantity.counted:
            between = self.scan.text[self.drafts[owner].quantity.end : self.drafts[number].quantity.start]
            if ";" not in between:
                owned = [
                    replace(piece, clause=f"{piece.clause}; {of.noun} {of.clause}", rank=of.rank)
                    for of in self.found[owner].candidates
                    for piece in readings
                ]
                readings = owned if PhraseReader.is_generic(readings[0].noun.strip().lower()) else readings + owned
        yield from readings

    def _split(self, left: str, right: str) -> Iterator[Candidate]:
        """The last piece before the number; what follows "có" in it; the piece with those before it, where a list runs over the comma."""
        pieces = pieces_of(left)
        if len(pieces) > 1 and self._continues(pieces[-2], pieces[-1]):
            yield Candidate(left, right)
            return
        yield Candidate(pieces[-1], f"{left} {right}")
        if owned := list(_OWNED.finditer(pieces[-1])):
            yield Candidate(pieces[-1][owned[-1].end() :], f"{left} {right}")
        if len(pieces) > 1:
            yield Candidate(left, right, before=",".join(pieces[:-1]))

    def _continues(self, before: str, piece: str) -> bool:
        """True where a short piece after a comma goes on with a list of nouns ("xuất, nhập khẩu")."""
        return len(piece.split()) <= _SHORT and self.has_content(before)

    def _clause_right(self, number: int) -> str:
        start = self.drafts[number].quantity.end
        text = blanked(self.scan, start, max(start, self.drafts[number].mention.right))
        end = _CLAUSE_END.search(text)
        return text[: end.start()] if end else text

    def _antecedent(self, number: int) -> int | None:
        """The earlier figure that this one qualifies: the last level, not one inside brackets that closed before this one."""
        drafts = self.drafts
        depth = depth_at(self.scan, drafts[number].quantity.start)
        earlier = [n for n in range(number) if drafts[n].equivalent_of is None and depth_at(self.scan, drafts[n].quantity.start) <= depth]
        heads = [n for n in earlier if drafts[n].measure in _HEADS]
        if len(heads) > 1 and _DENOMINATOR.match(self.left[heads[-1]]):
            heads.pop()  # "giải ngân … trên tổng kế hoạch …": what follows is said of the first
        unit = drafts[number].unit
        if drafts[number].measure is Measure.CHANGE and (same := [n for n in heads if drafts[n].unit.split("/")[0] == unit.split("/")[0]]):
            return same[-1]
        return heads[-1] if heads else (earlier[-1] if earlier else None)

    def _in_turn(self, number: int) -> Wording | None:
        """With "lần lượt" the n-th figure after it has the n-th thing named before it."""
        start = self.drafts[number].quantity.start
        marks = [m.start() for m in _IN_TURN.finditer(self.scan.original) if m.start() < start]
        if not marks:
            return None
        run = self._run(marks[-1])
        if number not in run or len(run) == 1:
            return None
        rank, count = run.index(number), len(run)
        subject = _IN_TURN.split(self.left[run[0]])[0]
        parts = [part for part in _LIST.split(subject) if self.has_content(part)]
        if len(parts) >= count:
            part, shared = parts[-count:][rank], " ".join(parts[-count].split()[:2])
            return Wording((Candidate(part, subject), Candidate(f"{shared} {part}", subject)), self.scan.original[:start])
        earlier = [n for n in range(run[0]) if self.drafts[n].equivalent_of is None and self.drafts[n].measure in _HEADS]
        if len(earlier) < count:
            return None
        chosen = self.found[(earlier[:count] if _FIRST_ONES.search(subject) else earlier[-count:])[rank]]
        if any(self.drafts[n].measure in _QUALIFIERS for n in run) or not self.has_content(_FIRST_ONES.sub(" ", subject)):
            return chosen
        return replace(chosen, candidates=tuple(Candidate(subject, f"{c.noun} {c.clause}", rank=c.rank) for c in chosen.candidates))

    def _run(self, mark: int) -> list[int]:
        """The figures after a mark that follow each other with nothing but commas, "và" and verbs of change between."""
        after = [n for n, draft in enumerate(self.drafts) if draft.quantity.start > mark and draft.equivalent_of is None]
        run = after[:1]
        for number in after[1:]:
            if not _IN_A_ROW.fullmatch(self.scan.original[self.drafts[run[-1]].quantity.end : self.drafts[number].quantity.start]):
                break
            run.append(number)
        return run
