"""The words that stand directly before a place in a text, looked up as phrases instead of searched for."""

from __future__ import annotations

import re
from collections.abc import Mapping

_WORD = re.compile(r"\S+")
_WINDOW = 48
_OPENING = "([{“‘\"'«"
_LONGEST_PHRASE = 5


class PrecedingWords:
    """The last words before `end`; `starts[i]` is where `words[i]` begins. Opening brackets and quotes are no part of a word."""

    __slots__ = ("starts", "words")

    def __init__(self, text: str, end: int) -> None:
        begin = max(0, end - _WINDOW)
        if begin and not text[begin - 1].isspace():  # a word that the window cuts is none
            begin = text.find(" ", begin, end)
            begin = end if begin < 0 else begin
        self.words: list[str] = []
        self.starts: list[int] = []
        for m in _WORD.finditer(text, begin, end):
            word = m[0].lstrip(_OPENING)
            self.words.append(word)
            self.starts.append(m.end() - len(word))

    def phrase(self, phrases: Mapping[str, object], *, skip: int = 0) -> tuple[str, int] | None:
        """The longest of the phrases that ends `skip` words before the end, and where it begins."""
        last = len(self.words) - skip
        for first in range(max(0, last - _LONGEST_PHRASE), last):
            phrase = " ".join(self.words[first:last])
            if phrase in phrases:
                return phrase, self.starts[first]
        return None
