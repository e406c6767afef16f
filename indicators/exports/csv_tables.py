"""Each table as a CSV file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from indicators.exports.exported import Exported, finished_build, placing
from indicators.exports.wanted import Wanted, pieces
from schemas.tables import TABLES, Table

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
"""Without it Excel takes the file for Windows-1252 and spoils every Vietnamese letter; other readers skip it."""


def export_csv(out: Path, folder: Path, wanted: Wanted) -> list[Exported]:
    """Write each table to `folder` as NAME.csv, with the codebook beside them; earlier files of these names are replaced.

    UTF-8 with a byte order mark; text is quoted (RFC 4180), a null is an empty cell and an empty text `""`; days and times as in ISO 8601.
    """
    with placing(out, folder) as files, finished_build(out):
        rows = {table.name: _write(out, table, wanted, files.beside(folder / f"{table.name}.csv")) for table in TABLES}
        wanted.require(rows["observations"], out)
        shutil.copyfile(out / "CODEBOOK.md", files.beside(folder / "CODEBOOK.md"))
    return [Exported(folder / f"{name}.csv", f"{number:,} rows") for name, number in rows.items()]


def _write(out: Path, table: Table, wanted: Wanted, hidden: Path) -> int:
    schema = pa.schema([pa.field(field.name, _printed_type(field.type)) for field in table.arrow_schema()])
    rows = 0
    with hidden.open("wb") as stream:
        stream.write(BYTE_ORDER_MARK)
        with csv.CSVWriter(stream, schema) as writer:
            for piece in pieces(out, table, wanted):
                writer.write_table(pa.table([_printed(piece[name]) for name in schema.names], schema=schema))
                rows += piece.num_rows
    return rows


def _printed_type(kind: pa.DataType) -> pa.DataType:
    return pa.string() if pa.types.is_timestamp(kind) else kind


def _printed(cells: pa.ChunkedArray) -> pa.ChunkedArray:
    """Times as ISO 8601 in the zone of the column, which Arrow's writer would turn into UTC; other cells as they are."""
    if not pa.types.is_timestamp(cells.type):
        return cells
    return pc.replace_substring_regex(pc.strftime(pc.cast(cells, pa.timestamp("s", cells.type.tz)), "%Y-%m-%dT%H:%M:%S%z"), r"(\d{2})$", r":\1")
