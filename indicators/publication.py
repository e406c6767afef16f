"""Putting a finished build in its place, whole."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Mapping
from pathlib import Path

from indicators.builds import current, data_files, drop_old, install
from indicators.extraction_cache import FOLDER as CACHE_FOLDER
from indicators.manifest import NAME, FileEntry, Manifest, Versions, build_id, make_manifest, to_json
from indicators.store import sha256, write_text
from schemas.codebook import codebook
from schemas.data_package import data_package
from schemas.tables import TABLE
from schemas.vocabulary import Vocabulary

FINISHED = "finished"
"""Folder in the staging folder in which the new build is complete before any file of the old one is touched."""


def publish(
    rows: Mapping[str, int], out: Path, staging: Path, *, inputs: str, versions: Versions, counts: Mapping[str, int], vocabulary: Vocabulary
) -> Manifest:
    """Make the tables of the folder FINISHED in the staging folder (`rows` by path), with the documents about them, the present build of `out`.

    Files that have not changed are hard links to those of the build before, where the file system has such.
    """
    finished, before = staging / FINISHED, current(out)
    write_text(codebook(vocabulary), finished / "CODEBOOK.md")
    hashes = {path: sha256(finished / path) for path in rows}
    write_text(data_package(hashes, vocabulary.package, build_id(inputs, versions)), finished / "datapackage.json")
    entries = {path: FileEntry(sha256(finished / path), (finished / path).stat().st_size, rows.get(path)) for path in data_files(finished)}
    manifest = make_manifest(inputs, versions, counts, entries)
    for path, entry in entries.items():
        if _holds(before / path, entry):
            _share(before / path, finished / path)
    write_text(to_json(manifest), finished / NAME)
    install(finished, out, manifest.build_id, staging / "replaced")
    _keep(staging / CACHE_FOLDER, out / CACHE_FOLDER)
    drop_old(out)
    shutil.rmtree(staging)
    return manifest


def _keep(cache: Path, kept: Path) -> None:
    """Put the cache of extractions in the place of the one before."""
    shutil.rmtree(kept, ignore_errors=True)
    cache.rename(kept)


def _holds(path: Path, entry: FileEntry) -> bool:
    return path.is_file() and path.stat().st_size == entry.bytes and sha256(path) == entry.sha256


def _share(old: Path, new: Path) -> None:
    """Let both paths be one file."""
    link = new.with_name(f".{new.name}.link")
    try:
        link.hardlink_to(old)
    except OSError as error:
        if error.errno == errno.ENOENT:
            raise
        return  # no hard links here, or too many: the copy stays
    link.replace(new)


def table_of(path: str) -> str | None:
    """The name of the table that a file of the dataset belongs to; None for documents."""
    name = path.split("/", 1)[0].removesuffix(".parquet")
    return name if name in TABLE else None
