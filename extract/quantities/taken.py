"""Which characters of a text already belong to a number, a time or a name."""

from __future__ import annotations

_LONGEST_PHRASE = 400


class Taken:
    """Which characters of a text already belong to something."""

    def __init__(self, length: int) -> None:
        self._mask = bytearray(length)

    def add(self, start: int, end: int) -> None:
        """Mark a stretch."""
        self._mask[start:end] = b"\x01" * (end - start)

    def any(self, start: int, end: int) -> bool:
        """True where a character of a stretch is taken."""
        return self._mask.find(1, start, end) >= 0

    def next(self, start: int) -> int:
        """Where the next taken character stands, as far as a phrase reaches."""
        found = self._mask.find(1, start, start + _LONGEST_PHRASE)
        return found if found >= 0 else len(self._mask)

    def last(self, start: int, end: int) -> int:
        """Where the last taken stretch of `start:end` ends; `start` where there is none."""
        return self._mask.rfind(1, start, end) + 1 or start

    def has_free(self, start: int, end: int) -> bool:
        """True where a character of a stretch is not taken."""
        return self._mask.find(0, start, end) >= 0

    def free(self, start: int, end: int) -> list[tuple[int, int]]:
        """The stretches of `start:end` that are not taken."""
        stretches = []
        a = self._mask.find(0, start, end)
        while a >= 0:
            b = self._mask.find(1, a, end)
            stretches.append((a, b if b >= 0 else end))
            a = self._mask.find(0, b, end) if b >= 0 else -1
        return stretches
