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
_STAR_RATING = "sao"  # "4 sao" is a grade, so its number stays


class _Kind(Enum):
    """What a piece of a text is."""

    WORD = auto()
    NUMBER = auto()
    PAUSE = auto()
    STOP = auto()


_WORD, _NUMBER, _PAUSE, _STOP = _Kind


@dataclass(frozen=True, slots=True)
class Words:
    """Folded syllables; `named[i]` is true of a capitalised one, `pause[i]` where punctuation stands before it; `starts` are offsets."""

    syllables: Sequence[str]
    named: Sequence[bool]
    pause: Sequence[bool]
    starts: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the syllables that begin within a stretch of the text."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)


def split_words(text: str, abbreviations: Mapping[str, tuple[str, ...]], without: Sequence[tuple[int, int]] = ()) -> Words:
    """Fold a text; numbers and the stretches `without` are left out, abbreviations (in capitals) become the words they stand for.

    Offsets are those of the text as given, which must be NFC for them to hold.
    """
    syllables: list[str] = []
    named: list[bool] = []
    pause: list[bool] = []
    starts: list[int] = []
    paused = False
    pieces = _pieces(unicodedata.normalize("NFC", text))
    ahead = sorted(without, reverse=True)  # the stretches that begin later; those before reach to `reach`
    reach = 0
    for position, (piece, start) in enumerate(pieces):
        kind, syllable, capital = _read_piece(piece)
        if kind is not _WORD:
            if kind is _PAUSE:
                paused = True
                continue
            if kind is _STOP:
                if syllables and syllables[-1] != STOP:
                    syllables.append(STOP)
                    named.append(False)
                    pause.append(True)
                    starts.append(start)
                continue
            if position + 1 == len(pieces) or pieces[position + 1][0] != _STAR_RATING:
                continue
        while ahead and ahead[-1][0] <= start:
            reach = max(reach, ahead.pop()[1])
        if start < reach:
            continue
        if piece in abbreviations:
            *others, syllable = abbreviations[piece]
            capital = False
            for other in others:
                syllables.append(other)
                named.append(False)
                pause.append(paused)
                starts.append(start)
                paused = False
        syllables.append(syllable)
        named.append(capital)
        pause.append(paused)
        starts.append(start)
        paused = False
    return Words(syllables, named, pause, starts)


def _pieces(text: str) -> list[tuple[str, int]]:
    """The words, numbers and marks of a text, with where they begin."""
    pieces: list[tuple[str, int]] = []
    start = 0
    for chunk in text.split(" "):
        if chunk.isalpha():  # most are, and need no closer look
            pieces.append((chunk, start))
        elif chunk:
            pieces += [(m[0], start + m.start()) for m in _PIECE.finditer(chunk)]
        start += len(chunk) + 1
    return pieces


@lru_cache(maxsize=32768)
def _read_piece(piece: str) -> tuple[_Kind, str, bool]:
    """What a piece is, its folded form, and whether it is capitalised."""
    first = piece[0]
    if not (first.isalnum() or first == "_"):
        return _PAUSE if piece in _WEAK else _STOP, STOP, False
    return _NUMBER if first.isdigit() else _WORD, fold_syllable(piece), first.isupper()
