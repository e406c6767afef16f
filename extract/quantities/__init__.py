"""Quantities of a text: every number with its bound, scale and unit, and what is no quantity with the reason."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from extract.quantities.bare_numbers import with_units
from extract.quantities.bounds import BoundReader
from extract.quantities.fractions import FRACTION_WORDS
from extract.quantities.noise import Noise, NoiseFinder
from extract.quantities.quantity import Quantity
from extract.quantities.quantity_reader import QuantityReader
from extract.quantities.starts import DIGITS, Start, StartFinder
from extract.quantities.taken import Taken
from extract.quantities.units import UnitReader
from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from extract.times.time_expressions import FIRST_WORDS, TimeExpression, TimeKind, find_time_expressions
from schemas.code_lists import Bound, RejectReason
from schemas.vocabulary import Vocabulary, load_vocabulary

__all__ = ["Quantity", "QuantityScanner", "Scan", "find_quantities"]

_TIME_REASONS = {TimeKind.DAY: RejectReason.DATE, TimeKind.CLOCK: RejectReason.TIME_OF_DAY, TimeKind.DURATION: RejectReason.DURATION}
_DIGIT = re.compile(r"\d")
_AND = re.compile(r"\s+và\s+")
_NEGATIVE = re.compile(rf"{LEFT}âm\s+$")
# Characters that stand for others of the same length: odd spaces and full-width digits.
_PLAIN = {
    **dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u3000"), " "),
    **{0xFF10 + d: str(d) for d in range(10)},
    0xFF0C: ",",
    0xFF0E: ".",
    0xFF05: "%",
}


class Scan(NamedTuple):
    """All that a text holds in numbers: quantities, noise, and the time expressions; `text` is folded."""

    text: str
    quantities: tuple[Quantity, ...]
    noise: tuple[Noise, ...]
    times: tuple[TimeExpression, ...]


class QuantityScanner:
    """Scans sentences for quantities; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues = vocabulary.cues
        self.units = UnitReader(vocabulary.units, cues)
        self._noise = NoiseFinder(cues, self.units)
        self._bounds = BoundReader(cues)
        self._reader = QuantityReader(self.units, self._bounds, cues)
        self._multiples = {folded(word): value for word, value in cues.ratio.multiples.items()}
        self._multiple = re.compile(rf"{alternation(self._multiples)}{RIGHT}")
        self._multiple_heads = frozenset(word.split()[0] for word in self._multiples)
        self._starts = StartFinder(FIRST_WORDS | self._noise.first_words | self._multiple_heads)

    def scan(self, original: str, *, line_start: bool = True) -> Scan:
        """Scan one sentence; every digit of it ends in exactly one quantity or noise. Time is linear in its length."""
        text = folded(original)
        starts = self._starts.find(text)
        if not starts:
            return Scan(text, (), (), ())
        taken = Taken(len(text))
        noise = self._noise.identifiers(text, starts, line_start=line_start)
        for n in noise:
            taken.add(n.start, n.end)
        times = tuple(t for t in find_time_expressions(text, starts) if not taken.any(t.start, t.end) and not self._is_number(text, t))
        for t in times:
            taken.add(t.start, t.end)
            if t.kind is TimeKind.DURATION or _DIGIT.search(text, t.start, t.end):
                noise.append(Noise(t.start, t.end, _TIME_REASONS.get(t.kind, RejectReason.PERIOD)))
        quantities = self._multiples_of(text, starts, taken)
        self._numbers(text, original, starts, taken, quantities, noise)
        noise += _left_over(text, starts, quantities, noise)
        quantities.sort(key=_by_start)
        return Scan(text, tuple(with_units(text, original, quantities, self.units)), tuple(sorted(noise, key=_noise_start)), times)

    def _is_number(self, text: str, time: TimeExpression) -> bool:
        """True where "năm" after tens is five and no year: before a unit or a counted noun ("sáu mươi năm đồng")."""
        if time.kind is not TimeKind.DURATION or not text.endswith("mươi năm", time.start, time.end):
            return False
        return self.units.known_noun(text, time.end) or self.units.measure(text, time.end) is not None

    def _multiples_of(self, text: str, starts: Sequence[Start], taken: Taken) -> list[Quantity]:
        """The multiples in words: "gấp đôi", "gấp rưỡi"."""
        found: list[Quantity] = []
        for at, _, word in starts:
            m = self._multiple.match(text, at) if word in self._multiple_heads else None
            if m is None or taken.any(*m.span()):
                continue
            bound, start = self._bounds.before(text, m.start(), len(text))
            value = self._multiples[squeezed(m[0])]
            found.append(
                Quantity(value, None, "times", bound, m.start(), m.end(), m.start(), m.end(), start, m.end(), 0, spelled=True, counted=False)
            )
            taken.add(*m.span())
        return found

    def _numbers(self, text: str, original: str, starts: Sequence[Start], taken: Taken, quantities: list[Quantity], noise: list[Noise]) -> None:
        """Read the text from number to number, over what is taken."""
        position = tried = 0
        for at, run_end, word in starts:
            if at < tried:
                continue
            start, end, vague, idiom = at, run_end, None, None
            if word != DIGITS:
                m = self._noise.word.match(text, at) if word in self._noise.first_words else None
                if m is None:
                    continue
                end, vague, idiom = m.end(), m["vague"], m["idiom"]
            tried = end
            if start < position or taken.any(start, end):
                continue
            if word in FRACTION_WORDS and (fraction := self._reader.fractions.in_words(text, start)) is not None:
                quantities += fraction.quantities
                position = max(q.char_end for q in fraction.quantities)
                continue
            if vague is not None or idiom is not None:
                ten = self._ten(text, start, end) if vague == "chục" else None
                if ten is not None:
                    quantities.append(ten)
                else:
                    noise.append(Noise(start, end, RejectReason.VAGUE if vague is not None else RejectReason.IDIOM))
                position = end
                continue
            name = self._noise.name_at(text, original, start, end) if word == DIGITS else None
            if name is not None and not self.units.prefix(text, start):
                stop = taken.next(start)
                noise.append(Noise(taken.last(max(name.start, min(position, start)), start), min(name.end, stop), name.reason))
                position = min(name.end, stop)
                continue
            position = self._read(text, original, start, taken, quantities, noise)

    def _ten(self, text: str, start: int, end: int) -> Quantity | None:
        """Ten, where "chục dự án" stands by itself; after "hàng", "vài", "hơn" it is vague."""
        unit = self.units.noun(text, end) if not text[:start].strip() and self.units.known_noun(text, end) else None
        if unit is None:
            return None
        return Quantity(10, None, unit.unit, Bound.EXACT, start, end, unit.start, unit.end, start, unit.end, 0, spelled=True, counted=True)

    def _read(self, text: str, original: str, start: int, taken: Taken, quantities: list[Quantity], noise: list[Noise]) -> int:
        """Read what begins at one number; returns where to go on."""
        found = self._reader.read(text, original, start)
        limit = taken.next(start)
        if any(q.char_end > limit for q in found.quantities):  # what follows belongs to something else
            found = self._reader.read(text[:limit], original[:limit], start)
        end = 0
        for q in found.quantities:
            if q.char_end <= limit:
                quantities.append(_also_about(text, quantities[-1], q) if quantities and quantities[-1].bound is Bound.ABOUT else q)
                end = max(end, q.char_end if q.shared_unit else q.unit_end, q.char_end)
        for n in found.noise:
            if n.end <= limit:
                noise.append(n)
                end = max(end, n.end)
        return end or start + 1


def _also_about(text: str, first: Quantity, second: Quantity) -> Quantity:
    """The second of two numbers that one "xấp xỉ" leads: "xấp xỉ 14% và 10%"."""
    joined = second.bound is Bound.EXACT and first.unit == second.unit and _AND.fullmatch(text, first.end, second.start)
    return second._replace(bound=Bound.ABOUT) if joined else second


def _by_start(quantity: Quantity) -> int:
    return quantity.char_start


def _noise_start(noise: Noise) -> int:
    return noise.start


def _left_over(text: str, starts: Sequence[Start], quantities: list[Quantity], noise: list[Noise]) -> list[Noise]:
    """Digits that belong to nothing so far: exponents of units (km2), and pieces of what is no number."""
    covered = Taken(len(text))
    for n in noise:
        covered.add(n.start, n.end)
    for q in quantities:
        covered.add(q.char_start, q.char_end)
    found = []
    units: Taken | None = None
    for run_start, run_end, word in starts:
        if word != DIGITS or not covered.has_free(run_start, run_end):
            continue
        for start, end in covered.free(run_start, run_end):
            digits = _DIGIT.search(text, start, end)
            if digits is None:
                continue
            if units is None:
                units = Taken(len(text))
                for q in quantities:
                    units.add(q.unit_start, q.unit_end)
            found.append(Noise(digits.start(), end, RejectReason.UNIT_SYMBOL if units.any(digits.start(), digits.end()) else RejectReason.NO_UNIT))
    return found


@lru_cache(maxsize=4)
def quantity_scanner(vocabulary: Vocabulary) -> QuantityScanner:
    """The scanner for one vocabulary, compiled once."""
    return QuantityScanner(vocabulary)


def find_quantities(text: str, vocabulary: Vocabulary | None = None) -> tuple[Quantity, ...]:
    """Find the quantities of any text: value, value_max, unit, bound and offsets; numbers that are no quantities are left out.

    Offsets count in the NFC form of `text`. A number after "âm" is negative here; `scan` leaves its sign to the words around it.
    Never raises on any text, and takes time linear in its length.
    """
    text = unicodedata.normalize("NFC", text).translate(_PLAIN)
    scanner = quantity_scanner(vocabulary or load_vocabulary())
    found: list[Quantity] = []
    position = 0
    for line in text.split("\n"):
        for q in scanner.scan(line).quantities:
            moved = {name: getattr(q, name) + position for name in ("char_start", "char_end", "unit_start", "unit_end", "start", "end")}
            sign = -1 if q.value > 0 and _NEGATIVE.search(folded(line), max(0, q.start - 6), q.start) else 1
            found.append(q._replace(value=sign * q.value, **moved))
        position += len(line) + 1
    return tuple(found)
