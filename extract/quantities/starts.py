"""Where a number or a time may begin in a sentence: its runs of digits, and the words that can open one.

A sentence is searched once; every reader then starts only where one of its own first words, or a digit, stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.text.letters import RIGHT, alternation

DIGITS = "#"  # the word of a run of digits

# Where it begins and ends, and the word; DIGITS for a run of digits.
Start = tuple[int, int, str]

_RUN = re.compile(r"\d+(?:[.,]\d+)*")


class StartFinder:
    """Finds words of one list, and digits; compiled once from the words."""

    def __init__(self, words: Iterable[str]) -> None:
        word = alternation(words) + RIGHT
        self._opening = re.compile(word)
        self._later = re.compile(r"[\W_]" + word)  # a search for a sign is faster than one for a syllable with nothing before it

    def find(self, text: str) -> list[Start]:
        """All starts of a folded text, in order; a run of digits may stand within a word ("q1")."""
        starts = [(m.start() + 1, m.end(), m[0][1:]) for m in self._later.finditer(text)]
        if opening := self._opening.match(text):
            starts.append((0, opening.end(), opening[0]))
        digits = len(starts)
        starts += [(m.start(), m.end(), DIGITS) for m in _RUN.finditer(text)]
        if opening is not None or digits < len(starts):
            starts.sort()
        return starts
