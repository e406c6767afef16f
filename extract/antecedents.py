"""Which earlier figure of the sentence a figure leans on: for its unit, as its equivalent, as its whole, or as what it qualifies."""

from __future__ import annotations

import re

from extract.drafts import Draft, Focus
from extract.letters import LEFT, RIGHT, alternation
from extract.measures import SELF_STANDING, MeasureReading
from extract.units import UnitReader
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary

_NO_EQUIVALENTS = frozenset({"count", "percent", "ratio"})
_NUMBER_OF = re.compile(rf"{LEFT}(?:tổng\s+)?số\s+(?:lượng\s+)?(?P<noun>[^,;:]+)$")
_LINKED = re.compile(rf"{LEFT}(?:là|đạt|còn|lên|có)(?:\s+(?:khoảng|hơn|gần|tới|đến|trên))*\s*$")
_PLANNED = re.compile(r"kế\s+hoạch|dự\s+toán|chỉ\s+tiêu")
_BARE_JOIN = re.compile(r"^\W*(?:với|gồm|/|cùng|và|cho|của|,)?\W*$")


class AntecedentReader:
    """Finds antecedents; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = vocabulary.units
        self._nouns = UnitReader(vocabulary.units, vocabulary.cues)
        words = vocabulary.phrase_cues
        self._equivalent = re.compile(rf"^\s*[(,]?\s*(?:{alternation(words.equivalence_words)}\s*)*$")
        self._equivalence_mark = re.compile(rf"[(]|{alternation(words.equivalence_marks)}")
        self._part = re.compile(rf"{LEFT}{alternation(words.part_openers)}{RIGHT}")

    def elliptic_unit(self, focus: Focus) -> str | None:
        """The unit of a bare number: that of the figure it is part of or rose from, or the noun of "số doanh nghiệp … là 118"."""
        before = focus.mention.before
        last = focus.last
        if last is not None and (last.reading.origin or (last.quantity.counted and (self.opens_parts(before) or self.joins(before)))):
            return last.unit
        if (m := _NUMBER_OF.search(before)) and _LINKED.search(before):
            return self._nouns.last_noun(m["noun"])
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
        return self._part.search(before) is not None

    @staticmethod
    def joins(before: str) -> bool:
        """True where no more than "và", "với" or a comma stands between two numbers."""
        return _BARE_JOIN.match(before) is not None

    def whole(self, focus: Focus, unit: str) -> int | None:
        """The position of the figure that this one is part of: the last of the same unit before "trong đó"."""
        marks = [m.start() for m in self._part.finditer(focus.scan.text) if m.start() < focus.quantity.start]
        if not marks or ";" in focus.scan.text[marks[-1] : focus.quantity.start]:
            return None
        wholes = [
            i
            for i, d in enumerate(focus.earlier)
            if d.quantity.char_start < marks[-1] and d.unit == unit and d.measure is Measure.LEVEL and d.equivalent_of is None
        ]
        return wholes[-1] if wholes else None

    @staticmethod
    def qualified(focus: Focus, reading: MeasureReading, unit: str) -> Draft | None:
        """The figure that this one qualifies: the last level or share that is no plan and stands in no closed bracket."""
        heads = [d for d in focus.earlier if d.measure in SELF_STANDING and d.equivalent_of is None and not d.plan]
        heads = [d for d in heads if not _bracket_closed(focus.scan.text, d.quantity.char_end, focus.quantity.char_start)] or heads
        if not heads:
            return focus.last
        if reading.measure is Measure.CHANGE:
            same = [d for d in heads if d.unit.split("/", 1)[0] == unit.split("/", 1)[0]]
            if same:
                return same[-1]
        return heads[-1]


def owner_of(subject: str, antecedent: Draft | None) -> str:
    """Whose "vốn đăng ký" or "năng suất" it is: the topic of the figures before; a plan is of their whole phrase."""
    if antecedent is None:
        return ""
    return antecedent.phrase if _PLANNED.search(subject) else antecedent.topic


def _bracket_closed(text: str, start: int, end: int) -> bool:
    """True where a bracket that was open at `start` is closed before `end`: what stood in it is over."""
    between = text[start:end]
    closing = between.find(")")
    return closing >= 0 and not 0 <= between.find("(") < closing
