"""Pairs of different metrics that are to be set beside each other."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from pydantic import Field

from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, locate, read_yaml, validated


class Side(Entry):
    """One side: a metric, of one year or of any."""

    metric: str
    year: int | None = Field(default=None, ge=1900, le=2100)


class CrossComparison(Entry):
    """A configured pair; made wherever one place has both sides."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    label_vi: str = Field(min_length=1)
    label_en: str = Field(min_length=1)
    left: Side
    right: Side


def load_comparisons(metrics: Collection[str], overlay: Path | None = None) -> tuple[CrossComparison, ...]:
    """Read `comparisons.yaml`; an overlay replaces pairs of the same id. Raises VocabularyError for an unknown metric or a duplicate id."""
    pairs: dict[str, CrossComparison] = {}
    for file in locate("comparisons.yaml", overlay):
        entries = read_yaml(file)
        if not isinstance(entries, list):
            raise VocabularyError(file.name, "file", "must hold a list of pairs")
        here: set[str] = set()
        for number, data in enumerate(entries, 1):
            key = str(data.get("id", f"entry {number}")) if isinstance(data, dict) else f"entry {number}"
            pair = validated(CrossComparison, data, file, key)
            if pair.id in here:
                raise VocabularyError(file.name, pair.id, "is defined twice")
            for side in (pair.left, pair.right):
                if side.metric not in metrics:
                    raise VocabularyError(file.name, pair.id, f"names the metric {side.metric!r}, which does not exist")
            here.add(pair.id)
            pairs[pair.id] = pair
    return tuple(pairs.values())
