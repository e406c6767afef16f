"""Fractions: "15/20 xã" is 15 of 20, "3/4 số xã" and "ba phần tư số xã" a share, "bằng 1/3 cùng kỳ" a multiple, "giảm một nửa" a fall."""

from __future__ import annotations

import re

from extract.quantities.bounds import BoundReader
from extract.quantities.noise import Noise
from extract.quantities.number_words import DIGIT_WORDS
from extract.quantities.numerals import read_digits
from extract.quantities.quantity import Quantity, Read
from extract.quantities.units import UnitReader
from extract.text.letters import LEFT, RIGHT, alternation
from schemas.code_lists import Bound, RejectReason
from schemas.vocabulary.cues import Cues

_FRACTION = re.compile(r"(\d+(?:\.\d{3})*(?:,\d+)?)\s?/\s?(\d+(?:\.\d{3})*(?:,\d+)?)(?![\d/])")
_EQUALS = re.compile(rf"{LEFT}bằng\s*(?:khoảng\s*)?$")
_LEFT_OVER = re.compile(rf"{LEFT}còn\s*$")
_CHANGES = re.compile(rf"{LEFT}(?:giảm|mất|bốc\s+hơi|cắt|hụt|tăng)(?:\s+(?:đi|tới|đến|mất))?\s*$")
_SHARES = re.compile(rf"{LEFT}(?:chiếm|có|là|đạt|được|xong|hoàn\s+thành|tới|đến)\s*$")
_PART_OF_GROUP = re.compile(
    r"\s+(?:số|tổng|dân\s+số|diện\s+tích|giá\s+trị|lượng|hộ|chặng|quãng|thời|dân|khối|nhu|doanh\s+thu|thị|sản\s+lượng|kim\s+ngạch|vốn|người|của|trong|toàn)(?![^\W_])"
)
_COMPARED = re.compile(r"\s+(?:so\s+với|cùng\s+k|năm\s+(?:trước|ngoái)|mức)")
_NUMBER_OF = re.compile(rf"{LEFT}số\s+[^,;:()]+\s(?:lên|đạt|là|còn|tới|đến)\s*$")
# "năm" and "tư" after "phần" are numbers unless a word follows that makes them another: "một phần năm 2023", "một phần tư nhân".
_WORDS = re.compile(
    rf"(?P<half>(?:một\s+)?nửa{RIGHT})|(?P<top>một|hai|ba|bốn|năm|sáu|bảy|tám|chín)\s+phần\s+"
    r"(?P<bottom>hai|ba|tư(?!\s+(?:nhân|liệu|vấn|pháp|tưởng|bản|duy|cách)(?![^\W_]))|bốn|năm(?!\s*(?:\d|nay|ngoái|trước|sau|tới|qua))|sáu|bảy|tám|chín|mười)"
    rf"(?!\s+(?:trăm|nghìn|triệu)){RIGHT}"
)
FRACTION_WORDS = frozenset("một hai ba bốn năm sáu bảy tám chín nửa".split())  # what one in words begins with
_OTHER_HALF = re.compile(r"\s+(?:còn\s+lại|kia|đầu|cuối|sau|trước|thế|năm|tháng|ngày|tiếng|giờ|buổi|đêm)(?![^\W_])")
_MOST_SIMPLE = 10  # the largest denominator of a fraction that is said of a group
_MOST_PARTS = 100  # the largest of one that a bound or a verb marks: "ngót 1/20"
_SMALL_GROUP = 5


class FractionReader:
    """Reads fractions at given places of a sentence; compiled once from the vocabulary."""

    def __init__(self, units: UnitReader, bounds: BoundReader, cues: Cues) -> None:
        self._units = units
        self._bounds = bounds
        self._plan = re.compile(rf"\s+(?:của\s+)?{alternation(cues.completion.plans)}{RIGHT}")

    def in_words(self, text: str, start: int) -> Read | None:
        """The fraction in words that begins at `start`; None where none does, or where "một nửa" is no figure."""
        m = _WORDS.match(text, start)
        if m is None:
            return None
        bound, begin = self._bounds.before(text, start, len(text))
        if m["half"] and text.endswith("quá ", 0, start):
            bound, begin = Bound.OVER, start - 4
        value = 0.5 if m["half"] else DIGIT_WORDS[m["top"]] / DIGIT_WORDS.get(m["bottom"], 10)
        if value >= 1:
            return None
        lead = text[max(0, begin - 24) : begin]
        if _EQUALS.search(lead) or (_LEFT_OVER.search(lead) and _COMPARED.match(text, m.end())):
            return _part(round(value, 6), "times", bound, m.span(), begin)
        if m["half"] and (
            _OTHER_HALF.match(text, m.end())
            or not (_CHANGES.search(lead) or _SHARES.search(lead) or _PART_OF_GROUP.match(text, m.end()) or self._units.known_noun(text, m.end()))
        ):
            return None
        return _part(round(value * 100, 4), "percent", bound, m.span(), begin)

    def in_digits(self, text: str, start: int) -> Read | None:
        """The fraction in digits that begins at `start`, or noise where it is nothing ("24/7"); None where no fraction stands."""
        m = _FRACTION.match(text, start)
        if m is None:
            return None
        nothing = Read(noise=(Noise(m.start(), m.end(), RejectReason.NO_UNIT),))
        top, bottom = read_digits(m[1], 0), read_digits(m[2], 0)
        if top is None or bottom is None or not bottom.value:
            return nothing
        end = m.end(2)
        whole = read_digits(text, m.start(2)) or bottom
        unit = self._units.measure(text, whole.end) or self._units.noun(text, whole.end)
        bound, start = self._bounds.before(text, m.start(), len(text))
        lead = text[max(0, start - 24) : start]
        plan = self._plan.match(text, end) and not (unit is not None and unit.unit == "criterion" and bottom.value > _SMALL_GROUP)
        marked = top.value == 1 and bottom.value <= _MOST_PARTS and (bound is not Bound.EXACT or _EQUALS.search(lead) or _SHARES.search(lead))
        if top.value < bottom.value and (bottom.value <= _MOST_SIMPLE or marked):
            small = unit is not None and bottom.value <= _SMALL_GROUP and unit.unit in {"household", "person"}
            if _EQUALS.search(lead) and not plan:
                return _part(round(top.value / bottom.value, 6), "times", bound, m.span(), start)
            alone = unit is None and text[:start].strip()  # "7/8" by itself is a date, or anything
            if _PART_OF_GROUP.match(text, end) or alone or (unit is not None and unit.unit == "count") or small or plan:
                return _part(round(top.value / bottom.value * 100, 4), "percent", bound, m.span(), start)
        denominator = (Noise(m.start(2), m.end(2), RejectReason.DENOMINATOR),)
        if unit is None:
            if not _NUMBER_OF.search(text, max(0, start - 80), start):
                return nothing
            bare = Quantity(top.value, None, None, bound, *m.span(1), m.end(1), m.end(1), start, end, 0, spelled=False, counted=False, fraction=True)
            return Read((bare,), denominator)
        value = top.value * whole.value / bottom.value * unit.factor
        step = whole.step * unit.factor if whole.scaled else 0.0
        quantity = Quantity(
            round(value, 9), None, unit.unit, bound, m.start(1), m.end(1), unit.start, unit.end,
            start, unit.end, step, spelled=False, counted=unit.counted, fraction=True,
        )  # fmt: skip
        return Read((quantity,), denominator)


def _part(value: float, unit: str, bound: Bound, span: tuple[int, int], start: int) -> Read:
    """A part of a whole, or of what it is compared with."""
    begin, end = span
    return Read((Quantity(value, None, unit, bound, begin, end, end, end, start, end, 0, spelled=False, counted=False, fraction=True),))
