"""Text as a row of folded syllables, for matching phrases of the vocabulary."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from schemas.vocabulary.spelling import fold_syllable

_PIECE = re.compile(r"\w+|[^\w\s]")
_WEAK = frozenset(",-–—/()[]\"'“”‘’&+*%")
STOP = ""  # stands for a full stop, colon or semicolon: no phrase runs across it
_STAR_RATING = frozenset({"sao"})  # "4 sao" is a grade, so its number stays


class _Kind(Enum):
    """What a piece of a text is."""

    WORD = auto()
    NUMBER = auto()
    MARK = auto()


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
        kind, folded, capital = _read_piece(piece)
        if kind is _Kind.MARK:
            if piece in _WEAK:
                paused = True
            elif syllables and syllables[-1] != STOP:
                syllables.append(STOP)
                named.append(False)
                pause.append(True)
                starts.append(start)
            continue
        if kind is _Kind.NUMBER and not (position + 1 < len(pieces) and pieces[position + 1][0] in _STAR_RATING):
            continue
        while ahead and ahead[-1][0] <= start:
            reach = max(reach, ahead.pop()[1])
        if start < reach:
            continue
        if piece in abbreviations:
            for syllable in abbreviations[piece]:
                syllables.append(syllable)
                named.append(False)
                pause.append(paused)
                starts.append(start)
                paused = False
        else:
            syllables.append(folded)
            named.append(capital)
            pause.append(paused)
            starts.append(start)
            paused = False
    return Words(tuple(syllables), tuple(named), tuple(pause), tuple(starts))


@lru_cache(maxsize=32768)
def _read_piece(piece: str) -> tuple[_Kind, str, bool]:
    """What a piece is, its folded form, and whether it is capitalised."""
    first = piece[0]
    if not (first.isalnum() or first == "_"):
        return _Kind.MARK, piece, False
    return _Kind.NUMBER if first.isdigit() else _Kind.WORD, fold_syllable(piece), first.isupper()
