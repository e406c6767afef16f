"""What an export wrote, and putting its files in place only when all of them are whole."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from indicators.manifest import Manifest, read_manifest
from schemas.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Exported:
    """A file, or a sheet of a workbook, that was written: what it holds, and whether the format made us leave something out."""

    path: Path
    what: str
    limited: bool = False


@contextmanager
def finished_build(out: Path) -> Iterator[Manifest]:
    """The build in `out`, which must be the same when the export ends; raises DatasetError where none is finished or it has changed."""
    manifest = read_manifest(out)
    if manifest is None:
        raise DatasetError(f"{out}: there is no finished build here (no manifest.json); `chiso run --out {out}` makes one")
    yield manifest
    if read_manifest(out) != manifest:
        raise DatasetError(f"{out}: was built anew while it was exported; export it again")


def package_of(out: Path) -> dict[str, Any]:
    """`datapackage.json` of the build; raises DatasetError where it cannot be read."""
    path = out / "datapackage.json"
    try:
        package: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError) as error:
        raise DatasetError(f"{path}: cannot be read ({error}); build the dataset again") from error
    return package


class Placing:
    """Files written beside their places under hidden names, which `placing` puts in place together or takes away."""

    def __init__(self) -> None:
        self.files: dict[Path, Path] = {}

    def beside(self, path: Path) -> Path:
        """The hidden name under which to write what belongs at `path`."""
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.is_dir():
            raise DatasetError(f"{path}: is a folder; name a file")
        return self.files.setdefault(path, path.with_name(f".{path.name}.writing"))


@contextmanager
def placing(out: Path, *targets: Path) -> Iterator[Placing]:
    """Let files be written; they take their places when all is done, and none does after an error.

    Raises DatasetError where a target lies in the dataset itself.
    """
    for target in targets:
        if target.resolve().is_relative_to(out.resolve()):
            raise DatasetError(f"{target}: lies in the folder of the tables; export to another place")
    started = Placing()
    try:
        yield started
        for path, hidden in started.files.items():
            hidden.replace(path)
    finally:
        for hidden in started.files.values():
            hidden.unlink(missing_ok=True)
