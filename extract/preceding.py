"""The words that stand directly before a place in a text, looked up as phrases instead of searched for."""

from __future__ import annotations

from collections.abc import Container

_WINDOW = 48
_OPENING = "([{“‘\"'«"
_LONGEST_PHRASE = 5


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

    def phrase(self, phrases: Container[str], *, skip: int = 0) -> tuple[str, int] | None:
        """The longest of the phrases that ends `skip` words before the end, and where it begins."""
        last = len(self.words) - skip
        for first in range(max(0, last - _LONGEST_PHRASE), last):
            phrase = " ".join(self.words[first:last])
            if phrase in phrases:
                return phrase, self._start_of(first)
        return None

    def _start_of(self, index: int) -> int:
        position = self._end
        for word in reversed(self.words[index:]):
            position = self._text.rfind(word, self._begin, position)
        return position
