"""What of a page is not the article: buttons, links to other articles, comments."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from extract.pages.dateline import parse_dateline
from extract.pages.page_lines import LeftOut, PageLine
from schemas.vocabulary.page_cues import PageCues

_LEADING_MARKS = " \t>»›•*►▶|#-–—+"
_COUNT = re.compile(r"\s*[(\[]\s*\d{1,6}\s*[)\]]\s*\Z|\A\d{1,6}\s+")
_LOOK_AHEAD = 60
_LONGEST_HEADING = 80
_TRAILING_MARKS = " \t:.…>»›|"
# "Cô Tô đón 300.000 lượt khách sau 9 tháng (10/10/2024)": the title of another article with its day.
_DATED_LINK = re.compile(r"\(\s*\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?\s*\)\Z")

Kept = list[PageLine]
Dropped = dict[int, LeftOut]


def heading_key(text: str) -> str:
    """The form in which headings are compared: no case, leading marks, count or final colon."""
    text = _COUNT.sub("", text.strip(_LEADING_MARKS + _TRAILING_MARKS))
    return " ".join(text.strip(_LEADING_MARKS + _TRAILING_MARKS).casefold().split())


@lru_cache(maxsize=32)
def heading_keys(cues: tuple[str, ...]) -> frozenset[str]:
    """The keys of a list of cues."""
    return frozenset(heading_key(cue) for cue in cues)


def without_furniture(lines: Sequence[PageLine], cues: PageCues) -> tuple[Kept, Dropped]:
    """Split the lines of a page into the article's and the others, by number with the reason; a heading ends the text only behind some."""
    noise, ends, boxes = heading_keys(cues.noise_lines), heading_keys(cues.end_headings), heading_keys(cues.box_headings)
    prefixes = tuple(prefix.casefold() for prefix in cues.teaser_prefixes)
    kept: Kept = []
    dropped: Dropped = {}
    position = 0
    while position < len(lines):
        line = lines[position]
        key = heading_key(line.text) if len(line.text) <= _LONGEST_HEADING else ""
        after = position + 1
        reason = LeftOut.OTHER_ARTICLES
        if key in noise:
            reason = LeftOut.PAGE_BUTTON
        elif kept and key in ends:
            after = len(lines)
        elif kept and key in boxes:
            after = _end_of_box(lines, position, ends | noise, cues)
        elif not (kept and line.text.casefold().startswith(prefixes)):
            kept.append(line)
            position = after
            continue
        dropped.update({other.number: reason for other in lines[position:after]})
        position = after
    return kept, dropped


def without_teasers(lines: Sequence[PageLine], cues: PageCues) -> tuple[Kept, Dropped]:
    """Drop what only its dates give away: other articles' titles with their days. `lines` begin with the title, the date line is gone."""
    dates = [i for i, line in enumerate(lines) if i > 1 and is_date_alone(line, cues)]
    end = len(lines)
    # A single date as the last line is the article's own.
    if dates and dates[0] < end - 1:
        block = next(i for i, line in enumerate(lines) if line.block == lines[dates[0]].block)
        end = block if block > 0 and dates[0] - block <= 3 else dates[0]
    links = {i for i in range(1, end) if len(lines[i].text) < 200 and _DATED_LINK.search(lines[i].text)}
    links = {i for i in links if i - 1 in links or i + 1 in links}
    kept = [line for i, line in enumerate(lines[:end]) if i not in links]
    return kept, {line.number: LeftOut.OTHER_ARTICLES for i, line in enumerate(lines) if i >= end or i in links}


def is_date_alone(line: PageLine, cues: PageCues) -> bool:
    """Whether a line is a date line and nothing else."""
    found = parse_dateline(line.text, cues) if len(line.text) < 60 else None
    return found is not None and not found.rest


def _end_of_box(lines: Sequence[PageLine], position: int, ends: frozenset[str], cues: PageCues) -> int:
    """Where the article goes on behind a box of links: at the next paragraph, if what follows is running text and no list of teasers."""
    rest = lines[position + 1 : position + 1 + _LOOK_AHEAD]
    rest = rest[: next((i for i, line in enumerate(rest) if heading_key(line.text) in ends), len(rest))]
    first = next((i for i, line in enumerate(rest) if line.is_paragraph), len(rest))
    behind = list(rest[first:])
    # The author and a button or two may close the text.
    for _ in range(3):
        if behind and not behind[-1].is_paragraph:
            behind.pop()
    paragraphs = sum(line.is_paragraph for line in behind)
    # Teasers are titles with a summary each; running text has few short lines.
    goes_on = first > 0 and paragraphs >= 2 and 3 * (len(behind) - paragraphs) <= paragraphs
    return position + 1 + first if goes_on and not any(is_date_alone(line, cues) for line in rest) else len(lines)
