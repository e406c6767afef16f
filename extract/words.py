"""Text as a row of folded syllables, for matching phrases of the vocabulary."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.vocabulary.spelling import fold_syllable

_PIECE = re.compile(r"\w+|[^\w\s]")
_WEAK = frozenset(",-–—/()[]\"'“”‘’&+*%")
STOP = ""  # stands for a full stop, colon or semicolon: no phrase runs across it
_STAR_RATING = frozenset({"sao"})  # "4 sao" is a grade, so its number stays


@dataclass(frozen=True, slots=True)
class Words:
    """Folded syllables; `named[i]` is true of a capitalised one, `pause[i]` where punctuation stands before it; `starts` are offsets."""

    syllables: tuple[str, ...]
    named: tuple[bool, ...]
    pause: tuple[bool, ...]
    starts: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the syllables that begin within a stretch of the text."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)


def split_words(text: str, abbreviations: Mapping[str, tuple[str, ...]], without: Sequence[tuple[int, int]] = ()) -> Words:
    """Fold a text; numbers and the stretches `without` are left out, abbreviations (in capitals) become the words they stand for.

    Offsets are those of the text as given, which must be NFC for them to hold.
    """
    pieces = [(m[0], m.start()) for m in _PIECE.finditer(unicodedata.normalize("NFC", text))]
    syllables: list[str] = []
    named: list[bool] = []
    pause: list[bool] = []
    starts: list[int] = []
    paused = False
    ahead = sorted(without, reverse=True)  # the stretches that begin later; those before reach to `reach`
    reach = 0
    for position, (piece, start) in enumerate(pieces):
        first = piece[0]
        if not (first.isalnum() or first == "_"):
            if piece in _WEAK:
                paused = True
            elif syllables and syllables[-1] != STOP:
                syllables.append(STOP)
                named.append(False)
                pause.append(True)
                starts.append(start)
            continue
        if first.isdigit() and not (position + 1 < len(pieces) and pieces[position + 1][0] in _STAR_RATING):
            continue
        while ahead and ahead[-1][0] <= start:
            reach = max(reach, ahead.pop()[1])
        if start < reach:
            continue
        expansion = abbreviations.get(piece)
        for syllable in (fold_syllable(piece),) if expansion is None else expansion:
            syllables.append(syllable)
            named.append(expansion is None and first.isupper())
            pause.append(paused)
            starts.append(start)
            paused = False
    return Words(tuple(syllables), tuple(named), tuple(pause), tuple(starts))
