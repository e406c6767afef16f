"""Text that was decoded by the wrong table somewhere on its way here: found by its spelling, and put right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import ftfy

from extract.pages.legacy_encodings import legacy_encodings
from extract.pages.syllables import spelling

_GOOD = 0.8  # of the marked words of a Vietnamese text are syllables; names of foreigners are the rest
_GAIN = 0.25
_FEWEST = 5  # marked words; fewer do not show anything
_TIMES = 3  # how often a text may have been decoded wrongly, one over the other


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text, and by which tables it was put right; empty for one that was right."""

    text: str
    by: str = ""


def repaired(text: str) -> Repaired:
    """The text as it was written: a wrong decoding, or the Latin letters of an old font, undone where that spells Vietnamese."""
    found = spelling(text)
    if found.quality >= _GOOD or found.right + found.wrong < _FEWEST:
        return Repaired(text)
    best = max(_candidates(text), key=lambda candidate: spelling(candidate.text).quality)
    return best if spelling(best.text).quality >= max(_GOOD, found.quality + _GAIN) else Repaired(text)


def _candidates(text: str) -> Iterator[Repaired]:
    """Ways to read the text anew."""
    again = text
    for _ in range(_TIMES):
        again = "\n".join(ftfy.fix_encoding(line) for line in again.split("\n"))
    yield Repaired(again, "mojibake")
    for encoding in legacy_encodings():
        yield Repaired(encoding.decode(text), encoding.name)
