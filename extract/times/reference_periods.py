"""The reference period of a figure: stock or flow, the year of a plan, where a change starts from, and the base it is compared with."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from extract.drafts import Draft, Focus
from extract.measures import QUALIFIES, SELF_STANDING, MeasureReading
from extract.mentions import follows_bracket
from extract.text.cue_patterns import CuesAnywhere, EndingCues
from extract.text.letters import LEFT, RIGHT, alternation, folded
from extract.times.base_periods import continued_base, implied_base
from extract.times.period_context import Found
from extract.times.periods import SentencePeriods
from extract.times.time_expressions import TimeKind
from schemas.code_lists import Measure, PeriodBasis
from schemas.time_period import TimePeriod
from schemas.vocabulary import Vocabulary

# "lũy kế 5 tháng" sums a flow; without months it is what has accumulated
_RUN_UP = re.compile(r"lũy\s+kế\s+(?:đến\s+)?(?:hết\s+)?(?:\d+\s+)?(?:tháng|quý|từ\s+(?:đầu|năm))|từ\s+đầu\s+năm")
_NOT_NOW = re.compile(r"(?:thực|thể|phát|xuất|biểu)\s+hiện")  # holds "hiện" and says nothing of now
# What was reached by now, or is left: "mới nộp được 2,3 tỷ đồng", "còn giữ 40%".
_SO_FAR = re.compile(rf"{LEFT}(?:mới\s+(?:chỉ\s+)?(?:[^\W\d_]+\s+){{1,2}}được|(?:vẫn\s+|chỉ\s+)?còn\s+(?:giữ|lại|nợ|thiếu))\s+(?:[^\W\d_]+\s+)?$")
_RECORD = re.compile(r"(?:nhất|đầu\s+tiên|lần\s+đầu)[^,;]*?(?:đến|tới)\s+nay")
_YEARLY = re.compile(rf"(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu)(?:\s+[^\W\d_]+){{0,5}}?\s+(?:cả\s+)?năm{RIGHT}|tổng\s+kế\s+hoạch")
_BEFORE = 48  # how far before a number its plan may be named
_STANDS = 90  # how far before a number words may say that it stands at a day
_AFTER = 60  # how far after a number words may still say that it is a stock
_DATED = frozenset({TimeKind.YEAR, TimeKind.YEARS, TimeKind.FIRST_MONTHS, TimeKind.QUARTER, TimeKind.HALF, TimeKind.MONTH, TimeKind.MONTHS})
_NO_PERIOD = frozenset({TimeKind.SAME_PERIOD, TimeKind.DURATION, TimeKind.CLOCK})
_YEAR_REVIEW = 11  # from November an article about a year reviews it
_YEAR_DAYS = 360  # a period of more days is a whole year


class ReferencePeriod(NamedTuple):
    """The period of a figure with how it was found, the span that it was found in, and the base period of a change or ratio."""

    found: Found
    span: TimePeriod
    base: TimePeriod | None = None
    base_stated: bool = False


class ReferencePeriodReader:
    """Reads reference periods; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues, words = vocabulary.cues, vocabulary.context_cues
        self._standing = CuesAnywhere(alternation(cues.standing))
        self._stock = CuesAnywhere(alternation(cues.stock))
        self._flow = CuesAnywhere(alternation(words.flow_words))
        years = map(str, range(1900, 2100))
        self._plan = EndingCues(words.plan_nouns, [*words.plan_attributes, *years])
        moves = alternation(words.movement_words)
        self._plan_moves = re.compile(rf"{LEFT}{moves}\s+{alternation(words.plan_nouns)}(?:\s+[^\W\d_]+){{0,6}}\s+từ\s+$")

    def is_plan(self, focus: Focus) -> bool:
        """True for the size of a plan: "trên tổng kế hoạch 4.496 tỷ đồng", "dự toán cả năm (100 tỷ đồng)"."""
        text, start = focus.scan.text, focus.quantity.start
        end = text.rfind("(", 0, start) if follows_bracket(text, start) else start
        return self._plan.search(text, max(0, start - _BEFORE), end) is not None

    def read(
        self, focus: Focus, periods: SentencePeriods, reading: MeasureReading, *, phrase: str, lender: Draft | None, plan: bool, happened: bool
    ) -> ReferencePeriod | None:
        """The reference period of a figure; None where neither the sentence nor the article gives one.

        `lender` is the figure whose period it takes unless its own words state one, `plan` says that it is the size of a plan, `happened` that it
        is an outcome.
        """
        scan, mention = focus.scan, focus.mention
        found, attached = periods.of(mention, happened=happened)
        if found is None:
            return None
        if lender is not None and not attached and not _has_time_before(focus):
            found = Found(lender.period, lender.basis, lender.open_end)
        period = found.period
        if reading.measure in SELF_STANDING:
            period = self._stock_or_flow(focus, found, phrase, happened=happened)
        if plan and _YEARLY.search(scan.text, max(0, focus.quantity.start - _BEFORE), focus.quantity.start):
            period = TimePeriod.year(period.end.year)
        base, stated = None, False
        if reading.measure in QUALIFIES and reading.measure is not Measure.COMPLETION:
            base, stated = _base(periods, focus, period)
            if not stated:
                base = continued_base(found, period, _compared_before(focus)) or base
        if reading.origin and not attached:
            period = self._origin(periods, focus, period, happened=happened)
        return ReferencePeriod(found._replace(period=period), found.period, base, stated)

    def _origin(self, periods: SentencePeriods, focus: Focus, period: TimePeriod, *, happened: bool) -> TimePeriod:
        """When a change starts: "tăng từ 18% lên 21%"; a plan is changed within its year, and what is to change stands today."""
        before = focus.mention.before
        published = focus.around.periods.published
        if self._plan_moves.search(before):
            return TimePeriod.year(period.end.year)
        if not happened and published is not None and self._standing.found(before):
            return TimePeriod.until(published)
        return _base(periods, focus, period)[0]

    def _stock_or_flow(self, focus: Focus, found: Found, phrase: str, *, happened: bool) -> TimePeriod:
        """A stock stands at the end of its period; a flow up to a day began with the year."""
        period = found.period
        if period.is_stock:
            return period
        # a stock word counts in its own clause, and only if no time of its own follows it
        times = [t.end for t in focus.scan.times if t.end <= focus.quantity.start and t.kind in _DATED]
        start = max(focus.scan.text.rfind(";", 0, focus.quantity.start) + 1, *times, 0)
        clause = focus.scan.text[start : focus.quantity.start] + focus.mention.after[:_AFTER]
        if "hiện" in clause:
            clause = _NOT_NOW.sub(" ", clause)
        if "nay" in clause:
            clause = _RECORD.sub(" ", clause)
        if self._stock.found(clause) and not self._flow.found(clause) and (found.open_end or not _RUN_UP.search(clause)):
            return period.as_stock
        published = focus.around.periods.published
        if published is None or not happened or not _undated(found, published, fresh=focus.around.periods.current is None):
            return period
        before = focus.scan.text[max(start, focus.quantity.start - _STANDS) : focus.quantity.start]
        if self._standing.found(f"{folded(phrase)} | {before}") or _SO_FAR.search(before):
            return TimePeriod.until(published)
        return period


def _undated(found: Found, published: date, *, fresh: bool) -> bool:
    """True for a year under way that the figure's sentence does not name; late in a year its review is of the whole."""
    if found.basis is PeriodBasis.STATED or (found.period.days or 0) <= _YEAR_DAYS or found.period.end <= published:
        return False
    return found.basis is PeriodBasis.PUBLICATION or (published.month < _YEAR_REVIEW and fresh)


def _base(periods: SentencePeriods, focus: Focus, period: TimePeriod) -> tuple[TimePeriod, bool]:
    """The period compared with, and whether the article states it; else what is implied."""
    base, stated = periods.base(focus.mention, period)
    return (implied_base(period), False) if base is None else (base, stated)


def _compared_before(focus: Focus) -> tuple[TimePeriod, TimePeriod] | None:
    """What the figure before that names its base compares, in its sentence or paragraph."""
    for draft in reversed(focus.earlier):
        if draft.base_stated and draft.base is not None:
            return draft.period, draft.base
    return focus.around.periods.compared


def _has_time_before(focus: Focus) -> bool:
    """True where the words that lead to a number state a period of its own."""
    return any(focus.mention.left <= t.start < focus.quantity.start and t.kind not in _NO_PERIOD for t in focus.scan.times)
