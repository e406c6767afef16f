"""What a matched pattern of time says: the kind of expression, and the numbers and words in it as years, months and days."""

from __future__ import annotations

import re
from datetime import date

from extract.text.letters import LEFT
from extract.times.time_patterns import DAY_WORDS_BEFORE
from extract.times.time_shapes import TimeExpression, TimeKind

COUNT = {
    "một": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "năm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
    "mười": 10,
    "mười một": 11,
    "mười hai": 12,
}
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "nhất": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4}
_MONTHS = {**COUNT, "giêng": 1, "tư": 4, "chạp": 12}
_EDGES = {"đầu": -1, "cuối": 1, "giữa": 0, "hết": 1}
_SHIFTS = {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "rồi": -1, "sau": 1, "tới": 1, "kế": 1, "tiếp": 1}
_NEAR_WEEKS = {"này": 0, "nay": 0, "trước": -7}
_NEAR_DAYS = {"nay": 0, "qua": -1, "trước": -1}
_PIVOT = 70  # a two-digit year above it belongs to the last century
_BEFORE_DURATION = re.compile(r"(?:(?:trong|suốt|sau|hơn|gần|qua|mỗi)\s+)+$")
_SO_FAR = re.compile(rf"(?:{LEFT}(?:lũy\s+kế|tính\s+chung|chung|hết|cộng\s+dồn|sau|bình\s+quân|ước)\s+|^)$")
_REVIEWED_MONTHS = frozenset({6, 9, 10, 11})  # "9 tháng" without a word more is the first nine
_BEFORE_BARE_YEAR = re.compile(
    r"(?:(?<![^\W_])(?:so(?:\s+với)?|với|năm|và|từ|đến|của|bằng|trong|kỳ|hè|tết|mùa|vụ|xuân|hậu|vào|thường niên"
    r"|world cup|sea games|apec|asean|olympic)|[,–(-])\s*$"
)
# A day that is named and then dated: "sáng nay (1/10)", "thứ Ba (7/9)".
_SAID_DAY = re.compile(
    rf"{LEFT}(?:(?:hôm|ngày|sáng|chiều|tối|trưa|đêm|phiên|cuối\s+tuần|đầu\s+tuần)\s+(?:nay|qua|mai|này|trước)|thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)\s*[(,]\s*$"
)
_OF_A_YEAR_AGO = re.compile(r"(?:so\s+với|của|hơn|kém|kỳ|mức|với)\s+$")  # "so với một năm trước" is the same period of the year before
_NOT_NOW = frozenset({"thực", "phát", "thể", "xuất", "biểu", "tái", "hữu"})


_UNITS = {"tháng": TimeKind.MONTH, "quý": TimeKind.QUARTER, "kỳ": TimeKind.PREVIOUS}


def _number(text: str) -> int:
    words = " ".join(text.split())
    return int(words) if words.isdigit() else COUNT[words]


def _month(text: str) -> int:
    words = " ".join(text.split())
    return int(words) if words.isdigit() else _MONTHS[words]


def _word_before(text: str, start: int) -> str:
    """The word directly before `start`, without brackets and stops."""
    words = text[max(0, start - 12) : start].split()
    return words[-1].strip("(.,:;") if words else ""


def read_expression(name: str, m: re.Match[str], *, after_day_word: bool) -> TimeExpression | None:  # noqa: C901, PLR0912, PLR0915 - one flat case a pattern
    """The expression that a match of the pattern of this name makes; None where its words or the calendar tell otherwise."""
    groups = m.groupdict()
    start, end = m.span()
    text = m.string
    year = int(groups["year"]) if groups.get("year") else None
    relative = groups.get("rel")
    shift = _SHIFTS.get(relative.split()[0]) if relative else None

    def make(kind: TimeKind, *, edge: int = 0, month: int | None = None, day: int | None = None, first: int | None = None) -> TimeExpression:
        return TimeExpression(start, end, kind, year, shift, month, day, first, until=False, edge=edge)

    match name:
        case "clock":
            return make(TimeKind.CLOCK)
        case "from_to_years" | "since_year" | "short_years":
            return _years(name, groups, start, end)
        case "days":
            # "1.2 - 3.5" and "5-6 đến 7-8" are numbers unless a slash, a year or a word such as "ngày" says otherwise
            stated = after_day_word or year is not None or "/" in m[0]
            return (
                _days(make(TimeKind.DAYS, month=int(groups["month"]), day=int(groups["day"]), first=int(groups["first_day"])), groups)
                if stated
                else None
            )
        case "full_date" | "iso_date" | "long_date" | "day_pair" | "day_list" | "two_digit_year":
            return _day(make(TimeKind.DAY, month=_month(groups["month"]), day=int(groups["day"])))
        case "short_date":
            shaped = after_day_word or year is not None or m[0].startswith("0")
            stated = shaped or _word_before(text, start) in DAY_WORDS_BEFORE or _SAID_DAY.search(text, max(0, start - 20), start) is not None
            return _day(make(TimeKind.DAY, month=_month(groups["month"]), day=int(groups["day"]))) if stated else None
        case "half_month":
            return _half_month(make(TimeKind.DAYS, month=int(groups["month"])), second=groups["edge"] in {"cuối", "2", "ii"})
        case "month_of_year" | "month":
            return make(TimeKind.MONTH, month=_month(groups["month"]))
        case "edge_month":
            return make(TimeKind.MONTH, month=1 if groups["edge"].startswith("đầu") else 12)
        case "months_of_quarter":
            first = 3 * (_QUARTERS.get(groups["quarter"]) or int(groups["quarter"])) - 2
            return make(TimeKind.MONTHS, first=first, month=first + _number(groups["n"]) - 1)
        case "first_months" | "first_months_year" | "first_months_past":
            count = _number(groups["n"])
            return make(TimeKind.FIRST_MONTHS, month=count) if 1 <= count <= 12 else None
        case "first_months_so_far":
            count = _number(groups["n"])
            stated = count in _REVIEWED_MONTHS or _SO_FAR.search(text, max(0, start - 12), start) is not None
            return make(TimeKind.FIRST_MONTHS, month=count) if stated and 1 <= count <= 12 else None
        case "last_months":
            count = _number(groups["n"])
            return make(TimeKind.LAST_MONTHS, month=count) if 1 <= count <= 11 else None
        case "quarters_so_far" if not _SO_FAR.search(text, max(0, start - 12), start):
            return None
        case "quarters" | "quarters_so_far":
            return make(TimeKind.FIRST_MONTHS, month=3 * _number(groups["n"]))
        case "half":
            return make(TimeKind.HALF, month=1 if groups["edge"] == "đầu" else 2)
        case "half_letter":
            return make(TimeKind.HALF, month=int(groups["half"]))
        case "quarter":
            return make(TimeKind.QUARTER, month=_QUARTERS.get(groups["quarter"]) or int(groups["quarter"]))
        case "edge_quarter":
            return make(TimeKind.QUARTER, month=1 if groups["edge"].startswith("đầu") else 4)
        case "month_span":
            span = make(TimeKind.MONTHS, first=int(groups["first"]), month=int(groups["month"]))
            return span._replace(first_year=int(groups["first_year"])) if groups["first_year"] else span
        case "ytd":
            return make(TimeKind.YEAR_TO_DATE)
        case "same_period":
            return make(TimeKind.SAME_PERIOD)
        case "year_edge":
            return make(TimeKind.YEAR, edge=_EDGES[groups["edge"]])
        case "rel_year" if relative and relative.split()[0] in {"qua", "vừa"}:
            return make(TimeKind.PAST_YEAR)
        case "week":
            return TimeExpression(start, end, TimeKind.WEEK, day_shift=_NEAR_WEEKS.get(groups.get("near") or "này"))
        case "relative_day":
            return TimeExpression(start, end, TimeKind.DAY, day_shift=_NEAR_DAYS[groups["near"] or ""])
        case "year" | "rel_year" | "this_year" | "season":
            return make(TimeKind.YEAR)
        case "bare_year":
            return make(TimeKind.YEAR) if _BEFORE_BARE_YEAR.search(text, max(0, start - 14), start) else None
        case "rate_by" if not text[max(0, start - 2) : start].strip().endswith("%"):
            return None
        case "previous" | "this" | "rate_by":
            kind = _UNITS[groups["unit"]]
            return TimeExpression(start, end, kind, year_shift=0 if name == "this" else -1)
        case "now":
            return None if m[0].startswith("hiện") and _word_before(text, start) in _NOT_NOW else make(TimeKind.NOW)
        case "previous_months":
            return make(TimeKind.PREVIOUS, first=_number(groups["n"]))
        case "years_ago" | "years_back":
            return _counted_back(name, m, _number(groups["n"]))
        case _:  # durations, and spans counted back from now
            return _duration(m) if not text.endswith("thứ ", 0, start) else None


def _duration(m: re.Match[str], years: int | None = None) -> TimeExpression:
    """How long, with the words that lead to it: "trong 5 năm"."""
    lead = _BEFORE_DURATION.search(m.string, max(0, m.start() - 24), m.start())
    return TimeExpression(lead.start() if lead else m.start(), m.end(), TimeKind.DURATION, first=years)


def _counted_back(name: str, m: re.Match[str], years: int) -> TimeExpression:
    """Years counted back from now: "5 năm qua" a span, "hai năm trước" a year, "so với một năm trước" the same period of the year before."""
    if name == "years_back":
        return _duration(m, years if years > 1 else None)
    alike = years == 1 and _OF_A_YEAR_AGO.search(m.string, max(0, m.start() - 12), m.start())
    return TimeExpression(m.start(), m.end(), TimeKind.SAME_PERIOD if alike else TimeKind.YEAR, year_shift=-years)


def _years(name: str, groups: dict[str, str | None], start: int, end: int) -> TimeExpression | None:
    """Spans of years; "từ năm 2016 đến nay" is open."""
    first = int(groups["first"] or 0)
    last = groups.get("year") or groups.get("year2")
    if last is None:
        return TimeExpression(start, end, TimeKind.NOW)
    year = int(last) if name != "short_years" else first // 100 * 100 + int(last)
    return TimeExpression(start, end, TimeKind.YEARS, year, first=first) if first <= year else None


def _days(expression: TimeExpression, groups: dict[str, str | None]) -> TimeExpression | None:
    """A span of days, unless no calendar has one of them."""
    first_month = int(groups["first_month"] or expression.month or 0)
    first_year = int(groups["first_year"]) if groups["first_year"] else None
    first_day = expression._replace(month=first_month, day=expression.first, year=first_year or expression.year)
    if _day(expression) is None or _day(first_day) is None:
        return None
    return expression._replace(first_month=first_month, first_year=first_year)


def _half_month(expression: TimeExpression, *, second: bool) -> TimeExpression:
    """The first fifteen days of a month, or the rest; the last day is known with the year."""
    return expression._replace(first=16 if second else 1, day=None if second else 15, first_month=expression.month)


def _day(expression: TimeExpression) -> TimeExpression | None:
    """The day, unless no calendar has it."""
    year = expression.year
    if year is not None and year < 100:
        year += 1900 if year > _PIVOT else 2000
    try:
        date(year or 2024, expression.month or 0, expression.day or 0)
    except ValueError:
        return None
    return expression._replace(year=year)
