"""Time expressions: where a sentence says when, before anyone asks what happened then."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.quantities.starts import DIGITS, Start, StartFinder
from extract.text.letters import LEFT, RIGHT, alternation
from extract.times.time_patterns import (
    BEFORE_UNIT,
    DAY_WORD,
    DIGITS_AND_MARK,
    DIGITS_OF_YEAR,
    FOLLOWED,
    FROM_NEW_YEAR,
    PREFIX_WORDS,
    UNTIL,
    UNTIL_MORE,
    by_first_word,
)
from extract.times.time_readings import COUNT, read_expression
from extract.times.time_shapes import TimeExpression, TimeKind

__all__ = ["FIRST_WORDS", "TimeExpression", "TimeKind", "find_time_expressions"]

_JOINS = "/:-"  # between the numbers of a date or time of day
_DEEPEST = 3  # prefixes of prefixes: "tính đến hết cuối tháng 9"
_PATTERNS = by_first_word()
_DAY_WORDS = frozenset("ngày sáng chiều tối trưa đêm hôm mùng mồng rạng phiên hồi thời lễ dịp sự các".split())
FIRST_WORDS = (_PATTERNS.keys() - {DIGITS, DIGITS_AND_MARK, DIGITS_OF_YEAR}) | PREFIX_WORDS | _DAY_WORDS
_NUMBER_STARTS = frozenset((DIGITS, *COUNT)) - {"mười một", "mười hai"}
_LOOK = re.compile(r"(?P<year>(?:19|20)\d\d(?!\d))|\d{1,3}(?!\d)(?:\s*(?P<mark>[/.:,–-]))?")
_WORDS = StartFinder(FIRST_WORDS)
_CHAIN = re.compile(r"\d+(?:[.,/:-]\d+)*")
_FOLLOWED = re.compile(FOLLOWED)
_FIRST_WORD = re.compile(rf"\d|{LEFT}(?P<word>{alternation(FIRST_WORDS)}){RIGHT}")
_UNTIL_KINDS = frozenset({TimeKind.DAY, TimeKind.MONTH, TimeKind.QUARTER, TimeKind.HALF, TimeKind.FIRST_MONTHS, TimeKind.YEAR})
_FROM_KINDS = frozenset({TimeKind.DAY, TimeKind.MONTH})


def find_time_expressions(text: str, starts: Sequence[Start] | None = None) -> tuple[TimeExpression, ...]:
    """All time expressions of a folded sentence, left to right, without overlap; `starts` are where its words and digits stand."""
    found: list[TimeExpression] = []
    position = tried = 0
    for start, end, word in _WORDS.find(text) if starts is None else starts:
        if start < position or start < tried:
            continue
        if word == DIGITS:
            tried = _CHAIN.match(text, start).end() if text[end : end + 1] in _JOINS else end  # type: ignore[union-attr]  # digits stand there
        elif _opens(text, end, word):
            tried = end
        else:
            continue
        expression = _at(text, start, word)
        if expression is not None:
            found.append(expression if expression.start >= position else expression._replace(start=start))
            position = expression.end
    return tuple(found)


def _opens(text: str, end: int, word: str) -> bool:
    """True where a first word is followed by what a time goes on with; "hiện", "q1" and the like need nothing more."""
    return word in FIRST_WORDS and (word == "hiện" or word[-1].isdigit() or _FOLLOWED.match(text, end) is not None)


def _at(text: str, start: int, word: str, depth: int = 0) -> TimeExpression | None:
    """The expression that begins at `start` with `word` (DIGITS: with digits): with its prefix, else by itself."""
    if word in PREFIX_WORDS and depth < _DEEPEST and (prefixed := _prefixed(text, start, depth + 1)):
        return prefixed
    if word in _DAY_WORDS and (lead := DAY_WORD.match(text, start)):
        found = _plain(text, lead.end(), DIGITS, after_day_word=True)
        if found is not None and found.kind in {TimeKind.DAY, TimeKind.DAYS}:
            return found._replace(start=start)
    return _plain(text, start, word)


def _prefixed(text: str, start: int, depth: int) -> TimeExpression | None:
    """The expression with the words that make it the end of a period: "đến hết tháng 9", "từ đầu năm đến 15/9"."""
    if lead := FROM_NEW_YEAR.match(text, start):
        inner = _inner(text, lead.end(), depth)
        if inner is not None and inner.kind in _FROM_KINDS:
            return inner._replace(start=start, until=True, edge=-1)
    lead = UNTIL.match(text, start)
    if lead is None:
        return None
    end = lead.end()
    inner = _inner(text, end, depth)
    for _ in range(2):
        more = UNTIL_MORE.match(text, end) if inner is None else None
        if more is None:
            break
        end = more.end()
        inner = _inner(text, end, depth)
    if inner is None or inner.kind not in _UNTIL_KINDS or (inner.kind is TimeKind.YEAR and text.startswith("tại", start)):
        return None
    # what is told of a point in time stands at it: "tại ngày 31/3"
    at = inner.kind is TimeKind.DAY and text.startswith("tại", start)
    return inner._replace(start=start, until=True, edge=1 if at else inner.edge)


def _inner(text: str, start: int, depth: int) -> TimeExpression | None:
    m = _FIRST_WORD.match(text, start)
    word = m["word"] or DIGITS if m else ""
    return _at(text, start, word, depth) if m and word not in {"từ", "kể", "tính"} and (word == DIGITS or _opens(text, m.end(), word)) else None


def _plain(text: str, start: int, word: str, *, after_day_word: bool = False) -> TimeExpression | None:
    if word in _NUMBER_STARTS:
        word = _number_class(text, start, word)
    filed = _PATTERNS.get(word)
    if filed is None or filed.any_of_them.match(text, start) is None:
        return None
    for name, pattern in filed.patterns:
        m = pattern.match(text, start)
        if m is not None:
            expression = read_expression(name, m, after_day_word=after_day_word)
            if expression is not None:
                return expression
    return None


def _number_class(text: str, start: int, word: str) -> str:
    """Under which key the patterns of the number at `start` are filed; empty where none can fit."""
    if word == DIGITS:
        look = _LOOK.match(text, start)
        if look is None:
            return ""
        if look["year"]:
            return DIGITS_OF_YEAR
        if look["mark"]:
            return DIGITS_AND_MARK
    elif word == "năm" and not text.startswith(("tháng", "giờ", "quý"), start + 4):  # mostly the year
        return word
    return word if BEFORE_UNIT.match(text, start) else ""
