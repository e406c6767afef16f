"""The times of one sentence: at which figures they stand, how far they reach, and which periods they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from extract.mentions import Mention, SentenceScan
from extract.times.period_context import Found, PeriodContext
from extract.times.period_resolution import resolve
from extract.times.time_expressions import TimeExpression, TimeKind
from extract.times.time_roles import TimeRoles

_ATTACHED = re.compile(
    r"\s*(?:(?:được\s+)?(?:lập|thiết\s+lập|xác\s+lập|ghi\s+nhận|đạt\s+được)\s+)?(?:vào|trong|của|ở|cho|tại|từ|hồi|đến|\(|,\s*tính)?\s*(?:thời\s+điểm\s+|khoảng\s+|ngày\s+|đầu\s+|giữa\s+|cuối\s+)?$"
)
_AIMS_AT = re.compile(r"(?:\s+[^\W\d_]+){1,4}\s+vào\s*")  # "1 tỷ USD doanh thu vào năm 2021"
_FROM = re.compile(r"(?<!\S)từ\s+(?:mức\s+)?(?:(?:hơn|gần|khoảng|trên)\s+)?$")  # "từ 58,2% năm 2022": dates no other figure


class SentenceTimes:
    """The times of one sentence, told apart by their roles, with the figures that they stand at and their periods."""

    def __init__(self, scan: SentenceScan, roles: TimeRoles, context: PeriodContext) -> None:
        self.scan, self.context = scan, context
        self.bases, self.shifted, self.own = roles.bases, roles.shifted, roles.own
        self._starts = [t.start for t in self.own]
        self._resolutions: dict[int, Found | None] = {}  # by where the expression begins
        self.attached = {t.start: m for m in scan.mentions for t in self.own_after(m) if self._is_attached(t, m)}
        self.origins = {start for start, m in self.attached.items() if _FROM.search(m.before)}
        self.scopes = roles.scopes
        of_later = {start for start, m in self.attached.items() if m is not scan.mentions[0]}
        years = [t.year for t in self.own if t.year is not None and t.start not in self.scopes and t.start not in of_later]
        self._year_nearby = years[0] if years and all(y == years[0] for y in years) else None

    def own_after(self, mention: Mention) -> tuple[TimeExpression, ...]:
        """The expressions among the words that belong to a number and follow it."""
        return self.own[bisect_left(self._starts, mention.quantity.end) : bisect_left(self._starts, mention.right)] if self.own else ()

    def _is_attached(self, t: TimeExpression, mention: Mention) -> bool:
        """True where the expression follows the number directly: "35.900 tỉ đồng năm 2001"."""
        text, end = self.scan.text, mention.quantity.end
        if t.kind is TimeKind.NOW:
            return False
        return _ATTACHED.fullmatch(text, end, t.start) is not None or (t.kind is TimeKind.YEAR and _AIMS_AT.fullmatch(text, end, t.start) is not None)

    def reaches(self, t: TimeExpression, mention: Mention) -> bool:
        """False for a time that dates only what stands in its bracket or clause with it, and not this figure."""
        scope = self.scopes.get(t.start)
        return scope is None or scope.holds(mention.quantity.start)

    def resolved(self, t: TimeExpression) -> Found | None:
        """The period of an expression, which may take its year from the others of the sentence."""
        if t.start not in self._resolutions:
            self._resolutions[t.start] = self._resolve(t)
        return self._resolutions[t.start]

    def _resolve(self, t: TimeExpression) -> Found | None:
        nearby = self._year_nearby
        if t.year is None and nearby is None:
            earlier = [o.year for o in self.own if o.year is not None and o.start < t.start and o.start not in self.scopes]
            nearby = earlier[-1] if earlier else None
        return resolve(t, self.context, nearby)

    def first(self, expressions: Iterable[TimeExpression]) -> Found | None:
        """The period of the first of the expressions that can be resolved."""
        return next((found for t in expressions if (found := self.resolved(t)) is not None), None)


def is_moment(t: TimeExpression) -> bool:
    """True for a week, and for a day that is no cut-off."""
    return t.kind is TimeKind.WEEK or (t.kind is TimeKind.DAY and not t.until)
