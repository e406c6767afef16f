"""Numbers in digits as Vietnamese writes them: separators of every style, scale words, chains of them, halves."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.text.letters import LEFT, RIGHT

SCALES = {"nghìn": 10**3, "ngàn": 10**3, "k": 10**3, "vạn": 10**4, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9}
LETTER_SCALES = {"K": 10**3, "M": 10**6, "G": 10**9, "B": 10**9}  # 100K, 3M; only in capitals, for m is a metre and g a gram
_HUNDREDS = {"trăm": 100, "chục": 10}
_LONGEST = 30  # digits; longer runs are no numbers that anyone reports
_SCALE_WORDS = "|".join(sorted(SCALES, key=len, reverse=True))
# "tỷ lệ", "tỷ giá", "triệu tập" … are nouns and verbs, not 10^9 or 10^6
NOT_SCALE = r"(?!\s+(?:lệ|giá|trọng|suất|số|phần|phú|mỉ|tập|chứng)(?![^\W_]))"
_SCALE = re.compile(rf"\s*({_SCALE_WORDS}|trăm|chục){RIGHT}{NOT_SCALE}")
# digits, thousands parted by spaces or not, and a scale that is glued to them with one more digit (7tr5)
_NUMBER = re.compile(rf"(\d{{1,3}}(?: \d{{3}}){{1,9}}(?:,\d+)?(?![\d.,]*\d)|\d+(?:[.,]\d+)*)(?:(?P<glued>{_SCALE_WORDS})(?P<tenths>\d)(?!\d))?")
_LOWER_PART = re.compile(r"\s+(\d+(?:,\d+)?)(?=\s+[^\W\d_])")
_HALF = re.compile(rf"\s+(?:rưỡi|rưởi){RIGHT}")

NUMBER_WORDS = "không|một|mốt|hai|ba|bốn|tư|năm|lăm|nhăm|sáu|bảy|bẩy|tám|chín|mười|mươi|trăm|nghìn|ngàn|triệu|tỷ|linh|lẻ|rưỡi|rưởi|nửa|vạn|chục"
FIRST_WORDS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "bẩy", "tám", "chín", "mười", "nửa", "không")
FIRST_WORD = rf"(?:{'|'.join(FIRST_WORDS)}(?=\s+(?:trăm|phẩy){RIGHT}))"  # "không" alone is no number
STARTS = re.compile(rf"\d+(?:[.,]\d+)*|{LEFT}{FIRST_WORD}{RIGHT}")


class Numeral(NamedTuple):
    """One number: `text[start:end]` with its scale words; `step` is the size of its last printed digit."""

    start: int
    end: int
    value: float
    step: float
    spelled: bool
    scaled: bool

    @property
    def rounded(self) -> bool:
        """True where decimals or a scale word leave room for rounding."""
        return self.scaled or self.step < 1


def parse_digits(run: str, *, scaled: bool = False, indivisible: bool = False) -> tuple[int, int] | None:
    """Read a run of digits with separators: all its digits as one integer, and how many of them are decimals.

    Dots group thousands and a comma marks decimals; the English style is read where only it fits (1,169,348; 2.5).
    `scaled`: a scale word follows, so that 44,214 has decimals. `indivisible`: the unit has no fractions, so that
    4,300 is 4300. None where the run is no number (1.2.3,4,5) or longer than any reported one.
    """
    dots, commas = run.count("."), run.count(",")
    if len(run) - dots - commas > _LONGEST:
        return None
    if not dots and not commas:
        return int(run), 0
    if dots and commas:
        decimal = "," if run.rfind(",") > run.rfind(".") else "."
        group = "." if decimal == "," else ","
        whole, _, fraction = run.rpartition(decimal)
        return _grouped(whole, group, fraction) if decimal not in whole else None
    mark = "." if dots else ","
    parts = run.split(mark)
    grouped = all(len(p) == 3 for p in parts[1:]) and len(parts[0]) <= 3 and parts[0].lstrip("0") != ""
    if mark == "," and len(parts) == 2 and not (grouped and indivisible and not scaled):
        return int(parts[0] + parts[1]), len(parts[1])
    if grouped:
        return int("".join(parts)), 0
    if len(parts) == 2:
        return int(parts[0] + parts[1]), len(parts[1])
    return _grouped(mark.join(parts[:-1]), mark, parts[-1])


def _grouped(whole: str, mark: str, fraction: str) -> tuple[int, int] | None:
    parts = whole.split(mark)
    if len(parts) > 1 and not (len(parts[0]) <= 3 and all(len(p) == 3 for p in parts[1:])):
        return None
    return int("".join(parts) + fraction), len(fraction)


def scale_at(text: str, position: int) -> tuple[int, int]:
    """The product of the scale words that follow ("nghìn tỷ" 10^12, "trăm triệu" 10^8) and where they end."""
    scale = 1
    while m := _SCALE.match(text, position):
        following = scale * (_HUNDREDS.get(m[1]) or SCALES[m[1]])
        if following > 10**18:
            break
        scale, position = following, m.end()
    return scale, position


def read_digits(text: str, start: int, *, indivisible: bool = False) -> Numeral | None:
    """Read the number whose digits begin at `start`, with scale words, chains ("1.230 tỷ 950 triệu") and "rưỡi"."""
    m = _NUMBER.match(text, start)
    if m is None:
        return None
    run, end = m[1].replace(" ", ""), m.end()
    if m["glued"]:
        parsed = parse_digits(run, scaled=True)
        if parsed is None:
            return None
        scale = SCALES[m["glued"]]
        value = parsed[0] * scale / 10 ** parsed[1] + int(m["tenths"]) * scale / 10
        return Numeral(start, end, value, scale / 10, spelled=False, scaled=True)
    scale, end = scale_at(text, end)
    parsed = parse_digits(run, scaled=scale > 1, indivisible=indivisible)
    if parsed is None:
        return None
    whole, decimals = parsed
    number = Numeral(start, end, whole * scale / 10**decimals, scale / 10**decimals, spelled=False, scaled=scale > 1)
    return continued(text, number, scale) if scale > 1 else number


def continued(text: str, number: Numeral, scale: int) -> Numeral:
    """A scaled number with what may follow its scale: "rưỡi", or a whole number of a smaller scale."""
    start, end, value, step = number.start, number.end, number.value, number.step
    if half := _HALF.match(text, end):
        return Numeral(start, half.end(), value + scale / 2, scale / 2, spelled=number.spelled, scaled=True)
    while step >= scale and (more := _LOWER_PART.match(text, end)):
        lower, lower_end = scale_at(text, more.end())
        follow = parse_digits(more[1])
        if follow is None or not 1 < lower < scale:
            break
        part = follow[0] * lower / 10 ** follow[1]
        if part >= scale:
            break
        value, step, end, scale = value + part, lower / 10 ** follow[1], lower_end, lower
    return Numeral(start, end, value, step, spelled=number.spelled, scaled=True)
