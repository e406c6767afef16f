"""`manifest.json`: what a build is made of, and the proof that its files are whole."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from indicators.builds import current
from schemas.errors import DatasetError
from schemas.limits import LIMITS
from schemas.version import SCHEMA_VERSION

NAME = "manifest.json"
_PACKAGES = ("schemas", "extract", "indicators")


@dataclass(frozen=True, slots=True)
class FileEntry:
    """One file of the dataset; `rows` is None for what is no table."""

    sha256: str
    bytes: int
    rows: int | None


@dataclass(frozen=True, slots=True)
class Versions:
    """What decides the rows besides the articles: two builds with equal versions and inputs are equal.

    `corrections` is the SHA-256 of the corrections file, empty where there is none; `as_of` the day of which the build tells what was known.
    """

    code: str
    vocabulary: str
    schema: str = SCHEMA_VERSION
    corrections: str = ""
    as_of: str | None = None
    limits: str = str(LIMITS)


@dataclass(frozen=True, slots=True)
class Manifest:
    """A finished build; `inputs` is one hash over all raw files."""

    build_id: str
    inputs: str
    versions: Versions
    counts: Mapping[str, int]
    files: Mapping[str, FileEntry]


def make_manifest(inputs: str, versions: Versions, counts: Mapping[str, int], entries: Mapping[str, FileEntry]) -> Manifest:
    """The manifest of a build; its id depends on inputs and versions alone, not on the clock."""
    return Manifest(build_id(inputs, versions), inputs, versions, dict(counts), dict(sorted(entries.items())))


def rules(versions: Versions) -> str:
    """What decides the rows that are read of an article."""
    return f"{versions.code} {versions.vocabulary} {versions.schema} {versions.limits}"


def build_id(inputs: str, versions: Versions) -> str:
    """The id of a build: a hash of what decides its rows."""
    parts = (inputs, versions.code, versions.vocabulary, versions.schema, versions.corrections, versions.as_of or "", versions.limits)
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()[:16]


def to_json(manifest: Manifest) -> str:
    """The text of `manifest.json`."""
    return json.dumps(asdict(manifest), ensure_ascii=False, indent=2) + "\n"


def read_manifest(out: Path) -> Manifest | None:
    """The manifest of the build in `out`, None where no build was finished; raises DatasetError where it cannot be understood."""
    path = current(out) / NAME
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes())
        entries = {name: FileEntry(**entry) for name, entry in data["files"].items()}
        return Manifest(data["build_id"], data["inputs"], Versions(**data["versions"]), data["counts"], entries)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise DatasetError(f"{path}: is no manifest of ours ({error}); build again with --full") from error


@lru_cache
def code_version() -> str:
    """Hash of the source of the packages that decide the rows: any edit of a rule is a new version."""
    digest = hashlib.sha256()
    for package in _PACKAGES:
        root = Path(str(files(package)))
        for path in sorted(root.rglob("*.py")):
            digest.update(f"{package}/{path.relative_to(root).as_posix()}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
