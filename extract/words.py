"""Text as a row of folded syllables, for matching phrases of the vocabulary."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from schemas.vocabulary.spelling import fold_syllable

_PIECE = re.compile(r"\w+|[^\w\s]")
_WEAK = frozenset(",-–—/()[]\"'“”‘’&+*%")
STOP = ""  # stands for a full stop, colon or semicolon: no phrase runs across it
_STAR_RATING = frozenset({"sao"})  # "4 sao" is a grade, so its number stays


@dataclass(frozen=True, slots=True)
class Words:
    """Folded syllables; `named[i]` is true of a capitalised one, `pause[i]` where punctuation stands before it."""

    syllables: tuple[str, ...]
    named: tuple[bool, ...]
    pause: tuple[bool, ...]


def split_words(text: str, abbreviations: Mapping[str, tuple[str, ...]]) -> Words:
    """Fold a text; numbers are left out, abbreviations (written in capitals) become the words they stand for."""
    pieces = _PIECE.findall(unicodedata.normalize("NFC", text))
    syllables: list[str] = []
    named: list[bool] = []
    pause: list[bool] = []
    paused = False
    for position, piece in enumerate(pieces):
        if not (piece[0].isalnum() or piece[0] == "_"):
            if piece in _WEAK:
                paused = True
            elif syllables and syllables[-1] != STOP:
                syllables.append(STOP)
                named.append(False)
                pause.append(True)
            continue
        if piece[0].isdigit() and not (position + 1 < len(pieces) and pieces[position + 1] in _STAR_RATING):
            continue
        expansion = abbreviations.get(piece)
        if expansion is None:
            expansion, capital = (fold_syllable(piece),), piece[0].isupper()
        else:
            capital = False
        for syllable in expansion:
            syllables.append(syllable)
            named.append(capital)
            pause.append(paused)
            paused = False
    return Words(tuple(syllables), tuple(named), tuple(pause))
