"""The unit after a number: currencies, percent, physical units, quotients, counted nouns."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from schemas.vocabulary.cues import Cues
from schemas.vocabulary.units import Units

# Counts of these may be of what the number or noun before them names: "46 đoàn/398 lượt người".
COUNTS_OF_ANOTHER = frozenset({"person", "person_trip", "visit", "household", "animal", "vehicle", "count"})
_GAP = r"[ \t]{0,2}"
_NEXT_WORD = re.compile(r"\s+([^\W\d_]+)")
_WORD = re.compile(r"\s*([^\W\d_]+)")
_AMOUNT_BEFORE = re.compile(r"(?:\d|(?<![^\W_])(?:nghìn|ngàn|triệu|tỷ))\s*$")
_LONGEST_PREFIX = 6
_EACH_WINDOW = 72
_MOST_GOODS_WORDS = 2  # between a unit and what it is said per: "12,5 tấn búp tươi/ha"
_NO_QUOTIENT = frozenset({"percent", "percentage_point", "times"})
_NOT_PER_EACH = frozenset({"percent", "ratio", "duration"})


class UnitReading(NamedTuple):
    """A unit as printed at `text[start:end]`: its id, its size in base units, and whether it is a counted noun.

    `indivisible` units have no fractions; `symbol` is true of a unit printed as a sign or abbreviation before the number.
    """

    start: int
    end: int
    unit: str
    factor: float
    counted: bool
    indivisible: bool = False


def _whole_words(forms: list[str]) -> str:
    """A regular expression for unit forms: those that end in a letter end a syllable, signs (%, $) may be followed by anything."""
    words = [form for form in forms if form[-1].isalnum()]
    signs = [form for form in forms if not form[-1].isalnum()]
    arms = ([alternation(signs)] if signs else []) + ([alternation(words) + RIGHT] if words else [])
    return f"(?:{'|'.join(arms)})"


class UnitReader:
    """Reads units; compiled once from the vocabulary."""

    def __init__(self, units: Units, cues: Cues) -> None:
        self._units = units
        self._forms = {folded(form): value for form, value in units.by_form.items()}
        durations = [form for form, (unit, _) in self._forms.items() if unit.dimension == "duration"]
        self._unit = re.compile(rf"{_GAP}({_whole_words([form for form in self._forms if form not in durations])})")
        self._duration = re.compile(rf"{_GAP}({alternation(durations)}{RIGHT})")
        self._nouns = {folded(noun): unit for noun, unit in units.counted.items()}
        nouns = alternation(self._nouns)
        self._noun = re.compile(nouns + RIGHT)
        self._counted = re.compile(rf"\s{{1,2}}({nouns}{RIGHT})")
        self._any_noun = re.compile(LEFT + nouns + RIGHT)
        self._more = re.compile(r"\s*(?:,|/|và|hoặc)\s*")
        denominators = {form: unit.id for form, (unit, _) in self._forms.items() if form[-1].isalnum()} | self._nouns
        self._denominators = denominators | {folded(form): unit for form, unit in units.denominators.items()}
        one = alternation(self._denominators) + RIGHT
        self._per = re.compile(rf"\s?/\s?(?P<den>{one})")
        self._each = re.compile(rf"\s+(?:mỗi|một|cho mỗi|trên mỗi)\s+(?P<den>{one})")
        self._each_before = re.compile(rf"{LEFT}(?P<cue>(?:trên\s+)?mỗi|trên\s+(?:1|một)|từng|một)\s+(?P<den>{one})(?:[\s,]+[^\W\d_]+){{0,9}}\s*$")
        self._later = re.compile(
            rf"(?:\s+[^\W\d_]+){{1,{_MOST_GOODS_WORDS}}}?\s?(?:(?=/\s?{one})|(?=\s(?:mỗi|một)\s+(?:ngày|tháng|năm|tuần|giờ){RIGHT}))"
        )
        self._prefixes = {folded(form): unit.id for unit in units.by_id.values() for form in unit.prefixes}
        self._prefix_ends = frozenset(form[-1] for form in self._prefixes)
        self._never_counted = frozenset(folded(word) for word in cues.never_counted)
        self._stops = frozenset(folded(word) for word in cues.noun_stops)
        self._unless = {folded(form): frozenset(after) for unit in units.by_id.values() for form, after in unit.unless_before.items()}
        self._cents = {unit.id: re.compile(rf"{_GAP}{alternation(unit.subunits)}{RIGHT}") for unit in units.by_id.values() if unit.subunits}

    def dimension(self, unit: str) -> str:
        """The dimension of a unit id."""
        return self._units.dimension(unit)

    def is_form(self, word: str) -> bool:
        """True of the printed form of a unit."""
        return word in self._forms

    def prefix(self, text: str, start: int) -> tuple[str, int] | None:
        """A currency sign or code before the number (US$, EUR 20, Rs. 20): its unit and where it begins."""
        if start == 0 or (text[start - 1] not in self._prefix_ends and text[start - 1] != " "):
            return None
        end = start - 1 if text[start - 1] == " " else start
        if end == 0 or text[end - 1] not in self._prefix_ends:
            return None
        for length in range(min(_LONGEST_PREFIX, end), 0, -1):
            begin = end - length
            unit = self._prefixes.get(text[begin:end])
            if unit is None:
                continue
            if text[begin].isalpha() and begin and (text[begin - 1].isalnum() or _AMOUNT_BEFORE.search(text, max(0, begin - 8), begin)):
                continue  # the end of a word, or the unit of the number before
            return unit, begin
        return None

    def measure(self, text: str, position: int, *, durations: bool = False) -> UnitReading | None:
        """The unit of measure at `position`, with a quotient where one follows; years, months, days only where `durations` is set."""
        m = self._unit.match(text, position) or (self._duration.match(text, position) if durations else None)
        if m is None:
            return None
        form = squeezed(m[1])
        if form in self._unless and (following := _WORD.match(text, m.end())) and following[1] in self._unless[form]:
            return None
        unit, factor = self._forms[form]
        identifier, end, per = self._quotient(text, m.end(), unit.id)
        return UnitReading(m.start(1), end, identifier, factor * per, counted=False, indivisible=unit.indivisible)

    def bare_money(self, text: str, position: int) -> UnitReading:
        """The unit of an amount that prints no currency, with what it is per: "1.400 tỷ", "1,2 tỷ/căn"."""
        unit, end, factor = self._quotient(text, position, "VND")
        return UnitReading(position, end, unit, factor, counted=False)

    def _quotient(self, text: str, end: int, unit: str) -> tuple[str, int, float]:
        """The quotient that follows a unit, its end, and by what a denominator in other units multiplies the value.

        Where the name of the goods parts the two ("35 lít bia/người/năm"), the end stays that of the unit.
        """
        factor = 1.0
        if unit not in _NO_QUOTIENT and text[end : end + 1] == " " and (goods := self._later.match(text, end)):
            quotient, _, factor = self._quotient(text, goods.end(), unit)
            return quotient, end, factor
        for _ in range(2):
            m = self._per.match(text, end) or (self._each.match(text, end) if unit not in _NO_QUOTIENT else None)
            if m is None:
                break
            found = squeezed(m["den"])
            unit, end = f"{unit}/{self._denominators[found]}", m.end()
            if found in self._forms:
                factor /= self._forms[found][1]
        return unit, end, factor

    def noun(self, text: str, position: int) -> UnitReading | None:
        """The counted noun at `position`: known nouns with their coordination, else the next word unless it ends a noun phrase."""
        m = self._counted.match(text, position)
        if m is None:
            word = _NEXT_WORD.match(text, position)
            if word is None or word[1] in self._stops or word[1] in self._never_counted or len(word[1]) < 2:
                return None
            return UnitReading(word.start(1), word.end(), "count", 1.0, counted=True)
        start, end = m.span(1)
        unit = self._nouns[squeezed(m[1])]
        while more := self._more.match(text, end):
            following = self._noun.match(text, more.end())
            if following is None or self._nouns[squeezed(following[0])] != unit:
                break
            end = following.end()
        identifier, end, _ = self._quotient(text, end, unit)
        return UnitReading(start, end, identifier if "/" not in identifier else f"count/{identifier.split('/', 1)[1]}", 1.0, counted=True)

    def known_noun(self, text: str, position: int) -> bool:
        """True where a noun of the vocabulary stands at `position`."""
        return self._counted.match(text, position) is not None

    def last_noun(self, text: str) -> str | None:
        """The unit id of the last counted noun in a phrase; None where there is none."""
        found = None
        for m in self._any_noun.finditer(text):
            found = self._nouns[squeezed(m[0])]
        return found

    def per_each(self, text: str, start: int, reading: UnitReading) -> UnitReading:
        """The unit per what was named before the number: "mỗi ngày có 65 phương tiện", "trên 1 ha đất … đạt 175 triệu đồng"."""
        window = text[max(0, start - _EACH_WINDOW) : start]
        if "mỗi" not in window and "trên 1" not in window and "một " not in window and "từng" not in window:
            return reading
        dimension = self.dimension(reading.unit)
        if "/" in reading.unit or dimension in _NOT_PER_EACH:
            return reading
        m = self._each_before.search(window)
        if m is None or (m["cue"] == "một" and dimension != "money"):
            return reading
        numerator = "count" if dimension == "count" else reading.unit
        return reading._replace(unit=f"{numerator}/{self._denominators[squeezed(m['den'])]}")

    def subunit(self, text: str, position: int, unit: str) -> int | None:
        """Where the name of the hundredth of a currency ends (23 xu); None where it does not stand at `position`."""
        pattern = self._cents.get(unit)
        m = pattern.match(text, position) if pattern else None
        return m.end() if m else None

    def has_subunit(self, unit: str) -> bool:
        """True of currencies that are counted in hundredths."""
        return unit in self._cents
