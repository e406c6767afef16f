"""How raw files are named, and the files beside them that say more: which hold many articles, and where their companions lie."""

from __future__ import annotations

from pathlib import Path

SIDECAR = ".meta.yaml"
"""Ending of the file with the metadata of one article."""
COLUMNS = ".columns.yaml"
"""Ending of the file with the columns of a collection."""
_COLLECTIONS = (".jsonl.gz", ".jsonl.zst", ".jsonl", ".parquet")


def is_collection(path: Path) -> bool:
    """True for a file of many articles."""
    return path.name.casefold().endswith(_COLLECTIONS)


def stem(path: Path) -> str:
    """The name of a raw file without its ending, or its two."""
    ending = next((e for e in _COLLECTIONS if path.name.casefold().endswith(e)), path.suffix)
    return path.name[: len(path.name) - len(ending)]


def companion(path: Path) -> Path:
    """Where the file would lie that says more of a raw file."""
    return path.with_name(stem(path) + (COLUMNS if is_collection(path) else SIDECAR))


def is_companion(path: Path) -> bool:
    """True for a file that speaks of another."""
    return path.name.endswith((SIDECAR, COLUMNS))
