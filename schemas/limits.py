"""How large an article may be, and how long its reading may take."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf
from sys import maxsize

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """The bytes that one article may have, and the seconds of the processor that its reading and extraction may take.

    Both are far above what an article needs (some ten thousand bytes, a tenth of a second): they keep out what is none. Time is the
    processor's, not the clock's, so that a busy machine does not change what is read.
    """

    largest: int = 20 * _MEGABYTE
    seconds: float = 60.0

    @classmethod
    def of(cls, megabytes: float, seconds: float) -> Limits:
        """The limits as people name them."""
        return cls(round(megabytes * _MEGABYTE), seconds)

    @property
    def megabytes(self) -> float:
        """The size in millions of bytes."""
        return self.largest / _MEGABYTE

    def __str__(self) -> str:
        return f"{self.largest} bytes, {self.seconds:g} s"


LIMITS = Limits()
"""The limits where none are given."""
UNLIMITED = Limits(maxsize, inf)
"""The limits of what may take as long as it does."""
