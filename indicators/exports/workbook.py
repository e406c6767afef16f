"""The dataset as one workbook for Excel and its like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.exceptions import FileSizeError, XlsxWriterException

from indicators.exports.exported import Exported, finished_build, placing
from indicators.exports.wanted import Wanted, pieces
from schemas.errors import DatasetError
from schemas.tables import COMPARISONS, INDICATORS_BY_YEAR, OBSERVATIONS, PARTITION, QUALITY, TABLES, Table
from schemas.tables.column import Column

SHEETS = (INDICATORS_BY_YEAR, OBSERVATIONS, COMPARISONS, QUALITY)
ROWS_OF_A_SHEET = 1_048_576
"""Excel's limit, the header included; a longer table goes on in a further sheet."""
LONGEST_CELL = 32_767
"""Excel's limit; a longer text is cut, and ends with an ellipsis."""

_FIRST_DAY = date(1900, 1, 1)
"""Excel knows no day before; an earlier one is written as text."""
_NO_CLOCK = datetime(1980, 1, 1)  # noqa: DTZ001 - Excel's times have no zone
"""Stands as the time of creation, so that the same rows give the same bytes."""
_WIDEST = 60
_CODEBOOK = ("table", "column", "type", "may be empty", "meaning", "codes")

Write = Callable[[int, int, Any], object]


class _Sheet:
    """One table in as many sheets as it needs: a frozen header, a filter, and cells of the type of their columns."""

    def __init__(self, book: xlsxwriter.Workbook, name: str, columns: Iterable[Column]) -> None:
        self.book, self.name, self.columns = book, name, tuple(columns)
        self.header = book.add_format({"bold": True, "bottom": 1})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.rows = self.cut = self.sheets = 0
        self._start()

    def _start(self) -> None:
        self.sheets += 1
        self.at = 0
        self.sheet = self.book.add_worksheet(self.name if self.sheets == 1 else f"{self.name}_{self.sheets}")
        self.sheet.freeze_panes(1, 0)
        for position, column in enumerate(self.columns):
            self.sheet.write_string(0, position, column.name, self.header)
            self.sheet.set_column(position, position, _width(column))
        self.writers = [self._writer(column.type) for column in self.columns]

    def _writer(self, kind: pa.DataType) -> Write:
        if pa.types.is_boolean(kind):
            return self.sheet.write_boolean  # type: ignore[no-any-return]
        if pa.types.is_date(kind):
            return self._write_day
        return self._write_text if pa.types.is_string(kind) else self.sheet.write_number

    def _write_day(self, row: int, column: int, day: date) -> None:
        if day < _FIRST_DAY:
            self.sheet.write_string(row, column, day.isoformat())
        else:
            self.sheet.write_datetime(row, column, day, self.day)

    def _write_text(self, row: int, column: int, text: str) -> None:
        """Text is written as text whatever it begins with: `=`, `+`, `-` and `@` start no formula."""
        if len(text) > LONGEST_CELL:
            text, self.cut = text[: LONGEST_CELL - 1] + "…", self.cut + 1
        if text:
            self.sheet.write_string(row, column, text)

    def add(self, cells: Iterable[Any]) -> None:
        """One row; what is None stays empty."""
        if self.at == ROWS_OF_A_SHEET - 1:
            self.end()
            self._start()
        self.at += 1
        self.rows += 1
        for column, (cell, write) in enumerate(zip(cells, self.writers, strict=True)):
            if cell is not None:
                write(self.at, column, cell)

    def end(self) -> None:
        """Put the filter over the rows that were written."""
        self.sheet.autofilter(0, 0, self.at, len(self.columns) - 1)


def export_workbook(out: Path, path: Path, wanted: Wanted) -> list[Exported]:
    """Write the figures, the comparisons, the findings and the meaning of the columns to the workbook `path`.

    Raises DatasetError where a sheet would be larger than the format allows (4 GB).
    """
    with placing(out, path) as files, finished_build(out):
        hidden = files.beside(path)
        book = xlsxwriter.Workbook(
            hidden, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "tmpdir": str(path.parent)}
        )
        book.set_properties({"created": _NO_CLOCK})
        sheets = [_table(book, out, table, wanted) for table in SHEETS]
        wanted.require(sheets[SHEETS.index(OBSERVATIONS)].rows, out)
        _codebook(book)
        try:
            book.close()
        except FileSizeError as error:
            raise DatasetError(f"{path}: a workbook cannot hold so many rows; narrow them with --metric, --place or --year, or use --csv") from error
        except XlsxWriterException as error:
            raise DatasetError(f"{path}: cannot be written ({error})") from error
    return [Exported(path, _held(sheet), limited=sheet.cut > 0) for sheet in sheets]


def _table(book: xlsxwriter.Workbook, out: Path, table: Table, wanted: Wanted) -> _Sheet:
    sheet = _Sheet(book, table.name, table.columns)
    for piece in pieces(out, table, wanted):
        for row in zip(*(piece[name].to_pylist() for name in table.names), strict=True):
            sheet.add(row)
    sheet.end()
    return sheet


def _held(sheet: _Sheet) -> str:
    parts = [f"sheet {sheet.name}, {sheet.rows:,} rows"]
    if sheet.sheets > 1:
        parts.append(f"in {sheet.sheets} sheets of at most {ROWS_OF_A_SHEET:,} rows")
    if sheet.cut:
        parts.append(f"{sheet.cut:,} texts cut at {LONGEST_CELL:,} letters")
    return ", ".join(parts)


def _codebook(book: xlsxwriter.Workbook) -> None:
    """What every column of every table means, and the codes in it."""
    sheet = _Sheet(book, "codebook", [Column(name, pa.string(), "") for name in _CODEBOOK])
    for position, width in enumerate((20, 26, 12, 12, 100, 100)):
        sheet.sheet.set_column(position, position, width)
    for row in _meanings():
        sheet.add(row)
    sheet.end()


def _meanings() -> Iterator[tuple[str, ...]]:
    for table in TABLES:
        yield table.name, "", "", "", table.description, ""
        for column in (*table.columns, PARTITION) if table.partitioned else table.columns:
            code_list = column.code_list
            codes = "; ".join(f"{code}: {code_list(code).meaning}" for code in column.codes) if code_list else ""
            yield table.name, column.name, str(column.type), "yes" if column.nullable else "no", column.description, codes


def _width(column: Column) -> int:
    """Room for the name with the button of its filter, and more for words."""
    if column.name in {"source_sentence", "metric_text", "label", "caveat_en", "caveat_vi", "message", "derivation"}:
        return _WIDEST
    if column.name in {"observation_id", "article_id", "metric", "place", "value"} or column.name.endswith(("_metric", "_observation_id", "_value")):
        return max(20, len(column.name) + 4)
    return max(10, len(column.name) + 4)
