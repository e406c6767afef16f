"""The words that stand directly before a place in a text, looked up as phrases instead of searched for."""

from __future__ import annotations

from collections.abc import Iterable

_WINDOW = 48
_OPENING = "([{“‘\"'«"


class PhraseEndings:
    """Phrases by their last word: how many words they have, most first."""

    def __init__(self, phrases: Iterable[str]) -> None:
        self._phrases = frozenset(phrases)
        lengths: dict[str, set[int]] = {}
        for phrase in self._phrases:
            words = phrase.split(" ")
            lengths.setdefault(words[-1], set()).add(len(words))
        self._lengths = {word: tuple(sorted(counts, reverse=True)) for word, counts in lengths.items()}

    def __contains__(self, phrase: str) -> bool:
        """True of one of the phrases."""
        return phrase in self._phrases

    def lengths(self, last: str) -> tuple[int, ...]:
        """How many words the phrases have that end in a word."""
        return self._lengths.get(last, ())


def word_before(text: str, end: int) -> str:
    """The word directly before `end`, without opening brackets and quotes."""
    while end and text[end - 1].isspace():
        end -= 1
    begin = max(0, end - _WINDOW)
    return text[max(begin, text.rfind(" ", begin, end) + 1) : end].lstrip(_OPENING)


class PrecedingWords:
    """The last words before `end`, a few only; opening brackets and quotes are no part of a word."""

    __slots__ = ("_begin", "_end", "_text", "words")

    def __init__(self, text: str, end: int) -> None:
        begin = max(0, end - _WINDOW)
        if begin and not text[begin - 1].isspace():  # a word that the window cuts is none
            begin = text.find(" ", begin, end)
            begin = end if begin < 0 else begin
        self._text, self._begin, self._end = text, begin, end
        self.words = [word.lstrip(_OPENING) for word in text[begin:end].split()]

    def phrase(self, phrases: PhraseEndings, *, skip: int = 0) -> tuple[str, int] | None:
        """The longest of the phrases that ends `skip` words before the end, and where it begins."""
        last = len(self.words) - skip
        for count in phrases.lengths(self.words[last - 1]) if last > 0 else ():
            phrase = " ".join(self.words[last - count : last]) if count <= last else ""
            if phrase in phrases:
                return phrase, self._start_of(last - count)
        return None

    def _start_of(self, index: int) -> int:
        position = self._end
        for word in reversed(self.words[index:]):
            position = self._text.rfind(word, self._begin, position)
        return position
