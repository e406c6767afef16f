"""Text that was decoded by the wrong table somewhere on its way here: found by its spelling, and put right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from operator import itemgetter

import ftfy

from extract.pages.legacy_encodings import legacy_encodings
from extract.pages.syllables import spelling

_GOOD = 0.8  # of the marked words of a Vietnamese text are syllables; names of foreigners are the rest
_GAIN = 0.25
_FEWEST = 5  # marked words; fewer do not show anything
_TIMES = 3  # how often a text may have been decoded wrongly, one over the other


ENOUGH = 100_000
"""Characters that show how a text is spelt."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A text, and by which tables it was put right; empty for one that was right."""

    text: str
    by: str = ""


def repaired(text: str) -> Repaired:
    """The text as it was written: a wrong decoding, or the Latin letters of an old font, undone where that spells Vietnamese."""
    sample = text[:ENOUGH]
    found = spelling(sample)
    if found.quality >= _GOOD or found.right + found.wrong < _FEWEST:
        return Repaired(text)
    ways: dict[str, Callable[[str], str]] = {"mojibake": _decoded_again}
    ways |= {encoding.name: encoding.decode for encoding in legacy_encodings()}
    by, quality = max(((name, spelling(way(sample)).quality) for name, way in ways.items()), key=itemgetter(1))
    return Repaired(ways[by](text), by) if quality >= max(_GOOD, found.quality + _GAIN) else Repaired(text)


def _decoded_again(text: str) -> str:
    for _ in range(_TIMES):
        text = "\n".join(ftfy.fix_encoding(line) for line in text.split("\n"))
    return text
