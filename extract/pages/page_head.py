"""The head of a page: section, title, date line and author, in the orders that newspapers print them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from extract.pages.captions import is_caption, same_words
from extract.pages.dateline import DateLine, parse_dateline
from extract.pages.furniture import heading_key, heading_keys, is_date_alone
from extract.pages.page_lines import BULLET, NUMBERED, LeftOut, PageLine, is_name
from schemas.vocabulary.page_cues import PageCues

_HEAD_LINES = 10
_LONGEST_TITLE = 200
_LONGEST_DATE_LINE = 80
_BREADCRUMB = re.compile(r"\s(?:[›>»]|/)\s?|[›»]")


@dataclass(frozen=True, slots=True)
class Head:
    """What the first lines of a page say; `left_out` are those that belong to no text, by line number."""

    title: PageLine | None
    section: str | None = None
    published: datetime | None = None
    author: str | None = None
    left_out: dict[int, LeftOut] = field(default_factory=dict)


def read_head(lines: Sequence[PageLine], cues: PageCues) -> Head:
    """Find title, section, date and author; `lines` without furniture. A page that opens with running text has no title."""
    window = list(lines[:_HEAD_LINES])
    position, date = _date_line(window, cues)
    if date is None:
        sections, title = _section_and_title(window, cues)
        return Head(title, _joined(sections), left_out=_reasons(sections, LeftOut.SECTION))
    author = date.rest or None
    before, behind = window[:position], window[position + 1 :]
    short = [line for line in before if not line.is_paragraph] or [line for line in before[:1] if len(line.text) <= _LONGEST_TITLE]
    if not short and not before:
        sections, title = _section_and_title(behind, cues)
    elif short and all(_is_section(line, cues) for line in short) and behind and _outranks(behind[0], short[-1], cues):
        sections, title = short, behind[0]
    else:
        sections, title = _title_before_date(short, cues)
    left_out = _reasons(sections, LeftOut.SECTION) | {window[position].number: LeftOut.DATE_LINE}
    for line in _until_paragraph(behind):
        if is_date_alone(line, cues):
            left_out[line.number] = LeftOut.DATE_LINE
    if author is None and title and (byline := _byline_name(window, title, cues)):
        author, left_out[byline.number] = byline.text, LeftOut.AUTHOR
    return Head(title, _joined(sections), date.published, author, left_out)


def titled_head(lines: Sequence[PageLine], title_text: str, cues: PageCues) -> Head:
    """The head of a page whose title is known: its lines begin with it or do not hold it; dates and the author's name before the text go out."""
    title = lines[0] if lines and same_words(lines[0].text) == same_words(title_text) else PageLine(0, -1, title_text)
    window = _until_paragraph([line for line in lines[:_HEAD_LINES] if line.number != title.number])
    dated = {line.number: found for line in window if (found := parse_dateline(line.text, cues)) and _says_when(line, found, cues)}
    first = next(iter(dated.values()), None)
    left_out = dict.fromkeys(dated, LeftOut.DATE_LINE)
    author = (first.rest if first else None) or None
    if byline := _byline_name([line for line in window if line.number not in dated], title, cues):
        author, left_out[byline.number] = author or byline.text, LeftOut.AUTHOR
    return Head(title, None, first.published if first else None, author, left_out)


def _says_when(line: PageLine, found: DateLine, cues: PageCues) -> bool:
    """True for a line with nothing but a date and names, or with a label of dates before them."""
    return not found.rest or is_name(found.rest) or (len(line.text) <= _LONGEST_DATE_LINE and _opens_with_label(line.text, cues.date_labels))


def _opens_with_label(text: str, labels: Sequence[str]) -> bool:
    return any(re.match(rf"{re.escape(label)}\b", text, re.IGNORECASE) for label in labels if " " in label)


def _date_line(window: Sequence[PageLine], cues: PageCues) -> tuple[int, DateLine | None]:
    paragraphs = 0
    for position, line in enumerate(window):
        found = parse_dateline(line.text, cues)
        if found and (not found.rest or is_name(found.rest)):
            return position, found
        paragraphs += line.is_paragraph
        if paragraphs > 1:
            break
    return 0, None


def _section_and_title(lines: Sequence[PageLine], cues: PageCues) -> tuple[list[PageLine], PageLine | None]:
    """Without a date line between, a first line is a section only where it says so itself, or is much shorter than a title behind it."""
    if not lines or (lines[0].is_paragraph and (len(lines) > 1 or len(lines[0].text) > _LONGEST_TITLE)):
        return [], None
    sections: list[PageLine] = []
    for line, following in pairwise(lines):
        if not (_names_section(line, cues) or (_is_section(line, cues) and len(lines) > 2 and lines[2].is_paragraph)):
            break
        if not _outranks(following, line, cues):
            break
        sections.append(line)
    return sections, lines[len(sections)]


def _title_before_date(short: Sequence[PageLine], cues: PageCues) -> tuple[list[PageLine], PageLine | None]:
    sections: list[PageLine] = []
    for line, following in pairwise(short):
        if not _is_section(line, cues) or (following is short[-1] and is_name(following.text) and not _names_section(line, cues)):
            break
        sections.append(line)
    return sections, short[len(sections)] if short else None


def _names_section(line: PageLine, cues: PageCues) -> bool:
    return bool(_BREADCRUMB.search(line.text)) or heading_key(line.text) in heading_keys(cues.section_names)


def _is_section(line: PageLine, cues: PageCues) -> bool:
    plain = line.words <= 7 and len(line.text) <= 60 and not line.has_final_stop and not any(c.isdigit() for c in line.text)
    return plain or (_names_section(line, cues) and len(line.text) <= 120)


def _outranks(line: PageLine, section: PageLine, cues: PageCues) -> bool:
    """Whether a line behind a possible section is the title: longer, and no paragraph, bullet, list number or caption."""
    if line.is_paragraph or BULLET.match(line.text) or NUMBERED.match(line.text) or is_caption(line.text, cues) or line.text.endswith("."):
        return False
    return _names_section(section, cues) or (line.words >= 5 and len(line.text) > len(section.text))


def _byline_name(window: Sequence[PageLine], title: PageLine, cues: PageCues) -> PageLine | None:
    """The line with an author's name between the title and the lead, before or behind the date: headings come behind the lead only."""
    for line in _until_paragraph([line for line in window if line.number > title.number]):
        if NUMBERED.match(line.text) or _names_section(line, cues):
            continue
        if is_name(line.text) and 2 <= line.words <= 5:
            return line
    return None


def _until_paragraph(lines: Sequence[PageLine]) -> Sequence[PageLine]:
    return lines[: next((i for i, line in enumerate(lines) if line.is_paragraph), len(lines))]


def _joined(sections: Sequence[PageLine]) -> str | None:
    return " › ".join(line.text for line in sections) or None


def _reasons(lines: Sequence[PageLine], reason: LeftOut) -> dict[int, LeftOut]:
    return {line.number: reason for line in lines}
