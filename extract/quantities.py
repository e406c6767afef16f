"""Quantities: a number with its bound, scale and unit, or a pair of numbers that make a range."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from extract.bounds import BoundReader
from extract.letters import LEFT, RIGHT, alternation, folded, squeezed
from extract.noise import Noise, NoiseFinder
from extract.numerals import STARTS, Numeral, read_digits, read_words
from extract.time_expressions import TimeExpression, TimeKind, find_time_expressions
from extract.units import UnitReader, UnitReading
from schemas.code_lists import Bound, RejectReason
from schemas.vocabulary import Vocabulary, load_vocabulary

_TIME_REASONS = {TimeKind.DAY: RejectReason.DATE, TimeKind.CLOCK: RejectReason.TIME_OF_DAY, TimeKind.DURATION: RejectReason.DURATION}
_RANGE = re.compile(r"\s*(?:[-–—~]|đến|tới)\s*(?=\d|[^\W\d_])")
_SPACED_DECIMAL = re.compile(r"(\d+),\s(\d{1,2})(?=\s+(?:tỷ|triệu|nghìn))(?!\d)")
_LIST = re.compile(r"\s*(?:,\s+(?:và\s+)?|và\s+)(?=\d)")
_FRACTION = re.compile(r"(\d+(?:\.\d{3})*(?:,\d+)?)\s?/\s?(\d+(?:\.\d{3})*(?:,\d+)?)(?![\d/])")
_EQUALS = re.compile(rf"{LEFT}bằng\s*(?:khoảng\s*)?$")
_FROM = re.compile(rf"{LEFT}từ\s+(?:mức\s+)?$")
_BARE_BILLIONS = re.compile(r"tỷ$")
_PART_OF_GROUP = re.compile(rf"\s+(?:số|tổng|dân\s+số|diện\s+tích|giá\s+trị|lượng|hộ|chặng|quãng|thời|dân|khối|nhu|doanh\s+thu|thị|sản\s+lượng|kim\s+ngạch|vốn|người|của|trong){RIGHT}")
_DIGIT = re.compile(r"\d")
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_EACH_BEFORE = re.compile(rf"{LEFT}(?:mỗi|trên\s+(?:1|một)|trên\s+mỗi|một)\s+(ngày|tháng|năm|giờ|tuần|hộ|xã|người|ha|doanh\s+nghiệp|huyện|thôn|khách|suất|héc\s*ta|đơn\s+vị\s+diện\s+tích|lao\s+động)\s+(?:[^\W\d_]+[\s,]+){0,7}$")
_EACH = {"ngày": "day", "tháng": "month", "năm": "year", "giờ": "hour", "tuần": "week", "hộ": "household", "xã": "commune", "người": "person", "ha": "ha", "doanh nghiệp": "enterprise", "huyện": "district", "thôn": "village", "khách": "person", "suất": "gift", "héc ta": "ha", "hécta": "ha", "đơn vị diện tích": "ha", "lao động": "person"}
_LONE_WORDS = frozenset({"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"})
_NOT_FIVE = re.compile(rf"{LEFT}(?:mỗi|cả|hàng|hằng|từng|các|đầu|cuối|giữa|trong|nhiều|những|mấy|theo|qua|của|thứ|trung\s+bình)\s+$")


_NUMBER_WORD = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|tỷ|linh|lẻ|rưỡi|rưởi|nửa|vạn|chục"
_COMPOUND = re.compile(rf"{LEFT}(?:(?:{_NUMBER_WORD})\s+)+(?:{_NUMBER_WORD}){RIGHT}")


def cuts(start: int, end: int, spans: list[tuple[int, int]]) -> bool:
    """True where `start:end` overlaps one of the spans without covering it."""
    return any(start < b and a < end and not (start <= a and b <= end) for a, b in spans)


@dataclass(frozen=True, slots=True)
class Quantity:
    """One quantity of a text.

    `value` is in the base unit (of a range the first end, `value_max` the second); `unit` is a unit id, None where none is printed.
    `text[char_start:char_end]` is the number with its scale, `text[unit_start:unit_end]` the unit; `end` is where the phrase ends and
    `start` where it begins, with its bound. `step` is the size of the last printed digit in the base unit; 0 where the number is a full count.
    """

    value: float
    value_max: float | None
    unit: str | None
    bound: Bound
    char_start: int
    char_end: int
    unit_start: int
    unit_end: int
    start: int
    end: int
    step: float
    spelled: bool
    counted: bool
    fraction: bool = False
    shared_unit: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """All that a text holds in numbers: quantities, noise, and the time expressions."""

    quantities: tuple[Quantity, ...]
    noise: tuple[Noise, ...]
    times: tuple[TimeExpression, ...]


class QuantityScanner:
    """Scans sentences for quantities; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = vocabulary.cues
        self._noise = NoiseFinder(cues)
        self._bounds = BoundReader(cues)
        self.units = UnitReader(vocabulary.units, cues)
        self._multiples = {folded(word): value for word, value in cues.ratio.multiples.items()}
        self._multiple = re.compile(rf"{LEFT}{alternation(list(self._multiples))}{RIGHT}")

    def scan(self, original: str, *, line_start: bool = True) -> Scan:
        """Scan one sentence; every digit of it ends in exactly one quantity or noise."""
        text = folded(original)
        spelled = self._spelled(text)
        noise = [n for n in self._noise.find(text, original, line_start=line_start) if not cuts(n.start, n.end, spelled)]
        times = tuple(
            t
            for t in find_time_expressions(text)
            if not cuts(t.start, t.end, spelled) and not any(t.start < n.end and n.start < t.end and n.reason is not RejectReason.IDIOM for n in noise)
        )
        noise = [n for n in noise if not any(t.start < n.end and n.start < t.end for t in times)]
        noise += [Noise(t.start, t.end, _TIME_REASONS.get(t.kind, RejectReason.PERIOD)) for t in times if _DIGIT.search(text, t.start, t.end) or t.kind is TimeKind.DURATION]
        quantities: list[Quantity] = []
        taken = [(n.start, n.end) for n in noise] + [(t.start, t.end) for t in times]
        position = 0
        for m in self._multiple.finditer(text):
            bound, start = self._bounds.before(text, m.start(), "")
            quantities.append(Quantity(self._multiples[squeezed(m[0])], None, "times", bound, m.start(), m.end(), m.start(), m.end(), start, m.end(), 0, spelled=True, counted=False))
            taken.append(m.span())
        while m := STARTS.search(text, position):
            blocker = next((b for b in taken if b[0] < m.end() and m.start() < b[1]), None)
            if blocker is not None:
                position = max(m.end() if blocker[1] <= m.start() else blocker[1], m.start() + 1)
                continue
            found = self._read(text, original, m.start())
            limit = min((b[0] for b in taken if b[0] > m.start()), default=len(text))
            if isinstance(found, Noise):
                noise.append(found)
                position = found.end
            elif not found:
                position = m.end()
            else:
                kept = [q for q in found if q.char_end <= limit]
                quantities += kept
                position = max((max(q.char_end, q.unit_end) for q in kept), default=m.end())
        noise += self._left_over(text, quantities, noise)
        return Scan(tuple(sorted(quantities, key=lambda q: q.char_start)), tuple(sorted(noise, key=lambda n: n.start)), times)

    def _spelled(self, text: str) -> list[tuple[int, int]]:
        """Spans of numbers in several words: "bảy trăm ba mươi" is not the idiom "ba mươi" nor "năm trăm" a year."""
        spans: list[tuple[int, int]] = []
        for m in _COMPOUND.finditer(text):
            position = m.start()
            while position < m.end() and (start := STARTS.search(text, position, m.end())):
                numeral = read_words(text, start.start()) if not text[start.start()].isdigit() else None
                if numeral is not None and " " in text[numeral.start : numeral.end]:
                    spans.append((numeral.start, numeral.end))
                position = numeral.end if numeral is not None else start.end()
        return spans

    def _left_over(self, text: str, quantities: list[Quantity], noise: list[Noise]) -> list[Noise]:
        """Digits that belong to no number so far: exponents of units (km2), or names."""
        spans = [(q.char_start, q.char_end) for q in quantities] + [(n.start, n.end) for n in noise]
        found = []
        for m in re.finditer(r"\d+(?:[.,]\d+)*", text):
            start = m.start()
            for a, b in sorted(spans):
                if a <= start < b:
                    start = b
            if start >= m.end():
                continue
            in_unit = any(q.unit_start <= m.start() < q.unit_end for q in quantities)
            found.append(Noise(start, m.end(), RejectReason.UNIT_SYMBOL if in_unit else RejectReason.NO_UNIT))
        return found

    def _numeral(self, text: str, start: int) -> Numeral | None:
        return read_digits(text, start) if text[start].isdigit() else read_words(text, start)

    def _read(self, text: str, original: str, start: int) -> list[Quantity] | Noise:
        """The quantities that begin with the number at `start`: one, a range, or a list that shares its unit."""
        if text[start].isdigit() and (m := _FRACTION.match(text, start)):
            return self._fraction(text, m)
        first = self._numeral(text, start)
        if first is None:
            run = re.compile(r"\d+(?:[.,]\d+)*").match(text, start)
            return Noise(start, run.end(), RejectReason.NO_UNIT) if run else []
        if first.spelled and (reason := self._word_reason(text, original, first)):
            return Noise(start, first.end, reason)
        unit = self._unit(text, first)
        if _YEAR_LIKE.fullmatch(text, first.start, first.end) and (unit is None or unit.unit == "count"):
            return Noise(start, first.end, RejectReason.PERIOD)
        if unit is not None and unit.indivisible:
            first = read_digits(text, start, indivisible=True) or first if not first.spelled else first
        ranged = self._range(text, first, unit)
        if ranged is not None:
            return [ranged]
        if unit is None:
            listed = self._list(text, first)
            if listed:
                return listed
        return [self._quantity(text, first, unit)]

    def _unit(self, text: str, numeral: Numeral) -> UnitReading | None:
        if prefix := self.units.prefix(text, numeral.start):
            return UnitReading(prefix[1], numeral.start, prefix[0], 1.0, counted=False)
        unit = self.units.measure(text, numeral.end, durations=numeral.step < 1) or self.units.noun(text, numeral.end)
        if _BARE_BILLIONS.search(text, numeral.start, numeral.end) and (unit is None or (unit.counted and unit.unit == "count")):
            return UnitReading(numeral.end, numeral.end, "VND", 1.0, counted=False)  # "1.400 tỷ" by itself is money
        return unit

    def _word_reason(self, text: str, original: str, numeral: Numeral) -> RejectReason | None:
        """Why a number word is no number here: năm the year, Ba the name, một the article."""
        word = text[numeral.start : numeral.end]
        if word not in _LONE_WORDS:
            return None
        if word == "năm" and (_NOT_FIVE.search(text, max(0, numeral.start - 16), numeral.start) or not self.units.known_noun(text, numeral.end)):
            return RejectReason.WORD
        if original[numeral.start].isupper() and (nearby := re.compile(r"\s+([^\W\d_])").match(original, numeral.end)) and nearby[1].isupper():
            return RejectReason.NAME
        if self.units.measure(text, numeral.end) is None and not self.units.known_noun(text, numeral.end):
            return RejectReason.WORD
        return None

    def _quantity(self, text: str, numeral: Numeral, unit: UnitReading | None, *, shared: bool = False) -> Quantity:
        factor = unit.factor if unit else 1.0
        identifier = self._per_each(text, numeral.start, unit.unit) if unit else None
        phrase_start = min(numeral.start, unit.start) if unit else numeral.start
        end = max(numeral.end, unit.end) if unit and not shared else numeral.end
        bound, start = self._bounds.before(text, phrase_start, text[numeral.end : numeral.end + 40], percent=identifier is not None and identifier.startswith("percent"))
        if bound is Bound.EXACT and (after := self._bounds.after(text, end)):
            bound, end = after
        step = numeral.step * factor if numeral.rounded or (unit is not None and not unit.counted and numeral.step < 1) else 0.0
        unit_start, unit_end = (unit.start, unit.end) if unit else (numeral.end, numeral.end)
        return Quantity(
            round(numeral.value * factor, 9), None, identifier, bound, numeral.start, numeral.end, unit_start, unit_end,
            start, end, step, numeral.spelled, unit.counted if unit else False, shared_unit=shared,
        )  # fmt: skip

    def _per_each(self, text: str, start: int, unit: str) -> str:
        """"mỗi ngày có 65 phương tiện" counts per day."""
        m = _EACH_BEFORE.search(text, max(0, start - 64), start)
        if m is None or "/" in unit:
            return unit
        dimension = self.units.dimension(unit)
        if dimension in {"percent", "ratio", "duration"} or (m[0].startswith("một") and dimension != "money"):
            return unit
        return f"{unit if dimension != 'count' else 'count'}/{_EACH[squeezed(m[1])]}"

    def _range(self, text: str, first: Numeral, unit: UnitReading | None) -> Quantity | None:
        """"5-7 triệu", "từ 3,5 đến 4 triệu USD", "từ 3 tỷ đồng đến 4 tỷ đồng": one quantity with two ends."""
        after = unit.end if unit is not None and not unit.counted and unit.start >= first.end else first.end
        join = _RANGE.match(text, after)
        if join is None:
            return None
        if not STARTS.match(text, join.end()):
            return None
        second = self._numeral(text, join.end())
        if second is None or second.spelled != first.spelled:
            return None
        second_unit = self._unit(text, second)
        if second_unit is None:
            return None
        if unit is not None and not unit.counted and unit.unit.split("/")[0] != second_unit.unit.split("/")[0]:
            return None
        if unit is not None and not unit.counted and join[0].strip() in {"đến", "tới"} and not _FROM.search(text, max(0, first.start - 12), first.start) and unit.unit != second_unit.unit:
            return None
        scale = 1.0
        low = first.value
        if not first.scaled and second.scaled and (unit is None or unit.counted):
            scale = self._scale_of(text, second)
            low *= scale
        if second.value < low:
            return None
        whole = Numeral(first.start, second.end, low, second.step, first.spelled, second.scaled)
        quantity = self._quantity(text, whole, second_unit)
        return replace(quantity, value_max=round(second.value * second_unit.factor, 9), bound=quantity.bound if quantity.bound is not Bound.EXACT else Bound.RANGE)

    def _scale_of(self, text: str, numeral: Numeral) -> float:
        """The scale word of a number, as a factor: 10^6 for "4 triệu"."""
        run = re.compile(r"\d+(?:[.,]\d+)*").match(text, numeral.start)
        if run is None:
            return 1.0
        plain = read_digits(run[0] + " ", 0)
        return numeral.value / plain.value if plain and plain.value else 1.0

    def _list(self, text: str, first: Numeral) -> list[Quantity] | None:
        """"3, 5 và 7 triệu USD": bare numbers that share the scale and unit of the last."""
        numerals = [first]
        if m := _SPACED_DECIMAL.match(text, first.start):  # "134, 4 tỷ": a decimal comma with a stray space
            joined = read_digits(m[1] + "," + m[2] + text[m.end(2) : m.end(2) + 12], 0)
            second = read_digits(text, m.start(2))
            if joined is not None and second is not None:
                return [self._quantity(text, replace(joined, start=first.start, end=second.end), self._unit(text, second))]
        while (join := _LIST.match(text, numerals[-1].end)) and len(numerals) < 12:
            following = self._numeral(text, join.end())
            if following is None:
                break
            numerals.append(following)
            unit = self._unit(text, following)
            if unit is not None:
                if unit.unit == "count":
                    return None
                scale = self._scale_of(text, following)
                shared = [replace(n, value=n.value * scale, step=n.step * scale, scaled=scale > 1) for n in numerals[:-1]]
                return [self._quantity(text, n, unit, shared=True) for n in shared] + [self._quantity(text, following, unit)]
        return None

    def _fraction(self, text: str, m: re.Match[str]) -> list[Quantity] | Noise:
        """"15/20 xã" is 15 of 20; "3/4 số xã" is a share; "24/7" is nothing."""
        top, bottom = read_digits(m[1], 0), read_digits(m[2], 0)
        if top is None or bottom is None or not bottom.value:
            return Noise(m.start(), m.end(), RejectReason.NO_UNIT)
        end = m.end(2)
        whole = read_digits(text, m.start(2)) or bottom
        unit = self.units.measure(text, whole.end) or self.units.noun(text, whole.end)
        simple = top.value < bottom.value <= 10
        bound, start = self._bounds.before(text, m.start(), "")
        if simple and _EQUALS.search(text, max(0, start - 24), start):
            return [Quantity(round(top.value / bottom.value, 6), None, "times", bound, m.start(), end, end, end, start, end, 0, spelled=False, counted=False, fraction=True)]
        if simple and (_PART_OF_GROUP.match(text, end) or unit is None or unit.unit == "count" or (bottom.value <= 5 and unit.unit in {"household", "person"})):
            value = round(top.value / bottom.value * 100, 4)
            return [Quantity(value, None, "percent", bound, m.start(), end, end, end, start, end, 0, spelled=False, counted=False, fraction=True)]
        if unit is None:
            return Noise(m.start(), m.end(), RejectReason.NO_UNIT)
        scale = whole.value / bottom.value if bottom.value else 1.0
        value, step = top.value * scale * unit.factor, whole.step * unit.factor if whole.scaled else 0.0
        return [Quantity(round(value, 9), None, unit.unit, bound, m.start(1), m.end(1), unit.start, unit.end, start, unit.end, step, spelled=False, counted=unit.counted, fraction=True)]


@lru_cache(maxsize=4)
def quantity_scanner(vocabulary: Vocabulary) -> QuantityScanner:
    """The scanner for one vocabulary, compiled once."""
    return QuantityScanner(vocabulary)


def find_quantities(text: str, vocabulary: Vocabulary | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of any text: value, value_max, unit, bound and offsets; numbers that are no quantities are left out.

    Offsets count in the NFC form of `text`. Never raises on any text.
    """
    text = unicodedata.normalize("NFC", text)
    scanner = quantity_scanner(vocabulary or load_vocabulary())
    found: list[Quantity] = []
    position = 0
    for line in text.split("\n"):
        for q in scanner.scan(line).quantities:
            moved = {name: getattr(q, name) + position for name in ("char_start", "char_end", "unit_start", "unit_end", "start", "end")}
            found.append(replace(q, **moved))
        position += len(line) + 1
    return tuple(found)
