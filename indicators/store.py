"""Writing files so that a reader sees the old one or the new one, never half of one."""

from __future__ import annotations

import hashlib
import os
import shutil
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from schemas.errors import DatasetError

STAGING = ".staging"
_TEMPORARY = ".writing"


def write_parquet(data: pa.Table, path: Path) -> None:
    """Write one Parquet file; the same rows give the same bytes, and pages carry checksums."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(path)
    with temporary.open("wb") as stream:
        pq.write_table(data, stream, compression="zstd", write_page_checksum=True)
    _settle(temporary, path)


def write_text(text: str, path: Path) -> None:
    """Write one text file in UTF-8."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = _temporary(path)
    temporary.write_bytes(text.encode())
    _settle(temporary, path)


def fresh_staging(out: Path) -> Path:
    """An empty staging folder inside `out`; what a broken run left there goes. Raises DatasetError where `out` cannot be written to."""
    staging = out / STAGING
    try:
        if staging.exists():
            shutil.rmtree(staging)
        staging.mkdir(parents=True)
    except (PermissionError, NotADirectoryError, FileExistsError) as error:
        raise DatasetError(f"{out}: cannot be written to ({error.strerror}); name another folder for the tables") from error
    return staging


def sha256(path: Path) -> str:
    """SHA-256 of a file's bytes."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _temporary(path: Path) -> Path:
    return path.with_name(f".{path.name}{_TEMPORARY}")


def _settle(temporary: Path, path: Path) -> None:
    with temporary.open("rb") as stream:
        os.fsync(stream.fileno())
    temporary.replace(path)
