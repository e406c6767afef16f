"""All phrases of the vocabulary in one tree of syllables, so that one pass over a text finds every one of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extract.words import STOP, Words, split_words

GAP = "…"
NAME = "NAME"  # in a phrase: any capitalised syllable
_LONGEST_GAP = 6
_END = 0
_ANY_NAME = 1

Found = list[list[tuple[int, int]]]
"""For each syllable the phrases that begin there: their numbers, and where they end."""


class PhraseIndex:
    """Numbers phrases as they are added, then finds them all in a text."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self._abbreviations = {short: split_words(long, {}).syllables for short, long in abbreviations.items()}
        self._ids: dict[str, int] = {}
        self._tree: dict[Any, Any] = {}
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
            self._gapped.setdefault(segments[0], []).append((number, segments))
            return number
        number = self._ids[key] = len(self._ids)
        node = self._tree
        for position, part in enumerate(key.split(NAME)):
            if position:
                node = node.setdefault(_ANY_NAME, {})
            for syllable in self.words(part).syllables:
                if syllable != STOP:
                    node = node.setdefault(syllable, {})
        node.setdefault(_END, []).append(number)
        return number

    def find(self, words: Words) -> Found:
        """Return which phrases begin at each syllable."""
        syllables, named = words.syllables, words.named
        count = len(syllables)
        found: Found = [[] for _ in range(count)]
        for start in range(count):
            node = self._tree.get(syllables[start])
            if node is None:
                continue
            here, at = found[start], start + 1
            while True:
                for number in node.get(_END, ()):
                    here.append((number, at))
                if at == count:
                    break
                if named[at] and _ANY_NAME in node:
                    self._find_names(here, node, words, at)
                    break
                node = node.get(syllables[at])
                if node is None:
                    break
                at += 1
        self._add_gapped(found, words)
        return found

    @staticmethod
    def _find_names(here: list[tuple[int, int]], node: dict[Any, Any], words: Words, at: int) -> None:
        """Go on from a node of the tree with a capitalised syllable, which may also stand for a name."""
        nodes, count = [node], len(words.syllables)
        while nodes and at < count:
            syllable, named = words.syllables[at], words.named[at]
            keys = (syllable, _ANY_NAME) if named else (syllable,)
            nodes = [node[key] for node in nodes for key in keys if key in node]
            at += 1
            here += [(number, at) for node in nodes for number in node.get(_END, ())]

    def _add_gapped(self, found: Found, words: Words) -> None:
        for here in found:
            for first, end in tuple(here):
                for number, segments in self._gapped.get(first, ()):
                    here += [(number, last) for last in self._ends(found, words, end, segments[1:])]

    def _ends(self, found: Found, words: Words, end: int, segments: tuple[int, ...]) -> list[int]:
        """Where a phrase with gaps ends whose next segments must begin soon after `end`, with no punctuation between."""
        if not segments:
            return [end]
        ends = []
        for at in range(end, min(end + _LONGEST_GAP + 1, len(found))):
            if words.syllables[at] == STOP or words.pause[at]:
                break
            for number, last in found[at]:
                if number == segments[0]:
                    ends += self._ends(found, words, last, segments[1:])
        return ends
