"""Which period of a sentence goes on to the sentences after it."""

from __future__ import annotations

import re

from extract.times.period_context import Found
from extract.times.sentence_times import SentenceTimes
from extract.times.time_expressions import TimeExpression, TimeKind

_OF_PLAN = re.compile(r"(?:kế\s+hoạch|dự\s+toán|vốn|đầu\s+tư\s+công|chỉ\s+tiêu|nhiệm\s+vụ|được\s+giao)\s+$")
_FIRST_WORDS = 2  # words that may stand before the time that opens a sentence
_OPENS_CLAUSE = re.compile(r"(?:[,:]|(?<!\S)(?:rằng|biết|hay|khẳng\s+định|thấy|nói|đó|này))\s+(?:(?:trong|vào)\s+)?$")
_CONTRASTED = re.compile(r"(?<!\S)(?:trong\s+khi|còn)\s+(?:(?:hồi|vào)\s+)?$")
_OF_A_PART = re.compile(r"(?<!\S)riêng\s+(?:(?:trong|của|về)\s+)?$")  # "riêng quý III" is a part of the time told
_FRAME = re.compile(r"\W*(?:trong|vào|ở|vụ|mùa|tết|dịp|đợt)(?:\s+[^\W\d_]+){1,5}\s+")  # "Trong vụ vải thiều năm 2018, …"
_COMPARES = re.compile(r"so\s+với")
_SESSION = re.compile(r"(?<!\S)phiên\s+(?:giao\s+dịch\s+)?(?:(?:ngày|thứ|sáng|chiều|hôm)\s+)*$")
_SINCE = re.compile(r"(?<!\S)(?:từ|sau|trước)\s+$")
_CLAUSE_EDGE = re.compile(r"[,;:.]")


def lasting(times: SentenceTimes, *, until: bool = False) -> Found | None:
    """The last period that the sentence itself states; what later sentences inherit.

    A cut-off day ("tính đến ngày 20.11") is passed on only with `until`: to the bullets under a heading; the span that it closes always.
    """
    for t in reversed(times.own):
        if t.kind is TimeKind.NOW or t.start in times.scopes or (t.start in times.attached and not _is_only(times, t)):
            continue
        if t.kind is TimeKind.DAY and not (t.until and (until or t.edge == -1)) and not _is_session(times, t):
            continue
        if t.start and _OF_A_PART.search(times.scan.text, max(0, t.start - 24), t.start) and times.own[0] is not t:
            continue
        if t.year_shift == -1 and _CONTRASTED.search(times.scan.text, max(0, t.start - 24), t.start):
            continue
        found = times.resolved(t)
        if found is None or _names_plan(times, t, found) or _is_other_week(times, t, found):
            continue
        if t.kind is TimeKind.DAYS and times.context.published is not None and found.period.end > times.context.published:
            continue
        if _is_background(times, t, found) and not until:
            continue
        return found
    return None


def _is_background(times: SentenceTimes, t: TimeExpression, found: Found) -> bool:
    """True for a time of another year than the article's that does not open its sentence or clause: "tăng mạnh so với mức 45% cuối năm 2022"."""
    year, main, published = found.period.end.year, times.context.main, times.context.published
    if published is not None and found.period.start is not None and found.period.start > published and year == published.year:
        return not _opens_clause(times, t)
    is_past = main is not None and main.period.start is not None and year < main.period.start.year
    return (is_past or not times.context.expects(year)) and not _opens_clause(times, t)


def _opens_clause(times: SentenceTimes, t: TimeExpression) -> bool:
    """True for a time at the head of its sentence, or of a clause before the first figure, that names no beginning ("từ 2013")."""
    text = times.scan.text
    if text.startswith(",", t.end) and (_OPENS_CLAUSE.search(text, max(0, t.start - 24), t.start) or _FRAME.fullmatch(text, 0, t.start)):
        return True
    if any(m.quantity.start < t.start for m in times.scan.mentions):
        return False
    before = _CLAUSE_EDGE.split(text[: t.start])[-1]
    return len(before.split()) <= _FIRST_WORDS and not _SINCE.search(before) and not text.startswith("từ", t.start)


def _is_session(times: SentenceTimes, t: TimeExpression) -> bool:
    """True for the day of a trading session, and for a day named after one."""
    current = times.context.current
    return (
        (current is not None and current.period.days == 1)
        or _SESSION.search(times.scan.text, max(0, t.start - 24), t.start) is not None
        or (times.scan.text.startswith("phiên", t.start) and t.day_shift == 0)
    )


def _is_only(times: SentenceTimes, t: TimeExpression) -> bool:
    """True for the one time of a sentence, after the first figure of it: "xuất khẩu tăng 13,6% trong nửa đầu năm"."""
    mention = times.attached[t.start]
    return len(times.own) == 1 and not times.shifted and mention is times.scan.mentions[0] and not _COMPARES.search(mention.before)


def _is_other_week(times: SentenceTimes, t: TimeExpression, found: Found) -> bool:
    """True for a week in an article about another time."""
    main = times.context.main
    return t.kind is TimeKind.WEEK and main is not None and main.period != found.period


def _names_plan(times: SentenceTimes, t: TimeExpression, found: Found) -> bool:
    """True for the year of a plan, "vốn đầu tư công năm 2022", where the article speaks of a part of that year."""
    main = times.context.main
    if t.kind is not TimeKind.YEAR or main is None or main.period == found.period or main.period.is_stock:
        return False
    return main.period.end.year == found.period.end.year and _OF_PLAN.search(times.scan.text, max(0, t.start - 24), t.start) is not None
