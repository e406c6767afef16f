"""Numbers in words: "một nghìn không trăm linh năm", "nửa triệu", "hai triệu rưỡi", "hai phẩy năm"."""

from __future__ import annotations

import re

from extract.quantities.numerals import NOT_SCALE, NUMBER_WORDS, SCALES, Numeral, continued, scale_at
from extract.text.letters import RIGHT

DIGIT_WORDS = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_UNIT_ONLY = frozenset({"mốt", "tư", "lăm", "nhăm"})  # only inside a compound: "hai mươi tư"
_HALVES = frozenset({"rưỡi", "rưởi"})
_AND = frozenset({"linh", "lẻ"})
# After "mười" or "mươi" these make "năm" the year: "mười năm qua", "hai mươi năm hình thành".
_AFTER_YEAR = frozenset(
    "qua nay trước tới sau học ngoái liền liên đầu cuối hình thành xây kể kinh gần vừa trở và để mới trong đã thì ròng công tuổi".split()
)
_NUMBER_WORDS = frozenset((*NUMBER_WORDS.split("|"), *SCALES))
_RUN = re.compile(rf"(?:{NUMBER_WORDS}){RIGHT}(?:[ \t]+(?:{NUMBER_WORDS}){RIGHT}){{0,40}}")
_WORD = re.compile(r"\S+")
_NEXT = re.compile(r"[ \t]+([^\W\d_]+)")
_NOT_BILLION = re.compile(NOT_SCALE)
_POINT = re.compile(
    rf"\s+(?:phẩy|chấm)\s+(?:(?P<digits>\d+)(?![.,]?\d)|(?P<words>(?:{'|'.join(DIGIT_WORDS)}|không|mươi|mười){RIGHT}(?:\s+(?:{'|'.join(DIGIT_WORDS)}|không|mươi|mười){RIGHT}){{0,5}}))"
)


def read_words(text: str, start: int) -> Numeral | None:
    """Read the number in words that begins at `start`; None where the words there make no number."""
    run = _RUN.match(text, start)
    if run is None:
        return None
    words: list[str] = run[0].split()
    following = _NEXT.match(text, run.end())
    if words[0] == "không" and len(words) == 1:
        return read_point(text, Numeral(start, run.end(), 0.0, 1.0, spelled=True, scaled=False))
    reader = _WordReader(words, following[1] if following else "")
    result = reader.read()
    if result is None:
        return None
    value, step, used = result
    end = start + _end_of_word(run[0], used)
    if words[used - 1] == "tỷ" and not _NOT_BILLION.match(text, end):
        return None
    number = Numeral(start, end, value, step, spelled=True, scaled=reader.scaled)
    return number if reader.scaled else read_point(text, number)


def read_point(text: str, number: Numeral) -> Numeral:
    """The number with the decimals that are said after it: "hai phẩy năm triệu", "1 phẩy 1"."""
    m = _POINT.match(text, number.end)
    if m is None:
        return number
    digits = m["digits"] or _decimals(m["words"].split())
    if len(digits) > 9:
        return number
    scale, end = scale_at(text, m.end())
    value = (number.value * 10 ** len(digits) + int(digits)) * scale / 10 ** len(digits)
    whole = Numeral(number.start, end, value, scale / 10 ** len(digits), number.spelled, scaled=scale > 1)
    return continued(text, whole, scale) if scale > 1 else whole


def _decimals(words: list[str]) -> str:
    """Decimals said digit by digit ("không năm") or as a number ("bảy lăm", "hai mươi ba")."""
    digits = ""
    for position, word in enumerate(words):
        if word == "mươi":
            digits += "" if position + 1 < len(words) else "0"
        elif word == "mười":
            digits += "1" if position + 1 < len(words) else "10"
        else:
            digits += str(DIGIT_WORDS.get(word, 0))
    return digits


def _end_of_word(run: str, count: int) -> int:
    """Where the `count`-th word of a run ends."""
    for position, word in enumerate(_WORD.finditer(run), 1):
        if position == count:
            return word.end()
    return len(run)


class _WordReader:
    """Reads number words from left to right; `position` counts the words used, `following` is the word after the last."""

    def __init__(self, words: list[str], following: str) -> None:
        self.words = words
        self.following = "" if following in _NUMBER_WORDS else following
        self.position = 0
        self.scaled = False

    def _peek(self, ahead: int = 0) -> str:
        i = self.position + ahead
        return self.words[i] if i < len(self.words) else self.following if i == len(self.words) else ""

    def read(self) -> tuple[float, float, int] | None:
        """Value, size of the last place named, and how many words were used."""
        if self._peek() == "nửa":
            return self._half()
        stack: list[tuple[float, float]] = []  # (value, scale that made it)
        step = 1.0
        while True:
            before = self.position
            group = self._group(first=not stack)
            if group is None:
                break
            if stack and self._peek() not in SCALES and 0 < group < 10 and self.position - before == 1:
                # "một triệu hai" is 1,2 million: a bare digit after a scale counts in tenths of it
                step = stack[-1][1] / 10
                stack.append((group * step, 1.0))
                break
            stack.append((group, 1.0))
            step = 1.0
            if self._peek() not in SCALES:
                break
            if not self._scales(stack):
                return None
            step = max(stack[-1][1], 1.0)
            if self._peek() in _HALVES:
                stack.append((stack[-1][1] / 2, 1.0))
                step = stack[-2][1] / 2
                self.position += 1
                break
        if not stack:
            return None
        return sum(v for v, _ in stack), step, self.position

    def _half(self) -> tuple[float, float, int] | None:
        if self._peek(1) not in SCALES:
            return None
        self.position = 1
        stack = [(0.5, 1.0)]
        self._scales(stack)
        return stack[0][0], stack[0][0], self.position

    def _scales(self, stack: list[tuple[float, float]]) -> bool:
        """Multiply what stands on the stack by the scale words that follow; False where there is nothing to multiply."""
        while self._peek() in SCALES and not (self._peek() == "tỷ" and self._peek(1) in {"lệ", "giá", "trọng", "suất", "số"}):
            scale = float(SCALES[self._peek()])
            part = 0.0
            while stack and stack[-1][1] < scale:
                part += stack.pop()[0]
            if not part:
                return False
            stack.append((part * scale, scale))
            self.scaled = True
            self.position += 1
        return True

    def _group(self, *, first: bool) -> float | None:
        """A number below 1,000, as it stands before a scale word."""
        word = self._peek()
        if word in _AND and not first:
            if self._peek(1) in DIGIT_WORDS:
                self.position += 2
                return float(DIGIT_WORDS[self.words[self.position - 1]])
            return None
        if word == "mười":
            self.position += 1
            return 10.0 + self._unit()
        if word == "không" and self._peek(1) == "trăm":
            self.position += 2
            return self._tail(0.0)
        if word not in DIGIT_WORDS or word in _UNIT_ONLY:
            return None
        digit = float(DIGIT_WORDS[word])
        following = self._peek(1)
        if following == "trăm":
            self.position += 2
            return self._tail(digit * 100)
        if following in {"mươi", "chục"}:
            self.position += 2
            return digit * 10 + (self._unit() if following == "mươi" else 0)
        if following in _UNIT_ONLY:  # "hai lăm", "ba mốt"
            self.position += 2
            return digit * 10 + DIGIT_WORDS[following]
        self.position += 1
        return digit

    def _unit(self) -> float:
        """The units after "mươi" or "mười"; "năm" there is the year unless something that can be counted follows."""
        word = self._peek()
        if word == "năm" and self._peek(1) in _AFTER_YEAR:
            return 0.0
        if word in DIGIT_WORDS and self._peek(1) not in {"trăm", "mươi", "chục"}:
            self.position += 1
            return float(DIGIT_WORDS[word])
        return 0.0

    def _tail(self, hundreds: float) -> float:
        """What follows "trăm": "linh ba", "ba mươi tám", "mười hai", or a bare digit in tens ("trăm hai")."""
        word = self._peek()
        if word in _AND and self._peek(1) in DIGIT_WORDS:
            self.position += 2
            return hundreds + DIGIT_WORDS[self.words[self.position - 1]]
        if word == "mười":
            self.position += 1
            return hundreds + 10 + self._unit()
        if word in _HALVES:
            self.position += 1
            return hundreds + 50
        if word in DIGIT_WORDS and self._peek(1) in {"mươi", "chục"}:
            self.position += 2
            return hundreds + 10 * DIGIT_WORDS[word] + (self._unit() if self.words[self.position - 1] == "mươi" else 0)
        if word in DIGIT_WORDS and hundreds and self._peek(1) not in {*DIGIT_WORDS, "trăm", "nghìn", "ngàn"} and word != "năm":
            self.position += 1
            return hundreds + 10 * DIGIT_WORDS[word]
        return hundreds
