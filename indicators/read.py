"""Reading the dataset as frames."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from indicators.builds import current
from schemas.errors import DatasetError
from schemas.tables import PARTITION, TABLE, Table
from schemas.tables.frames import to_frame


def read_table(out: Path, name: str, columns: list[str] | None = None) -> pd.DataFrame:
    """One table of the dataset in `out` (or some columns of it), partitions together, without the partition column.

    Raises DatasetError where it cannot be read.
    """
    return to_frame(read_arrow(out, TABLE[name], columns))


def observations(out: Path, as_of: date | None = None, vocabulary: Path | None = None) -> pd.DataFrame:
    """All observations, printed and derived; with `as_of` those that were known on that day, as `indicators.known` has them.

    `vocabulary` is the folder that the build overlaid the built-in vocabulary with.
    """
    if as_of is not None:
        from indicators.known import known_observations  # noqa: PLC0415 - it reads with this module

        return known_observations(out, as_of, vocabulary)
    return read_table(out, "observations")


def read_arrow(out: Path, table: Table, columns: list[str] | None = None) -> pa.Table:
    """One table as Arrow; raises DatasetError where a file is missing, corrupt, or of another schema."""
    build = current(out)
    paths = sorted(build.glob(f"{table.path}/{PARTITION.name}=*/*.parquet")) if table.partitioned else [build / table.path]
    if not paths:
        raise DatasetError(f"{out / table.path}: there is no such table; `chiso run --out {out}` writes it")
    return pa.concat_tables([read_file(path, table, columns) for path in paths])


def read_file(path: Path, table: Table, columns: list[str] | None = None) -> pa.Table:
    """One Parquet file, or some columns of it, its checksums verified; raises DatasetError as `read_arrow` does."""
    try:
        with pq.ParquetFile(path, page_checksum_verification=True) as file:
            schema, data = file.schema_arrow, file.read(columns)
    except (OSError, pa.ArrowException) as error:
        raise DatasetError(f"{path}: cannot be read ({error}); build the dataset again") from error
    if not schema.equals(table.arrow_schema()):
        raise DatasetError(f"{path}: has other columns than this version writes; build the dataset again")
    return data
