"""Which earlier figure of the sentence a figure leans on: for its unit, as its equivalent, as its whole, or as what it qualifies."""

from __future__ import annotations

import re
from bisect import bisect_left

from extract.drafts import Draft, Focus
from extract.measures import SELF_STANDING, MeasureReading
from extract.mentions import SentenceScan
from extract.quantities.units import UnitReader
from extract.text.cue_patterns import CuesAnywhere
from extract.text.letters import LEFT, alternation
from extract.text.remembered import Remembered
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary

_NO_EQUIVALENTS = frozenset({"count", "percent", "ratio"})
_NUMBER_OF = re.compile(
    rf"(?<!chỉ )(?<!hệ )(?<!trị )(?<!tỷ )(?<!doanh )(?<!điểm ){LEFT}(?:tổng\s+)?số\s+(?:lượng\s+)?(?!tiền|vốn|thu|nợ|dư)(?P<noun>[^,;:]+)$"
)
_LINKED = re.compile(rf"{LEFT}(?:là|đạt|còn|lên|có|từ)(?:\s+(?:khoảng|hơn|gần|tới|đến|trên))*\s*$")
_PLANNED = re.compile(r"kế\s+hoạch|dự\s+toán|chỉ\s+tiêu")
_OPENING, _CLOSING = re.compile(r"\("), re.compile(r"\)")
_BARE_JOIN = re.compile(r"^\W*(?:với|gồm|/|cùng|và|cho|của|,)?\W*$")


class AntecedentReader:
    """Finds antecedents; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = vocabulary.units
        self._nouns = UnitReader(vocabulary.units, vocabulary.cues)
        words = vocabulary.phrase_cues
        self._equivalent = re.compile(rf"^\s*[(,]?\s*(?:{alternation(words.equivalence_words)}\s*)*$")
        self._equivalence_mark = re.compile(rf"[(]|{alternation(words.equivalence_marks)}")
        self._part = CuesAnywhere(alternation(words.part_openers))
        self._parts = Remembered(self._part_marks)
        self._brackets = Remembered(_Brackets)

    def elliptic_unit(self, focus: Focus) -> str | None:
        """The unit of a bare number: that of the figure it is part of or rose from, or the noun of "số doanh nghiệp … là 118"."""
        before = focus.mention.before
        last = focus.last
        if last is not None and (last.reading.origin or (last.quantity.counted and (self.opens_parts(before) or self.joins(before)))):
            return last.unit
        if (m := _NUMBER_OF.search(before)) and _LINKED.search(before):
            head = self._nouns.noun(before, m.start("noun") - 1)
            return head.unit if head is not None and head.unit != "count" else self._nouns.last_noun(m["noun"]) or "count"
        return None

    def is_equivalent(self, focus: Focus, dimension: str) -> bool:
        """True where an amount restates the one before it in another unit: "1,2 triệu USD (khoảng 30 tỷ đồng)"."""
        q, last = focus.quantity, focus.last
        if last is None or q.counted or dimension in _NO_EQUIVALENTS or dimension != self._units.dimension(last.unit) or q.unit == last.unit:
            return False
        between = focus.scan.text[max(last.quantity.char_end, last.quantity.unit_end) : q.char_start]
        return bool(self._equivalent.match(between) and self._equivalence_mark.search(between))

    def opens_parts(self, before: str) -> bool:
        """True where the words before a number introduce parts of the figure before it: "trong đó"."""
        return self._part.found(before)

    @staticmethod
    def joins(before: str) -> bool:
        """True where no more than "và", "với" or a comma stands between two numbers."""
        return _BARE_JOIN.match(before) is not None

    def whole(self, focus: Focus, unit: str) -> int | None:
        """The position of the figure that this one is part of: the last of the same unit before "trong đó"."""
        marks = self._parts(focus.scan)
        before = bisect_left(marks, focus.quantity.start)
        if not before or focus.scan.text.find(";", marks[before - 1], focus.quantity.start) >= 0:
            return None
        for i in range(len(focus.earlier) - 1, -1, -1):
            d = focus.earlier[i]
            if d.unit == unit and d.quantity.char_start < marks[before - 1] and d.measure is Measure.LEVEL and d.equivalent_of is None:
                return i
        return None

    def _part_marks(self, scan: SentenceScan) -> list[int]:
        """Where the words stand that introduce parts."""
        return [start for start, _ in self._part.spans(scan.text)]

    def qualified(self, focus: Focus, reading: MeasureReading, unit: str) -> Draft | None:
        """The figure that this one qualifies: the last level or share that is no plan and stands in no closed bracket."""
        brackets, start = self._brackets(focus.scan), focus.quantity.char_start
        wanted = unit.split("/", 1)[0] if reading.measure is Measure.CHANGE else None
        last = last_open = same = None
        for d in reversed(focus.earlier):
            if d.measure not in SELF_STANDING or d.equivalent_of is not None or d.plan:
                continue
            last = last or d
            alike = wanted is not None and d.unit.split("/", 1)[0] == wanted
            same = same or (d if alike else None)
            if not brackets.closed(d.quantity.char_end, start):
                if alike or wanted is None:
                    return d
                last_open = last_open or d
        return last_open or same or last or focus.last


def owner_of(subject: str, antecedent: Draft | None) -> str:
    """Whose "vốn đăng ký" or "năng suất" it is: the topic of the figures before; a plan is of their whole phrase."""
    if antecedent is None:
        return ""
    return antecedent.phrase if _PLANNED.search(subject) else antecedent.topic


class _Brackets:
    """Where the brackets of a sentence stand."""

    def __init__(self, scan: SentenceScan) -> None:
        self._opening = [m.start() for m in _OPENING.finditer(scan.text)]
        self._closing = [m.start() for m in _CLOSING.finditer(scan.text)]

    def closed(self, start: int, end: int) -> bool:
        """True where a bracket that was open at `start` is closed before `end`: what stood in it is over."""
        closing = bisect_left(self._closing, start)
        if closing == len(self._closing) or self._closing[closing] >= end:
            return False
        opening = bisect_left(self._opening, start)
        return opening == len(self._opening) or self._opening[opening] > self._closing[closing]
