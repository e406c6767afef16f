"""The stretches of a sentence around its numbers, as offsets: what leads to a number, and the noun phrase that goes on after it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from extract.mentions import Mention, SentenceScan

Stretch = tuple[int, int]

_STRONG = re.compile(r"[;:.!?](?:\s|\Z)")
_COMMA = re.compile(r",(?![^()]*\))")
_ANAPHORA = re.compile(
    r"(?<!\w)(?:các\s+)?(?:tỷ lệ|con số|mức|kết quả|số|chỉ tiêu|kim ngạch|tốc độ|số tiền|số vốn)"
    r"\s+(?:này|đó|ấy|trên|nói trên)(?!\w)"
)
_TAIL_END = re.compile(
    r"[;:!?()]|\.(?=\s|$)"
    r"|(?<!\w)(?:với\s+(?:tổng|số|kinh|vốn|giá|mức|trị|doanh|diện|sản|ngân|quy)|tăng|giảm|gấp|chiếm|bằng|trong đó|so với|tương đương"
    r"|đạt(?!\s+(?:chuẩn|ntm|nông thôn|danh|tiêu chí|giải|sao|ocop|từ|hạng|\d sao))|tương ứng|lần lượt|nâng(?!\s+c[aấ])|đưa|góp phần"
    r"|qua đó|từ đó|trị giá|vượt|cao hơn|thấp hơn|nhiều hơn|tổng\s+(?:vốn|kinh phí|trị giá|mức)|và\s*$"
    r"|và\s+(?:kéo|gấp|tăng|giảm|đạt|bằng|hơn|gần|trên|khoảng|thu|đón|có|ký|tổ chức|tham dự|tiếp|đang|đưa|nâng|cử|thực hiện|điều chỉnh"
    r"|hỗ trợ))(?!\w)"
)
_CLAUSE_END = re.compile(r"[,;:!?()]|\.(?=\s|$)")
_VALUE = re.compile(r"(?<!\w)(?:trị giá|có trị giá|tổng giá trị|tổng vốn|tổng kinh phí)(?!\w)")
_PURPOSE = re.compile(r"(?<!\w)(?:để|nhằm|giúp|khiến)(?!\w)")
_ASIDE = re.compile(r"\s[-–]\s[^,;:\d–]{12,}?\s[-–]\s(?=\w)")  # "thu nhập lãi thuần - nguồn thu chính của ngân hàng - tăng 34%"
_BRACKETS = re.compile(r"\((?![^()]*(?<!\w)giá\s)[^()]*\)")  # "(giá so sánh)" says which measure it is
_STANDING = re.compile(r"hiện|(?:đến|tới|cho đến) nay|l[ũu][yỹ] kế|luỹ kế")
_SHORT = 3


def empty_stretches(scan: SentenceScan) -> list[Stretch]:
    """The words that say when, or only point back ("tỷ lệ này"); "hiện", "đến nay" and the like say what is counted, so they stay."""
    times = [(time.start, time.end) for time in scan.times if not _STANDING.match(scan.text, time.start)]
    said = times + [m.span() for m in _ANAPHORA.finditer(scan.text)]
    return said + _interrupting(scan)


def _interrupting(scan: SentenceScan) -> list[Stretch]:
    """What interrupts a clause without a figure of its own: asides between dashes, and brackets."""
    text, starts = scan.text, [mention.quantity.start for mention in scan.mentions]
    found = [*_BRACKETS.finditer(text), *_ASIDE.finditer(text)] if "(" in text or " - " in text or " – " in text else []
    return [m.span() for m in found if bisect_left(starts, m.start()) == bisect_left(starts, m.end())]


def pieces_of(text: str, stretch: Stretch) -> list[Stretch]:
    """A stretch cut at its commas, those in brackets aside."""
    start, end = stretch
    if text.find(",", start, end) < 0:
        return [stretch]
    cuts = [start + m.start() for m in _COMMA.finditer(text[start:end])]
    return [*zip([start, *(cut + 1 for cut in cuts)], [*cuts, end], strict=True)]


def leads_to(scan: SentenceScan, mention: Mention, previous: Mention | None) -> Stretch:
    """What stands before a number and belongs to it: after the words of the number before, after a full stop or colon."""
    start, end = mention.left, mention.quantity.start
    if previous is not None:
        if found := (_VALUE if previous.quantity.counted else _PURPOSE).search(scan.text, previous.quantity.end, end):
            start = min(start, found.start())
        elif start >= end and not previous.quantity.counted:
            start = previous.quantity.end
    start = min(start, end)
    text = scan.text[start:end].rstrip().rstrip(":")
    stops = list(_STRONG.finditer(text))
    return (start + stops[-1].end() if stops else start), start + len(text)


def noun_tail(scan: SentenceScan, mention: Mention, following: Mention | None) -> Stretch:
    """What stands after the unit and still belongs to the noun phrase, a list of nouns ("chương trình, dự án, …") included."""
    start = max(mention.quantity.unit_end, mention.quantity.char_end)
    text = scan.text[start : max(start, len(scan.text) if following is None else following.quantity.start)]
    last = following is None
    if end := _TAIL_END.search(text):
        text, last = text[: end.start()], end[0] in ";:!?()." or not text[: end.start()].strip(" ,")
    pieces = text.split(",")
    kept = len(pieces[0])
    for before, piece in zip(pieces, pieces[1:] if last else pieces[1:-1], strict=False):
        if len(before.split()) > _SHORT:
            break
        kept += 1 + len(piece)
    return start, start + len(text[:kept].rstrip(" ,"))


def clause_tail(scan: SentenceScan, mention: Mention) -> int:
    """Where the clause of a number ends."""
    end = _CLAUSE_END.search(scan.text, mention.quantity.end, max(mention.quantity.end, mention.right))
    return end.start() if end else max(mention.quantity.end, mention.right)


def depths_at(scan: SentenceScan, positions: Iterable[int]) -> list[int]:
    """How many brackets are open at each of the positions, which are in order."""
    depths, depth, at = [], 0, 0
    for position in positions:
        depth += scan.text.count("(", at, position) - scan.text.count(")", at, position)
        depths.append(depth)
        at = position
    return depths
