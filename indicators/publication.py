"""Putting a finished build in its place: files in one step each, the manifest last."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from indicators.extraction_cache import FOLDER as CACHE_FOLDER
from indicators.manifest import NAME, FileEntry, Manifest, Versions, build_id, make_manifest, to_json
from indicators.store import data_files, move_in, sha256, write_text
from schemas.codebook import codebook
from schemas.data_package import data_package
from schemas.tables import TABLE, TABLES
from schemas.vocabulary import Vocabulary

FINISHED = "finished"
"""Folder in the staging folder in which the new build is complete before any file of the old one is touched."""


def publish(
    rows: Mapping[str, int], out: Path, staging: Path, *, inputs: str, versions: Versions, counts: Mapping[str, int], vocabulary: Vocabulary
) -> Manifest:
    """Put the tables of the folder FINISHED in the staging folder (`rows` by path), and the documents about them, into `out`.

    Partitions that are no longer there are dropped.
    Files that have not changed are left alone. Without its manifest, which goes first and comes last, a dataset is unfinished.
    """
    finished = staging / FINISHED
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
    _keep(staging / CACHE_FOLDER, out / CACHE_FOLDER)
    shutil.rmtree(staging)
    return manifest


def _keep(cache: Path, kept: Path) -> None:
    """Put the cache of extractions in the place of the one before."""
    shutil.rmtree(kept, ignore_errors=True)
    cache.rename(kept)


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
