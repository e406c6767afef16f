"""Parts of a text in which phrases are looked for: a noun phrase, a clause, the context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from operator import or_
from typing import Protocol

from extract.phrase_index import Found
from extract.words import Words

Ranges = tuple[tuple[int, int], ...]


class Reach(Protocol):
    """Words that a figure's context holds."""

    @property
    def bits(self) -> int:
        """The phrases there, as bits."""

    def last_end(self, number: int) -> int | None:
        """Where the last phrase of this number ends; None where there is none."""


@dataclass(frozen=True, slots=True)
class Zone:
    """Ranges of one text's syllables, with the phrases that stand within one of them: their spans, and their numbers as bits."""

    words: Words
    ranges: Ranges
    spans: dict[int, list[tuple[int, int]]]
    bits: int

    @property
    def text(self) -> str:
        """The folded syllables, for people."""
        return " | ".join(" ".join(self.words.syllables[start:end]) for start, end in self.ranges)

    @property
    def length(self) -> int:
        """How many syllables the zone has."""
        return sum(end - start for start, end in self.ranges)

    def last_end(self, number: int) -> int | None:
        """Where the last phrase of this number ends; None where there is none."""
        spans = self.spans.get(number)
        return spans[-1][1] if spans else None

    def covered_by(self, numbers: Iterable[int]) -> set[int]:
        """The syllables that the phrases of these numbers cover."""
        covered: set[int] = set()
        for number in numbers:
            for start, end in self.spans.get(number, ()):
                covered.update(range(start, end))
        return covered


@dataclass(frozen=True, slots=True)
class Opening:
    """A text up to one of its syllables; `bits` are the phrases that end by there, `spans` those of the whole text."""

    end: int
    bits: int
    spans: dict[int, list[tuple[int, int]]]

    def last_end(self, number: int) -> int | None:
        """Where the last phrase of this number ends; None where there is none."""
        return next((end for start, end in reversed(self.spans.get(number, ())) if start < self.end and end <= self.end), None)


class LaterText:
    """A text that is read when it is first asked of."""

    def __init__(self, read: Callable[[], Zone]) -> None:
        self._read = read

    @cached_property
    def _zone(self) -> Zone:
        return self._read()

    @property
    def bits(self) -> int:
        """The phrases of the text, as bits."""
        return self._zone.bits

    def last_end(self, number: int) -> int | None:
        """Where the last phrase of this number ends; None where there is none."""
        return self._zone.last_end(number)


class ReadText:
    """One text with all phrases found in it; its zones are made once."""

    def __init__(self, words: Words, found: Found) -> None:
        self.words = words
        self._hits = [(start, number, end) for start, here in enumerate(found) if here for number, end in here]
        self._starts = [start for start, _, _ in self._hits]
        self._zones: dict[Ranges, Zone] = {}
        self._reached: list[int] = []
        self._spans: dict[int, list[tuple[int, int]]] = {}

    def zone(self, *ranges: tuple[int, int]) -> Zone:
        """Return the zone of some ranges of syllables; empty and repeated ones are left out."""
        kept = tuple(dict.fromkeys(r for r in ranges if r[0] < r[1])) if len(ranges) != 1 else ranges if ranges[0][0] < ranges[0][1] else ()
        zone = self._zones.get(kept)
        if zone is None:
            spans: dict[int, list[tuple[int, int]]] = {}
            bits = 0
            for first, last in kept:
                from_ = bisect_left(self._starts, first)
                for start, number, end in self._hits[from_ : bisect_left(self._starts, last, from_)]:
                    if end <= last:
                        if number in spans:
                            spans[number].append((start, end))
                        else:
                            spans[number] = [(start, end)]
                            bits |= 1 << number
            zone = self._zones[kept] = Zone(self.words, kept, spans, bits)
        return zone

    def opening(self, end: int) -> Opening:
        """Return the text up to a syllable."""
        if not self._reached:
            self._reached = self._read_openings()
        return Opening(end, self._reached[end], self._spans)

    def _read_openings(self) -> list[int]:
        """The phrases that end by each syllable, as bits; their spans are noted by number."""
        ending = [0] * (len(self.words.syllables) + 1)
        for start, number, end in self._hits:
            ending[end] |= 1 << number
            self._spans.setdefault(number, []).append((start, end))
        return list(accumulate(ending, or_))

    @property
    def whole(self) -> Zone:
        """The zone of the whole text."""
        return self.zone((0, len(self.words.syllables)))
