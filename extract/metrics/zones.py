"""Parts of a text in which phrases are looked for: a noun phrase, a clause, the context."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable

from extract.metrics.phrase_index import Hit
from extract.text.words import Words

Ranges = tuple[tuple[int, int], ...]
Spans = dict[int, list[tuple[int, int]]]
"""The phrases found somewhere: for the number of each the syllables where it begins and ends."""
Numbers = frozenset[int]
_SENTENCE = 1 << 16


class Zone:
    """Ranges of one text's syllables, with the phrases that stand within one of them."""

    __slots__ = ("_spans", "ranges", "text")

    def __init__(self, text: ReadText, ranges: Ranges) -> None:
        self.text, self.ranges = text, ranges
        self._spans: Spans | None = None

    @property
    def spans(self) -> Spans:
        """Where the phrases stand; looked up when first asked for."""
        if self._spans is None:
            self._spans = self.text.spans(self.ranges)
        return self._spans

    @property
    def length(self) -> int:
        """How many syllables the zone has."""
        return sum(end - start for start, end in self.ranges)

    def holds(self, numbers: Numbers) -> bool:
        """True where one of the phrases of these numbers stands there."""
        return not self.spans.keys().isdisjoint(numbers)

    def covered_by(self, numbers: Numbers) -> set[int]:
        """The syllables that the phrases of these numbers cover."""
        covered: set[int] = set()
        spans = self.spans
        for number in spans.keys() & numbers:
            for start, end in spans[number]:
                covered.update(range(start, end))
        return covered


class ReadText:
    """One text with all phrases found in it; its zones are made once."""

    def __init__(self, words: Words, hits: list[Hit]) -> None:
        self.words = words
        self.hits = hits
        self._starts = [start for start, _, _ in hits]
        self._zones: dict[Ranges, Zone] = {}
        self._first_ends: dict[Numbers, int] = {}

    def zone(self, *ranges: tuple[int, int]) -> Zone:
        """Return the zone of some ranges of syllables; empty and repeated ones are left out."""
        zone = self._zones.get(ranges)
        if zone is None:
            kept = [(first, last) for first, last in ranges if first < last]
            zone = self._zones[ranges] = Zone(self, tuple(dict.fromkeys(kept)) if len(kept) > 1 else tuple(kept))
        return zone

    def spans(self, ranges: Iterable[tuple[int, int]]) -> Spans:
        """Where the phrases stand that lie within one of the ranges."""
        spans: Spans = {}
        for first, last in ranges:
            from_ = bisect_left(self._starts, first)
            for start, number, end in self.hits[from_ : bisect_left(self._starts, last, from_)]:
                if end <= last:
                    if number in spans:
                        spans[number].append((start, end))
                    else:
                        spans[number] = [(start, end)]
        return spans

    def first_end(self, numbers: Numbers) -> int:
        """Where the first of the phrases of these numbers ends; beyond the text where it has none."""
        first = self._first_ends.get(numbers)
        if first is None:
            spans = self.whole.spans
            ends = (end for number in spans.keys() & numbers for _, end in spans[number])
            first = self._first_ends[numbers] = min(ends, default=len(self.words.syllables) + 1)
        return first

    def last_end(self, numbers: Numbers, limit: int) -> int:
        """Where the last of the phrases of these numbers ends that end by a limit; 0 where none does."""
        spans = self.whole.spans
        lasts = (next((end for _, end in reversed(spans[number]) if end <= limit), 0) for number in spans.keys() & numbers)
        return max(lasts, default=0)

    @property
    def whole(self) -> Zone:
        """The zone of the whole text."""
        return self.zone((0, len(self.words.syllables)))


class LaterText:
    """A text that is read when it is first asked for."""

    __slots__ = ("_matched", "_read", "_text")

    def __init__(self, read: Callable[[str], ReadText], text: str) -> None:
        self._read, self._text = read, text
        self._matched: ReadText | None = None

    def __call__(self) -> ReadText:
        """The text with its phrases."""
        if self._matched is None:
            self._matched = self._read(self._text)
        return self._matched


class Context:
    """What may say what a figure is of: its sentence up to some syllable, and the text before, which is read when first asked for."""

    __slots__ = ("_before", "_end", "_text")

    def __init__(self, text: ReadText, end: int, before: LaterText | None = None) -> None:
        self._text, self._end, self._before = text, end, before

    def holds(self, numbers: Numbers) -> bool:
        """True where one of the phrases of these numbers stands there."""
        return self._text.first_end(numbers) <= self._end or (self._before is not None and self._before().whole.holds(numbers))

    def nearest(self, numbers: Numbers) -> int:
        """How near the last of the phrases of these numbers stands: one of the sentence is nearer than any before it."""
        in_sentence = self._text.last_end(numbers, self._end)
        if in_sentence or self._before is None:
            return _SENTENCE + in_sentence
        before = self._before()
        return before.last_end(numbers, len(before.words.syllables))
