"""Putting a finished build in its place: files in one step each, the manifest last."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

import pyarrow as pa

from indicators.manifest import NAME, FileEntry, Manifest, Versions, build_id, make_manifest, to_json
from indicators.store import data_files, move_in, sha256, write_table, write_text
from schemas.codebook import codebook
from schemas.data_package import data_package
from schemas.tables import TABLE, TABLES
from schemas.vocabulary import Vocabulary

FINISHED = "finished"
"""Folder in the staging folder in which the new build is complete before any file of the old one is touched."""


def publish(
    tables: Mapping[str, pa.Table], out: Path, staging: Path, *, inputs: str, versions: Versions, counts: Mapping[str, int], vocabulary: Vocabulary
) -> Manifest:
    """Write all tables and documents in the staging folder, move them into `out`, and drop the partitions that are no longer there.

    Files that have not changed are left alone. Without its manifest, which goes first and comes last, a dataset is unfinished.
    """
    finished = staging / FINISHED
    rows: dict[str, int] = {}
    for table in TABLES:
        rows |= write_table(tables[table.name], table, finished)
    write_text(codebook(vocabulary), finished / "CODEBOOK.md")
    hashes = {path: sha256(finished / path) for path in rows}
    write_text(data_package(hashes, vocabulary.package, build_id(inputs, versions)), finished / "datapackage.json")
    entries = {path: FileEntry(sha256(finished / path), (finished / path).stat().st_size, rows.get(path)) for path in data_files(finished)}
    manifest = make_manifest(inputs, versions, counts, entries)
    (out / NAME).unlink(missing_ok=True)
    for path, entry in entries.items():
        if not _holds(out / path, entry):
            move_in(finished / path, out / path)
    _drop_stale(out, entries)
    write_text(to_json(manifest), out / NAME)
    shutil.rmtree(staging)
    return manifest


def _holds(path: Path, entry: FileEntry) -> bool:
    return path.is_file() and path.stat().st_size == entry.bytes and sha256(path) == entry.sha256


def _drop_stale(out: Path, entries: Mapping[str, FileEntry]) -> None:
    """Remove what an earlier build left in the folders of partitions; nothing else in `out` is ours to remove."""
    for table in TABLES:
        if not table.partitioned:
            continue
        for month in sorted((out / table.path).glob("*=*")):
            for path in sorted(month.iterdir()):
                if path.relative_to(out).as_posix() not in entries:
                    path.unlink()
            if not any(month.iterdir()):
                month.rmdir()


def table_of(path: str) -> str | None:
    """The name of the table that a file of the dataset belongs to; None for documents."""
    name = path.split("/", 1)[0].removesuffix(".parquet")
    return name if name in TABLE else None
