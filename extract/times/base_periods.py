"""The period that a figure is compared with: what the expression says, or what is implied."""

from __future__ import annotations

from datetime import date, timedelta

from extract.times.period_context import Found, PeriodContext
from extract.times.period_resolution import WEEK_DAYS, resolve, week
from extract.times.time_expressions import TimeExpression, TimeKind
from schemas.time_period import TimePeriod, last_day

_WEEK = timedelta(days=7)
_HALF_MONTH = 15  # customs count to the fifteenth of a month, and from the day after


def base_period(expression: TimeExpression, period: TimePeriod, context: PeriodContext) -> TimePeriod | None:
    """The period that `period` is compared with; None where the expression does not say which."""
    kind = expression.kind
    if kind is TimeKind.SAME_PERIOD:
        return period.shifted(expression.year - period.end.year if expression.year is not None else -1)
    if kind is TimeKind.MONTH and expression.month is None:
        return _month_before(period.end)
    if kind is TimeKind.QUARTER and expression.month is None:
        return _quarter_before(period.end)
    if kind is TimeKind.PREVIOUS:
        return _span_before(period, expression.first)
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
    back = timedelta(days=1) if days == 1 else _WEEK if days in WEEK_DAYS else None
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
    if expression.kind is TimeKind.WEEK and (period.days or 0) not in WEEK_DAYS:
        found = week(expression, context._replace(published=period.end))
        return None if found is None else found.period
    if period.start is not None and (period.days or 0) not in WEEK_DAYS and period.start != period.end:
        return TimePeriod.day(context.published + back) if context.published is not None else None
    return TimePeriod(None if period.start is None else period.start + back, period.end + back)


def _span_before(period: TimePeriod, months: int | None) -> TimePeriod | None:
    """The span of the same length, or of that many months, that ends where a period begins: "so với kỳ trước"."""
    if period.start is None:
        return None
    end, start = period.start - timedelta(days=1), period.start
    if start.day == 1 and period.end.day == _HALF_MONTH:
        return TimePeriod(end.replace(day=_HALF_MONTH + 1), end)
    if start.day == _HALF_MONTH + 1:
        return TimePeriod(start.replace(day=1), end)
    whole = start.day == 1 and period.end == last_day(period.end.year, period.end.month)
    if months is None and not whole:
        return TimePeriod(start - (period.end - start) - timedelta(days=1), end)
    count = months or 12 * (period.end.year - start.year) + period.end.month - start.month + 1
    first = 12 * end.year + end.month - count
    return TimePeriod(date(first // 12, first % 12 + 1, 1), end)


def _month_before(day: date) -> TimePeriod:
    first = day.replace(day=1) - timedelta(days=1)
    return TimePeriod(first.replace(day=1), last_day(first.year, first.month))


def _quarter_before(day: date) -> TimePeriod:
    quarter = (day.month - 1) // 3
    return TimePeriod.months(day.year, 3 * quarter - 2, 3 * quarter) if quarter else TimePeriod.months(day.year - 1, 10, 12)
