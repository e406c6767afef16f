"""Tables of a page: which hold data, and their rows with spanning headings repeated in every cell that they span."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from extract.html.document import text_of

CELL_MARK = " | "
_LONGEST_CELL = 200
_WIDEST_SPAN = 50
_MOST_REPEATED = 100_000  # characters that the spans of one table repeat
_NUMBER_ALONE = re.compile(r"[^a-zA-ZÀ-ỹĐđ]*\d[^a-zA-ZÀ-ỹĐđ]*")


def is_data_table(table: HtmlElement) -> bool:
    """True for a table with two rows or more of two cells or more with short text, no picture and no table inside: others only lay out the page."""
    if table.find(".//table") is not None or table.find(".//img") is not None:
        return False
    rows = [[text_of(cell) for cell in row.iter("td", "th")] for row in table.iter("tr")]
    filled = [row for row in rows if sum(map(bool, row)) > 1]
    return len(filled) > 1 and all(len(text) <= _LONGEST_CELL for row in rows for text in row)


def table_rows(table: HtmlElement) -> list[list[str]]:
    """The rows as texts; a cell that spans rows or columns is repeated where it is a heading, and stands once where it holds a number."""
    rows: list[list[str]] = []
    waiting: dict[int, tuple[int, str]] = {}  # column -> rows that its cell still spans, and its text
    left = _MOST_REPEATED
    for number, row in enumerate(table.iter("tr")):
        cells: list[str] = []
        waiting = _fill(cells, waiting)
        for cell in row.iter("td", "th"):
            text = text_of(cell)
            repeated = "" if number and cell.tag == "td" and _NUMBER_ALONE.fullmatch(text) else text
            columns, deep = _span(cell, "colspan"), _span(cell, "rowspan")
            left -= (columns * deep - 1) * (len(text) + 1)
            if left < 0:
                columns = deep = 1
            for copy in range(columns):
                if (rows_left := deep - 1) > 0:
                    waiting[len(cells)] = (rows_left, repeated)
                cells.append(repeated if copy else text)
            waiting = _fill(cells, waiting)
        if any(cells):
            rows.append(cells)
    return rows


def _fill(cells: list[str], waiting: dict[int, tuple[int, str]]) -> dict[int, tuple[int, str]]:
    """Put in the cells that span down from rows above; returns what goes on spanning."""
    left = dict(waiting)
    while len(cells) in left:
        rows_left, text = left.pop(len(cells))
        if rows_left > 1:
            left[len(cells)] = (rows_left - 1, text)
            cells.append(text)
            continue
        cells.append(text)
    return left


def _span(cell: HtmlElement, name: str) -> int:
    """How many rows or columns a cell spans."""
    value = cell.get(name, "1").strip()
    return max(1, min(int(value), _WIDEST_SPAN)) if value.isascii() and value.isdigit() else 1
