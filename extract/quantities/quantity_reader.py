"""Reading one quantity where a number begins: alone, as a range, in a list that shares its unit, or as a fraction."""

from __future__ import annotations

import re

from extract.quantities.bounds import BoundReader
from extract.quantities.fractions import FractionReader
from extract.quantities.noise import Noise
from extract.quantities.number_words import read_point, read_words
from extract.quantities.numerals import FIRST_WORD, LETTER_SCALES, SCALES, STARTS, Numeral, read_digits
from extract.quantities.quantity import Quantity, Read
from extract.quantities.units import UnitReader, UnitReading
from extract.text.letters import CAPITAL, LEFT, RIGHT
from schemas.code_lists import Bound, RejectReason
from schemas.vocabulary.cues import Cues

_RANGE = re.compile(r"\s*(?P<join>[-–—~]|đến|tới|và)\s*(?P<sign>[a-zđ]{0,3}[$€£¥₫]?\s?)(?=\d|[^\W\d_])")
_BETWEEN = re.compile(rf"{LEFT}(?:giữa|trong\s+khoảng)\s+$")
_FROM = re.compile(rf"{LEFT}từ\s+(?:(?:mức|khoảng|hơn|gần|trên)\s+)*(?:[a-zđ]{{0,3}}[$€£])?$")
_SPACED_DECIMAL = re.compile(r"(\d+),\s(\d{1,2})(?=\s+(?:tỷ|triệu|nghìn))(?!\d)")
_LIST = re.compile(r"\s*(?:,\s+(?:và\s+)?|và\s+)(?=\d)")
_LONGEST_LIST = 8
_LONGEST_FRACTION = 32
_YEAR_LIKE = re.compile(r"(?:19|20)\d\d")
_RUN = re.compile(r"\d+(?:[.,]\d+)*")
_LONE_WORDS = frozenset({"một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười"})
_NOT_FIVE = re.compile(rf"{LEFT}(?:mỗi|cả|hàng|hằng|từng|các|đầu|cuối|giữa|trong|nhiều|những|mấy|theo|qua|của|thứ|trung\s+bình)\s+$")
_JOINED_WORDS = re.compile(rf"\s+(?:đến|tới)\s+{FIRST_WORD}{RIGHT}")
_CAPITAL_WORD = re.compile(r"\s+([^\W\d_])")
_COLLOQUIAL = re.compile(r"\d(?:k|tr\d?)$")  # 500k, 2,5tr: only of đồng
_SHORT = re.compile(r"[1-9]\d?")
_CAPITAL_BEFORE = re.compile(rf"(?:{CAPITAL}\w*\s+|[^\W\d_]\s){CAPITAL}\w*\s$")
_NAMED_NEXT = re.compile(rf"\s*(?:,|và)\s+(?:{CAPITAL}\w*\s+){{1,4}}\d")
_CENTS = re.compile(r"\s+(?:và\s+)?(?=\d|[^\W\d_])")
_BARE_CENTS = re.compile(r"\d\d(?=\s*(?:$|[.;)]))")
_MINUS = "-−–"
_FALL_BEFORE = re.compile(rf"{LEFT}(?:giảm|âm|hạ|mất)\s*$")


class QuantityReader:
    """Reads quantities at given places of a sentence; compiled once from the vocabulary."""

    def __init__(self, units: UnitReader, bounds: BoundReader, cues: Cues) -> None:
        self._units = units
        self._bounds = bounds
        self.fractions = FractionReader(units, bounds, cues)

    def read(self, text: str, original: str, start: int) -> Read:
        """The quantities that begin with the number at `start` of a folded text; `original` shows the capitals."""
        if text.find("/", start, start + _LONGEST_FRACTION) >= 0 and (read := self.fractions.in_digits(text, start)):
            return read
        first = self._number(text, original, start)
        if first is None:
            run = _RUN.match(text, start)
            return Read(noise=(Noise(start, run.end(), RejectReason.NO_UNIT),)) if run else Read()
        if first.spelled and (reason := self._word_reason(text, original, first)):
            return Read(noise=(Noise(start, first.end, reason),))
        unit = self._unit(text, first)
        if unit is None and _SHORT.fullmatch(text, first.start, first.end) and _is_name(original, first):
            return Read(noise=(Noise(start, first.end, RejectReason.NAME),))
        if (unit is None or unit.unit == "count") and _YEAR_LIKE.fullmatch(text, first.start, first.end):
            return Read(noise=(Noise(start, first.end, RejectReason.PERIOD),))
        if unit is not None and unit.indivisible and not first.spelled and not first.scaled and "," in text[first.start : first.end]:
            first = read_digits(text, start, indivisible=True) or first
        if (ranged := self._range(text, original, first, unit)) is not None:
            return Read((ranged,))
        if unit is None and (listed := self._list(text, original, first)):
            return Read(listed)
        if unit is not None and self._units.has_subunit(unit.unit):
            first, unit = self._with_cents(text, original, first, unit)
        return Read((self._quantity(text, first, unit),))

    def _number(self, text: str, original: str, start: int) -> Numeral | None:
        if not text[start].isdigit():
            return read_words(text, start)
        if start and text[start - 1] == "," and (start == 1 or text[start - 2] in "-(["):  # ",77" is 0,77
            shifted = read_digits("0," + text[start : start + 80], 0)
            number = shifted._replace(start=start - 1, end=shifted.end + start - 2) if shifted else None
        else:
            number = read_digits(text, start)
        if number is None or number.scaled:
            return number
        letter = original[number.end : number.end + 1]
        if letter in LETTER_SCALES and not original[number.end + 1 : number.end + 2].isalnum():
            end, scale = number.end + 1, LETTER_SCALES[letter]
            if self._units.prefix(text, start) or self._units.known_noun(text, end) or self._units.measure(text, end):
                return Numeral(number.start, end, number.value * scale, number.step * scale, spelled=False, scaled=True)
        return read_point(text, number) if number.step == 1 else number

    def _unit(self, text: str, numeral: Numeral) -> UnitReading | None:
        if prefix := self._units.prefix(text, numeral.start):
            return UnitReading(prefix[1], numeral.start, prefix[0], 1.0, counted=False)
        unit = self._units.measure(text, numeral.end, durations=numeral.step < 1) or self._units.noun(text, numeral.end)
        if text.endswith("tỷ", numeral.start, numeral.end) and (unit is None or (unit.counted and unit.unit == "count")):
            return self._units.bare_money(text, numeral.end)  # "1.400 tỷ" by itself is money
        if (
            unit is None
            and numeral.scaled
            and (text[numeral.end : numeral.end + 2].lstrip()[:1] == "/" or _COLLOQUIAL.search(text, numeral.start, numeral.end))
        ):
            money = self._units.bare_money(text, numeral.end)
            return money if money.end > numeral.end or _COLLOQUIAL.search(text, numeral.start, numeral.end) else None
        return unit

    def _word_reason(self, text: str, original: str, numeral: Numeral) -> RejectReason | None:
        """Why a number word is no number here: năm the year, Ba the name, một the article."""
        word = text[numeral.start : numeral.end]
        if word not in _LONE_WORDS or self._begins_range(text, numeral):
            return None
        measured = self._units.measure(text, numeral.end)
        counts = self._units.known_noun(text, numeral.end)
        if word == "năm" and (
            _NOT_FIVE.search(text, max(0, numeral.start - 16), numeral.start) or not (counts or (measured and measured.end - measured.start > 1))
        ):
            return RejectReason.WORD
        if original[numeral.start].isupper() and (nearby := _CAPITAL_WORD.match(original, numeral.end)) and nearby[1].isupper():
            return RejectReason.NAME
        return None if counts or measured is not None else RejectReason.WORD

    @staticmethod
    def _begins_range(text: str, numeral: Numeral) -> bool:
        """True of "từ năm đến bảy triệu"."""
        return _JOINED_WORDS.match(text, numeral.end) is not None and _FROM.search(text, max(0, numeral.start - 20), numeral.start) is not None

    def _quantity(self, text: str, numeral: Numeral, unit: UnitReading | None, *, shared: bool = False) -> Quantity:
        if unit is not None:
            unit = self._units.per_each(text, numeral.start, unit)
        factor = unit.factor if unit else 1.0
        phrase_start = min(numeral.start, unit.start) if unit else numeral.start
        end = max(numeral.end, unit.end) if unit and not shared else numeral.end
        percent = unit is not None and unit.unit.startswith("percent")
        bound, start = self._bounds.before(text, phrase_start, numeral.end, percent=percent)
        if bound is Bound.EXACT and (after := self._bounds.after(text, end)):
            bound, end = after
        step = numeral.step * factor if numeral.rounded or (unit is not None and not unit.counted and numeral.step < 1) else 0.0
        value = round(numeral.value * factor, 9)
        if self._negative(text, phrase_start, unit):
            value = -value
        unit_start, unit_end = (unit.start, unit.end) if unit else (numeral.end, numeral.end)
        return Quantity(
            value, None, unit.unit if unit else None, bound, numeral.start, numeral.end, unit_start, unit_end,
            start, end, step, numeral.spelled, unit.counted if unit else False, shared_unit=shared,
        )  # fmt: skip

    @staticmethod
    def _negative(text: str, start: int, unit: UnitReading | None) -> bool:
        """A minus sign glued to a measured number; at the start of a line it is a bullet, and counts are never negative."""
        if start < 2 or text[start - 1] not in _MINUS or not (text[start - 2].isspace() or text[start - 2] in "(["):
            return False
        return (unit is None or not unit.counted) and not _FALL_BEFORE.search(text, max(0, start - 8), start - 1)

    def _with_cents(self, text: str, original: str, first: Numeral, unit: UnitReading) -> tuple[Numeral, UnitReading]:
        """The amount with its hundredths: "2 đô 23 xu", "20 rupees 43"."""
        end = max(first.end, unit.end)
        gap = _CENTS.match(text, end) if first.step == 1 else None
        if gap is None or not STARTS.match(text, gap.end()):
            return first, unit
        cents = self._number(text, original, gap.end())
        if cents is None or cents.scaled or not 0 < cents.value < 100:
            return first, unit
        named = self._units.subunit(text, cents.end, unit.unit)
        if named is None and (gap[0].strip() or not _BARE_CENTS.match(text, gap.end())):
            return first, unit
        last = named or cents.end
        whole = first._replace(end=last, value=first.value + cents.value / 100, step=0.01)
        return whole, unit._replace(start=min(unit.start, first.start), end=last) if unit.start < first.start else unit._replace(end=unit.end)

    def _range(self, text: str, original: str, first: Numeral, unit: UnitReading | None) -> Quantity | None:
        """One quantity with two ends: "5-7 triệu", "từ 3,5 đến 4 triệu USD", "từ 3 tỷ đồng đến 4 tỷ đồng"."""
        printed = unit is not None and unit.start >= first.end
        after_number = _RANGE.match(text, first.end)
        after_unit = _RANGE.match(text, unit.end) if unit is not None and printed else None
        if after_number is None and after_unit is None:
            return None
        from_before = _FROM.search(text, max(0, first.start - 20), first.start) is not None
        skips_unit = unit is not None and printed and (not unit.counted or from_before)
        join = (after_unit if skips_unit else None) or after_number
        if join is None:
            return None
        at = join.end() if text[join.end()].isdigit() else join.end("join")
        at += len(text[at : at + 3]) - len(text[at : at + 3].lstrip())
        if not STARTS.match(text, at) or (join["sign"].strip() and text[at].isdigit() and not self._units.prefix(text, at)):
            return None
        if join["join"] == "và" and not _BETWEEN.search(text, max(0, first.start - 16), first.start):
            return None
        second = self._number(text, original, at)
        if second is None or (second.spelled != first.spelled and not from_before):
            return None
        second_unit = self._unit(text, second)
        if second_unit is None or (unit is not None and skips_unit and not self._one_unit(unit, second_unit, join["join"], from_before=from_before)):
            return None
        low = first.value
        if not first.scaled and second.scaled and (unit is None or unit.counted or not printed):
            low *= self._scale_of(text, second)
        if second.value < low:
            return None
        whole = Numeral(first.start, second.end, low, second.step, first.spelled, second.scaled)
        if unit is not None and not printed:
            second_unit = second_unit._replace(start=unit.start, end=first.start)
        quantity = self._quantity(text, whole, second_unit)
        bound = quantity.bound if quantity.bound is not Bound.EXACT else Bound.RANGE
        return quantity._replace(value_max=round(second.value * second_unit.factor, 9), bound=bound)

    @staticmethod
    def _one_unit(first: UnitReading, second: UnitReading, join: str, *, from_before: bool) -> bool:
        """Whether two printed units may be the ends of one range."""
        if first.unit.split("/")[0] != second.unit.split("/")[0]:
            return False
        return first.unit == second.unit or join not in {"đến", "tới"} or from_before

    @staticmethod
    def _scale_of(text: str, numeral: Numeral) -> float:
        """The scale word of a number, as a factor: 10^6 for "4 triệu"."""
        if numeral.spelled or not text[numeral.start].isdigit():
            scale = 1
            for word in reversed(text[numeral.start : numeral.end].split()):
                if word not in SCALES:
                    break
                scale *= SCALES[word]
            return float(scale)
        run = _RUN.match(text, numeral.start)
        plain = read_digits(run[0] + " ", 0) if run else None
        return numeral.value / plain.value if plain and plain.value else 1.0

    def _list(self, text: str, original: str, first: Numeral) -> tuple[Quantity, ...]:
        """Bare numbers that share the scale and unit of the last: "3, 5 và 7 triệu USD"."""
        if m := _SPACED_DECIMAL.match(text, first.start):  # "134, 4 tỷ": a decimal comma with a stray space
            joined = read_digits(f"{m[1]},{m[2]}{text[m.end(2) : m.end(2) + 12]}", 0)
            second = read_digits(text, m.start(2))
            if joined is not None and second is not None:
                return (self._quantity(text, joined._replace(start=first.start, end=second.end), self._unit(text, second)),)
        numerals = [first]
        while (join := _LIST.match(text, numerals[-1].end)) and len(numerals) < _LONGEST_LIST:
            following = self._number(text, original, join.end())
            if following is None:
                break
            numerals.append(following)
            unit = self._unit(text, following)
            if unit is None:
                continue
            if unit.unit == "count":
                break
            scale = self._scale_of(text, following)
            shared = [n._replace(value=n.value * scale, step=n.step * scale, scaled=scale > 1) for n in numerals[:-1]]
            return (*(self._quantity(text, n, unit, shared=True) for n in shared), self._quantity(text, following, unit))
        return ()


def _is_name(original: str, number: Numeral) -> bool:
    """True of the short number of a name ("Sông Hậu 1", "RON 95"), unless it is one of a list of numbers."""
    return _CAPITAL_BEFORE.search(original, max(0, number.start - 24), number.start) is not None and not _NAMED_NEXT.match(original, number.end)
