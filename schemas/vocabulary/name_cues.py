"""The words by which an article names companies, projects, goods and markets, and points back to them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from schemas.vocabulary.cue_lists import load_cue_lists
from schemas.vocabulary.files import Entry


class NameCues(Entry):
    """Words around names; what a list is for stands beside it in `name_cues.yaml`."""

    company_nouns: tuple[str, ...] = ()
    company_stand_ins: tuple[str, ...] = ()
    company_forms: tuple[str, ...] = ()
    bank_nouns: tuple[str, ...] = ()
    authority_names: tuple[str, ...] = ()
    company_measures: tuple[str, ...] = ()
    company_measure_exceptions: tuple[str, ...] = ()
    owner_words: tuple[str, ...] = ()
    company_verbs: tuple[str, ...] = ()
    company_roles: tuple[str, ...] = ()
    code_words: tuple[str, ...] = ()
    project_nouns: tuple[str, ...] = ()
    project_measures: tuple[str, ...] = ()
    good_nouns: tuple[str, ...] = ()
    good_governors: tuple[str, ...] = ()
    good_measures: tuple[str, ...] = ()
    market_nouns: tuple[str, ...] = ()
    area_nouns: tuple[str, ...] = ()
    plural_words: tuple[str, ...] = ()
    pointing_words: tuple[str, ...] = ()
    name_ends: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def load_name_cues(overlay: Path | None = None) -> NameCues:
    """Read `name_cues.yaml`; raises VocabularyError for an unknown list or a cue that is no text."""
    return load_cue_lists(NameCues, "name_cues.yaml", overlay)
