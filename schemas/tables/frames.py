"""Between Arrow tables and data frames, by the definition of the table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd
import pyarrow as pa

from schemas.errors import TableError
from schemas.tables.table import Table

_NULLABLE_INTEGERS = {pa.int16(): pd.Int16Dtype(), pa.int32(): pd.Int32Dtype(), pa.int64(): pd.Int64Dtype()}


def to_frame(data: pa.Table) -> pd.DataFrame:
    """A frame with nullable integers, `str` text and days as timestamps at midnight."""
    frame: pd.DataFrame = data.to_pandas(date_as_object=False, types_mapper=_NULLABLE_INTEGERS.get)
    return frame


def to_arrow(frame: pd.DataFrame, table: Table) -> pa.Table:
    """The frame as the table's Arrow schema has it, sorted by the table's order; raises TableError where a column does not fit."""
    ordered = frame.sort_values(list(table.order), kind="stable", na_position="last") if len(frame) > 1 else frame
    schema = table.arrow_schema()
    try:
        return pa.Table.from_pandas(ordered[table.names], schema=schema, preserve_index=False).replace_schema_metadata(schema.metadata)
    except (KeyError, pa.ArrowException) as error:
        raise TableError(f"{table.name}: {error}") from error


def from_rows(rows: Iterable[Mapping[str, Any]], table: Table) -> pa.Table:
    """Rows as an Arrow table, in the order given; raises TableError where a cell does not fit."""
    schema = table.arrow_schema()
    try:
        return pa.Table.from_pylist(list(rows), schema=schema)
    except pa.ArrowException as error:
        raise TableError(f"{table.name}: {error}") from error


def empty_frame(table: Table) -> pd.DataFrame:
    """A frame without rows, with the table's columns and types."""
    return to_frame(table.arrow_schema().empty_table())
