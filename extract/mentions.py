"""A quantity where it stands in its sentence: what was said before it, and what after."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.letters import LEFT, RIGHT, folded
from extract.quantity import Quantity
from extract.time_expressions import TimeExpression
from schemas.vocabulary.cues import Cues

# Where the words that belong to one number end and those of the next begin.
_TAIL_END = re.compile(
    rf"[;:()\[\]“”\"–/]|,|\s-\s|{LEFT}(?:(?<!so\s)với|gồm|(?<!hàng\s)cùng(?!\s+(?:k|tháng|thời|năm|quý|ngày|giai))|trong\s+đó|trong\s+khi|lần\s+lượt|nâng(?!\s+cao)|đưa|tương\s+đương|tương\s+ứng|trị\s+giá|tổng\s+(?:vốn|trị|giá|mức|kinh)|nhưng|song(?!\s+(?:phương|song|hành))|còn(?!\s+(?:hiệu|nợ|lại|tồn)))"
    rf"{RIGHT}|{LEFT}(?:tăng|giảm|gấp|chiếm|đạt(?!\s+(?:chuẩn|tiêu|loại|giải|danh|từ))|vượt|bằng|cao\s+hơn|thấp\s+hơn|nhiều\s+hơn|ít\s+hơn)(?:\s+[^\W\d_]+){{0,4}}\s*$"
)
_LAST_AND = re.compile(rf"{LEFT}và{RIGHT}")
_LONGEST_CLAUSE = 7


@dataclass(frozen=True, slots=True)
class Mention:
    """One quantity of a sentence.

    `before` is the folded text that leads to it, from where the words of the number before end; `after` the text that
    belongs to it; `left` and `right` are where they begin and end in the sentence.
    """

    quantity: Quantity
    before: str
    after: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class SentenceScan:
    """One sentence with its quantities in order; `text` is folded, `original` as printed, both of one length."""

    original: str
    text: str
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]


def _tail_end(text: str, start: int, end: int, compounds: re.Pattern[str]) -> int:
    """Where, between two numbers, the words of the first end."""
    between = compounds.sub(lambda m: m[0].replace(",", "_"), text[start:end])
    m = _TAIL_END.search(between)
    ands = [a.start() for a in _LAST_AND.finditer(between)]
    if ands and len(between[ands[-1] :].split()) <= _LONGEST_CLAUSE and (m is None or ands[-1] < m.start()):
        return start + ands[-1]
    return start + m.start() if m else end


def compound_nouns(cues: Cues) -> re.Pattern[str]:
    """Coordinated nouns that a comma does not part ("xuất, nhập khẩu"), and lists of short nouns that end in "và"."""
    fixed = "|".join(re.escape(folded(c)).replace(r"\ ", r"\s*") for c in sorted(cues.compounds, key=len, reverse=True))
    noun = r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}"
    ends = r"(?=\s+và\s+[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s*(?:$|\s\s|đạt|ước|tăng|giảm|là|lần|chiếm|có|trên|còn|theo|của))"
    return re.compile(rf"{LEFT}(?:{fixed}){RIGHT}|(?:(?<=\s)|^){noun},\s{noun}{ends}")


def place_mentions(
    original: str, text: str, quantities: tuple[Quantity, ...], times: tuple[TimeExpression, ...], compounds: re.Pattern[str]
) -> SentenceScan:
    """Cut a sentence at its quantities; `compounds` finds the nouns that a comma does not part."""
    mentions = []
    left = 0
    for i, q in enumerate(quantities):
        following = quantities[i + 1].start if i + 1 < len(quantities) else len(text)
        if following > q.end and i + 1 < len(quantities):
            right = _tail_end(text, q.end, following, compounds)
        else:
            right = max(following, q.end)
        mentions.append(Mention(q, text[left : q.start], text[q.end : right], min(left, q.start), right))
        left = right
    return SentenceScan(original, text, tuple(mentions), times)
