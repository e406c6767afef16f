"""Numbers said in passing: small ones in words are figures only where they count what is counted as a result."""

from __future__ import annotations

import re

from extract.quantities.quantity import Quantity
from schemas.code_lists import RejectReason
from schemas.vocabulary import Vocabulary

_POINTED_AT = re.compile(
    r"\s+(?:này|đó|ấy|kia|nói trên|nêu trên|trên(?=\s*(?:$|[,.;:)])|\s+(?:đã|đang|sẽ|được|là|có|đều|cũng|còn|chưa|vẫn)\s))(?![^\W_])"
)
_WINDOW = 20  # how far after a noun a word may point at it
_SMALL = 10
_ONE_OF = re.compile(r"một trong\s+(?:số\s+)?$", re.IGNORECASE)
_LISTED = re.compile(r"(?<![^\W_])gồm(?:\s+có)?\s+$")  # "gồm một sản phẩm 5 sao và 53 sản phẩm 4 sao"
_MULTIPLIED = re.compile(r"(?:gấp|tăng|giảm|bằng)(?:\s+\w+)?\s*$")


class PassingNumbers:
    """Tells numbers in passing from figures; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._results = frozenset(vocabulary.context_cues.result_units)

    def reason(self, original: str, q: Quantity) -> RejectReason | None:
        """Why a quantity of a sentence is no figure; None where it is one: "hai dự án" is, "hai người", "5 xã này" are not."""
        if q.counted and q.value <= _SMALL and _POINTED_AT.match(original[q.unit_end : q.unit_end + _WINDOW]):
            return RejectReason.IDIOM
        if q.counted and _ONE_OF.search(original, max(0, q.char_start - _WINDOW), q.char_start):
            return RejectReason.IDIOM
        if not q.spelled:
            return None
        word = original[q.char_start : q.char_end].lower()
        if q.unit == "times" and not word.startswith(("gấp", "tăng")) and not _MULTIPLIED.search(original[: q.char_start].lower()):
            return RejectReason.IDIOM
        if not q.counted:
            return RejectReason.IDIOM if word == "một" else None
        if word == "một" and q.unit in self._results and _LISTED.search(original, max(0, q.char_start - _WINDOW), q.char_start):
            return None
        one_word = " " not in word and q.unit not in self._results
        return RejectReason.IDIOM if word == "một" or one_word else None
