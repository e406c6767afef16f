"""From a time expression to a period: what the expression leaves open is taken from the article."""

from __future__ import annotations

from datetime import date, timedelta

from extract.times.period_context import Found, PeriodContext
from extract.times.time_expressions import TimeExpression, TimeKind
from schemas.code_lists import PeriodBasis
from schemas.time_period import TimePeriod, last_day

_LATE_REVIEW = 6  # until June "năm qua" is the calendar year before
_LATE_IN_YEAR = 10  # from October the years gone by end with this one
_AHEAD = 6  # a month named without its year lies at most this far ahead
_WITHIN_YEAR = frozenset({TimeKind.MONTH, TimeKind.DAY, TimeKind.DAYS, TimeKind.QUARTER, TimeKind.FIRST_MONTHS, TimeKind.MONTHS})
_TOLD_AHEAD = 3  # the last of the first months of a year this far
_DAYS_AHEAD = timedelta(days=120)  # and a day this far
_WEEK = timedelta(days=7)
WEEK_DAYS = range(4, 11)  # the length of a span of days that an article may call its week
_WEEKEND = 5  # from Saturday "tuần qua" is the week that ends


def resolve(expression: TimeExpression, context: PeriodContext, year_nearby: int | None = None) -> Found | None:
    """The period of one expression; None where the article gives no year for it. `year_nearby` is the year of its sentence."""
    match expression.kind:
        case TimeKind.MONTH | TimeKind.QUARTER if expression.month is None:
            return _this(expression, context)
        case TimeKind.PAST_YEAR:
            return _past_year(context)
        case TimeKind.DURATION:
            return _years_back(expression.first, context)
        case TimeKind.WEEK:
            return week(expression, context)
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


def _near_day(expression: TimeExpression, shift: int, context: PeriodContext) -> Found | None:
    """What "hôm nay" and "hôm qua" are; what has been told until then stands at that day."""
    if context.published is None:
        return None
    day = context.published + timedelta(days=shift)
    return _stated(TimePeriod.until(day), open_end=True) if expression.until else _stated(TimePeriod.day(day))


def week(expression: TimeExpression, context: PeriodContext) -> Found | None:
    """What "tuần này", "tuần qua" and "tuần trước" are: counted from the span of days that the article is about, else from publication."""
    published, shift = context.published, timedelta(days=expression.day_shift or 0)
    near = None
    if published is not None:
        ended = expression.day_shift is None and published.weekday() < _WEEKEND
        monday = published - timedelta(days=published.weekday()) + (-_WEEK if ended else shift)
        near = TimePeriod(monday, monday + timedelta(days=6))
    for found in (context.main, context.current):
        if found is not None and found.period.start is not None and found.period.days in WEEK_DAYS and found.period != near:
            return _stated(TimePeriod(found.period.start + shift, found.period.end + shift))
    return None if near is None else _stated(near)


def _past_year(context: PeriodContext) -> Found | None:
    """What "năm qua" is: the year under review, else the calendar year before or, late in a year, this one."""
    published = context.published
    if published is None:
        return None
    past = context.review_year or (published.year - 1 if published.month <= _LATE_REVIEW else published.year)
    return Found(TimePeriod.year(past), PeriodBasis.STATED)


def _years_back(count: int | None, context: PeriodContext) -> Found | None:
    """What "5 năm qua" are: the calendar years that end with the one before, or late in a year with this one."""
    if count is None or context.published is None:
        return None
    year = context.review_year or context.published.year - (context.published.month < _LATE_IN_YEAR)
    return _stated(TimePeriod.years(year - count + 1, year))


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
    if expression.kind in _WITHIN_YEAR and published is not None and expression.month:
        if context.main is not None and context.main.period.end.year != published.year:
            return context.main.period.end.year
        known = 3 * expression.month - 2 if expression.kind is TimeKind.QUARTER else expression.month
        ahead = _TOLD_AHEAD if expression.kind is TimeKind.FIRST_MONTHS else _AHEAD
        return published.year if known <= published.month + ahead else published.year - 1
    return context.anchor_year


def _dated(e: TimeExpression, year: int) -> Found | None:
    """The period of an expression in its year; `until` and the edges leave its beginning open."""
    month = e.month or 12
    cut_off = e.until or e.edge != 0
    match e.kind:
        case TimeKind.DAY:
            return _on_day(e, date(year, month, e.day or 1))
        case TimeKind.DAYS:
            last_one, first_month = date(year, month, e.day) if e.day else last_day(year, month), e.first_month or month
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
