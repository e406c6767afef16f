"""From time expressions to reference periods: resolved against the article, inherited along sentence, paragraph and headline."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta

from extract.letters import LEFT
from extract.mentions import Mention, SentenceScan
from extract.time_expressions import TimeExpression, TimeKind
from schemas.code_lists import PeriodBasis
from schemas.time_period import TimePeriod, last_day

_COMPARED = re.compile(
    rf"(?:{LEFT}(?:so\s+với|so|hơn|kém|với|bằng|lần|gấp|gấp\s+(?:đôi|ba|rưỡi)|tương\s+đương|bằng\s+mức|kể\s+từ|thấp\s+hơn|cao\s+hơn|\d%|\d/\d|số\s+\w+(?:\s+\w+)?\s+của|mức\s+\w+(?:\s+\w+)?\s+của|như)\s*"
    rf"(?:(?:mức|tháng|quý|vụ|ngày|số|thời\s+điểm|kết\s+quả|ước\s+thực\s+hiện|thực\s+hiện|cả|bình\s+quân|của|cùng|con\s+số|các|trong|dự\s+toán|kế\s+hoạch|ước|đầu|cuối|giá\s+trị|tổng|trung\s+bình)\s+)*)$"
)
_ATTACHED = re.compile(r"\s*(?:vào|trong|của|ở|cho|tại|từ|hồi|đến|\(|,\s*tính)?\s*(?:thời\s+điểm\s+|khoảng\s+|ngày\s+)?$")
_OF_PERIOD = {TimeKind.DAY, TimeKind.MONTH, TimeKind.QUARTER, TimeKind.HALF, TimeKind.FIRST_MONTHS, TimeKind.LAST_MONTHS, TimeKind.MONTHS, TimeKind.YEAR, TimeKind.YEARS, TimeKind.NOW, TimeKind.YEAR_TO_DATE, TimeKind.PAST_YEAR}
_REVIEW_MONTHS = 4
_LATE_REVIEW = 6  # until June "năm qua" is the calendar year before
_AHEAD = 6  # a month named without its year lies at most this far ahead
_OWN_SAME_PERIOD = re.compile(r"(?:trong\s+khi|\(|;|,|còn|^)\s*$")
_SAME_PERIOD_STATES = re.compile(r"\s*(?:,|là|chỉ|đạt|mức|có|tăng|giảm|\d|hơn|gần|ước)")
_SINCE = re.compile(r"(?<!\S)(?:chuyển\s+(?:tiếp|sang)|kéo\s+dài|kể|tồn\s+đọng|bắt\s+đầu|có\s+hiệu\s+lực|trước)\s+từ\s+$|(?<!\S)kể\s+từ\s+$")
_LEADING = re.compile(r"[,;:(]|\svà\s|\s-\s|\btrong\s+khi\b")


@dataclass(frozen=True, slots=True)
class Found:
    """A reference period with how it was found; `open_end` says that it only names the end, so that a stock stands at it."""

    period: TimePeriod
    basis: PeriodBasis
    open_end: bool = False
    now: bool = False


@dataclass(frozen=True, slots=True)
class PeriodContext:
    """What the article has said of time so far.

    `published` is the publication day, `main` the period of the headline or lead, `current` that of the paragraph.
    """

    published: date | None
    main: Found | None = None
    current: Found | None = None

    @property
    def anchor_year(self) -> int | None:
        """The year that an expression without one belongs to."""
        for found in (self.current, self.main):
            if found is not None:
                return found.period.end.year
        return self.published.year if self.published else None

    @property
    def review_year(self) -> int | None:
        """The past year that the article reviews, where it appears early in the year after."""
        if self.main is None or self.published is None:
            return None
        year = self.main.period.end.year
        return year if year == self.published.year - 1 and self.published.month <= _REVIEW_MONTHS else None

    def default(self) -> Found | None:
        """The period of a sentence that names none: the paragraph's, the headline's, else the year of publication."""
        if self.current is not None:
            return replace(self.current, basis=PeriodBasis.CONTEXT)
        if self.main is not None:
            return replace(self.main, basis=PeriodBasis.CONTEXT)
        return Found(TimePeriod.year(self.published.year), PeriodBasis.PUBLICATION) if self.published else None


def resolve(expression: TimeExpression, context: PeriodContext, year_nearby: int | None = None) -> Found | None:
    """The period of one expression; None where the article gives no year for it. `year_nearby` is the year of its sentence."""
    year = expression.year
    anchor = context.anchor_year
    published = context.published
    if expression.kind in {TimeKind.MONTH, TimeKind.QUARTER} and expression.month is None:
        return _this(expression, context)
    if expression.kind is TimeKind.PAST_YEAR:
        if published is None:
            return None
        past = context.review_year or (published.year - 1 if published.month <= _LATE_REVIEW else published.year)
        return Found(TimePeriod.year(past), PeriodBasis.STATED)
    if year is None and expression.year_shift is not None:
        base = published.year if published else anchor
        year = None if base is None else base + expression.year_shift
    if year is None:
        year = year_nearby or _implied_year(expression, context)
    if expression.kind is TimeKind.NOW:
        if context.review_year is not None:
            return Found(TimePeriod.until(date(context.review_year, 12, 31)), PeriodBasis.CONTEXT, open_end=True, now=True)
        return Found(TimePeriod.until(published), PeriodBasis.PUBLICATION, open_end=True, now=True) if published else None
    if expression.kind is TimeKind.YEAR_TO_DATE:
        if context.review_year is not None:
            return Found(TimePeriod.year(context.review_year), PeriodBasis.CONTEXT)
        if published is None:
            return None
        main = context.main.period.end if context.main is not None else published
        end = main if main.year == published.year and main <= published else published
        return Found(TimePeriod(date(published.year, 1, 1), end), PeriodBasis.STATED)
    if year is None:
        return None
    try:
        return _dated(expression, year)
    except ValueError:
        return None


def _dates_itself(t: TimeExpression) -> bool:
    """True for "năm 2016" and "năm nay"; "cả năm" depends on what was said before."""
    return t.year is not None or t.year_shift is not None or t.month is not None


def _this(expression: TimeExpression, context: PeriodContext) -> Found | None:
    """"trong tháng", "cả quý": the month or quarter of the article's main period, else of its publication."""
    if expression.year_shift != 0:
        return None
    months = 1 if expression.kind is TimeKind.MONTH else 3
    for end in (context.main.period.end if context.main else None, context.published):
        if end is not None:
            last = end.month if months == 1 else 3 * ((end.month + 2) // 3)
            return Found(TimePeriod.months(end.year, last - months + 1, last), PeriodBasis.CONTEXT)
    return None


def _implied_year(expression: TimeExpression, context: PeriodContext) -> int | None:
    """The year of "tháng 6" or "quý III": that of the context, else the last one that lies before publication."""
    published = context.published
    if expression.kind in {TimeKind.MONTH, TimeKind.DAY, TimeKind.QUARTER} and published is not None and expression.month:
        first = expression.month if expression.kind is not TimeKind.QUARTER else 3 * expression.month - 2
        if context.main is None or context.main.period.end.year == published.year:
            return published.year if first <= published.month + _AHEAD else published.year - 1
        return context.main.period.end.year
    return context.anchor_year


def _dated(e: TimeExpression, year: int) -> Found | None:
    stated = PeriodBasis.STATED
    month = e.month or 12
    match e.kind:
        case TimeKind.DAY:
            day = date(year, month, e.day or 1)
            if e.until or e.edge:
                return Found(TimePeriod(date(year, 1, 1), day), stated, open_end=True)
            return Found(TimePeriod.day(day), stated)
        case TimeKind.MONTH:
            if e.until or e.edge:
                return Found(TimePeriod.months(year, 1, month), stated, open_end=True)
            return Found(TimePeriod.months(year, month, month), stated)
        case TimeKind.QUARTER:
            first = 1 if e.until else 3 * month - 2
            return Found(TimePeriod.months(year, first, 3 * month), stated, open_end=e.until)
        case TimeKind.HALF:
            return Found(TimePeriod.months(year, 6 * month - 5, 6 * month), stated)
        case TimeKind.FIRST_MONTHS:
            return Found(TimePeriod.months(year, 1, month), stated)
        case TimeKind.LAST_MONTHS:
            return Found(TimePeriod.months(year, 13 - month, 12), stated)
        case TimeKind.MONTHS:
            first = e.first or 1
            return Found(TimePeriod.months(year, first, month), stated) if first <= month else None
        case TimeKind.YEAR:
            if e.edge == -1:
                return Found(TimePeriod.until(date(year - 1, 12, 31)) if e.until else TimePeriod.year(year), stated)
            return Found(TimePeriod.year(year), stated, open_end=e.until or e.edge == 1)
        case TimeKind.YEARS:
            return Found(TimePeriod.years(e.first or year, year), stated)
        case _:
            return None


class SentencePeriods:
    """The periods of one sentence: which expression each quantity belongs to, and which are only bases of comparison."""

    def __init__(self, scan: SentenceScan, context: PeriodContext) -> None:
        self._scan, self._context = scan, context
        self._bases = [t for t in scan.times if self._is_base(t)]
        self._shifted = [t for t in scan.times if t.kind is TimeKind.SAME_PERIOD and t not in self._bases]
        self._own = [t for t in scan.times if t.kind in _OF_PERIOD and t not in self._bases and not self._is_origin(t)]
        self._attached = {t: m for m in scan.mentions for t in self._own if self._is_attached(t, m)}
        years = [t.year for t in self._own if t.year is not None]
        self._year_nearby = years[0] if years and all(y == years[0] for y in years) else None

    def _is_base(self, t: TimeExpression) -> bool:
        """True for what a figure is compared with; "trong khi cùng kỳ là 4,3%" states a figure of that period instead."""
        text = self._scan.text
        if t.kind is TimeKind.SAME_PERIOD:
            return not (_OWN_SAME_PERIOD.search(text, max(0, t.start - 12), t.start) and _SAME_PERIOD_STATES.match(text, t.end))
        return t.year_shift == -1 and t.month is None and t.kind in {TimeKind.MONTH, TimeKind.QUARTER} or bool(_COMPARED.search(text, max(0, t.start - 60), t.start))

    def _is_origin(self, t: TimeExpression) -> bool:
        """"chuyển tiếp từ năm 2023": since when, not when."""
        return t.kind in {TimeKind.YEAR, TimeKind.MONTH, TimeKind.DAY} and not t.until and bool(_SINCE.search(self._scan.text, max(0, t.start - 24), t.start))

    def stated(self, *, until: bool = False) -> Found | None:
        """The last period that the sentence itself states; what later sentences inherit.

        A cut-off day ("tính đến ngày 20.11") is passed on only with `until`: to the bullets under a heading.
        """
        for t in reversed(self._own):
            found = self._resolved(t)
            if found is None or t.kind is TimeKind.NOW or t in self._attached or (t.kind is TimeKind.DAY and not (t.until and until)):
                continue
            return found
        return None

    def _is_attached(self, t: TimeExpression, mention: Mention) -> bool:
        """True where the expression follows the number directly: "35.900 tỉ đồng năm 2001"."""
        end = mention.quantity.end
        return end <= t.start < mention.right and t.kind is not TimeKind.NOW and bool(_ATTACHED.fullmatch(self._scan.text, end, t.start))

    def _resolved(self, t: TimeExpression) -> Found | None:
        nearby = self._year_nearby
        if t.year is None and nearby is None:
            earlier = [o.year for o in self._own if o.year is not None and o.start < t.start]
            nearby = earlier[-1] if earlier else None
        return resolve(t, self._context, nearby)

    def of(self, mention: Mention, *, after: int = -1) -> tuple[Found | None, bool]:
        """The period of one quantity, and whether it is attached to it; expressions between `after` and it belong to another."""
        q = mention.quantity
        for t in self._shifted:
            if t.end <= q.start and ";" not in self._scan.text[t.end : q.start] and not any(t.end <= o.start < q.start for o in self._own):
                default = self._context.default()
                base = self._base_period(t, default.period) if default is not None else None
                if base is not None:
                    return Found(base, PeriodBasis.STATED), True
        for t in self._bases:  # "mức tăng 4,91% của cùng kỳ năm 2023"
            if q.end <= t.start < mention.right and re.fullmatch(r"\s*(?:của|trong|hồi|vào)\s+", self._scan.text[q.end : t.start]):
                default = self._context.default()
                base = self._base_period(t, default.period) if default is not None else None
                if base is not None:
                    return Found(base, PeriodBasis.STATED), True
        for t in self._own:
            if self._attached.get(t) is mention:
                found = self._resolved(t)
                if found is not None:
                    return found, True
        for t in self._scan.times:  # "so với năm 2014 (82 triệu USD)": the bracket restates the year named before it
            if t.kind in _OF_PERIOD and t.end <= q.start and re.fullmatch(r"\s*\(\s*", self._scan.text[t.end : q.start]):
                found = self._resolved(t)
                if found is not None:
                    return found, True
        earlier = [t for t in self._own if t.end <= q.char_start and not after <= t.start]
        for t in reversed(earlier):
            found = self._resolved(t)
            if found is not None and not (t.kind is TimeKind.DAY and not t.until):
                return found, False
        if len(self._own) == 1 and self._own[0].start >= q.end and self._own[0] not in self._attached and _dates_itself(self._own[0]) and self._own[0].kind in {TimeKind.YEAR, TimeKind.QUARTER, TimeKind.HALF, TimeKind.FIRST_MONTHS}:
            found = self._resolved(self._own[0])
            if found is not None:
                return found, False
        clause = re.split(r"[;,]", mention.after)[0]
        for t in self._own:
            if q.end <= t.start < q.end + len(clause) and t.kind is not TimeKind.NOW:
                found = self._resolved(t)
                if found is not None and t.kind is not TimeKind.MONTH and not (t.kind is TimeKind.DAY and not t.until):
                    return found, False
        days = [t for t in self._own if t.kind is TimeKind.DAY and t not in self._attached]
        if days and (found := self._resolved(days[-1])) is not None:
            return Found(TimePeriod.year(found.period.end.year), PeriodBasis.STATED), False
        return self._context.default(), False

    def base(self, mention: Mention, period: TimePeriod) -> tuple[TimePeriod | None, bool]:
        """The period a change or ratio is compared with, and whether it is stated: in the clause after, before, or later in the sentence."""
        q = mention.quantity
        text = self._scan.text
        after = [t for t in self._bases if q.end <= t.start < mention.right]
        own = mention.left
        if mention.left and (edge := _LEADING.search(text, mention.left, q.start)):
            own = edge.end()
        before = [t for t in self._bases if own <= t.start < q.start]
        topic = [t for t in self._bases if t.end <= q.start and not any(m.quantity.end <= t.start for m in self._scan.mentions if m.quantity.start < t.start)]
        later = [t for t in self._bases if t.start >= q.end and (t.kind is TimeKind.SAME_PERIOD or ";" not in text[q.end : t.start])]
        for t in (*after[:1], *before[-1:], *topic[-1:], *later[:1]):
            found = self._base_period(t, period)
            if found is not None:
                return found, True
        return None, False

    def _base_period(self, t: TimeExpression, period: TimePeriod) -> TimePeriod | None:
        if t.kind is TimeKind.SAME_PERIOD:
            return period.shifted(t.year - period.end.year if t.year is not None else -1)
        if t.kind is TimeKind.YEAR and t.year is None and t.year_shift is None:
            return None
        if t.kind is TimeKind.YEAR and t.year is None and t.year_shift == -1:
            whole = TimePeriod.year(period.end.year - 1)
            return whole.as_stock if t.edge == 1 or period.is_stock else whole
        if t.month is None and t.kind is TimeKind.MONTH:
            return _month_before(period.end)
        if t.month is None and t.kind is TimeKind.QUARTER:
            return _quarter_before(period.end)
        found = resolve(t, self._context, None)
        if found is None:
            return None
        if t.kind is TimeKind.YEAR and (t.edge == 1 or period.is_stock):
            return found.period.as_stock
        if t.kind is TimeKind.YEAR and t.edge == -1:
            return TimePeriod.until(date(found.period.end.year - 1, 12, 31))
        return found.period


def _month_before(day: date) -> TimePeriod:
    first = day.replace(day=1) - timedelta(days=1)
    return TimePeriod(first.replace(day=1), last_day(first.year, first.month))


def _quarter_before(day: date) -> TimePeriod:
    quarter = (day.month - 1) // 3
    return TimePeriod.months(day.year, 3 * quarter - 2, 3 * quarter) if quarter else TimePeriod.months(day.year - 1, 10, 12)
