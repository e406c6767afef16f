"""Tables of data in an article: which cells are figures, and for each the sentence that its headings and its row say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from extract.text.letters import LEFT, RIGHT, alternation, folded
from schemas.vocabulary.table_cues import TableCues

_NUMBER = re.compile(r"[+\-–−]?\s*\d[\d.,]*\s*%?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BARE_YEAR = re.compile(r"(?<![Nn]ăm )(?<![\d/.-])((?:19|20)\d\d)(?![\d/.-])")
_BRACKETED = re.compile(r"\((?P<unit>[^()]{1,24})\)")
_TIMED = re.compile(r"(?:quý|tháng|năm|tuần|ngày)\s+(?:\d[\d/.-]*|[ivx]+|trước|nay|qua)(?!\w)|\d")
_NAMED = re.compile(r"[^\W\d_]{3}")
_LONGEST_HEAD = 6  # rows


class Cell(NamedTuple):
    """One cell of a row, by its offsets in the body."""

    text: str
    start: int
    end: int


class CellSentence(NamedTuple):
    """What a cell says with its headings: `text` holds the number at `number_start`; `cell` is where it stands, `row` the row that it stands in."""

    text: str
    number_start: int
    cell: Cell
    row: tuple[int, int]


class _Column(NamedTuple):
    """What the headings above a column say: the text without the unit, and the unit."""

    heading: str
    unit: str


class TableReader:
    """Reads tables into sentences; compiled once from the cues."""

    def __init__(self, cues: TableCues) -> None:
        self._order = re.compile(rf"{alternation(cues.order_headings)}\.?")
        self._unit_heading = re.compile(alternation(cues.unit_labels))
        self._table_unit = re.compile(rf"{alternation(cues.unit_labels)}\s*:\s*(?P<unit>[^;|\t()]{{1,30}})", re.IGNORECASE)
        self._change = _any_of(cues.changes)
        self._plan, self._comparison = _any_of(cues.plans), _any_of(cues.comparisons)
        self._share, self._estimate = _any_of(cues.shares), _any_of(cues.estimates)
        self._general = _any_of(cues.general_words)

    def sentences(self, body: str, rows: Sequence[tuple[int, int]], before: str = "") -> list[CellSentence]:
        """The sentences of the number cells of a table whose rows have these offsets; `before` is the line above, which may name its unit.

        A table without a heading row, or without a column of names, says nothing that could be read.
        """
        table = [cells_of(body, *row) for row in rows]
        head = list(takewhile(lambda row: not _holds_data(row), table[:_LONGEST_HEAD]))
        columns = [_column(head, column) for column in range(max(map(len, table), default=0))]
        named = self._name_column(columns, table[len(head) :])
        if not head or named is None:
            return []
        unit = self._unit_of_table(" | ".join((before, *(cell.text for row in head for cell in row))))
        unit_column = next((i for i, column in enumerate(columns) if self._unit_heading.fullmatch(folded(column.heading))), None)
        found: list[CellSentence] = []
        section = ""
        for row, offsets in zip(table[len(head) :], rows[len(head) :], strict=True):
            name = row[named].text if named < len(row) else ""
            numbers = [(i, cell) for i, cell in enumerate(row) if i > named and i != unit_column and _NUMBER.fullmatch(cell.text)]
            if not numbers:
                section = name or section
                continue
            of_row = row[unit_column].text if unit_column is not None and unit_column < len(row) else ""
            when = ""
            for i, cell in numbers:
                when = _timed(columns[i].heading) or when
                text, at = self._sentence(columns[i], when, name or section, cell.text, of_row or unit)
                if text:
                    found.append(CellSentence(text, at, cell, offsets))
        return found

    def _name_column(self, columns: Sequence[_Column], rows: Sequence[Sequence[Cell]]) -> int | None:
        """The first column whose cells are words and which does not number the rows."""
        for i, column in enumerate(columns):
            heading = folded(column.heading)
            if self._order.fullmatch(heading) or self._unit_heading.fullmatch(heading):
                continue
            texts = [row[i].text for row in rows if i < len(row) and row[i].text]
            if texts and sum(len(text) > 2 and any(c.isalpha() for c in text) for text in texts) > len(texts) / 2:
                return i
        return None

    def _unit_of_table(self, text: str) -> str:
        m = self._table_unit.search(text)
        return m["unit"].strip(" .") if m else ""

    def _sentence(self, column: _Column, when: str, name: str, number: str, unit: str) -> tuple[str, int]:
        """The sentence of one cell, and where its number stands; `when` is the time of its column, or of the last to the left that has one.

        A row that is named by a time has what is measured in its column's heading.
        """
        name, own_unit = _without_unit(name.lstrip(" -–+*•").rstrip(" :"))
        if _timed(name) and not _NAMED.search(_TIMED.sub("", folded(name))):
            when, name = _timed(name), column.heading
        if not name:
            return "", 0
        said = folded(column.heading)
        value, negative = number.strip(" +-–−%").strip(), number.lstrip()[:1] in {"-", "–", "−"}
        percent = "%" in number or "%" in column.heading or column.unit == "%"
        unit = "%" if percent else column.unit or own_unit or unit
        dated = f"{when}, " if when else ""
        base = column.heading if said.startswith("so với") else "so với cùng kỳ" if "cùng kỳ" in said else ""
        if self._change.search(said):
            verb = "giảm" if negative or ("giảm" in said and "tăng" not in said) else "tăng"
            return _put(f"{dated}{name} {verb} ", value, f"{unit} {base}".strip())
        if percent and self._plan.search(said):
            return _put(f"{dated}{name} đạt ", value, "% kế hoạch")
        if percent and self._share.search(said):
            return _put(f"{dated}{name} chiếm ", value, "%")
        if percent and self._comparison.search(said):
            return _put(f"{dated}{name} bằng ", value, f"% {base or 'so với cùng kỳ'}")
        if _NAMED.search(self._general.sub(" ", _TIMED.sub(" ", said))) and said != folded(name):
            name = f"{column.heading} {name}"  # the columns say what is measured, the rows of what
        plan = "phấn đấu " if self._plan.search(said) else ""
        verb = "ước đạt" if self._estimate.search(said) else "đạt"
        return _put(f"{dated}{plan}{name} {verb} {'-' if negative else ''}", value, unit)


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


def _any_of(words: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"{LEFT}{alternation(words)}{RIGHT}")


def _holds_data(row: Sequence[Cell]) -> bool:
    """True for a row with a number that is no year and no column's number."""
    numbers = [cell.text for cell in row[1:] if _NUMBER.fullmatch(cell.text)]
    return any(not _YEAR.fullmatch(text) for text in numbers) and not _counts_columns(row)


def _counts_columns(row: Sequence[Cell]) -> bool:
    """True for the row "1 | 2 | 3 | 4" that numbers the columns."""
    numbers = [cell.text.strip("() ") for cell in row if cell.text]
    digits = [int(text) for text in numbers if text.isascii() and text.isdigit()]
    return len(digits) > 1 and len(digits) >= len(numbers) - 2 and digits == list(range(digits[0], digits[0] + len(digits))) and digits[0] <= 3


def _column(head: Sequence[Sequence[Cell]], column: int) -> _Column:
    """What the heading rows say above a column, each text once."""
    texts = [row[column].text for row in head if column < len(row) and not _counts_columns(row)]
    return _Column(*_without_unit(" ".join(dict.fromkeys(filter(None, texts)))))


def _without_unit(text: str) -> tuple[str, str]:
    """A text without its last bracket, and what stands in it where that is short enough for a unit."""
    found = list(_BRACKETED.finditer(text))
    if not found:
        return text, ""
    last = found[-1]
    return " ".join((text[: last.start()] + text[last.end() :]).split()), last["unit"].strip()


def _timed(heading: str) -> str:
    """The heading where it says when: a bare year becomes "năm 2024"."""
    return _BARE_YEAR.sub(r"năm \1", heading) if _TIMED.search(folded(heading)) else ""


def _put(before: str, number: str, behind: str) -> tuple[str, int]:
    """The sentence, and where the number begins."""
    gap = "" if behind.startswith("%") else " "
    return f"{before}{number}{gap}{behind}.", len(before)
