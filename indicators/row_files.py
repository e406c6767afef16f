"""Rows between two stages of a build: Arrow streams in the staging folder, never part of the dataset."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

_OPTIONS = pa.ipc.IpcWriteOptions(compression="lz4")
SUFFIX = ".arrow"


def write_rows(data: pa.Table, path: Path) -> None:
    """Write a file anew, as few record batches as can be: hundreds of tiny ones would cost more than their rows."""
    data = data.combine_chunks()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream, pa.ipc.new_stream(stream, data.schema, options=_OPTIONS) as writer:
        writer.write_table(data)


def read_rows(path: Path) -> pa.Table:
    """All rows of a file, also where it was appended to."""
    tables = []
    with path.open("rb") as stream:
        size = path.stat().st_size
        while stream.tell() < size:
            with pa.ipc.open_stream(stream) as reader:
                tables.append(reader.read_all())
    return pa.concat_tables(tables)


class Appender:
    """Appends rows to the files of a folder, by the file's name; at most `held` rows wait in memory."""

    def __init__(self, folder: Path, held: int) -> None:
        self._folder, self._held = folder, held
        self._waiting: dict[str, list[pa.Table]] = {}
        self._rows = 0

    def add(self, name: str, rows: pa.Table) -> None:
        """Rows for one file, of the same columns each time."""
        self._waiting.setdefault(name, []).append(rows)
        self._rows += rows.num_rows
        if self._rows >= self._held:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        for name, tables in sorted(self._waiting.items()):
            path = self._folder / f"{name}{SUFFIX}"
            path.parent.mkdir(parents=True, exist_ok=True)
            data = pa.concat_tables(tables).combine_chunks()
            with path.open("ab") as stream, pa.ipc.new_stream(stream, data.schema, options=_OPTIONS) as writer:
                writer.write_table(data)
        self._waiting.clear()
        self._rows = 0


def split(data: pa.Table, names: Sequence[str], keys: np.ndarray) -> Iterator[tuple[str, pa.Table]]:
    """The rows of each key, in their order, with its name: `keys` are positions in `names`, one a row."""
    order = np.argsort(keys, kind="stable")
    ordered = data.take(pa.array(order))
    starts = np.flatnonzero(np.diff(keys[order], prepend=-1)).tolist()
    for start, stop in zip(starts, [*starts, len(order)][1:], strict=True):
        yield names[int(keys[order[start]])], ordered.slice(start, stop - start)


def split_by(data: pa.Table, column: str) -> Iterator[tuple[str, pa.Table]]:
    """The rows of each value of a text column without nulls, in their order, with the value."""
    encoded = data[column].combine_chunks().dictionary_encode()
    yield from split(data, encoded.dictionary.to_pylist(), encoded.indices.to_numpy().astype(np.int64))
