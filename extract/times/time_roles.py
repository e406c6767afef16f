"""What the time expressions of a sentence do in it: date its figures, or name what they are compared with."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from extract.mentions import SentenceScan
from extract.text.letters import LEFT, alternation
from extract.times.time_expressions import TimeExpression, TimeKind
from extract.times.time_scopes import Scope, TimeScopeReader
from schemas.vocabulary import Vocabulary

OF_PERIOD = frozenset(
    {
        TimeKind.DAY,
        TimeKind.DAYS,
        TimeKind.WEEK,
        TimeKind.MONTH,
        TimeKind.QUARTER,
        TimeKind.HALF,
        TimeKind.FIRST_MONTHS,
        TimeKind.LAST_MONTHS,
        TimeKind.MONTHS,
        TimeKind.YEAR,
        TimeKind.YEARS,
        TimeKind.NOW,
        TimeKind.YEAR_TO_DATE,
        TimeKind.PAST_YEAR,
    }
)
_OWN_SAME_PERIOD = re.compile(r"(?:trong\s+khi|\(|;|,|còn|^)\s*$")
_SAME_PERIOD_STATES = re.compile(r"\s*(?:,|là|chỉ|đạt|mức|có|lãi|lỗ|thu|tăng|giảm|\d|hơn|gần|ước)")
_CONTRASTED = re.compile(r"(?:trong\s+khi|\(|còn|^)\s*$")  # what follows states a figure, whatever its verb
_GOES_ON = re.compile(r"[\s:,]*(?!trở)[^\W_]")
_PREVIOUS = frozenset({TimeKind.MONTH, TimeKind.QUARTER, TimeKind.PREVIOUS})
_LOOK_BACK = 60  # how far before a time a word may make it the base of a comparison
_NEAR = 24  # how far before a time "kể từ" may stand
_SUPERLATIVE = re.compile(
    r"(?<!\S)(?:nhất|đầu\s+tiên|lần\s+đầu|kỷ\s+lục|lớn\s+nhất)(?:\s+[^\W\d_]+){0,4}?(?:\s+(?:trong(?:\s+vòng)?|kể\s+từ|từ|tính\s+từ|qua))?\s+$"
)
_SINCE = re.compile(r"(?<!\S)(?:từ|vòng)\s+$")
_NEAREST = 12  # how far before "cùng kỳ" the clause that states it may begin


class TimeRoles(NamedTuple):
    """Times in order: `bases` are compared with, `shifted` are "cùng kỳ" with figures of its own, `own` date figures.

    `scopes` are how far those reach that reach less than the sentence, by where they begin.
    """

    bases: tuple[TimeExpression, ...]
    shifted: tuple[TimeExpression, ...]
    own: tuple[TimeExpression, ...]
    scopes: Mapping[int, Scope]


class TimeRoleReader:
    """Tells times apart; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.context_cues
        # a rate or a part, as in "bằng 2/3 năm 2022", and the count or amount of another year, as in "số dự án của năm 2022"
        bound = r"(?:(?:gần|hơn|khoảng|trên|chỉ|xấp\s+xỉ)\s+)?"
        rate = rf"(?:bằng|tương\s+đương|gấp|đạt|được|chiếm)\s+{bound}[\d.,]*\d%|\d/\d"
        plan = r"vượt(?:\s+xa)?\s+(?:quy\s+hoạch|chiến\s+lược|định\s+hướng)(?:\s+[^\W\d_]+){0,4}"
        figures = rf"{rate}|{plan}|số\s+\w+(?:\s+\w+)?\s+của|mức\s+\w+(?:\s+\w+)?\s+của"
        self._compared = re.compile(
            rf"{LEFT}(?:{alternation(words.comparison_openers)}|{figures})\s*(?:{alternation(words.comparison_fillers)}\s+)*$"
        )
        self._scopes = TimeScopeReader(vocabulary)
        self._since = re.compile(rf"(?<!\S)(?:{alternation(words.since_verbs)}\s+từ|kể\s+từ)\s+$")

    def read(self, scan: SentenceScan) -> TimeRoles:
        """The roles of the times of one sentence; durations, times of day and the span of a record have none."""
        bases: list[TimeExpression] = []
        others: list[TimeExpression] = []
        for t in scan.times:
            if t.kind is not TimeKind.DAY and _names_record(scan.text, t):
                continue
            (bases if self._is_base(scan.text, t) else others).append(t)
        shifted = tuple(t for t in others if t.kind is TimeKind.SAME_PERIOD or _is_previous(t))
        own = tuple(t for t in others if (t.kind in OF_PERIOD or _reaches_back(t)) and not _is_previous(t) and not self._is_origin(scan.text, t))
        return TimeRoles(tuple(bases), shifted, own, self._scopes.read(scan, own))

    def _is_base(self, text: str, t: TimeExpression) -> bool:
        """True for what a figure is compared with; "trong khi cùng kỳ là 4,3%" states a figure of that period instead."""
        if t.kind is TimeKind.SAME_PERIOD or _is_previous(t):
            return not _states(text, t)
        if t.kind is TimeKind.WEEK and t.day_shift is not None and t.day_shift < 0 and text[: t.start].strip():
            return True
        return self._compared.search(text, max(0, t.start - _LOOK_BACK), t.start) is not None

    def _is_origin(self, text: str, t: TimeExpression) -> bool:
        """True where the expression says since when, not when: "chuyển tiếp từ năm 2023"."""
        if t.until or t.kind not in {TimeKind.YEAR, TimeKind.MONTH, TimeKind.DAY}:
            return False
        return self._since.search(text, max(0, t.start - _NEAR), t.start) is not None


def _is_previous(t: TimeExpression) -> bool:
    """True for "tháng trước", "quý trước", "kỳ trước": what comes before the period of the figures beside it."""
    return t.kind in _PREVIOUS and t.month is None and (t.year_shift == -1 or t.kind is TimeKind.PREVIOUS)


def _reaches_back(t: TimeExpression) -> bool:
    """True for the years counted back from now: "5 năm qua"."""
    return t.kind is TimeKind.DURATION and t.first is not None


def _states(text: str, t: TimeExpression) -> bool:
    """True where figures of "cùng kỳ" or "quý trước" are told: "trong khi cùng kỳ lãi 4 tỷ đồng"."""
    start = max(0, t.start - _NEAREST)
    if _CONTRASTED.search(text, start, t.start):
        return _GOES_ON.match(text, t.end) is not None
    return _OWN_SAME_PERIOD.search(text, start, t.start) is not None and _SAME_PERIOD_STATES.match(text, t.end) is not None


def _names_record(text: str, t: TimeExpression) -> bool:
    """True for the span that a record is of: "mức cao nhất kể từ năm 2015"."""
    since = _reaches_back(t) or text.startswith(("kể", "từ", "tính từ"), t.start) or _SINCE.search(text, max(0, t.start - _NEAREST), t.start)
    return bool(since) and _SUPERLATIVE.search(text, max(0, t.start - _LOOK_BACK), t.start) is not None
