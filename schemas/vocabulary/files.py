"""Reading vocabulary files: the built-in ones, overlaid by the user's own folder."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
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
_MERGE = "tag:yaml.org,2002:merge"


@dataclass(frozen=True, slots=True)
class VocabularyFile:
    """A vocabulary file and the folder that it belongs to: the built-in one or an overlay."""

    path: Path
    root: Path

    @property
    def name(self) -> str:
        """The path within its folder, as errors name it: `metrics/education.yaml`, `metrics/own.yaml (overlay)`."""
        inside = self.path.relative_to(self.root).as_posix()
        return inside if self.root == BUILT_IN else f"{inside} (overlay)"


def check_overlay(overlay: Path) -> None:
    """Raises VocabularyError for a file that no loader would read; hidden files and READMEs may lie in the folder."""
    single = {path.name for path in BUILT_IN.iterdir() if path.is_file()}
    folders = {path.name for path in BUILT_IN.iterdir() if path.is_dir()}
    for path in sorted(overlay.rglob("*")):
        inside = path.relative_to(overlay)
        if path.is_dir() or path.name.startswith("README") or any(part.startswith(".") for part in inside.parts):
            continue
        if inside.as_posix() not in single and not (inside.parent.as_posix() in folders and path.suffix == ".yaml"):
            known = ", ".join([*sorted(single), *(f"{folder}/*.yaml" for folder in sorted(folders))])
            raise VocabularyError(VocabularyFile(path, overlay).name, "file", f"is no vocabulary file; the folder may hold {known}")


def locate(name: str, overlay: Path | None) -> list[VocabularyFile]:
    """The files that make up `name` (a file or a folder of files), built-in first, the overlay's after."""
    found: list[VocabularyFile] = []
    for root in (BUILT_IN, overlay):
        if root is None:
            continue
        path = root / name
        if path.is_dir():
            found += [VocabularyFile(p, root) for p in sorted(path.iterdir()) if p.suffix == ".yaml" and not p.name.startswith(".")]
        elif path.is_file():
            found.append(VocabularyFile(path, root))
    return found


class _UniqueKeyLoader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """A safe loader that refuses a key given twice, of which YAML would keep the last without a word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        """The mapping of a node; raises ConstructorError for a key given twice."""
        seen = set()
        for key, _ in node.value:
            if key.tag != _MERGE and key.value in seen:
                raise yaml.constructor.ConstructorError(None, None, f"the key {key.value!r} is given twice", key.start_mark)
            if isinstance(key, yaml.ScalarNode):
                seen.add(key.value)
        return dict(super().construct_mapping(node, deep))


def read_yaml(file: VocabularyFile) -> Any:
    """The content of one YAML file; raises VocabularyError with the line where it cannot be parsed."""
    try:
        with file.path.open(encoding="utf-8") as stream:
            return yaml.load(stream, Loader=_UniqueKeyLoader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise VocabularyError(file.name, "file", f"is not valid YAML: {error}") from error


def read_csv(file: VocabularyFile) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of one CSV file with their line numbers; raises VocabularyError where it cannot be parsed."""
    try:
        with file.path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            for row in reader:
                yield reader.line_num, row
    except (csv.Error, UnicodeDecodeError) as error:
        raise VocabularyError(file.name, "file", f"is not valid CSV: {error}") from error


def validated(kind: type[E], data: Any, file: VocabularyFile, key: str) -> E:
    """Build one entry; raises VocabularyError that names the file, the entry and the field."""
    try:
        return kind.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise VocabularyError(file.name, f"{key}.{where}" if where else key, first["msg"]) from error
