"""Cues looked for in a folded text: where they must end it, or anywhere between the edges of syllables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.text.letters import LEFT, RIGHT, alternation, folded

_LONGEST = 48  # what a syllable and the white space after it may be long
_LAST_SYLLABLE = re.compile(r"[^\W_]*\Z")


def last_syllable(text: str, end: int | None = None) -> str:
    """The last syllable of a text, or of what stands before `end`; empty where something other than white space follows it."""
    end = len(text) if end is None else end
    text = text[max(0, end - _LONGEST) : end].rstrip()
    word = text[text.rfind(" ") + 1 :]
    return word if word.isalnum() else _LAST_SYLLABLE.search(word)[0]  # type: ignore[index]  # the pattern matches the empty text too


class EndingCues:
    """Cues that must end a text; the text is searched only where it ends in the last syllable of one."""

    def __init__(self, cues: Iterable[str], then: Iterable[str] = (), *, joint: str = r"\s+", not_after: str = "") -> None:
        """Compile the cues; the phrases `then`, parted by `joint`, may stand between one and the end. `not_after` is a look-behind."""
        cues, then = tuple(cues), tuple(then)
        following = rf"(?:{joint}{alternation(then)})*" if then else ""
        self._pattern = re.compile(rf"{not_after}{LEFT}(?P<cue>{alternation(cues)}){following}\s*$")
        self._last = frozenset(last_syllable(folded(phrase)) for phrase in (*cues, *then))

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The match that ends the text, or what stands between `start` and `end` of it; None where there is none."""
        if last_syllable(text, end) not in self._last:
            return None
        return self._pattern.search(text, start, len(text) if end is None else end)


class CuesAnywhere:
    """A pattern of cues that may stand anywhere between the edges of syllables."""

    def __init__(self, pattern: str) -> None:
        """Compile the pattern, which has no groups."""
        self._opening = re.compile(rf"(?:{pattern}){RIGHT}")
        self._later = re.compile(rf"[\W_]((?:{pattern}){RIGHT})")  # a search for a sign is faster than one with nothing before it

    def found(self, text: str) -> bool:
        """True where one of the cues stands in the text."""
        return self._later.search(text) is not None or self._opening.match(text) is not None

    def opens(self, text: str) -> bool:
        """True where a text begins with one of the cues."""
        return self._opening.match(text) is not None

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the cues of the text stand, in order."""
        first = self._opening.match(text)
        if first is not None:
            yield first.span()
        for m in self._later.finditer(text, first.end() if first is not None else 0):
            yield m.span(1)
