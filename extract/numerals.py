"""Numbers as Vietnamese writes them: digits with separators, words, and scale words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.letters import LEFT, RIGHT

_DIGIT_WORDS = {"một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9}
_UNIT_ONLY = {"mốt", "tư", "lăm", "nhăm"}  # only inside a compound: "hai mươi tư"
_SCALES = {"nghìn": 1e3, "ngàn": 1e3, "k": 1e3, "vạn": 1e4, "triệu": 1e6, "tr": 1e6, "tỷ": 1e9}
_AFTER_YEAR = frozenset("|qua|nay|trước|tới|sau|học|ngoái|liền|liên|đầu|cuối|hình|thành|xây|kể|kinh|gần|vừa|trở|và|để|mới|trong|đã|thì|ròng|công|tuổi".split("|"))
_SCALE_WORDS = "|".join(sorted(_SCALES, key=len, reverse=True))
# "tỷ lệ", "tỷ giá", "triệu tập" … are nouns and verbs, not 10^9 or 10^6
_NOT_SCALE = r"(?!\s+(?:lệ|giá|trọng|suất|số|phần|phú|mỉ)(?![^\W_]))"
_SCALE = re.compile(rf"\s*({_SCALE_WORDS}|trăm|chục){RIGHT}{_NOT_SCALE}")
_GLUED_SCALE = re.compile(rf"({_SCALE_WORDS})(\d)(?!\d)")
_RUN = re.compile(r"\d+(?:[.,]\d+)*")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?![\d.,]*\d)")
_WORD = re.compile(r"[^\W\d_]+")
_HALF = re.compile(rf"\s+(?:rưỡi|rưởi){RIGHT}")

STARTS = re.compile(
    rf"\d+(?:[.,]\d+)*|{LEFT}(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|nửa|không(?=\s+trăm{RIGHT})){RIGHT}"
)


@dataclass(frozen=True, slots=True)
class Numeral:
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


def parse_digits(run: str, *, scaled: bool = False, indivisible: bool = False) -> tuple[float, int] | None:
    """Read a run of digits with separators: the value and its number of decimals; None where it is no number.

    Dots group thousands and a comma marks decimals; the English style is read where only it fits (1,169,348; 2.5).
    `scaled`: a scale word follows, so that 44,214 has decimals. `indivisible`: the unit has no fractions, so that 4,300 is 4300.
    """
    dots, commas = run.count("."), run.count(",")
    if not dots and not commas:
        return float(run), 0
    if dots and commas:
        decimal = "," if run.rfind(",") > run.rfind(".") else "."
        group = "." if decimal == "," else ","
        whole, _, fraction = run.rpartition(decimal)
        return _grouped(whole, group, fraction) if decimal not in whole else None
    mark = "." if dots else ","
    parts = run.split(mark)
    grouped = all(len(p) == 3 for p in parts[1:]) and 1 <= len(parts[0]) <= 3 and parts[0].lstrip("0") != ""
    if mark == "," and len(parts) == 2:
        if grouped and indivisible and not scaled:
            return float("".join(parts)), 0
        return float(f"{parts[0]}.{parts[1]}"), len(parts[1])
    if grouped:
        return float("".join(parts)), 0
    if len(parts) == 2:
        return float(f"{parts[0]}.{parts[1]}"), len(parts[1])
    return _grouped(mark.join(parts[:-1]), mark, parts[-1])


def _grouped(whole: str, mark: str, fraction: str) -> tuple[float, int] | None:
    parts = whole.split(mark)
    if len(parts) > 1 and not (1 <= len(parts[0]) <= 3 and all(len(p) == 3 for p in parts[1:])):
        return None
    return float(f"{''.join(parts)}.{fraction}"), len(fraction)


def _scale_at(text: str, position: int) -> tuple[float, int]:
    """The product of the scale words that follow ("nghìn tỷ" 10^12) and where they end."""
    scale = 1.0
    while m := _SCALE.match(text, position):
        word = m[1]
        if word in {"trăm", "chục"}:
            # "5 trăm triệu", "3 chục nghìn"; a bare "chục" or "trăm" after digits multiplies too
            scale *= 100 if word == "trăm" else 10
        else:
            scale *= _SCALES[word]
        position = m.end()
    return scale, position


def read_digits(text: str, start: int, *, indivisible: bool = False) -> Numeral | None:
    """Read the number whose digits begin at `start`, with scale words, chains ("1.230 tỷ 950 triệu") and "rưỡi"."""
    if spaced := _SPACED.match(text, start):
        end, run = spaced.end(), spaced[0].replace(" ", "")
        parsed: tuple[float, int] | None = (float(run), 0)
    else:
        m = _RUN.match(text, start)
        if m is None:
            return None
        end = m.end()
        if glued := _GLUED_SCALE.match(text, end):  # 7tr5
            scale = _SCALES[glued[1]]
            parsed = parse_digits(m[0], scaled=True)
            if parsed is None:
                return None
            return Numeral(start, glued.end(), parsed[0] * scale + int(glued[2]) * scale / 10, scale / 10, spelled=False, scaled=True)
        parsed = parse_digits(m[0], scaled=_SCALE.match(text, end) is not None, indivisible=indivisible)
    if parsed is None:
        return None
    number, decimals = parsed
    scale, end = _scale_at(text, end)
    value, step = number * scale, scale * 10.0**-decimals
    if scale > 1:
        if half := _HALF.match(text, end):
            return Numeral(start, half.end(), value + scale / 2, scale / 2, spelled=False, scaled=True)
        while (more := re.compile(r"\s+(\d+(?:,\d+)?)(?=\s+[^\W\d_])").match(text, end)) and decimals == 0:
            lower, lower_end = _scale_at(text, more.end())
            follow = parse_digits(more[1])
            if follow is None or not 1 < lower < step or follow[0] * lower >= step:
                break
            value, step, end = value + follow[0] * lower, lower * 10.0 ** -follow[1], lower_end
            scale = lower
    return Numeral(start, end, round(value, 6), step, spelled=False, scaled=scale > 1)


def read_words(text: str, start: int) -> Numeral | None:
    """Read the number in words that begins at `start` ("một nghìn không trăm linh năm", "nửa triệu", "hai triệu rưỡi")."""
    words: list[tuple[str, int]] = []
    position = start
    while m := _WORD.match(text, position):
        words.append((m[0], m.end()))
        space = re.compile(r"[ \t]+").match(text, m.end())
        if space is None or len(words) > 60:
            break
        position = space.end()
    reader = _WordReader([w for w, _ in words])
    result = reader.read()
    if result is None:
        return None
    value, step, used = result
    end = words[used - 1][1]
    if used < len(words) and words[used - 1][0] == "tỷ" and not re.compile(_NOT_SCALE).match(text, end):
        return None
    return Numeral(start, end, value, step, spelled=True, scaled=reader.scaled)


class _WordReader:
    """Reads number words from left to right; `position` counts the words used."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.position = 0
        self.scaled = False

    def _peek(self, ahead: int = 0) -> str:
        i = self.position + ahead
        return self.words[i] if i < len(self.words) else ""

    def read(self) -> tuple[float, float, int] | None:
        if self._peek() == "nửa":
            if self._peek(1) not in _SCALES:
                return None
            self.position = 2
            self.scaled = True
            return _SCALES[self._peek(-1)] / 2, _SCALES[self._peek(-1)] / 2, self.position
        stack: list[tuple[float, float]] = []  # (value, scale that made it)
        step = 1.0
        while True:
            before = self.position
            group = self._group(first=not stack)
            if group is None:
                break
            if stack and self._peek() not in _SCALES and group < 10 and self.position - before == 1:
                # "một triệu hai" is 1,2 million: a bare digit after a scale counts in tenths of it
                last = stack[-1][1]
                stack.append((group * last / 10, 1.0))
                step = last / 10
                break
            stack.append((group, 1.0))
            step = 1.0
            if self._peek() not in _SCALES:
                break
            while self._peek() in _SCALES and not (self._peek() == "tỷ" and self._peek(1) in {"lệ", "giá", "trọng", "suất", "số"}):
                scale = _SCALES[self._peek()]
                part = 0.0
                while stack and stack[-1][1] < scale:
                    part += stack.pop()[0]
                if not part:
                    return None
                stack.append((part * scale, scale))
                step = scale
                self.scaled = True
                self.position += 1
            if self._peek() in {"rưỡi", "rưởi"}:
                stack.append((stack[-1][1] / 2, 1.0))
                step = stack[-2][1] / 2
                self.position += 1
                break
        if not stack:
            return None
        return sum(v for v, _ in stack), step, self.position

    def _group(self, *, first: bool) -> float | None:
        """A number below 1,000, as it stands before a scale word."""
        word = self._peek()
        if word in {"linh", "lẻ"} and not first:
            if self._peek(1) in _DIGIT_WORDS:
                self.position += 2
                return float(_DIGIT_WORDS[self.words[self.position - 1]])
            return None
        if word == "mười":
            self.position += 1
            return 10.0 + self._unit()
        if word == "không" and self._peek(1) == "trăm":
            self.position += 2
            return self._tail(0.0)
        if word not in _DIGIT_WORDS or word in _UNIT_ONLY:
            return None
        digit = float(_DIGIT_WORDS[word])
        following = self._peek(1)
        if following == "trăm":
            self.position += 2
            return self._tail(digit * 100)
        if following in {"mươi", "chục"}:
            self.position += 2
            if following == "mươi":
                return digit * 10 + self._unit()
            return digit * 10
        if following in {"mốt", "tư", "lăm", "nhăm"}:  # "hai lăm", "ba mốt"
            self.position += 2
            return digit * 10 + _DIGIT_WORDS[following]
        self.position += 1
        return digit

    def _unit(self) -> float:
        """The units after "mươi" or "mười"; "năm" there is the year unless something that can be counted follows."""
        word = self._peek()
        if word == "năm" and self._peek(1) in _AFTER_YEAR:
            return 0.0
        if word in _DIGIT_WORDS and self._peek(1) not in {"trăm", "mươi", "chục"}:
            self.position += 1
            return float(_DIGIT_WORDS[word])
        return 0.0

    def _tail(self, hundreds: float) -> float:
        """What follows "trăm": "linh ba", "ba mươi tám", "mười hai", or a bare digit in tens ("trăm hai")."""
        word = self._peek()
        if word in {"linh", "lẻ"} and self._peek(1) in _DIGIT_WORDS:
            self.position += 2
            return hundreds + _DIGIT_WORDS[self.words[self.position - 1]]
        if word == "mười":
            self.position += 1
            return hundreds + 10 + self._unit()
        if word in {"rưỡi", "rưởi"}:
            self.position += 1
            return hundreds + 50
        if word in _DIGIT_WORDS and self._peek(1) in {"mươi", "chục"}:
            self.position += 2
            return hundreds + 10 * _DIGIT_WORDS[word] + (self._unit() if self.words[self.position - 1] == "mươi" else 0)
        if word in _DIGIT_WORDS and hundreds and self._peek(1) not in {*_DIGIT_WORDS, "trăm", "nghìn", "ngàn"} and word != "năm":
            self.position += 1
            return hundreds + 10 * _DIGIT_WORDS[word]
        return hundreds
