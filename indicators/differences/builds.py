"""A build to set against another."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from indicators.manifest import Manifest, read_manifest
from indicators.previous import Previous, previous_build
from indicators.read import read_table
from schemas.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two builds; `version` is the one of `datapackage.json`, without the build."""

    out: Path
    manifest: Manifest
    version: str
    rows: Previous


def side(out: Path) -> Side:
    """The finished build in `out`; raises DatasetError where there is none or this version of the program cannot read it."""
    manifest = read_manifest(out)
    if manifest is None:
        raise DatasetError(f"{out}: there is no finished build here (no manifest.json); `chiso run --out {out}` makes one")
    rows = previous_build(out)
    if rows.manifest is None:  # `previous_build` takes an unreadable build for none: read again, to hear why
        for name in ("articles", "corrections"):
            read_table(out, name)
        raise DatasetError(f"{out}: cannot be read; build the dataset again")
    try:
        version = json.loads((out / "datapackage.json").read_bytes())["version"].partition("+")[0]
    except (OSError, ValueError, KeyError, AttributeError) as error:
        raise DatasetError(f"{out / 'datapackage.json'}: cannot be read ({error}); build the dataset again") from error
    return Side(out, manifest, version, rows)


def files_of(one: Side, prefix: str) -> dict[str, str]:
    """Path and SHA-256 of the files whose path is `prefix` or lies below it."""
    return {path: entry.sha256 for path, entry in one.manifest.files.items() if path == prefix or path.startswith(f"{prefix}/")}
