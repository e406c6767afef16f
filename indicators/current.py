"""Whether there is anything to do: cheap, without reading an article or a table."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from indicators.corrections.corrections_file import corrections_path, digest_of
from indicators.find import RawFile, find, inputs_digest
from indicators.manifest import Manifest, Versions, code_version, read_manifest
from schemas.errors import DatasetError
from schemas.limits import LIMITS, Limits
from schemas.vocabulary import load_vocabulary


def versions_now(vocabulary: Path | None = None, corrections: Path | None = None, as_of: date | None = None, limits: Limits = LIMITS) -> Versions:
    """The versions of the code, the vocabulary (with the overlay folder, where given) and the file of corrections in use, and the limits."""
    day = as_of.isoformat() if as_of else None
    return Versions(code_version(), load_vocabulary(vocabulary).version, corrections=digest_of(corrections), as_of=day, limits=str(limits))


def current_manifest(files: tuple[RawFile, ...], out: Path, versions: Versions) -> Manifest | None:
    """The manifest of the build in `out` if it was made of these files by these versions and all its files are there; else None."""
    try:
        manifest = read_manifest(out)
    except DatasetError:
        return None
    if manifest is None or manifest.inputs != inputs_digest(files) or manifest.versions != versions:
        return None
    return manifest if all(_whole(out / name, entry.bytes) for name, entry in manifest.files.items()) else None


def is_current(raw: Path, out: Path, vocabulary: Path | None = None) -> bool:
    """True where a build of `raw` into `out` would change nothing."""
    return current_manifest(find(raw), out, versions_now(vocabulary, corrections_path(raw))) is not None


def _whole(path: Path, size: int) -> bool:
    try:
        return path.stat().st_size == size
    except OSError:
        return False
