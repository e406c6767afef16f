"""Vocabulary files that hold nothing but named lists of cue words; an overlay adds to the lists."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, locate, read_yaml, validated

E = TypeVar("E", bound=Entry)


def load_cue_lists(kind: type[E], file: str, overlay: Path | None) -> E:
    """Read the built-in lists and the overlay's behind them; raises VocabularyError for an unknown list or a cue that is no text."""
    merged: dict[str, list[str]] = {}
    for path in locate(file, overlay):
        data = read_yaml(path)
        if not isinstance(data, Mapping):
            raise VocabularyError(path.name, "file", "must map the name of each list to its cues")
        for name, cues in validated(kind, data, path, "file").model_dump().items():
            if not all(cue.strip() for cue in cues):
                raise VocabularyError(path.name, name, "holds an empty cue")
            merged.setdefault(name, []).extend(cues)
    return kind.model_validate(merged)
