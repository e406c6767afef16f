"""The words in the headings of tables: what a column holds, and when."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from schemas.vocabulary.cue_lists import load_cue_lists
from schemas.vocabulary.files import Entry


class TableCues(Entry):
    """Words of headings; what a list is for stands beside it in `table_cues.yaml`."""

    order_headings: tuple[str, ...] = ()
    unit_labels: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    plans: tuple[str, ...] = ()
    comparisons: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    estimates: tuple[str, ...] = ()
    general_words: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def load_table_cues(overlay: Path | None = None) -> TableCues:
    """Read `table_cues.yaml`; raises VocabularyError for an unknown list or a cue that is no text."""
    return load_cue_lists(TableCues, "table_cues.yaml", overlay)
