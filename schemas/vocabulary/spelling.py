"""One spelling for what Vietnamese writes in several: tone placement, y or i, Unicode form, case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# grave, tilde, acute, hook above, dot below
_TONES = frozenset("\u0300\u0303\u0301\u0309\u0323")
# "kỹ/kĩ", "tỷ/tỉ", "lý/lí", "quý/quí", "thủy/thuỷ": the choice of y or i carries no meaning in an open syllable after these letters
_OPEN_Y = re.compile(r"(?:(?<=\A[hklmstv])|(?<=\Aqu))y\Z")


@lru_cache(maxsize=65536)
def fold_syllable(syllable: str) -> str:
    """Return one key for all spellings of a syllable: lower case, tone mark last, final y as i where both are written."""
    letters, tone = [], ""
    for char in unicodedata.normalize("NFD", syllable.lower()):
        if char in _TONES:
            tone = char
        else:
            letters.append(char)
    return _OPEN_Y.sub("i", unicodedata.normalize("NFC", "".join(letters))) + tone
