"""Finding the raw files of a build."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from schemas.errors import DatasetError
from schemas.limits import LIMITS, Limits
from schemas.raw_names import companion, is_collection, stem


@dataclass(frozen=True, slots=True)
class RawFile:
    """One raw file; `sha256` is None where it cannot be read, or is no collection and larger than an article may be: it is not read at all.

    `path` is relative to the raw folder; `source` is the same as text, with bytes that are no UTF-8 escaped. `beside` is the SHA-256 of the
    file with its metadata or columns; `outside` is true of a link that leads out of the raw folder, or to nothing, which is not followed.
    """

    path: Path
    source: str
    article_id: str
    sha256: str | None
    size: int
    duplicate_of: str | None = None
    beside: str | None = None
    outside: bool = False


def find(raw: Path, limits: Limits = LIMITS) -> tuple[RawFile, ...]:
    """Every file below `raw` in the order of its path, hidden ones left out.

    Of files with one stem the first is the article; the others carry its source in `duplicate_of`.
    Raises DatasetError where `raw` is no folder.
    """
    if not raw.is_dir():
        raise DatasetError(f"{raw}: there is no such folder of articles")
    first: dict[str, str] = {}
    found = []
    names = set(_files(raw))
    companions = {path: other for path in names if (other := companion(path)) in names}
    for path in sorted(names - set(companions.values())):
        source, article_id = _printable(path.as_posix()), _printable(stem(path))
        outside = any(_leads_out(raw / each, raw) for each in (path, companions.get(path)) if each)
        digest, size = (None, 0) if outside else _digest(raw / path, None if is_collection(path) else limits.largest)
        taken = first.setdefault(article_id, source)
        beside = _digest(raw / companions[path], limits.largest)[0] if path in companions and not outside else None
        found.append(RawFile(path, source, article_id, digest, size, None if taken == source else taken, beside, outside))
    return tuple(found)


def find_articles(raw: Path, limits: Limits = LIMITS) -> tuple[RawFile, ...]:
    """The raw files of a build; raises DatasetError where there are none, so that a wrong path does not empty a dataset."""
    files = find(raw, limits)
    if not files:
        raise DatasetError(f"{raw}: there are no articles in this folder")
    return files


def inputs_digest(files: Iterable[RawFile]) -> str:
    """One SHA-256 over the paths and contents of all raw files; of those that are not read, the size."""
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.source}\0{file.sha256 or file.size}\0{file.beside}\0".encode())
    return digest.hexdigest()


def _files(raw: Path) -> Iterable[Path]:
    for path in raw.rglob("*"):
        relative = path.relative_to(raw)
        hidden = any(part.startswith(".") for part in relative.parts)
        if not hidden and (path.is_file() or (path.is_symlink() and _leads_out(path, raw))):
            yield relative


def _leads_out(path: Path, raw: Path) -> bool:
    """True for a link to what is not in the raw folder, or to nothing."""
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a link to itself
        return path.is_symlink()
    return not target.is_relative_to(raw.resolve())


def _printable(name: str) -> str:
    return name.encode(errors="surrogateescape").decode(errors="backslashreplace")


def _digest(path: Path, largest: int | None) -> tuple[str | None, int]:
    """The SHA-256 of a file and its size; no hash of one that is larger than given."""
    try:
        size = path.stat().st_size
        if largest is not None and size > largest:
            return None, size
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest(), size
    except OSError:
        return None, 0
