"""The words by which a stop inside a sentence is told from its end."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from schemas.vocabulary.cue_lists import load_cue_lists
from schemas.vocabulary.files import Entry


class SentenceCues(Entry):
    """Words around a stop, in lower case; what a list is for stands beside it in `sentence_cues.yaml`."""

    abbreviations: frozenset[str] = frozenset()
    before_name: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    dotted_words: frozenset[str] = frozenset()
    before_roman: frozenset[str] = frozenset()
    before_initial: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def load_sentence_cues(overlay: Path | None = None) -> SentenceCues:
    """Read `sentence_cues.yaml`; raises VocabularyError for an unknown list or a cue that is no text."""
    return load_cue_lists(SentenceCues, "sentence_cues.yaml", overlay)
