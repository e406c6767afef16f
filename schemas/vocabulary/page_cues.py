"""The words by which the furniture of a newspaper page is told from the article."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from schemas.vocabulary.cue_lists import load_cue_lists
from schemas.vocabulary.files import Entry


class PageCues(Entry):
    """Cue words of a page; what a list is for stands beside it in `page_cues.yaml`."""

    end_headings: tuple[str, ...] = ()
    box_headings: tuple[str, ...] = ()
    teaser_prefixes: tuple[str, ...] = ()
    noise_lines: tuple[str, ...] = ()
    date_labels: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    author_labels: tuple[str, ...] = ()
    author_openers: tuple[str, ...] = ()
    author_suffixes: tuple[str, ...] = ()
    caption_credits: tuple[str, ...] = ()
    caption_phrases: tuple[str, ...] = ()
    section_names: tuple[str, ...] = ()
    furniture_classes: tuple[str, ...] = ()
    caption_classes: tuple[str, ...] = ()
    author_classes: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def load_page_cues(overlay: Path | None = None) -> PageCues:
    """Read `page_cues.yaml`; raises VocabularyError for an unknown list or a cue that is no text."""
    return load_cue_lists(PageCues, "page_cues.yaml", overlay)
