"""Lines of a body -> sentences with their offsets, for Vietnamese news text.

Lines are split first: a headline, a bullet and a caption never run into the next line; a line broken after "TP." goes on. Inside a line a
stop ends the sentence when what follows can begin one (a capital, a digit, an opening quote) and what stands before is neither an
abbreviation, an initial nor the number of a list item. One pass of a short pattern over each line: linear in its length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.article import Line, LineKind
from schemas.vocabulary.sentence_cues import SentenceCues, load_sentence_cues


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: `body[start:end]` to the letter, without white space at its ends; `number` and `line_no` count from 0."""

    number: int
    start: int
    end: int
    line_no: int
    kind: LineKind


# A run of stops, with the closing marks that belong to it. A straight quote closes only where it touches the stop.
_STOP = re.compile(r"[.!?…](?:[ ]?[.!?…])*[\"'”’»)\]}]*(?:[ ]+[”»)\]}]+)*")
_NEXT = re.compile(r"\s*(?:[-–—+*•●▪■►→·]\s*)?[\"'“‘«(\[{$€£]*\s?")
_SPACED_DATE = re.compile(r"(?<!\d)\d{1,2}\s?\.\s?\d{1,2}\s?\.\s?\d{4}(?!\d)")
_ROMAN = re.compile(r"[IVXLCDM]+\Z")
_LIST_NUMBER = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-ZĐ])\Z")
_LONGEST_WORD = 40
_LONGEST = 5_000  # characters; what runs on without a stop is no sentence, and is cut between two words
_GAP, _CLAUSE_GAP = re.compile(r"\s+"), re.compile(r"(?<=[,;])\s+")
_CLOSERS = "\"'”’»)]}"


def split_sentences(body: str, lines: Sequence[Line], cues: SentenceCues | None = None) -> tuple[Sentence, ...]:
    """Split the lines of a body into sentences; together they hold all its letters, and none overlaps another."""
    cues = cues or load_sentence_cues()
    sentences: list[Sentence] = []
    for line_no, line in enumerate(lines):
        for start, end in _split_line(body, line.start, line.end, cues):
            last = sentences[-1] if sentences else None
            if last is not None and last.line_no < line_no and start == line.start and _breaks_name(body, last, line, cues):
                sentences[-1] = replace(last, end=end)
            else:
                sentences.append(Sentence(len(sentences), start, end, line_no, line.kind))
    return tuple(sentences)


def _breaks_name(body: str, last: Sentence, line: Line, cues: SentenceCues) -> bool:
    """Whether the line was broken after the abbreviation before a name: "TP." and, on the next line, "Hồ Chí Minh"."""
    if not body.endswith(".", last.start, last.end) or last.kind is not line.kind or not body[line.start].isupper():
        return False
    return _token_before(body, last.start, last.end - 1).casefold() in cues.before_name


def _split_line(body: str, start: int, end: int, cues: SentenceCues) -> Iterator[tuple[int, int]]:
    text = body[start:end]
    dates = {i for match in _SPACED_DATE.finditer(text) for i in range(*match.span())} if ". " in text else set()
    first = 0
    for match in _STOP.finditer(text):
        if match.end() >= len(text) or match.start() in dates:
            continue
        if _ends_sentence(text, first, match.start(), match.end(), cues):
            yield from _trimmed(text, first, match.end(), start)
            first = match.end()
    yield from _trimmed(text, first, len(text), start)


def _trimmed(text: str, first: int, last: int, offset: int) -> Iterator[tuple[int, int]]:
    while first < last and text[first].isspace():
        first += 1
    while first < last and text[last - 1].isspace():
        last -= 1
    while last - first > _LONGEST:
        gap = _gap(text, first, last)
        if gap is None:
            break
        yield offset + first, offset + gap.start()
        first = gap.end()
    if first < last:
        yield offset + first, offset + last


def _gap(text: str, first: int, last: int) -> re.Match[str] | None:
    """Where what is longer than any sentence is cut: behind a comma near its longest length, else at a gap there, else at the next one."""
    near, far = first + _LONGEST * 9 // 10, first + _LONGEST
    return _CLAUSE_GAP.search(text, near, far) or _GAP.search(text, near, far) or _GAP.search(text, far, last)


def _ends_sentence(text: str, first: int, stop: int, after: int, cues: SentenceCues) -> bool:
    """Whether the stops `text[stop:after]` end the sentence that began at `first`."""
    if not text[after].isspace():
        return _lost_space(text, first, stop, after, cues)
    opening = _NEXT.match(text, after)
    following = text[opening.end() : opening.end() + 1] if opening else ""
    if following.islower() or not following.isalnum():
        return False
    run = text[stop:after].rstrip(_CLOSERS + " ")
    if "?" in run or "!" in run:
        return True
    if run != ".":
        # A list that trails off ("Lạng Sơn, … Trung Quốc") goes on, and so does a range with dots ("5… 7 triệu").
        before = _token_before(text, first, _before_space(text, first, stop))[-1:]
        return before != "," and not (before.isdigit() and following.isdigit())
    return after - stop > 1 or not _belongs_to_next(text, first, stop, following, cues)


def _lost_space(text: str, first: int, stop: int, after: int, cues: SentenceCues) -> bool:
    """A stop between a word and a capitalised word with the space forgotten: "tỷ đồng.Trong đó"; not "TP.Huế", "Chinhphu.vn"."""
    following = text[after : after + 2]
    if text[stop:after] != "." or stop - first < 4 or len(following) < 2 or not (following[0].isupper() and following[1].islower()):
        return False
    before = text[stop - 1]
    if not (before.islower() or before.isdigit() or before in "%)" or before.isspace()):
        return False
    return not any(c.isupper() for c in _token_before(text, first, stop)[1:]) and not _belongs_to_next(text, first, stop, following[0], cues)


def _belongs_to_next(text: str, first: int, stop: int, following: str, cues: SentenceCues) -> bool:
    """Whether the single stop marks an abbreviation, an initial or a list number rather than the end of a sentence."""
    token = _token_before(text, first, stop)
    if not token:
        return False
    start = stop - len(token)
    previous = _token_before(text, first, _before_space(text, first, start))
    at_start = start - first < 8 and not text[first:start].strip(" \"'“‘«([-–+*•")
    if _LIST_NUMBER.match(token) and (at_start or previous[-1:] in {":", ";"}):
        return True
    if _ROMAN.match(token) and previous.casefold() in cues.before_roman:
        return False
    letters = token.split(".")
    word = letters[-1]
    if word.casefold() in cues.before_number:
        return following.isdigit()
    if word.casefold() in cues.abbreviations and (len(word) > 1 or word == token.upper()):
        return True
    if len(word) != 1 or not word.isupper() or len(letters) > 2 or token.casefold() in cues.dotted_words:
        return False
    return len(letters) > 1 or not previous[:1].islower() or previous.casefold() in cues.before_initial


def _before_space(text: str, first: int, end: int) -> int:
    """The end of what stands before the white space that touches `text[end]` from the left."""
    while end > first and text[end - 1].isspace():
        end -= 1
    return end


def _token_before(text: str, first: int, end: int) -> str:
    """The word that touches `text[end]` from the left (its last letters, where it is longer than any word), without opening marks."""
    start = end
    while start > max(first, end - _LONGEST_WORD) and not text[start - 1].isspace():
        start -= 1
    return text[start:end].lstrip("\"'“‘«([")
