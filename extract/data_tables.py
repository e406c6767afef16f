"""Tables of data in an article: which cells are figures, and for each the sentence that its headings and its row say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from extract.letters import folded

_CELL = re.compile(r"[^|\t]*[^|\t\s][^|\t]*")
_NUMBER = re.compile(r"[+\-–−]?\s*\d[\d.,]*\s*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDER = re.compile(r"(?:stt|tt|số tt|số thứ tự|#)\.?")
_UNIT_COLUMN = re.compile(r"(?:đơn vị(?: tính)?|đvt|đv tính)")
_TABLE_UNIT = re.compile(r"(?:đơn\s+vị(?:\s+tính)?|đvt)\s*:\s*(?P<unit>[^;|\t()]{1,30})")
_BRACKETED = re.compile(r"\((?P<unit>[^()]{1,24})\)")
_TIMED = re.compile(r"(?:quý|tháng|năm|tuần|ngày)\s+(?:\d[\d/.-]*|[ivx]+|trước|nay|qua)(?!\w)|\d")

_CHANGE = re.compile(r"tăng|giảm|tăng\s+trưởng|\+\s*/\s*-|±")
_COMPLETION = re.compile(r"(?:%|so\s+với|thực\s+hiện\s*/|đạt\s+so|tỷ\s+lệ).*(?:kế\s+hoạch|kh|dự\s+toán|dt)(?!\w)")
_RATIO = re.compile(r"so\s+với|so\s+sánh|cùng\s+kỳ|chỉ\s+số")
_SHARE = re.compile(r"tỷ\s+trọng|cơ\s+cấu")
_PLAN = re.compile(r"kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu|(?<!\w)(?:kh|dt)(?!\w)")
_ESTIMATE = re.compile(r"(?<!\w)ước")
_NAMED = re.compile(r"[^\W\d_]{3}")  # more than a time
_LONGEST_TABLE_HEAD = 6  # rows


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a row, by its offsets in the body."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CellSentence:
    """What a cell says with its headings: `text` holds the number at `number_start`; `cell` is where it stands, `row` the row that it stands in."""

    text: str
    number_start: int
    cell: Cell
    row: tuple[int, int]


def cells_of(body: str, start: int, end: int) -> list[Cell]:
    """The cells of a row that is printed with bars or tabs between them; empty ones keep their place."""
    cells: list[Cell] = []
    at = start
    for part in re.split(r"[|\t]", body[start:end]):
        text = part.strip()
        first = at + (len(part) - len(part.lstrip())) if text else at
        cells.append(Cell(text, first, first + len(text)))
        at += len(part) + 1
    return cells


def cell_sentences(body: str, rows: Sequence[tuple[int, int]], before: str = "") -> list[CellSentence]:
    """The sentences of the number cells of a table whose rows have these offsets; `before` is the line above, which may name its unit.

    A table without a heading row, or without a column of names, says nothing that could be read.
    """
    table = [cells_of(body, *row) for row in rows]
    head = list(takewhile(lambda row: not _holds_data(row), table[:_LONGEST_TABLE_HEAD]))
    if not head or len(head) == len(table):
        return []
    columns = [_heading(head, column) for column in range(max(map(len, table)))]
    named = _name_column(columns, table[len(head) :])
    if named is None:
        return []
    unit = _table_unit(" ".join((before, *(cell.text for row in head for cell in row))))
    unit_column = next((i for i, heading in enumerate(columns) if _UNIT_COLUMN.fullmatch(folded(heading))), None)
    found: list[CellSentence] = []
    section = ""
    for row, offsets in zip(table[len(head) :], rows[len(head) :], strict=True):
        name = row[named].text if named < len(row) else ""
        numbers = [(i, cell) for i, cell in enumerate(row) if i > named and i != unit_column and _NUMBER.fullmatch(cell.text)]
        if not numbers:
            section = name or section
            continue
        own = row[unit_column].text if unit_column is not None and unit_column < len(row) else ""
        when = ""
        for i, cell in numbers:
            heading = columns[i] if i < len(columns) else ""
            when = _timed(_without_unit(heading)[0]) or when
            text, at = _sentence(heading, when, name or section, cell.text, own or unit)
            if text:
                found.append(CellSentence(text, at, cell, offsets))
    return found


def _holds_data(row: Sequence[Cell]) -> bool:
    """True for a row with a number that is no year and no column's number."""
    numbers = [cell.text for cell in row[1:] if _NUMBER.fullmatch(cell.text)]
    return any(not _YEAR.fullmatch(text) for text in numbers) and not _counts_columns(row)


def _counts_columns(row: Sequence[Cell]) -> bool:
    """True for the row "1 | 2 | 3 | 4" that numbers the columns."""
    numbers = [cell.text.strip("() ") for cell in row if cell.text]
    digits = [int(text) for text in numbers if text.isascii() and text.isdigit()]
    return len(digits) > 1 and len(digits) >= len(numbers) - 2 and digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] <= 3


def _heading(head: Sequence[Sequence[Cell]], column: int) -> str:
    """What the heading rows say above a column, each text once."""
    texts = [row[column].text for row in head if column < len(row) and not _counts_columns(row)]
    return " ".join(dict.fromkeys(filter(None, texts)))


def _name_column(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> int | None:
    """The first column whose cells are words and which does not number the rows."""
    for i, heading in enumerate(columns):
        if _ORDER.fullmatch(folded(heading)) or _UNIT_COLUMN.fullmatch(folded(heading)):
            continue
        texts = [row[i].text for row in rows if i < len(row) and row[i].text]
        if texts and sum(len(text) > 2 and any(c.isalpha() for c in text) for text in texts) > len(texts) / 2:
            return i
    return None


def _table_unit(text: str) -> str:
    m = _TABLE_UNIT.search(folded(text))
    return m["unit"].strip(" .") if m else ""


def _sentence(heading: str, when: str, name: str, number: str, unit: str) -> tuple[str, int]:
    """The sentence of one cell, and where its number stands; `when` is the time of its column, or of the last to the left that has one.

    A row that is named by a time has what is measured in its column's heading.
    """
    name, own_unit = _without_unit(name.lstrip(" -–+*•").rstrip(" :"))
    heading, column_unit = _without_unit(heading)
    if _timed(name) and not _NAMED.search(_TIMED.sub("", folded(name))):
        when, name = _timed(name), heading
    if not name:
        return "", 0
    said = folded(heading)
    value, negative = number.strip(" +-–−%").strip(), number.lstrip()[:1] in {"-", "–", "−"}
    percent = "%" in number or "%" in heading or column_unit == "%"
    unit = "%" if percent else column_unit or own_unit or unit
    dated = f"{when}, " if when else ""
    base = heading if said.startswith("so với") else "so với cùng kỳ" if "cùng kỳ" in said else ""
    if _CHANGE.search(said):
        verb = "giảm" if negative or ("giảm" in said and "tăng" not in said) else "tăng"
        return _put(f"{dated}{name} {verb} ", value, f"{unit} {base}".strip())
    if percent and _COMPLETION.search(said):
        return _put(f"{dated}{name} đạt ", value, "% kế hoạch")
    if percent and _SHARE.search(said):
        return _put(f"{dated}{name} chiếm ", value, "%")
    if percent and _RATIO.search(said):
        return _put(f"{dated}{name} bằng ", value, f"% {base or 'so với cùng kỳ'}")
    plan = "phấn đấu " if _PLAN.search(said) else ""
    verb = "ước đạt" if _ESTIMATE.search(said) else "đạt"
    return _put(f"{dated}{plan}{name} {verb} {'-' if negative else ''}", value, unit)


def _put(before: str, number: str, behind: str) -> tuple[str, int]:
    gap = "" if behind.startswith("%") else " "
    return f"{before}{number}{gap}{behind}.", len(before)


def _without_unit(text: str) -> tuple[str, str]:
    """A text without its last bracket, and what stands in it where that is short enough for a unit."""
    found = list(_BRACKETED.finditer(text))
    if not found:
        return text, ""
    last = found[-1]
    return " ".join((text[: last.start()] + text[last.end() :]).split()), last["unit"].strip()


def _timed(heading: str) -> str:
    """The heading where it says when: a bare year becomes "năm 2024"."""
    return re.sub(r"(?<!năm )(?<!Năm )(?<![\d/.-])((?:19|20)\d\d)(?![\d/.-])", r"năm \1", heading) if _TIMED.search(folded(heading)) else ""
