"""Reading single rows from the tables on disk, for the commands that show them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from schemas.errors import DatasetError


def rows(out: Path, table: str, *, where: dict[str, str] | None = None, columns: Sequence[str] | None = None) -> list[dict[str, Any]]:
    """The rows of `table` (a file or a partitioned folder) whose columns equal `where`.

    Raises DatasetError where there is no such table or it cannot be read.
    """
    import pyarrow as pa
    import pyarrow.dataset as ds

    path = out / table if (out / table).is_dir() else out / f"{table}.parquet"
    if not path.exists():
        raise DatasetError(f"{out}: there is no table {table}; `chiso run --out {out}` writes it")
    condition = None
    for column, value in (where or {}).items():
        equal = ds.field(column) == value
        condition = equal if condition is None else condition & equal
    try:
        found: list[dict[str, Any]] = ds.dataset(path, partitioning="hive").to_table(columns=columns, filter=condition).to_pylist()
    except (pa.ArrowException, OSError) as error:
        raise DatasetError(f"{path}: cannot be read ({error}); `chiso check --out {out}` says which files are damaged") from error
    return found
