"""The words that say which metric a figure is of."""

from __future__ import annotations

from typing import NamedTuple

from extract.metrics.zones import Context, Zone


class Candidate(NamedTuple):
    """One reading: the noun phrase, and the words of its clause; a match must reach beyond the syllable `past` of the noun phrase.

    Readings of a lower `rank` are tried first. With `by_unit` the number counts another noun than the noun phrase
    ("đàn trâu … con"), so the metric must be counted in that unit.
    """

    noun: Zone
    clause: Zone
    past: int = 0
    by_unit: bool = False
    rank: int = 0


class Wording(NamedTuple):
    """All readings of one figure's words, and the wider context."""

    candidates: tuple[Candidate, ...]
    context: Context
