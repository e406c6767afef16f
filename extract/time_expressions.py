"""Time expressions: where a sentence says when, before anyone asks what happened then."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from extract.letters import LEFT, RIGHT

_COUNT = {"một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}


class TimeKind(StrEnum):
    """The shapes of a time expression."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    FIRST_MONTHS = "first_months"
    LAST_MONTHS = "last_months"
    MONTHS = "months"
    YEAR = "year"
    YEARS = "years"
    SAME_PERIOD = "same_period"
    PAST_YEAR = "past_year"
    NOW = "now"
    YEAR_TO_DATE = "year_to_date"
    DURATION = "duration"
    CLOCK = "clock"


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """One time expression at `text[start:end]`; a field that the text leaves open is None.

    `year_shift` is relative to the anchor (năm ngoái: -1); `until` says that the expression names the end of the period
    (tính đến, đến hết); `edge` is -1 for the start (đầu năm) and 1 for the end (cuối năm) of the span named.
    """

    start: int
    end: int
    kind: TimeKind
    year: int | None = None
    year_shift: int | None = None
    month: int | None = None
    day: int | None = None
    first: int | None = None
    until: bool = False
    edge: int = 0


_YEAR = r"(?:19|20)\d\d"
_REL = r"(?:nay|này|ngoái|trước(?:\s+đó)?|qua|vừa\s+qua|sau|tới|rồi|kế\s+tiếp)"
_OF_YEAR = rf"(?:\s*(?:[/.-]|,?\s*(?:của\s+|trong\s+)?(?:cùng\s+)?năm)?\s*(?<!\d)(?P<year>{_YEAR}){RIGHT}(?![.,]\d)|\s+(?:của\s+)?(?:năm\s+)?(?P<rel>{_REL}){RIGHT})?"
_N = r"(?:\d{1,2}|mười\s+hai|mười\s+một|mười|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
_UNTIL = rf"(?:{LEFT}(?P<until>(?:tính\s+)?(?:cho\s+)?(?:đến|tới)(?:\s+(?:hết|cuối|thời\s+điểm|trước))?|hết|kết\s+thúc|tính\s+hết|tính\s+tới|tại(?:\s+thời\s+điểm)?|kể\s+đến)\s+)?"
_FROM_NEW_YEAR = r"(?P<ytd>từ\s+(?:đầu|01/01|1/1|ngày\s+0?1[/.-]0?1)(?:\s+năm)?\s+(?:đến|tới)\s+(?:hết\s+|cuối\s+|ngày\s+)?)?"
_DAY_NUMBER = r"(?:0?[1-9]|[12]\d|3[01])"
_MONTH_NUMBER = r"(?:1[0-2]|0?[1-9])"

_PATTERNS: tuple[tuple[str, str], ...] = (
    ("clock", rf"{LEFT}\d{{1,2}}(?::\d{{2}}(?::\d{{2}})?|\s*(?:giờ|h)\s*(?:\d{{1,2}}(?:\s*phút|'|p)?)?){RIGHT}(?!\s*/)"),
    ("from_to_years", rf"{LEFT}(?:từ\s+)?(?:năm\s+)?(?P<first>{_YEAR})\s*(?:[-–—]|đến(?:\s+năm)?|tới(?:\s+năm)?)\s*(?P<year>{_YEAR}){RIGHT}(?!\s*[-/.]\d)"),
    ("short_years", rf"{LEFT}(?:giai\s+đoạn|năm\s+học|nhiệm\s+kỳ|niên\s+độ|niên\s+vụ|vụ)\s+(?P<first>{_YEAR})\s*[-–/]\s*(?P<year>\d\d){RIGHT}"),
    ("full_date", rf"{_FROM_NEW_YEAR}{_UNTIL}(?:ngày\s+|sáng\s+|chiều\s+|tối\s+|mùng\s+)*(?<!\d)(?<!\d[.,/])(?P<day>{_DAY_NUMBER})\s*[./-]\s*(?P<month>{_MONTH_NUMBER})\s*[./-]\s*(?P<year>{_YEAR}){RIGHT}"),
    ("long_date", rf"{_FROM_NEW_YEAR}{_UNTIL}ngày\s+(?:mùng\s+)?(?P<day>{_DAY_NUMBER})\s+tháng\s+(?P<month>{_MONTH_NUMBER}){_OF_YEAR}"),
    ("day_span", rf"{LEFT}(?:từ\s+)?(?:ngày\s+)?{_DAY_NUMBER}(?:[/.-]{_MONTH_NUMBER})?\s*(?:[-–]|đến(?:\s+ngày)?)\s*(?P<day>{_DAY_NUMBER})[/.](?P<month>{_MONTH_NUMBER}){_OF_YEAR}(?![\d,.]*\d|\s*(?:xã|huyện|tiêu\s+chí|chỉ\s+tiêu|thôn|%))"),
    ("short_date", rf"{_FROM_NEW_YEAR}{_UNTIL}(?:ngày|sáng|chiều|tối|trưa|đêm|hôm|mùng|mồng|rạng\s+sáng|phiên|hồi|thời\s+điểm|hôm\s+nay\s*[,(])\s*(?:ngày\s+|hôm\s+)?(?P<day>{_DAY_NUMBER})\s*[./-]\s*(?P<month>{_MONTH_NUMBER}){_OF_YEAR}(?![.,]?\d)"),
    ("until_short_date", rf"{LEFT}(?P<until>(?:tính\s+)?(?:đến|tới)(?:\s+hết)?)\s+(?P<day>{_DAY_NUMBER})[./-](?P<month>{_MONTH_NUMBER}){_OF_YEAR}(?![.,]?\d|\s*(?:xã|huyện|tiêu\s+chí|chỉ\s+tiêu|thôn|tỷ|triệu|%))"),
    ("first_months", rf"{_UNTIL}{LEFT}(?P<n>{_N})\s+tháng\s+(?:đầu\s+(?:của\s+)?năm|đầu){_OF_YEAR}"),
    ("first_months_year", rf"{_UNTIL}{LEFT}(?P<n>{_N})\s+tháng(?=\s*(?:/|-|năm|của\s+năm)\s*(?:{_YEAR}|nay|qua|ngoái|trước)){_OF_YEAR}"),
    ("first_months_so_far", rf"(?:(?:{LEFT}(?:lũy\s+kế|tính\s+chung|chung|hết|cộng\s+dồn|sau|bình\s+quân|ước)\s+|^)(?P<n>{_N})\s+tháng{RIGHT}|{LEFT}(?P<n2>6|9|10|11|sáu|chín|mười|mười\s+một)\s+tháng{RIGHT})(?!\s+(?:tuổi|trở|liên|liền|kể|nay|tới|sau|trước|lương|đến|gần\s+(?:đây|nhất)|tù|cuối|đầu|còn\s+lại))"),
    ("last_months", rf"{LEFT}(?P<n>{_N})\s+tháng\s+(?:cuối\s+(?:của\s+)?năm|cuối|còn\s+lại\s+của\s+năm|còn\s+lại){_OF_YEAR}"),
    ("first_months_past", rf"{LEFT}(?P<n>{_N})\s+tháng\s+qua{RIGHT}"),
    ("past_years", rf"{LEFT}(?:\d{{1,2}}|{_N}|mấy|nhiều|những|các|vài)\s+(?:năm|tháng|ngày|tuần|quý|thập\s+kỷ)\s+(?:gần\s+đây|gần\s+nhất|trở\s+lại\s+đây|vừa\s+qua|qua|tới|liền|liên\s+tiếp|trước|nữa|sau|tiếp\s+theo){RIGHT}"),
    ("half", rf"{_UNTIL}{LEFT}(?:nửa|6\s+tháng)\s+(?P<edge>đầu|cuối)\s+năm{_OF_YEAR}"),
    ("quarters", rf"{LEFT}(?P<n>[234]|hai|ba)\s+quý\s+(?:đầu\s+(?:của\s+)?năm|đầu){_OF_YEAR}"),
    ("quarter", rf"{_UNTIL}(?:trong\s+)?(?:đầu\s+|cuối\s+)?{LEFT}quý\s+(?P<quarter>iv|iii|ii|i|[1-4]){RIGHT}{_OF_YEAR}"),
    ("month_span", rf"{LEFT}(?:từ\s+)?tháng\s+(?P<first>{_MONTH_NUMBER})(?:[/-](?P<first_year>{_YEAR}))?\s*(?:[-–]|đến(?:\s+hết)?(?:\s+tháng)?|tới(?:\s+tháng)?)\s*(?P<month>{_MONTH_NUMBER}){_OF_YEAR}(?!\d)"),
    ("month", rf"{_FROM_NEW_YEAR}{_UNTIL}{LEFT}tháng\s+(?P<month>{_MONTH_NUMBER}|giêng|chạp|một|hai|ba|tư|năm(?!\s+\d)|sáu|bảy|tám|chín|mười){RIGHT}(?!\.\d){_OF_YEAR}"),
    ("ytd", rf"{LEFT}từ\s+đầu\s+năm(?:\s+(?P<year>{_YEAR}))?(?:\s*(?:đến|tới)\s+(?:nay|thời\s+điểm\s+này|thời\s+điểm\s+hiện\s+tại))?{RIGHT}(?!\s+(?:đến|tới|{_YEAR}|nay))"),
    ("since_year", rf"{LEFT}(?:kể\s+)?từ\s+(?:đầu\s+|cuối\s+)?năm\s+(?P<first>{_YEAR})\s+(?:đến|tới)\s+(?:nay|hết\s+năm\s+(?P<year>{_YEAR})|năm\s+(?P<year2>{_YEAR})){RIGHT}"),
    ("same_period", rf"{LEFT}cùng\s+(?:(?:kỳ|kì)(?![^\W_])|(?:thời\s+điểm|thời\s+gian|giai\s+đoạn)(?=\s+(?:của\s+)?(?:năm\s+)?(?:{_YEAR}|ngoái|trước|năm|tháng)))(?:\s+(?:của\s+)?(?:năm\s+)?(?P<year>{_YEAR}){RIGHT}|\s+(?:của\s+)?(?:năm|tháng)\s+(?P<rel>{_REL}){RIGHT})?"),
    ("year_edge", rf"{_UNTIL}{LEFT}(?P<edge>đầu|cuối|giữa|hết)\s+năm(?:\s+(?P<year>{_YEAR}){RIGHT}|\s+(?P<rel>{_REL}){RIGHT})?"),
    ("year", rf"{_UNTIL}{LEFT}(?:cả\s+)?năm\s+(?:học\s+|tài\s+chính\s+|kế\s+hoạch\s+)?(?P<year>{_YEAR}){RIGHT}(?!\s*[-–/]\s*\d)"),
    ("previous", rf"{LEFT}(?P<unit>tháng|quý)\s+(?:liền\s+)?trước{RIGHT}(?!\s+(?:đó|khi|bạ))"),
    ("this", rf"{LEFT}(?:trong|cả)\s+(?P<unit>tháng|quý){RIGHT}(?!\s+(?:\d|i|v|trước|giêng|chạp))|{LEFT}(?P<unit2>tháng|quý)\s+(?:này|qua|vừa\s+qua){RIGHT}"),
    ("rel_year", rf"{_UNTIL}{LEFT}năm\s+(?P<rel>{_REL}){RIGHT}"),
    ("this_year", rf"{LEFT}(?:trong\s+(?:cả\s+)?năm|cả\s+năm){RIGHT}(?!\s+(?:học|qua|nay|thứ|{_YEAR}|đầu|\d))"),
    ("duration", rf"(?<!thứ\s){LEFT}(?:trong\s+|suốt\s+|sau\s+|hơn\s+|gần\s+|qua\s+|mỗi\s+)*(?:\d{{1,3}}(?:,\d)?|{_N}|mười\s+lăm|hai\s+mươi|ba\s+mươi|vài|nhiều|mấy)(?:\s*[-–]\s*\d{{1,3}})?\s+(?P<unit>năm|tháng|tuần|ngày|giờ|tiếng|phút|giây|thập\s+kỷ|thế\s+kỷ|quý|ngày\s+đêm){RIGHT}(?!\s+(?:đầu\s+năm|tuổi|20\d\d))"),
    ("now", rf"(?<!thực\s)(?<!phát\s)(?<!thể\s)(?<!xuất\s)(?<!biểu\s)(?<!tái\s){LEFT}(?:(?:cho\s+)?(?:đến|tới)\s+(?:nay|thời\s+điểm\s+(?:này|hiện\s+tại|hiện\s+nay))|hiện\s+(?:nay|tại|có|đang|còn|đã)|hiện|đến\s+(?:thời\s+điểm\s+)?(?:này|hiện\s+tại)|bây\s+giờ){RIGHT}(?!\s+(?:đại|vật|trạng|thực|tượng|trường|hữu))"),
    ("bare_year", rf"(?<![\d.,/-])(?<![^\W_])(?P<year>{_YEAR})(?![\d/-]|[.,]\d|[^\W_])(?!\s*(?:tỷ|triệu|nghìn|đồng|usd|%|dự\s+án|hộ|người|ha|tấn|doanh|lượt|con|chiếc|m|km|suất|căn|ngôi|trường|lao|học|sinh|cán|đại|cây|giường|bộ|xe|tàu|vụ|mẫu|hồ|phiếu|cuộc|tổ|thôn|xã){RIGHT})"),
)
_COMPILED = tuple((name, re.compile(pattern)) for name, pattern in _PATTERNS)
_DIGIT_OR_CUE = re.compile(r"\d|năm|tháng|quý|cùng k|hiện|nay|giờ|ngày|tuần|thập|này")
_MONTH_WORDS = {"giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10, "chạp": 12}
_BEFORE_BARE_YEAR = re.compile(r"(?:so(?:\s+với)?|với|năm|,|và|từ|đến|của|bằng|trong|kỳ|-|–|\(|hè|tết|mùa|vụ|xuân|hậu|vào|thường niên|world cup|sea games|apec|asean|olympic)\s*$")


def _shift(relative: str | None) -> int | None:
    if relative is None:
        return None
    word = relative.split()[0]
    return {"nay": 0, "này": 0, "ngoái": -1, "trước": -1, "qua": None, "vừa": None, "rồi": -1, "sau": 1, "tới": 1, "kế": 1}[word]


def _number(text: str) -> int:
    text = re.sub(r"\s+", " ", text)
    return int(text) if text.isdigit() else _COUNT[text]


def _expression(name: str, m: re.Match[str]) -> TimeExpression | None:
    groups = m.groupdict()
    year = int(groups["year"]) if groups.get("year") else None
    shift = _shift(groups.get("rel"))
    until = bool(groups.get("until"))
    start, end = m.span()

    def make(kind: TimeKind, *, edge: int = 0, month: int | None = None, day: int | None = None, first: int | None = None, ended: bool = until) -> TimeExpression:
        return TimeExpression(start, end, kind, year, shift, month, day, first, ended, edge)

    match name:
        case "clock":
            return make(TimeKind.CLOCK)
        case "from_to_years" | "since_year":
            year = year or (int(groups["year2"]) if groups.get("year2") else None)
            first = int(groups["first"])
            if year is None:
                return make(TimeKind.NOW)
            return make(TimeKind.YEARS, first=first) if first <= year else None
        case "short_years":
            first = int(groups["first"])
            year = first // 100 * 100 + int(groups["year"])
            return make(TimeKind.YEARS, first=first) if first < year else None
        case "full_date" | "long_date" | "short_date" | "until_short_date" | "day_span":
            day, month = int(groups["day"]), int(groups["month"])
            try:
                date(year or 2024, month, day)
            except ValueError:
                return None
            return make(TimeKind.DAY, month=month, day=day, ended=until or bool(groups.get("ytd")), edge=-1 if groups.get("ytd") else 0)
        case "first_months" | "first_months_year" | "first_months_past" | "first_months_so_far":
            count = _number(groups.get("n") or groups["n2"])
            return make(TimeKind.FIRST_MONTHS, month=count) if 1 <= count <= 12 else None
        case "last_months":
            count = _number(groups["n"])
            return make(TimeKind.LAST_MONTHS, month=count) if 1 <= count <= 11 else None
        case "half":
            return make(TimeKind.HALF, month=1 if groups["edge"] == "đầu" else 2)
        case "quarters":
            return make(TimeKind.FIRST_MONTHS, month=3 * _number(groups["n"]))
        case "quarter":
            quarter = groups["quarter"]
            return make(TimeKind.QUARTER, month=_ROMAN.get(quarter) or int(quarter))
        case "month_span":
            return make(TimeKind.MONTHS, first=int(groups["first"]), month=int(groups["month"]))
        case "month":
            month_text = groups["month"]
            month = _MONTH_WORDS[month_text] if month_text in _MONTH_WORDS else int(month_text)
            return make(TimeKind.MONTH, month=month, ended=until or bool(groups.get("ytd")), edge=-1 if groups.get("ytd") else 0)
        case "ytd":
            return make(TimeKind.YEAR_TO_DATE)
        case "same_period":
            return make(TimeKind.SAME_PERIOD)
        case "year_edge":
            return make(TimeKind.YEAR, edge={"đầu": -1, "cuối": 1, "giữa": 0, "hết": 1}[groups["edge"]])
        case "year" | "bare_year":
            return make(TimeKind.YEAR)
        case "rel_year":
            if groups["rel"].split()[0] in {"qua", "vừa"}:
                return make(TimeKind.PAST_YEAR)
            return make(TimeKind.YEAR)
        case "previous":
            return TimeExpression(start, end, TimeKind.MONTH if groups["unit"] == "tháng" else TimeKind.QUARTER, year_shift=-1)
        case "this":
            return TimeExpression(start, end, TimeKind.MONTH if (groups["unit"] or groups["unit2"]) == "tháng" else TimeKind.QUARTER, year_shift=0)
        case "this_year":
            return make(TimeKind.YEAR)
        case "duration" | "past_years":
            return make(TimeKind.DURATION)
        case _:
            return make(TimeKind.NOW)


@lru_cache(maxsize=4096)
def find_time_expressions(text: str) -> tuple[TimeExpression, ...]:
    """All time expressions of a folded sentence, left to right, without overlap; earlier patterns win over later ones."""
    if not _DIGIT_OR_CUE.search(text):
        return ()
    taken: list[TimeExpression] = []
    for name, pattern in _COMPILED:
        for m in pattern.finditer(text):
            if any(m.start() < t.end and t.start < m.end() for t in taken):
                continue
            if name == "bare_year" and not _BEFORE_BARE_YEAR.search(text, max(0, m.start() - 12), m.start()):
                continue
            expression = _expression(name, m)
            if expression is not None:
                taken.append(expression)
    return tuple(sorted(taken, key=lambda t: t.start))
