"""Reading vocabulary files: the built-in ones, overlaid by the user's own folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.errors import VocabularyError

BUILT_IN = Path(str(files("schemas"))) / "vocabulary" / "data"


class Entry(BaseModel):
    """Base of every vocabulary entry: immutable, and unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


E = TypeVar("E", bound=Entry)


def locate(name: str, overlay: Path | None) -> list[Path]:
    """The files that make up `name` (a file or a folder of files), built-in first, the overlay's after."""
    found: list[Path] = []
    for root in (BUILT_IN, overlay):
        if root is None:
            continue
        path = root / name
        if path.is_dir():
            found += sorted(p for p in path.iterdir() if p.suffix in {".yaml", ".csv"})
        elif path.is_file():
            found.append(path)
    return found


def read_yaml(path: Path) -> Any:
    """The content of one YAML file; raises VocabularyError with the line where it cannot be parsed."""
    try:
        with path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 - both are safe loaders
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise VocabularyError(path.name, "file", f"is not valid YAML: {error}") from error


def read_csv(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of one CSV file with their line numbers."""
    with path.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        for row in reader:
            yield reader.line_num, row


def validated(kind: type[E], data: Any, path: Path, key: str) -> E:
    """Build one entry; raises VocabularyError that names the file, the entry and the field."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise VocabularyError(path.name, f"{key}.{where}" if where else key, first["msg"]) from error
