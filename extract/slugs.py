"""ASCII slugs for metrics that the vocabulary does not know."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

_LONGEST = 80


@lru_cache(maxsize=8192)
def slug(text: str) -> str:
    """An ASCII slug of a Vietnamese phrase, at most 80 characters, cut at a word."""
    words = re.findall(r"[a-z0-9]+", anyascii(text.lower()).lower())
    result = ""
    for word in words:
        if len(result) + len(word) + 1 > _LONGEST:
            break
        result = f"{result}_{word}" if result else word
    return result or "unnamed"
