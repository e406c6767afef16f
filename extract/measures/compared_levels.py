"""The level that a figure is compared with, which is no difference: "thấp hơn mức 6,73% của cùng kỳ", "so với 12,2% tháng trước"."""

from __future__ import annotations

import re

from extract.text.letters import LEFT, RIGHT, alternation
from schemas.vocabulary.context_cues import ContextCues

_BOUNDS = r"(?:(?:khoảng|hơn|gần|trên|dưới|chỉ|tới|là)\s+)*"
_COMPARED_ITSELF = re.compile(r"\s*(?:so\s+với|so\s+cùng|so\s)")
_OPENERS = ("hơn", "so", "lần", "vượt", "dưới", "trên")
_GROWTH = re.compile(r"(?:mức|đà|tốc\s+độ)\s+(?:tăng|giảm)")
_LEAST_PART = 0.5  # a difference is seldom half of what it is a difference of


class ComparedLevelReader:
    """Finds compared levels; compiled once from the words that name one."""

    def __init__(self, words: ContextCues) -> None:
        named = rf"{alternation(words.compared_nouns)}(?:\s+{alternation(words.compared_attributes)})*\s+"
        than = r"(?:(?:cao|nhiều|lớn|nhanh|nhỉnh|mạnh|tốt|(?P<less>thấp|ít|nhỏ|chậm|kém|yếu))\s+)?hơn\s+(?:(?:nhiều|hẳn|xa|so)\s+)*(?:với\s+)?"
        self._against = re.compile(
            rf"{LEFT}(?:so\s+với\s+(?:{named})?|(?P<than>{than}){named}|lần\s+{named}|(?:vượt|dưới|trên)\s+(?:quy\s+định|giới\s+hạn)\s+){_BOUNDS}$"
        )
        self._fall = re.compile(rf"{LEFT}(?:mức|đà|tốc\s+độ)\s+(?:sụt\s+)?giảm{RIGHT}")

    def read(self, before: str, after: str, value: float, standing: float | None) -> bool:
        """True where a number is what the figure before it is compared with; `standing` is the value of that figure in the same unit."""
        m = self._against.search(before) if any(word in before for word in _OPENERS) else None
        if m is None:
            return False
        if m["than"] is None:
            return True
        if _COMPARED_ITSELF.match(after):
            return False
        if standing is None or standing <= 0 or _GROWTH.search(m[0]):
            return True
        return value > standing if m["less"] else value >= _LEAST_PART * standing

    def falls(self, before: str) -> bool:
        """True where the level compared with is named as a fall: "cao hơn mức giảm 4%"."""
        return self._fall.search(before) is not None
