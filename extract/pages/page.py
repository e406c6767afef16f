"""A saved newspaper page -> its title, metadata and typed text lines, and what was left out with the reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from extract.article import LineKind
from extract.pages.captions import LONGEST_CAPTION, caption_numbers, same_words
from extract.pages.credits import find_author
from extract.pages.dateline import parse_dateline
from extract.pages.furniture import is_date_alone, without_furniture, without_teasers
from extract.pages.known import NOTHING, Known
from extract.pages.page_head import read_head, titled_head
from extract.pages.page_lines import BULLET, NUMBERED, LeftOut, PageLine, page_lines
from schemas.vocabulary.page_cues import PageCues

_LONGEST_HEADING = 120


@dataclass(frozen=True, slots=True)
class Page:
    """A page taken apart; `lines` are the text behind the title, `left_out` says by line number of the file why a line is in neither."""

    title: str
    lines: tuple[tuple[LineKind, str], ...]
    section: str | None
    published: datetime | None
    author: str | None
    left_out: Mapping[int, LeftOut]


def read_page(text: str, cues: PageCues) -> Page:
    """Take apart the normalised text of a saved page; a page without any line of an article has no title and no lines."""
    return read_page_lines(page_lines(text), cues)


def read_page_lines(lines: Sequence[PageLine], cues: PageCues, known: Known = NOTHING) -> Page:
    """Take apart the lines of a page; what is `known` of the article goes before what its lines say."""
    kept, left_out = without_furniture(lines, cues)
    head = titled_head(kept, known.title, cues) if known.title else read_head(kept, cues)
    left_out |= head.left_out
    title_number = head.title.number if head.title else 0
    kept, dropped = without_teasers([line for line in kept if line.number not in head.left_out], cues)
    left_out |= dropped
    rest = [line for line in kept if line.number != title_number]
    published, author = known.published or head.published, known.author or head.author
    if rest and is_date_alone(rest[-1], cues) and (found := parse_dateline(rest[-1].text, cues)):
        published = published or found.published
        left_out[rest.pop().number] = LeftOut.DATE_LINE
    captions = caption_numbers(rest, cues) | {line.number for line in rest if line.kind is LineKind.CAPTION}
    if credit := find_author(rest, captions, cues):
        signed, name = credit
        author = author or name
        left_out |= {line.number: LeftOut.AUTHOR for line in signed}
        captions |= {line.number for line in rest if line.number > signed[-1].number}
        rest = [line for line in rest if line not in signed]
    rest, repeated = _without_repeated(rest, head.title, captions)
    left_out |= repeated
    kinds = [_kind(rest, position, captions) for position in range(len(rest))]
    typed = tuple((kind, line.text) for kind, line in zip(kinds, rest, strict=True))
    return Page(head.title.text if head.title else "", typed, known.section or head.section, published, author, left_out)


def _without_repeated(lines: Sequence[PageLine], title: PageLine | None, captions: set[int]) -> tuple[list[PageLine], dict[int, LeftOut]]:
    """Keep once what a page prints twice in a row, such as a caption that is also the picture's label; marks it as a caption."""
    kept: list[PageLine] = []
    dropped: dict[int, LeftOut] = {}
    previous = title
    for line in lines:
        if previous and same_words(line.text) == same_words(previous.text) and not BULLET.match(line.text) and "\t" not in line.text:
            dropped[line.number] = LeftOut.REPEATED
            if len(kept) > 1 and len(line.text) <= LONGEST_CAPTION:
                captions.add(kept[-1].number)
            continue
        kept.append(line)
        previous = line
    return kept, dropped


def _kind(lines: Sequence[PageLine], position: int, captions: set[int]) -> LineKind:
    line = lines[position]
    following = lines[position + 1] if position + 1 < len(lines) else None
    if line.kind not in {None, LineKind.PARAGRAPH, LineKind.CAPTION}:
        return line.kind
    if line.number in captions:
        return LineKind.CAPTION
    if _is_row(line) or (
        "|" in line.text and any(_is_row(beside) for beside in (*lines[max(0, position - 1) : position], *lines[position + 1 : position + 2]))
    ):
        return LineKind.TABLE_ROW
    if BULLET.match(line.text):
        return LineKind.BULLET
    if following and _is_heading(line):
        return LineKind.HEADING
    # The lead stands by itself before the text.
    if position == 0 and following and following.block != line.block:
        return LineKind.SAPO
    return LineKind.PARAGRAPH


def _is_row(line: PageLine) -> bool:
    return "\t" in line.text or line.text.count("|") >= 2


def _is_heading(line: PageLine) -> bool:
    if len(line.text) > _LONGEST_HEADING or line.words > 18 or (line.has_final_stop and not line.text.endswith("?")):
        return False
    return bool(NUMBERED.match(line.text)) or line.text.lstrip("\"'“‘«([")[:1].isupper() or line.text[0].isdigit()
