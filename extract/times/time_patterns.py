"""The wordings of time expressions: regular expressions, filed under the word that they begin with.

A pattern is tried where its first word stands, so that reading costs what the text holds and not what the table holds.
Text is folded (extract.letters).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from extract.quantities.starts import DIGITS
from extract.text.letters import RIGHT, alternation

# Digits are filed by what they look like: a year, a number before a mark (20/9, 7:30), a number before a word (9 tháng).
DIGITS_OF_YEAR, DIGITS_AND_MARK = "#year", "#mark"

YEAR = r"(?:19|20)\d\d"
DAY = r"(?:0?[1-9]|[12]\d|3[01])"
MONTH = r"(?:1[0-2]|0?[1-9])"
_MONTH_WORD = r"(?:giêng|chạp|một|hai|ba|tư|năm(?!\s+(?:\d|nay|qua|trước|ngoái|sau|tới|học))|sáu|bảy|bẩy|tám|chín|mười(?:\s+(?:một|hai))?)"
_RELATIVE = r"(?:nay|này|ngoái|trước(?:\s+đó)?|vừa\s+qua|vừa\s+rồi|qua|sau|tới|rồi|kế\s+tiếp|tiếp\s+theo)"
_OF_YEAR = (
    rf"(?:\s*(?:[/.-]|,?\s*(?:của\s+|trong\s+)?(?:cùng\s+)?năm)?\s*(?<!\d)(?P<year>{YEAR}){RIGHT}(?![.,]\d)"
    rf"|\s+(?:của\s+)?(?:năm\s+)?(?P<rel>{_RELATIVE}){RIGHT})?"
)
_SMALL = r"(?:\d{1,2}|mười\s+hai|mười\s+một|mười|một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
_SPELLED = rf"(?:(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|mươi|lăm|nhăm|mốt|trăm|chục|vài|nhiều|mấy){RIGHT}\s+){{1,8}}"
_PERIOD_UNIT = r"(?:ngày\s+đêm|năm|tháng|tuần|ngày|giờ|tiếng|phút|giây|thập\s+kỷ|thập\s+niên|thế\s+kỷ|quý)"
_AGO = r"(?:gần\s+(?:đây|nhất)|trở\s+lại(?:\s+đây)?|vừa\s+(?:qua|rồi)|qua|tới|liền|liên\s+(?:tiếp|tục)|trước(?:\s+đó)?|nữa|sau|tiếp\s+theo|kế\s+tiếp)"
_PART_OF_DAY = r"(?:sáng|chiều|tối|trưa|đêm|khuya)"
_COUNTED_AFTER = r"(?!\s*(?:xã|huyện|tiêu\s+chí|chỉ\s+tiêu|thôn|bản|hộ|tỷ|triệu|nghìn|%|dự\s+án|kế\s+hoạch)(?![^\W_]))"
_SPELLED_NUMBERS = "một hai ba bốn năm sáu bảy bẩy tám chín mười"
_NUMBERS = f"{DIGITS} {_SPELLED_NUMBERS}"

PREFIX_WORDS = frozenset("tính kể cho đến tới hết kết tại từ".split())
# What may stand after the first word of an expression; most words that could begin one are followed by something else.
_NEXT = (
    "năm tháng quý tuần ngày giờ tiếng phút giây thập thế nay này hiện thời hết cuối đầu giữa nửa trước khoảng tận hôm sáng chiều tối trưa "
    "lễ mùng mồng đến tới kỳ kì giai đoạn học nhiệm vụ mùa niên đông hè thu xuân mía cà độ giải khóa tài kế ngân ngoái qua vừa sau rồi tiếp "
    "i ii iii iv nhất hai ba tư bốn một sáu bảy bẩy tám chín mười mươi lăm nhăm mốt trăm chục giêng chạp liền còn sự của cả có tại đang đã "
    "từ kia phiên vụ tết giao"
)
FOLLOWED = rf"(?:{RIGHT}\s*[,(]?\s*(?:\d|{alternation(_NEXT.split())}{RIGHT}))"
# What a number, in digits or words, must be followed by to be worth a pattern.
BEFORE_UNIT = re.compile(rf"(?:\d{{1,3}}\s*|{_SPELLED})(?:{_PERIOD_UNIT}|đến|tới|và|am|pm|h(?:\d|{RIGHT})|g\d|s\s)")
UNTIL = re.compile(r"(?:(?:tính|kể)\s+)?(?:cho\s+)?(?:đến|tới)\s+|tính\s+hết\s+|hết\s+|kết\s+thúc\s+|tại\s+")
UNTIL_MORE = re.compile(r"(?:hết|cuối|thời\s+điểm|trước|khoảng|tận)\s+")
FROM_NEW_YEAR = re.compile(
    rf"từ\s+(?:đầu|0?1[/.-]0?1|ngày\s+0?1[/.-]0?1|ngày\s+1\s+tháng\s+1)(?:\s+năm)?(?:[/.-]{YEAR}|\s+{YEAR})?\s+(?:đến|tới)\s+(?:hết\s+|cuối\s+|trước\s+){{0,2}}"
)
DAY_WORD = re.compile(
    r"(?:(?:ngày|phiên)\s+giao\s+dịch|(?:các\s+)?ngày|sáng|chiều|tối|trưa|đêm|hôm|mùng|mồng|rạng\s+sáng|phiên|hồi|thời\s+điểm|lễ|dịp|sự\s+kiện|hôm\s+nay\s*[,(])\s*(?:(?:ngày|hôm|mùng|mồng|lễ|sáng|chiều)\s+){0,3}(?=\d)"
)
DAY_WORDS_BEFORE = frozenset("ngày sáng chiều tối trưa đêm hôm mùng mồng phiên hồi điểm đến tới hết trước sau từ".split())

# (name, words it begins with, pattern); of the patterns that begin at one place the first that reads wins
PATTERNS: tuple[tuple[str, str, str], ...] = (
    (
        "from_to_years",
        f"{DIGITS_OF_YEAR} từ năm",
        rf"(?:từ\s+)?(?:năm\s+)?(?P<first>{YEAR})\s*(?:[-–—]|đến(?:\s+năm)?|tới(?:\s+năm)?)\s*(?P<year>{YEAR}){RIGHT}(?!\s*[-/.]\d)",
    ),
    (
        "short_years",
        "giai năm nhiệm niên vụ khóa mùa",
        (
            rf"(?:giai\s+đoạn|năm\s+học|nhiệm\s+kỳ|niên\s+độ(?:\s+tài\s+chính)?|niên\s+vụ|vụ(?:\s+(?:đông\s+xuân|hè\s+thu|thu\s+đông|mùa|đông|mía|cà\s+phê))?|khóa|mùa(?:\s+giải)?)"
            rf"\s+(?P<first>{YEAR})\s*[-–/]\s*(?P<year>\d\d){RIGHT}"
        ),
    ),
    ("iso_date", DIGITS_OF_YEAR, rf"(?P<year>{YEAR})-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"),
    (
        "clock",
        f"{_NUMBERS} {DIGITS_AND_MARK}",
        (
            rf"(?:\d{{1,2}}(?::\d\d(?::\d\d)?(?:\s?(?:am|pm))?|\s?(?:am|pm){RIGHT}|g\d\d|\s*(?:giờ|h)\s*(?:\d{{1,2}}(?:\s*(?:phút|'|p))?|rưỡi|kém\s+\d{{1,2}}(?:\s*phút)?)?)"
            rf"|{_SMALL}\s+giờ\s+(?:rưỡi|kém\s+{_SMALL}(?:\s+phút)?|{_SMALL}\s+phút|đúng|{_PART_OF_DAY})){RIGHT}(?!\s*/)(?:\s+{_PART_OF_DAY}{RIGHT}(?!\s+(?:nay|qua)))?"
        ),
    ),
    (
        "days",
        f"{DIGITS} {DIGITS_AND_MARK}",
        (
            rf"(?P<first_day>{DAY})(?:\s*[/.-]\s*(?P<first_month>{MONTH})(?:\s*[/.-]\s*(?P<first_year>{YEAR}))?)?"
            rf"\s*(?:[-–]|(?:đến|tới)(?:\s+(?:hết\s+)?ngày)?)\s*(?P<day>{DAY})\s*[/.-]\s*(?P<month>{MONTH})(?!\d){_OF_YEAR}(?![\d,.]*\d){_COUNTED_AFTER}"
        ),
    ),
    ("full_date", DIGITS_AND_MARK, rf"(?P<day>{DAY})\s*[./-]\s*(?P<month>{MONTH})\s*[./-]\s*(?P<year>{YEAR}){RIGHT}"),
    ("two_digit_year", DIGITS_AND_MARK, rf"(?P<day>{DAY})/(?P<month>{MONTH})/(?P<year>\d\d)(?![\d/]|[.,]\d|[^\W_])"),
    (
        "long_date",
        f"{DIGITS} {DIGITS_AND_MARK}",
        rf"(?:{DAY}\s*(?:[-–]|đến|tới|và)\s*(?:ngày\s+)?)?(?P<day>{DAY})\s+tháng\s+(?P<month>{MONTH}(?![.,]?\d)|{_MONTH_WORD}{RIGHT}){_OF_YEAR}{RIGHT}{_COUNTED_AFTER}",
    ),
    (
        "day_pair",
        f"{DIGITS} {DIGITS_AND_MARK}",
        rf"{DAY}(?:[/.-]{MONTH}(?:[/.-]{YEAR})?)?\s*(?:và(?:\s+ngày)?)\s*(?P<day>{DAY})[/.](?P<month>{MONTH})(?!\d){_OF_YEAR}(?![\d,.]*\d){_COUNTED_AFTER}",
    ),
    (
        "day_list",
        f"{DIGITS} {DIGITS_AND_MARK}",
        rf"{DAY}(?:\s*,\s*{DAY}){{0,12}}\s*(?:,|và|-|–)\s*(?P<day>{DAY})[/.-](?P<month>{MONTH})(?!\d){_OF_YEAR}(?![.,]?\d){_COUNTED_AFTER}",
    ),
    ("short_date", DIGITS_AND_MARK, rf"(?P<day>{DAY})\s*[./-]\s*(?P<month>{MONTH})(?!\d){_OF_YEAR}(?![.,/]?\d){_COUNTED_AFTER}"),
    ("month_of_year", DIGITS_AND_MARK, rf"(?P<month>{MONTH})/(?P<year>{YEAR}){RIGHT}(?!/)"),
    ("months_of_quarter", _NUMBERS, rf"(?P<n>[12]|một|hai)\s+tháng\s+đầu\s+(?:của\s+)?quý\s+(?P<quarter>iv|iii|ii|i|[1-4]){RIGHT}{_OF_YEAR}"),
    ("first_months", _NUMBERS, rf"(?P<n>{_SMALL})\s+tháng\s+(?:đầu\s+(?:của\s+)?năm|đầu){_OF_YEAR}"),
    ("first_months_year", _NUMBERS, rf"(?P<n>{_SMALL})\s+tháng(?=\s*(?:/|-|năm|của\s+năm)?\s*(?:{YEAR}|năm\s+(?:nay|qua|ngoái|trước))){_OF_YEAR}"),
    (
        "first_months_so_far",
        _NUMBERS,
        rf"(?P<n>{_SMALL})\s+tháng{RIGHT}(?!\s+(?:tuổi|trở|liên|liền|kể|nay|tới|sau|trước|lương|đến|gần(?!\s+\d)|tù|qua|tiếp|vừa|nữa|cuối|còn|một|đào))",
    ),
    ("last_months", _NUMBERS, rf"(?P<n>{_SMALL})\s+tháng\s+(?:cuối\s+(?:của\s+)?năm|cuối|còn\s+lại\s+của\s+năm|còn\s+lại){_OF_YEAR}"),
    ("first_months_past", _NUMBERS, rf"(?P<n>{_SMALL})\s+tháng\s+(?:vừa\s+)?qua{RIGHT}"),
    ("quarters_so_far", _NUMBERS, rf"(?P<n>[234]|hai|ba|bốn)\s+quý{RIGHT}(?!\s+(?:liên|liền|gần|trước|qua|tới|đầu|cuối|còn|vừa|nữa))"),
    ("quarters", _NUMBERS, rf"(?P<n>[234]|hai|ba|bốn)\s+quý\s+(?:đầu\s+(?:của\s+)?năm|đầu){_OF_YEAR}"),
    ("years_back", _NUMBERS, rf"(?P<n>{_SMALL})\s+năm\s+(?:gần\s+(?:đây|nhất)|trở\s+lại\s+đây|vừa\s+qua|qua){RIGHT}"),
    ("years_ago", _NUMBERS, rf"(?P<n>{_SMALL})\s+năm\s+trước(?:\s+đó)?{RIGHT}(?!\s+(?:khi|đây|ngày))"),
    ("previous_months", _NUMBERS, rf"(?P<n>{_SMALL})\s+tháng\s+(?:liền\s+)?trước\s+đó{RIGHT}"),
    (
        "past_years",
        f"{_NUMBERS} {DIGITS_AND_MARK}",
        rf"(?:\d{{1,3}}(?:\s*[-–]\s*\d{{1,3}})?\s+|{_SPELLED})(?:{_PERIOD_UNIT}|s)\s+{_AGO}{RIGHT}(?!\s+(?:bạ|hết))",
    ),
    ("past_years", "mấy nhiều những các vài", rf"(?:mấy|nhiều|những|các|vài)\s+(?:năm|tháng|ngày|tuần|quý|thập\s+kỷ)\s+{_AGO}{RIGHT}"),
    (
        "duration",
        f"{_NUMBERS} {DIGITS_AND_MARK} vài nhiều mấy",
        rf"(?:\d{{1,3}}(?:\s*[-–]\s*\d{{1,3}})?\s+|{_SPELLED}){_PERIOD_UNIT}{RIGHT}(?!\s+(?:đầu\s+năm|tuổi|20\d\d|(?:mươi|trăm|mốt|lăm|nghìn|ngàn|triệu|tỷ|chục|linh|lẻ){RIGHT}))",
    ),
    ("half", "nửa", rf"nửa\s+(?P<edge>đầu|cuối)\s+(?:của\s+)?năm{_OF_YEAR}"),
    ("half_month", "nửa", rf"nửa\s+(?P<edge>đầu|cuối)\s+(?:của\s+)?tháng\s+(?P<month>{MONTH}(?!\d)){_OF_YEAR}"),
    ("half_month", "kỳ", rf"kỳ\s+(?P<edge>1|2|i|ii)\s+(?:của\s+)?tháng\s+(?P<month>{MONTH}(?!\d)){_OF_YEAR}"),
    ("half_letter", "h1 h2", rf"h(?P<half>[12])[/-](?P<year>{YEAR}){RIGHT}"),
    (
        "quarter",
        "quý đầu cuối giữa trong",
        rf"(?:(?:đầu|cuối|giữa|trong)\s+)?quý\s+(?P<quarter>iv|iii|ii|i|[1-4]|nhất|hai|ba|tư|bốn){RIGHT}{_OF_YEAR}",
    ),
    ("quarter", "q1 q2 q3 q4", rf"q(?P<quarter>[1-4])(?=[/.-]{YEAR}){_OF_YEAR}"),
    ("edge_quarter", "quý", rf"quý\s+(?P<edge>đầu(?:\s+tiên)?|cuối)(?:\s+(?:của\s+)?năm)?{_OF_YEAR}"),
    ("edge_month", "tháng", rf"tháng\s+(?P<edge>đầu(?:\s+tiên)?|cuối(?:\s+cùng)?)\s+(?:của\s+)?năm{_OF_YEAR}"),
    (
        "month_span",
        "tháng từ",
        rf"(?:từ\s+)?tháng\s+(?P<first>{MONTH})(?:[/-](?P<first_year>{YEAR}))?\s*(?:[-–]|đến(?:\s+hết)?(?:\s+tháng)?|tới(?:\s+tháng)?)\s*(?P<month>{MONTH}){_OF_YEAR}(?!\d)",
    ),
    ("month", "tháng", rf"tháng\s+(?P<month>{MONTH}(?!\d)|{_MONTH_WORD}){RIGHT}(?![.,]\d){_OF_YEAR}"),
    ("month", "t1 t2 t3 t4 t5 t6 t7 t8 t9 t10 t11 t12", rf"t(?P<month>{MONTH})(?=[/.-]{YEAR}){_OF_YEAR}"),
    (
        "ytd",
        "từ kể tính",
        rf"(?:(?:kể|tính)\s+)?từ\s+đầu\s+năm(?:\s+(?P<year>{YEAR}))?\s*(?:đến|tới)\s+(?:nay|thời\s+điểm\s+này|thời\s+điểm\s+hiện\s+tại){RIGHT}",
    ),
    (
        "since_year",
        "từ kể tính",
        rf"(?:(?:kể|tính)\s+)?từ\s+(?:đầu\s+|cuối\s+)?năm\s+(?P<first>{YEAR})\s+(?:đến|tới)\s+(?:nay|hết\s+năm\s+(?P<year>{YEAR})|năm\s+(?P<year2>{YEAR})){RIGHT}",
    ),
    ("ytd", "từ", rf"từ\s+đầu\s+năm{RIGHT}(?!\s+(?:{YEAR}|học|ngoái|nay|trước|sau|tới))"),
    (
        "same_period",
        "cùng",
        (
            rf"cùng\s+(?:(?:kỳ|kì)(?![^\W_])|(?:thời\s+điểm|thời\s+gian|giai\s+đoạn|tháng|quý|tuần|ngày|dịp|đợt|vụ|mùa)"
            rf"(?:(?=\s+(?:của\s+)?(?:năm\s+)?(?:{YEAR}|ngoái|trước|năm|tháng))|(?<=so\svới\scùng\sthời\sđiểm)|(?<=so\svới\scùng\sthời\sgian)))"
            rf"(?:\s+(?:của\s+)?(?:năm\s+)?(?P<year>{YEAR}){RIGHT}|\s+(?:của\s+)?(?:năm|tháng)\s+(?P<rel>{_RELATIVE}){RIGHT})?"
        ),
    ),
    (
        "year_edge",
        "đầu cuối giữa hết",
        rf"(?P<edge>đầu|cuối|giữa|hết)\s+(?:năm|niên\s+độ|kỳ(?=\s*(?:[,.;)]|$)))(?:\s+(?P<year>{YEAR}){RIGHT}|\s+(?P<rel>{_RELATIVE}){RIGHT})?{RIGHT}(?!\s+học)",
    ),
    (
        "year",
        "năm cả",
        rf"(?:cả\s+)?năm\s+(?:học\s+|tài\s+chính\s+|tài\s+khóa\s+|kế\s+hoạch\s+|ngân\s+sách\s+)?(?P<year>{YEAR}){RIGHT}(?!\s*[-–/]\s*\d)",
    ),
    ("previous", "tháng quý kỳ", rf"(?P<unit>tháng|quý|kỳ)\s+(?:liền\s+)?(?:trước(?:\s+đó)?|liền\s+kề){RIGHT}(?!\s+(?:khi|bạ|hạn))"),
    ("rate_by", "theo", rf"theo\s+(?P<unit>tháng|quý){RIGHT}(?!\s+(?:\d|[iv]))"),
    ("this", "trong cả", rf"(?:trong|cả)\s+(?P<unit>tháng|quý){RIGHT}(?!\s+(?:\d|i|v|trước|giêng|chạp|{_MONTH_WORD}))"),
    ("this", "tháng quý", rf"(?P<unit>tháng|quý)\s+(?:này|nay|vừa\s+qua|vừa\s+rồi|hiện\s+tại|qua){RIGHT}"),
    ("week", "trong tuần đầu giữa cuối", rf"(?:trong\s+)?(?:(?:đầu|giữa|cuối)\s+)?tuần\s+(?:(?:vừa|mới)\s+)?(?P<near>này|nay|qua|rồi|trước){RIGHT}"),
    ("week", "trong", rf"trong\s+tuần{RIGHT}(?!\s+(?:thứ|lễ|đầu|cuối|tới|sau|\d))"),
    (
        "relative_day",
        "hôm sáng trưa chiều tối đêm phiên",
        rf"(?:phiên\s+)?(?:hôm|sáng|trưa|chiều|tối|đêm)\s+(?P<near>nay|qua){RIGHT}(?!\s+(?:nhiều|các|hai|ba))",
    ),
    (
        "relative_day",
        "phiên hôm ngày",
        rf"(?:phiên(?:\s+(?:giao\s+dịch|liền|hôm|ngày))?|hôm|ngày)\s+(?P<near>trước){RIGHT}(?!\s+(?:khi|ngày|hạn|thềm|\d|và))",
    ),
    (
        "season",
        "tết mùa vụ niên",
        rf"(?:tết|mùa(?:\s+vụ)?|vụ(?:\s+(?:đông\s+xuân|hè\s+thu|thu\s+đông|mùa))?|niên\s+(?:vụ|độ))\s+(?P<rel>trước|ngoái){RIGHT}",
    ),
    ("rel_year", "năm cả", rf"(?:cả\s+)?năm\s+(?P<rel>{_RELATIVE}){RIGHT}"),
    ("this_year", "trong cả", rf"(?:trong\s+(?:cả\s+)?năm|cả\s+năm){RIGHT}(?!\s+(?:học|qua|nay|thứ|{YEAR}|đầu|\d))"),
    (
        "now",
        "cho đến tới hiện bây",
        (
            rf"(?:(?:cho\s+)?(?:đến|tới)\s+(?:nay|thời\s+điểm\s+(?:này|hiện\s+tại|hiện\s+nay))|đến\s+(?:này|hiện\s+tại|hiện\s+nay)|hiện(?:\s+(?:nay|tại|có|đang|còn|đã))?|bây\s+giờ)"
            rf"{RIGHT}(?!\s+(?:đại|vật|trạng|thực|tượng|trường|hữu|diện|thân|hình))"
        ),
    ),
    (
        "bare_year",
        DIGITS_OF_YEAR,
        (
            rf"(?P<year>{YEAR})(?![\d/-]|[.,]\d|[^\W_])(?!\s*(?:tỷ|triệu|nghìn|đồng|usd|%|dự\s+án|hộ|người|ha|tấn|doanh|lượt|con|chiếc|m|km|suất|căn|ngôi|trường|lao|học|sinh|cán|đại"
            rf"|cây|giường|bộ|xe|tàu|vụ|mẫu|hồ|phiếu|cuộc|tổ|thôn|xã){RIGHT})"
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Filed:
    """The patterns that may begin with one word, by name, and one that matches where any of them does."""

    patterns: tuple[tuple[str, re.Pattern[str]], ...]
    any_of_them: re.Pattern[str]


def by_first_word() -> Mapping[str, Filed]:
    """The patterns compiled, filed under each word that they may begin with."""
    filed: dict[str, list[tuple[str, str]]] = {}
    for name, words, pattern in PATTERNS:
        for word in words.split():
            filed.setdefault(word, []).append((name, pattern))
    return {
        word: Filed(tuple((name, re.compile(pattern)) for name, pattern in patterns), re.compile("|".join(_unnamed(p) for _, p in patterns)))
        for word, patterns in filed.items()
    }


def _unnamed(pattern: str) -> str:
    """The pattern without the names of its groups, so that it can stand beside others."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern)
