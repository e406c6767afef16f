"""All phrases of the vocabulary in one tree of syllables, so that one pass over a text finds every one of them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from operator import itemgetter

from extract.text.words import STOP, Words, split_words

GAP = "…"
NAME = "NAME"  # in a phrase: any capitalised syllable
_LONGEST_GAP = 6

Hit = tuple[int, int, int]
"""A phrase found: the syllable where it begins, its number, and the syllable where it ends."""


@dataclass(slots=True)
class _Node:
    """A place in the tree: the phrases that end there, and where the next syllable leads; `name` is where any capitalised one does."""

    numbers: list[int] = field(default_factory=list)
    following: dict[str, _Node] = field(default_factory=dict)
    name: _Node | None = None


class PhraseIndex:
    """Numbers phrases as they are added, then finds them all in a text."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self._abbreviations = {short: tuple(split_words(long, {}).syllables) for short, long in abbreviations.items()}
        self._ids: dict[str, int] = {}
        self._tree = _Node()
        self._gapped: dict[int, list[tuple[int, tuple[int, ...]]]] = {}

    def words(self, text: str, without: Sequence[tuple[int, int]] = ()) -> Words:
        """Fold a text as the phrases were folded."""
        return split_words(text, self._abbreviations, without)

    def add(self, phrase: str) -> int:
        """Return the number of a phrase; `…` in it stands for up to six syllables."""
        key = " ".join(phrase.split())
        if key in self._ids:
            return self._ids[key]
        if GAP in key:
            segments = tuple(self.add(part) for part in key.split(GAP) if part.strip())
            number = self._ids[key] = len(self._ids)
            self._gapped.setdefault(segments[0], []).append((number, segments[1:]))
            return number
        number = self._ids[key] = len(self._ids)
        node = self._tree
        for position, part in enumerate(key.split(NAME)):
            if position:
                node.name = node = node.name or _Node()
            for syllable in self.words(part).syllables:
                if syllable != STOP:
                    node = node.following.setdefault(syllable, _Node())
        node.numbers.append(number)
        return number

    def find(self, words: Words) -> list[Hit]:
        """Return the phrases of a text by where they begin."""
        syllables, named, count = words.syllables, words.named, len(words.syllables)
        roots = self._tree.following
        hits: list[Hit] = []
        for start, syllable in enumerate(syllables):
            node = roots.get(syllable)
            at = start + 1
            while node is not None:
                if node.numbers:
                    hits += [(start, number, at) for number in node.numbers]
                if at == count:
                    break
                if node.name is not None and named[at]:
                    hits += self._by_name(node, words, start, at)
                    break
                node = node.following.get(syllables[at])
                at += 1
        gapped = [hit for hit in hits if hit[1] in self._gapped]
        if gapped:
            hits += self._with_gaps(gapped, hits, words)
            hits.sort(key=itemgetter(0))
        return hits

    @staticmethod
    def _by_name(root: _Node, words: Words, start: int, at: int) -> Iterator[Hit]:
        """Go on from a node of the tree with a capitalised syllable, which may also stand for a name."""
        nodes, count = [root], len(words.syllables)
        while nodes and at < count:
            syllable, named = words.syllables[at], words.named[at]
            at += 1
            reached = [way for node in nodes for way in (node.following.get(syllable), node.name if named else None)]
            nodes = [way for way in reached if way is not None]
            yield from ((start, number, at) for way in nodes for number in way.numbers)

    def _with_gaps(self, first_segments: list[Hit], hits: list[Hit], words: Words) -> list[Hit]:
        """The phrases with gaps whose first segments were found."""
        by_start: dict[int, list[Hit]] = {}
        for hit in hits:
            by_start.setdefault(hit[0], []).append(hit)

        def ends(end: int, segments: tuple[int, ...]) -> Iterator[int]:
            """Where a phrase ends whose next segments must begin soon after `end`, with no punctuation between."""
            if not segments:
                yield end
                return
            for at in range(end, min(end + _LONGEST_GAP + 1, len(words.syllables))):
                if words.syllables[at] == STOP or words.pause[at]:
                    break
                for _, number, last in by_start.get(at, ()):
                    if number == segments[0]:
                        yield from ends(last, segments[1:])

        return [(start, number, last) for start, first, end in first_segments for number, rest in self._gapped[first] for last in ends(end, rest)]
