"""Percentages that go on with the measure of the one before them, in a list or of another time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from extract.text.letters import LEFT, RIGHT, alternation
from schemas.code_lists import Measure

if TYPE_CHECKING:
    from extract.drafts import Focus
    from extract.measures import MeasureReading
    from schemas.vocabulary.context_cues import ContextCues

_LONGEST_MEMBER = 120  # characters between two members of a list of percentages
# The same rate of another time or of the country: "đạt 60% kế hoạch (cùng kỳ 51,2%)", "cao hơn bình quân cả nước (30,49%)".
_SAME_ELSEWHERE = re.compile(
    rf"{LEFT}(?:cùng\s+kỳ|năm\s+(?:trước|ngoái)|(?:bình\s+quân\s+)?(?:chung\s+)?(?:của\s+)?cả\s+nước)"
    r"(?:\s+(?:năm\s+(?:trước|ngoái|\d{4})|là|đạt|chỉ|mới|khoảng|mức))*\s*\(?\s*$"
)


class PercentageLists:
    """Reads lists of percentages; compiled once from the cue words."""

    def __init__(self, words: ContextCues) -> None:
        names = rf"(?:(?!{alternation(words.no_list_member)}{RIGHT})[^\W\d_]+[\s/-]+)"
        # A percentage without a verb in a list of changes: "tăng 9,27%, riêng công nghiệp 9,48%", "tăng 5,8% ở thành thị và 10,3% ở nông thôn".
        self._member = re.compile(
            r"\)?\s*(?:so\s+với\s+)?(?:cùng\s+kỳ\s*)?"
            r"(?:[,;]\s*(?:(?:và|riêng|còn)\s+|(?:tiếp|kế|sau)\s+(?:đến|theo|đó)(?:\s+là)?\s+)*"
            rf"{names}{{1,9}}|(?:ở|tại)\s+{names}{{1,8}}và\s+)\(?\s*"
        )

    def read(self, focus: Focus, reading: MeasureReading) -> MeasureReading | None:
        """The reading of the percentage before that this one, without a verb of its own, goes on with."""
        if reading.measure is not Measure.SHARE or reading.found:
            return None
        before = next((d for d in reversed(focus.earlier) if d.unit == "percent"), None)
        if before is None or before.measure not in {Measure.CHANGE_PCT, Measure.COMPLETION} or before.reading.exceeds:
            return None
        between = focus.scan.text[before.quantity.end : focus.quantity.start]
        if len(between) > _LONGEST_MEMBER:
            return None
        listed = before.measure is Measure.CHANGE_PCT and self._member.fullmatch(between)
        return before.reading._replace(origin=False, reached=False) if listed or _SAME_ELSEWHERE.search(between) else None
