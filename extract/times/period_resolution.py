"""From a time expression to a period: what the expression leaves open is taken from the article."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from extract.times.time_expressions import TimeExpression, TimeKind
from schemas.code_lists import PeriodBasis
from schemas.time_period import TimePeriod, last_day

_REVIEW_MONTHS = 4  # until April an article may review the year before
_LATE_REVIEW = 6  # until June "năm qua" is the calendar year before
_AHEAD = 6  # a month named without its year lies at most this far ahead
_DAYS_AHEAD = timedelta(days=120)  # and a day this far
_WEEK = timedelta(days=7)
_WEEK_DAYS = range(4, 11)  # the length of a span of days that an article may call its week
_WEEKEND = 5  # from Saturday "tuần qua" is the week that ends


class Found(NamedTuple):
    """A reference period with how it was found; `open_end` says that it only names the end, so that a stock stands at it."""

    period: TimePeriod
    basis: PeriodBasis
    open_end: bool = False


class PeriodContext(NamedTuple):
    """What the article has said of time so far.

    `published` is the publication day, `main` the period of the headline or lead, `current` that of the paragraph, `compared` the last period of
    the paragraph that was compared with another, and that other.
    """

    published: date | None
    main: Found | None = None
    current: Found | None = None
    compared: tuple[TimePeriod, TimePeriod] | None = None

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

    def expects(self, year: int) -> bool:
        """True for a year that the article speaks of anyway: that of its paragraph or headline, of publication, or the one it reviews."""
        if self.anchor_year is None or year == self.anchor_year:
            return True
        if self.published is None:
            return False
        return year == self.published.year or (year == self.published.year - 1 and self.published.month <= _REVIEW_MONTHS)

    def default(self) -> Found | None:
        """The period of a sentence that names none: the paragraph's, the headline's, else the year of publication."""
        if self.current is not None:
            return self.current._replace(basis=PeriodBasis.CONTEXT)
        if self.main is not None:
            return self.main._replace(basis=PeriodBasis.CONTEXT)
        return Found(TimePeriod.year(self.published.year), PeriodBasis.PUBLICATION) if self.published else None


def resolve(expression: TimeExpression, context: PeriodContext, year_nearby: int | None = None) -> Found | None:
    """The period of one expression; None where the article gives no year for it. `year_nearby` is the year of its sentence."""
    match expression.kind:
        case TimeKind.MONTH | TimeKind.QUARTER if expression.month is None:
            return _this(expression, context)
        case TimeKind.PAST_YEAR:
            return _past_year(context)
        case TimeKind.WEEK:
            return _week(expression, context)
        case TimeKind.DAY if expression.day_shift is not None:
            return _near_day(expression, expression.day_shift, context)
        case TimeKind.NOW:
            return _now(context)
        case TimeKind.YEAR_TO_DATE:
            return _year_to_date(context)
    year = _year(expression, context, year_nearby)
    if year is None:
        return None
    try:
        return _dated(expression, year)
    except ValueError:  # no such day, as 31 February
        return None


def base_period(expression: TimeExpression, period: TimePeriod, context: PeriodContext) -> TimePeriod | None:
    """The period that `period` is compared with; None where the expression does not say which."""
    kind = expression.kind
    if kind is TimeKind.SAME_PERIOD:
        return period.shifted(expression.year - period.end.year if expression.year is not None else -1)
    if kind is TimeKind.MONTH and expression.month is None:
        return _month_before(period.end)
    if kind is TimeKind.QUARTER and expression.month is None:
        return _quarter_before(period.end)
    if kind is TimeKind.YEAR:
        return _base_year(expression, period, context)
    if kind is TimeKind.WEEK or (kind is TimeKind.DAY and expression.day_shift is not None):
        return _days_before(expression, period, context)
    found = resolve(expression, context)
    return None if found is None else found.period


def _base_year(expression: TimeExpression, period: TimePeriod, context: PeriodContext) -> TimePeriod | None:
    """The year compared with: a stock is compared with its end, "đầu năm" is the end of the year before."""
    at_end = expression.edge == 1 or period.is_stock
    if expression.year is None and expression.year_shift is None:
        return TimePeriod.until(date(period.end.year - 1, 12, 31)) if expression.edge else None
    if expression.year is None and expression.year_shift == -1:
        whole = TimePeriod.year(period.end.year - 1)
        return whole.as_stock if at_end else whole
    found = resolve(expression, context)
    if found is None:
        return None
    if expression.edge == -1:
        return TimePeriod.until(date(found.period.end.year - 1, 12, 31))
    return found.period.as_stock if at_end else found.period


def implied_base(period: TimePeriod) -> TimePeriod:
    """What a change is compared with where nothing is said: the day or week before, else the same period of the year before."""
    days = period.days or 0
    back = timedelta(days=1) if days == 1 else _WEEK if days in _WEEK_DAYS else None
    if back is None or period.start is None:
        return period.shifted(-1)
    return TimePeriod(period.start - back, period.end - back)


def continued_base(found: Found, period: TimePeriod, compared: tuple[TimePeriod, TimePeriod] | None) -> TimePeriod | None:
    """The base of the comparison before, where a period was compared with the one that ran up to it, or a stock with that of the new year."""
    if compared is None or compared[0].end != period.end:
        return None
    base = compared[1]
    if base.is_stock:
        return base if (found.open_end or period.is_stock) and base.end.year == period.end.year - 1 else None
    return base if period == compared[0] and period.start is not None and base.end + timedelta(days=1) == period.start else None


def _days_before(expression: TimeExpression, period: TimePeriod, context: PeriodContext) -> TimePeriod | None:
    """The day or week before that of the figure: "so với tuần trước", "so với phiên trước"."""
    back = timedelta(days=expression.day_shift or 0)
    if expression.kind is TimeKind.WEEK and (period.days or 0) not in _WEEK_DAYS:
        found = _week(expression, context._replace(published=period.end))
        return None if found is None else found.period
    if period.start is not None and (period.days or 0) not in _WEEK_DAYS and period.start != period.end:
        return TimePeriod.day(context.published + back) if context.published is not None else None
    return TimePeriod(None if period.start is None else period.start + back, period.end + back)


def _near_day(expression: TimeExpression, shift: int, context: PeriodContext) -> Found | None:
    """What "hôm nay" and "hôm qua" are; what has been told until then stands at that day."""
    if context.published is None:
        return None
    day = context.published + timedelta(days=shift)
    return _stated(TimePeriod.until(day), open_end=True) if expression.until else _stated(TimePeriod.day(day))


def _week(expression: TimeExpression, context: PeriodContext) -> Found | None:
    """What "tuần này", "tuần qua" and "tuần trước" are: counted from the span of days that the article is about, else from publication."""
    published, shift = context.published, timedelta(days=expression.day_shift or 0)
    near = None
    if published is not None:
        ended = expression.day_shift is None and published.weekday() < _WEEKEND
        monday = published - timedelta(days=published.weekday()) + (-_WEEK if ended else shift)
        near = TimePeriod(monday, monday + timedelta(days=6))
    for found in (context.main, context.current):
        if found is not None and found.period.start is not None and found.period.days in _WEEK_DAYS and found.period != near:
            return _stated(TimePeriod(found.period.start + shift, found.period.end + shift))
    return None if near is None else _stated(near)


def _past_year(context: PeriodContext) -> Found | None:
    """What "năm qua" is: the year under review, else the calendar year before or, late in a year, this one."""
    published = context.published
    if published is None:
        return None
    past = context.review_year or (published.year - 1 if published.month <= _LATE_REVIEW else published.year)
    return Found(TimePeriod.year(past), PeriodBasis.STATED)


def _now(context: PeriodContext) -> Found | None:
    """What "hiện nay" is: the end of the year under review, else the day of publication."""
    if context.review_year is not None:
        return Found(TimePeriod.until(date(context.review_year, 12, 31)), PeriodBasis.CONTEXT, open_end=True)
    return Found(TimePeriod.until(context.published), PeriodBasis.PUBLICATION, open_end=True) if context.published else None


def _year_to_date(context: PeriodContext) -> Found | None:
    """What "từ đầu năm" is: up to the end of the article's main period where that lies in the year of publication, else to publication."""
    published = context.published
    if context.review_year is not None:
        return Found(TimePeriod.year(context.review_year), PeriodBasis.CONTEXT)
    if published is None:
        return None
    main = context.main.period.end if context.main is not None else published
    end = main if main.year == published.year and main <= published else published
    return Found(TimePeriod(date(published.year, 1, 1), end), PeriodBasis.STATED)


def _this(expression: TimeExpression, context: PeriodContext) -> Found | None:
    """What "trong tháng" and "cả quý" are: the month or quarter of the article's main period, else of its publication."""
    if expression.year_shift != 0:
        return None
    end = context.main.period.end if context.main is not None else context.published
    if end is None:
        return None
    if expression.kind is TimeKind.MONTH:
        return Found(TimePeriod.months(end.year, end.month, end.month), PeriodBasis.CONTEXT)
    last = 3 * ((end.month + 2) // 3)
    return Found(TimePeriod.months(end.year, last - 2, last), PeriodBasis.CONTEXT)


def _year(expression: TimeExpression, context: PeriodContext, year_nearby: int | None) -> int | None:
    """The year of an expression: its own, one that it counts from publication, that of its sentence, else that of the context."""
    if expression.year is not None:
        return expression.year
    if expression.year_shift is not None:
        base = context.published.year if context.published else context.anchor_year
        if base is not None:
            return base + expression.year_shift
    return year_nearby or _implied_year(expression, context)


def _implied_year(expression: TimeExpression, context: PeriodContext) -> int | None:
    """The year of "tháng 6" or "quý III": that of the context, else the last one that lies before publication."""
    published = context.published
    if (
        expression.kind is TimeKind.DAY
        and published is not None
        and expression.month
        and (context.main is None or context.main.period.end.year == published.year)
    ):
        last = published + _DAYS_AHEAD
        near = last.year > published.year or (expression.month, expression.day or 1) <= (last.month, last.day)
        return published.year if near else published.year - 1
    if expression.kind in {TimeKind.MONTH, TimeKind.DAY, TimeKind.DAYS, TimeKind.QUARTER} and published is not None and expression.month:
        first = expression.month if expression.kind is not TimeKind.QUARTER else 3 * expression.month - 2
        if context.main is None or context.main.period.end.year == published.year:
            return published.year if first <= published.month + _AHEAD else published.year - 1
        return context.main.period.end.year
    return context.anchor_year


def _dated(e: TimeExpression, year: int) -> Found | None:
    """The period of an expression in its year; `until` and the edges leave its beginning open."""
    month = e.month or 12
    cut_off = e.until or e.edge != 0
    match e.kind:
        case TimeKind.DAY:
            return _on_day(e, date(year, month, e.day or 1))
        case TimeKind.DAYS:
            last_one, first_month = date(year, month, e.day or 1), e.first_month or month
            first_year = e.first_year or (year - 1 if first_month > month else year)
            first_one = date(first_year, first_month, e.first or 1)
            return _stated(TimePeriod(first_one, last_one)) if first_one <= last_one else None
        case TimeKind.MONTH:
            return _stated(TimePeriod.months(year, 1 if cut_off else month, month), open_end=cut_off)
        case TimeKind.QUARTER:
            return _stated(TimePeriod.months(year, 1 if e.until else 3 * month - 2, 3 * month), open_end=e.until)
        case TimeKind.HALF:
            return _stated(TimePeriod.months(year, 6 * month - 5, 6 * month))
        case TimeKind.FIRST_MONTHS:
            return _stated(TimePeriod.months(year, 1, month))
        case TimeKind.LAST_MONTHS:
            return _stated(TimePeriod.months(year, 13 - month, 12))
        case TimeKind.MONTHS:
            return _months(e, year)
        case TimeKind.YEAR if e.edge == -1:
            return _stated(TimePeriod.until(date(year - 1, 12, 31)) if e.until else TimePeriod.year(year))
        case TimeKind.YEAR:
            return _stated(TimePeriod.year(year), open_end=e.until or e.edge == 1)
        case TimeKind.YEARS:
            return _stated(TimePeriod.years(e.first or year, year))
        case _:
            return None


def _months(e: TimeExpression, year: int) -> Found | None:
    """A span of months, which may have begun in an earlier year."""
    first, last = e.first or 1, e.month or 12
    start = date(e.first_year or year, first, 1)
    return _stated(TimePeriod(start, last_day(year, last))) if start < last_day(year, last) else None


def _on_day(e: TimeExpression, day: date) -> Found:
    """A day, what stands at it ("tại ngày 31/3"), or the part of the year that ends with it ("đến ngày 31/3")."""
    if e.edge == 1:
        return _stated(TimePeriod.until(day), open_end=True)
    return _stated(TimePeriod(date(day.year, 1, 1), day), open_end=True) if e.until or e.edge else _stated(TimePeriod.day(day))


def _stated(period: TimePeriod, *, open_end: bool = False) -> Found:
    return Found(period, PeriodBasis.STATED, open_end)


def _month_before(day: date) -> TimePeriod:
    first = day.replace(day=1) - timedelta(days=1)
    return TimePeriod(first.replace(day=1), last_day(first.year, first.month))


def _quarter_before(day: date) -> TimePeriod:
    quarter = (day.month - 1) // 3
    return TimePeriod.months(day.year, 3 * quarter - 2, 3 * quarter) if quarter else TimePeriod.months(day.year - 1, 10, 12)
