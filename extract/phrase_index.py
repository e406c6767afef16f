"""All phrases of the vocabulary in one tree of syllables, so that one pass over a text finds every one of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from extract.words import STOP, Words, split_words

GAP = "…"
NAME = "NAME"  # in a phrase: any capitalised syllable
_LONGEST_GAP = 6
_END = 0
_ANY_NAME = 1

Spans = list[tuple[int, int]]


class PhraseIndex:
    """Numbers phrases as they are added, then finds them all in a text."""

    def __init__(self, abbreviations: Mapping[str, str]) -> None:
        self._abbreviations = {short: split_words(long, {}).syllables for short, long in abbreviations.items()}
        self._ids: dict[str, int] = {}
        self._tree: dict[Any, Any] = {}
        self._gapped: list[tuple[int, tuple[int, ...]]] = []

    def words(self, text: str) -> Words:
        """Fold a text as the phrases were folded."""
        return split_words(text, self._abbreviations)

    def add(self, phrase: str) -> int:
        """Return the number of a phrase; `…` in it stands for up to six syllables."""
        key = " ".join(phrase.split())
        if key in self._ids:
            return self._ids[key]
        if GAP in key:
            segments = tuple(self.add(part) for part in key.split(GAP) if part.strip())
            number = self._ids[key] = len(self._ids)
            self._gapped.append((number, segments))
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

    def find(self, words: Words) -> dict[int, Spans]:
        """Return where each phrase stands, as half-open spans of syllables."""
        found: dict[int, Spans] = {}
        syllables = words.syllables
        for start in range(len(syllables)):
            if syllables[start] in self._tree or (words.named[start] and _ANY_NAME in self._tree):
                self._walk(words, start, start, self._tree, found)
        for number, segments in self._gapped:
            if all(segment in found for segment in segments):
                spans = _joined([found[segment] for segment in segments], syllables)
                if spans:
                    found[number] = spans
        return found

    def _walk(self, words: Words, start: int, at: int, node: dict[Any, Any], found: dict[int, Spans]) -> None:
        for number in node.get(_END, ()):
            found.setdefault(number, []).append((start, at))
        if at == len(words.syllables):
            return
        following = node.get(words.syllables[at])
        if following is not None:
            self._walk(words, start, at + 1, following, found)
        if words.named[at] and _ANY_NAME in node:
            self._walk(words, start, at + 1, node[_ANY_NAME], found)


def _joined(segments: list[Spans], syllables: tuple[str, ...]) -> Spans:
    """The spans in which all segments follow each other closely enough, within one clause."""
    joined = segments[0]
    for following in segments[1:]:
        joined = [
            (start, last)
            for start, end in joined
            for first, last in following
            if end <= first <= end + _LONGEST_GAP and STOP not in syllables[end:first]
        ]
    return joined
