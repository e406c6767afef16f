"""The stretches of a sentence around its numbers: what leads to a number, and the noun phrase that goes on after it."""

from __future__ import annotations

import re

from extract.mentions import Mention, SentenceScan

_STRONG = re.compile(r"[;:.!?](?:\s|\Z)")
_COMMA = re.compile(r",(?![^()]*\))")
_ANAPHORA = re.compile(
    r"(?i)(?<!\w)(?:các\s+)?(?:tỷ lệ|con số|mức|kết quả|số|chỉ tiêu|kim ngạch|tốc độ|số tiền|số vốn)"
    r"\s+(?:này|đó|ấy|trên|nói trên)(?!\w)"
)
_TAIL_END = re.compile(
    r"(?i)[;:!?()]|\.(?=\s|$)"
    r"|(?<!\w)(?:với\s+(?:tổng|số|kinh|vốn|giá|mức|trị|doanh|diện|sản|ngân|quy)|tăng|giảm|gấp|chiếm|bằng|trong đó|so với|tương đương"
    r"|đạt(?!\s+(?:chuẩn|NTM|nông thôn|danh|tiêu chí|giải|sao|OCOP|từ|hạng|\d sao))|tương ứng|lần lượt|nâng(?!\s+c[aấ])|đưa|góp phần"
    r"|qua đó|từ đó|trị giá|vượt|cao hơn|thấp hơn|nhiều hơn|tổng\s+(?:vốn|kinh phí|trị giá|mức)|và\s*$"
    r"|và\s+(?:kéo|gấp|tăng|giảm|đạt|bằng|hơn|gần|trên|khoảng|thu|đón|có|ký|tổ chức|tham dự|tiếp|đang|đưa|nâng|cử|thực hiện|điều chỉnh"
    r"|hỗ trợ))(?!\w)"
)
_VALUE = re.compile(r"(?i)(?<!\w)(?:trị giá|có trị giá|tổng giá trị|tổng vốn|tổng kinh phí)(?!\w)")
_PURPOSE = re.compile(r"(?i)(?<!\w)(?:để|nhằm|giúp|khiến)(?!\w)")
_STANDING = re.compile(r"hiện|(?:đến|tới|cho đến) nay|l[ũu][yỹ] kế|luỹ kế")
_SHORT = 3


def blanked(scan: SentenceScan, start: int, end: int) -> str:
    """The printed text of a stretch, its times blanked so that offsets stay; "hiện", "đến nay" and the like say what is counted, so they stay."""
    text = scan.original[start:end]
    for time in scan.times:
        if time.start < end and time.end > start and not _STANDING.match(scan.text, time.start):
            first, last = max(time.start, start) - start, min(time.end, end) - start
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def anaphora_blanked(text: str) -> str:
    """A text without words that only point back ("tỷ lệ này", "con số đó")."""
    return _ANAPHORA.sub(" ", text)


def pieces_of(text: str) -> list[str]:
    """A text cut at its commas, those in brackets aside."""
    return _COMMA.split(text)


def leads_to(scan: SentenceScan, mention: Mention, previous: Mention | None) -> str:
    """What stands before a number and belongs to it: after the words of the number before, after a full stop or colon."""
    start, end = mention.left, mention.quantity.start
    if previous is not None:
        between = scan.original[previous.quantity.end : end]
        if found := (_VALUE if previous.quantity.counted else _PURPOSE).search(between):
            start = min(start, previous.quantity.end + found.start())
        elif start >= end and not previous.quantity.counted:
            start = previous.quantity.end
    text = blanked(scan, start, max(start, end)).rstrip().rstrip(":")
    return _STRONG.split(text)[-1]


def noun_tail(scan: SentenceScan, mention: Mention, following: Mention | None) -> str:
    """What stands after the unit and still belongs to the noun phrase, a list of nouns ("chương trình, dự án, …") included."""
    start = max(mention.quantity.unit_end, mention.quantity.char_end)
    text = blanked(scan, start, max(start, len(scan.text) if following is None else following.quantity.start))
    last = following is None
    if end := _TAIL_END.search(text):
        text, last = text[: end.start()], end[0] in ";:!?()." or not text[: end.start()].strip(" ,")
    pieces = text.split(",")
    kept = [pieces[0]]
    for piece in pieces[1:] if last else pieces[1:-1]:
        if len(kept[-1].split()) > _SHORT:
            break
        kept.append(piece)
    return ",".join(kept).rstrip(" ,")


def depth_at(scan: SentenceScan, position: int) -> int:
    """How many brackets are open at a position."""
    return scan.text.count("(", 0, position) - scan.text.count(")", 0, position)
