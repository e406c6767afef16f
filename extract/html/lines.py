"""The tree of a page to lines, each of one kind: paragraph, heading, list item, caption, row of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from extract.allowance import Allowance
from extract.article import LineKind
from extract.html.classes import ElementClasses
from extract.html.document import text_of
from extract.html.tables import CELL_MARK, is_data_table, table_rows

_BLOCKS = frozenset(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption figure h1 h2 h3 h4 h5 h6 header hr html li main "
    "ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_LONGEST_HEADING = 200
_LONGEST_CAPTION = 400


@dataclass(frozen=True, slots=True)
class HtmlLine:
    """One line; `linked` is how many of its letters are links, `block` counts the blocks of the page."""

    text: str
    kind: LineKind
    element: HtmlElement
    linked: int
    block: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """Text in an element, or a break where `text` is empty: of the block, or of the line alone."""

    text: str
    element: HtmlElement
    linked: bool = False
    ends_block: bool = False
    row: bool = False


def read_lines(tree: HtmlElement, classes: ElementClasses, allowance: Allowance) -> list[HtmlLine]:
    """All lines of a pruned tree, in order."""
    lines: list[HtmlLine] = []
    framed = frozenset(table for table in tree.iter("table") if _frames_picture(table))
    pending: list[_Piece] = []
    block = 0
    for piece in _pieces(tree, linked=False):
        allowance.check_time()
        if piece.text and not piece.row:
            pending.append(piece)
            continue
        if text := " ".join("".join(p.text for p in pending).split()):
            first = next(p for p in pending if p.text.strip())
            linked = sum(len(p.text.strip()) for p in pending if p.linked)
            lines.append(HtmlLine(text, _kind(first.element, text, classes, framed), first.element, linked, block))
        pending.clear()
        allowance.check_lines(len(lines))
        if piece.row:
            lines.append(HtmlLine(piece.text, LineKind.TABLE_ROW, piece.element, 0, block))
        block += piece.ends_block
    return lines


def _pieces(element: HtmlElement, *, linked: bool) -> Iterator[_Piece]:
    """The texts and breaks of an element, in order; a table of data gives its rows. The parser bounds the depth."""
    tag = element.tag
    if not isinstance(tag, str):
        return
    if tag == "br":
        yield _Piece("", element)
        return
    block = tag in _BLOCKS
    if block:
        yield _Piece("", element, ends_block=True)
    if tag == "table" and is_data_table(element):
        for caption in element.iterfind("caption"):
            yield _Piece(text_of(caption), caption)
            yield _Piece("", element, ends_block=True)
        for row in table_rows(element):
            yield _Piece(CELL_MARK.join(row), element, row=True)
        yield _Piece("", element, ends_block=True)
        return
    linked = linked or tag == "a"
    if element.text:
        yield _Piece(element.text, element, linked)
    for child in element:
        yield from _pieces(child, linked=linked)
        if child.tail:
            yield _Piece(child.tail, element, linked)
    if block:
        yield _Piece("", element, ends_block=True)


def _frames_picture(table: HtmlElement) -> bool:
    """True for a table that holds a picture and no more than its caption, as older pages have them; larger ones lay out the page."""
    return table.find(".//img") is not None and len(text_of(table)) <= _LONGEST_CAPTION


def _kind(element: HtmlElement, text: str, classes: ElementClasses, framed: frozenset[HtmlElement]) -> LineKind:
    """The kind that the nearest telling element around a line gives it."""
    for around in (element, *element.iterancestors()):
        if around.tag in {"figcaption", "caption", "figure"} or (classes.is_caption(around) and len(text) <= _LONGEST_CAPTION):
            return LineKind.CAPTION
        if around in framed:
            return LineKind.CAPTION
        if around.tag == "li":
            return LineKind.BULLET
        if around.tag in _HEADINGS and len(text) <= _LONGEST_HEADING and not text.endswith((".", "…")):
            return LineKind.HEADING
        if around.tag in {"article", "body", "main", "section"}:
            break
    return LineKind.PARAGRAPH
