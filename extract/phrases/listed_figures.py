"""Figures given in turn: after "lần lượt" the n-th number belongs to the n-th noun, or the n-th figure, before it."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left

from extract.drafts import Draft, Focus
from extract.measures import QUALIFIES, MeasureReading
from extract.mentions import Mention, SentenceScan
from extract.phrases import PhraseReader, join, original_case
from extract.text.cue_patterns import CuesAnywhere
from extract.text.remembered import Remembered
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.places import PlaceMention

_MANY = re.compile(r"^(?:các|những|hai|ba|bốn|cả)\s+")
_FEWEST = 2  # figures that are given in turn
_TWO = r"\s(?:[^\W\d_]+\s+){1,6}\d[\d.,]*\s?%?(?:\s[^\W\d_]+){0,2}\s+và\s+\d"  # "đều tăng 14% và 10%"
_IN_TURN = CuesAnywhere(rf"lần\s+lượt|tương\s+ứng(?=\s+(?:bằng|tăng|giảm|đạt|là)\s)|đều(?={_TWO})")


def _find_marks(scan: SentenceScan) -> list[int]:
    """Where the words stand that say that figures are given in turn."""
    return [start for start, _ in _IN_TURN.spans(scan.text)]


_marks = Remembered(_find_marks)


class ListReader:
    """Reads lists; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, phrases: PhraseReader) -> None:
        self._places, self._phrases = vocabulary.places, phrases

    def listed(self, focus: Focus, reading: MeasureReading) -> Draft | str | None:
        """The figure, or the noun phrase as printed, that a number given in turn belongs to; None where it is not given in turn."""
        marks = _marks(focus.scan)
        marks = marks[: bisect_left(marks, focus.quantity.char_start)]
        if not marks:
            return None
        after = [m for m in focus.scan.mentions if m.quantity.char_start > marks[-1]]
        rank = next(i for i, m in enumerate(after) if m is focus.mention)
        if any(";" in m.before for m in after[1 : rank + 1]):
            return None
        unit = focus.quantity.unit
        if reading.measure in QUALIFIES and (level := _level_of_same_rank(focus, marks[-1], after)) is not None:
            return level
        before = [d for d in focus.earlier if d.quantity.char_start < marks[-1] and d.equivalent_of is None and d.measure not in QUALIFIES]
        if focus.quantity.counted:
            alike = [d for d in before if d.quantity.counted and d.unit == unit]
            ranked = sum(1 for m in after[:rank] if m.quantity.unit == unit)
            if len(alike) > ranked:
                return alike[ranked]
        if reading.measure in QUALIFIES and len(before) > 1:
            wanted = before[-min(len(after), len(before)) :]
            return wanted[rank] if rank < len(wanted) else None
        return self._noun(focus, marks[-1], after, rank)

    def _noun(self, focus: Focus, mark: int, after: list[Mention], rank: int) -> str | None:
        """The noun of the same rank before the mark, where there are as many nouns as numbers."""
        same = [m for m in after if m.quantity.unit == focus.quantity.unit]
        for count in sorted({len(same), len(after)}):
            items = self._phrases.listed(focus.scan, mark, count)
            if rank < len(items):
                return self._with_shared(focus.scan, items)[rank]
        return None

    def _with_shared(self, scan: SentenceScan, items: list[str]) -> list[str]:
        """The items with the head that stands before the first only, and what stands after the last only: "của Vinamilk", "giải ngân"."""
        nouns, head, rest = self._phrases.nouns, "", items[0]
        while more := nouns.head(rest):
            head, rest = head + more, rest[len(more) :]
        printed = [original_case(scan, item) for item in items]
        places = [self._places.find(item) for item in printed]
        if all(found and found[-1].end == len(item) for found, item in zip(places[:-1], printed[:-1], strict=True)):
            return self._with_verb(printed, places[-1])
        head = original_case(scan, head.strip())
        whole = [printed[0], *(p if nouns.names_measure(i) else join(head, p) for i, p in zip(items[1:], printed[1:], strict=True))]
        at = whole[-1].find(" của ")
        if at > 0 and all(nouns.names_measure(item) and " của " not in item for item in items[:-1]):
            return [*(item + whole[-1][at:] for item in whole[:-1]), whole[-1]]
        return whole

    @staticmethod
    def _with_verb(printed: list[str], last: tuple[PlaceMention, ...]) -> list[str]:
        """Places with the verb that follows the last of them: "các huyện Bắc Mê, Quản Bạ giải ngân"."""
        verb = printed[-1][last[0].end :].strip() if last and last[0].start == 0 else ""
        first = _MANY.sub("", printed[0])
        noun = " ".join(itertools.takewhile(str.islower, first.split()))
        names = [first, *(item if item[:1].islower() else f"{noun} {item}".strip() for item in printed[1:])]
        return [*(f"{name} {verb}".strip() for name in names[:-1]), names[-1]]


def _level_of_same_rank(focus: Focus, mark: int, after: list[Mention]) -> Draft | None:
    """The level that a percentage belongs to where as many follow as levels were given in turn: "lần lượt đạt 3 và 2 tỷ USD, tăng 5% và 7%"."""
    levels = [d for d in focus.earlier if d.quantity.char_start > mark and d.measure not in QUALIFIES and d.equivalent_of is None]
    same = [m for m in after if m.quantity.unit == focus.quantity.unit]
    if len(levels) < _FEWEST or len(same) != len(levels) or levels[0].quantity.unit == focus.quantity.unit:
        return None
    return next(level for level, m in zip(levels, same, strict=True) if m is focus.mention)


def sharer(focus: Focus) -> Mention:
    """The last number of a list that shares one unit: that of 7 in "3, 5 và 7 ha rừng"."""
    mentions = focus.scan.mentions
    at = bisect_left(mentions, focus.quantity.start, key=_start)
    while at + 1 < len(mentions) and mentions[at].quantity.unit_start >= mentions[at + 1].quantity.start:
        at += 1
    return mentions[at]


def _start(mention: Mention) -> int:
    return mention.quantity.start
