"""The unit after a number: currencies, percent, physical units, quotients, counted nouns."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.letters import LEFT, RIGHT, alternation, folded, squeezed
from schemas.vocabulary.cues import Cues
from schemas.vocabulary.units import Units

_SYMBOLS = frozenset("%％‰$₫€£¥₩")
_GAP = re.compile(r"[ \t]{0,2}")
_SLASH = re.compile(r"\s?/\s?")
_WORD = re.compile(r"\s*([^\W\d_]+)")
_DURATION_FORMS = frozenset({"năm", "tháng", "tuần", "ngày", "giờ", "tiếng", "phút", "giây"})


@dataclass(frozen=True, slots=True)
class UnitReading:
    """A unit as printed at `text[start:end]`: its id, its size in base units, and whether it is a counted noun."""

    start: int
    end: int
    unit: str
    factor: float
    counted: bool
    indivisible: bool = False


class UnitReader:
    """Reads units; compiled once from the vocabulary."""

    def __init__(self, units: Units, cues: Cues) -> None:
        self._units = units
        forms = [f for f in units.by_form if f not in _DURATION_FORMS]
        edges = (form if form[-1] in _SYMBOLS else form + "\0" for form in forms)
        self._unit = re.compile(alternation(list(edges)).replace(re.escape("\0"), RIGHT))
        self._durations = re.compile(rf"{alternation(list(_DURATION_FORMS))}{RIGHT}")
        self._forms = {folded(form): value for form, value in units.by_form.items()}
        self._nouns = {folded(noun): unit for noun, unit in units.counted.items()}
        self._noun = re.compile(rf"{alternation(list(self._nouns))}{RIGHT}")
        self._more = re.compile(r"\s*(?:,|/|và|hoặc)\s*")
        denominators = {folded(f): u.id for f, (u, _) in units.by_form.items() if f[-1] not in _SYMBOLS} | self._nouns
        denominators |= {"đầu người": "person", "người dân": "person", "cp": "share", "cổ phiếu": "share", "đêm": "night", "ngày đêm": "day", "suất": "gift"}
        self._denominators = denominators
        self._per = re.compile(rf"{alternation(list(denominators))}{RIGHT}")
        self._each = re.compile(rf"\s+(?:mỗi|một|cho mỗi|trên mỗi|/)\s+(?P<den>{alternation(list(denominators))}){RIGHT}")
        prefixes = {p: u.id for u in units.by_id.values() for p in u.prefixes}
        self._prefixes = prefixes
        self._prefix = re.compile(rf"(?:{alternation(list(prefixes))})\s?$")
        self._stops = frozenset(folded(word) for word in cues.noun_stops)
        self._unless = {folded(form): frozenset(after) for u in units.by_id.values() for form, after in u.unless_before.items()}

    def dimension(self, unit: str) -> str:
        """The dimension of a unit id."""
        return self._units.dimension(unit)

    def prefix(self, text: str, start: int) -> tuple[str, int] | None:
        """A currency sign before the number: its unit and where it begins."""
        m = self._prefix.search(text, max(0, start - 4), start)
        return (self._prefixes[m[0].strip()], m.start()) if m else None

    def measure(self, text: str, position: int, *, durations: bool = False) -> UnitReading | None:
        """The unit of measure at `position`, with a quotient where one follows; years, months, days only where `durations` is set."""
        gap = _GAP.match(text, position)
        start = gap.end() if gap else position
        m = self._unit.match(text, start) or (self._durations.match(text, start) if durations else None)
        if m is None:
            return None
        form = squeezed(m[0])
        following = _WORD.match(text, m.end())
        if form in self._unless and following and following[1] in self._unless[form]:
            return None
        unit, factor = self._forms[form]
        identifier, end, per = self._quotient(text, m.end(), unit.id)
        return UnitReading(start, end, identifier, factor * per, counted=False, indivisible=unit.indivisible)

    def _quotient(self, text: str, end: int, unit: str) -> tuple[str, int, float]:
        """The quotient that follows a unit, its end, and by what a denominator in other units multiplies the value."""
        factor = 1.0
        for _ in range(2):
            slash = _SLASH.match(text, end)
            m = self._per.match(text, slash.end()) if slash else None
            if m is None and unit not in {"percent", "percentage_point", "times"}:
                m = self._each.match(text, end)
                found = m["den"] if m else ""
            else:
                found = m[0] if m else ""
            if m is None:
                break
            found = squeezed(found)
            unit, end = f"{unit}/{self._denominators[found]}", m.end()
            if found in self._forms:
                factor /= self._forms[found][1]
        return unit, end, factor

    def noun(self, text: str, position: int) -> UnitReading | None:
        """The counted noun at `position`: known nouns with their coordination, else the next word unless it ends a noun phrase."""
        gap = re.compile(r"\s{1,2}").match(text, position)
        if gap is None:
            return None
        start = gap.end()
        m = self._noun.match(text, start)
        if m is None:
            word = _WORD.match(text, start)
            if word is None or word[1] in self._stops or len(word[1]) < 2:
                return None
            return UnitReading(start, word.end(), "count", 1.0, counted=True)
        unit, end = self._nouns[squeezed(m[0])], m.end()
        while more := self._more.match(text, end):
            following = self._noun.match(text, more.end())
            if following is None or self._nouns[squeezed(following[0])] != unit:
                break
            end = following.end()
        identifier, end, _ = self._quotient(text, end, unit)
        return UnitReading(start, end, identifier if "/" not in identifier else f"count/{identifier.split('/', 1)[1]}", 1.0, counted=True)

    def known_noun(self, text: str, position: int) -> bool:
        """True where a noun of the vocabulary stands at `position`."""
        gap = re.compile(r"\s{1,2}").match(text, position)
        return bool(gap and self._noun.match(text, gap.end()))

    def last_noun(self, text: str) -> str | None:
        """The unit id of the last counted noun in a phrase; None where there is none."""
        found = None
        for m in re.finditer(rf"{LEFT}{self._noun.pattern}", text):
            found = self._nouns[squeezed(m[0])]
        return found
