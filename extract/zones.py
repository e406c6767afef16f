"""Parts of a text in which phrases are looked for: a noun phrase, a clause, the context."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from extract.phrase_index import Found
from extract.words import Words

Ranges = tuple[tuple[int, int], ...]


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

    def covered_by(self, numbers: Iterable[int]) -> set[int]:
        """The syllables that the phrases of these numbers cover."""
        covered: set[int] = set()
        for number in numbers:
            for start, end in self.spans.get(number, ()):
                covered.update(range(start, end))
        return covered


class ReadText:
    """One text with all phrases found in it; its zones are made once."""

    def __init__(self, words: Words, found: Found) -> None:
        self.words, self._found = words, found
        self._zones: dict[Ranges, Zone] = {}

    def zone(self, *ranges: tuple[int, int]) -> Zone:
        """Return the zone of some ranges of syllables; empty and repeated ones are left out."""
        kept = tuple(dict.fromkeys(r for r in ranges if r[0] < r[1]))
        zone = self._zones.get(kept)
        if zone is None:
            spans: dict[int, list[tuple[int, int]]] = {}
            bits = 0
            for first, last in kept:
                for start in range(first, last):
                    for number, end in self._found[start]:
                        if end <= last:
                            if number in spans:
                                spans[number].append((start, end))
                            else:
                                spans[number] = [(start, end)]
                                bits |= 1 << number
            zone = self._zones[kept] = Zone(self.words, kept, spans, bits)
        return zone

    @property
    def whole(self) -> Zone:
        """The zone of the whole text."""
        return self.zone((0, len(self.words.syllables)))
