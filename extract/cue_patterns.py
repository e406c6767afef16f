"""Cues looked for in a folded text: where they must end it, or anywhere between the edges of syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.letters import RIGHT, folded

_LAST_SYLLABLE = re.compile(r"[^\W_]*\Z")


def last_syllable(text: str) -> str:
    """The last syllable of a text; empty where something other than white space follows it."""
    text = text.rstrip()[-48:]  # no syllable is longer
    word = text[text.rfind(" ") + 1 :]
    return word if word.isalnum() else _LAST_SYLLABLE.search(word)[0]  # type: ignore[index]  # the pattern matches the empty text too


class EndingCues:
    """A pattern of cues that must end a text; it is asked only where the text ends in the last syllable of one."""

    def __init__(self, pattern: str, *endings: Iterable[str]) -> None:
        """Compile the pattern; `endings` are the phrases that it may end in."""
        self._pattern = re.compile(pattern)
        self._last = frozenset(last_syllable(folded(phrase)) for phrases in endings for phrase in phrases)

    def search(self, text: str) -> re.Match[str] | None:
        """The match that ends the text; None where there is none."""
        return self._pattern.search(text) if last_syllable(text) in self._last else None


class CuesAnywhere:
    """A pattern of cues that may stand anywhere between the edges of syllables."""

    def __init__(self, pattern: str) -> None:
        """Compile the pattern, which has no groups."""
        self._opening = re.compile(rf"(?:{pattern}){RIGHT}")
        self._later = re.compile(rf"[\W_]((?:{pattern}){RIGHT})")  # a search for a sign is faster than one with nothing before it

    def found(self, text: str) -> bool:
        """True where one of the cues stands in the text."""
        return self._later.search(text) is not None or self._opening.match(text) is not None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the cues of the text stand, in order."""
        first = self._opening.match(text)
        if first is not None:
            yield first.span()
        for m in self._later.finditer(text, first.end() if first is not None else 0):
            yield m.span(1)
