"""ASCII slugs for metrics that the vocabulary does not know."""

from __future__ import annotations

import re

from anyascii import anyascii

_LONGEST = 80
_WORD = re.compile(r"[a-z0-9]+")


class _Letters(dict[int, str]):
    """What each letter is in ASCII, looked up when it is first met."""

    def __missing__(self, letter: int) -> str:
        self[letter] = ascii_letters = anyascii(chr(letter)).lower()
        return ascii_letters


_LETTERS = _Letters()


def slug(text: str) -> str:
    """An ASCII slug of a Vietnamese phrase, at most 80 characters, cut at a word."""
    result = "_".join(_WORD.findall(text.lower().translate(_LETTERS)))
    if len(result) > _LONGEST:
        result = result[: result.rfind("_", 0, _LONGEST + 1)] if "_" in result[: _LONGEST + 1] else ""
    return result or "unnamed"
