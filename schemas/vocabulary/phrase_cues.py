"""The words by which the phrase measured is cut out of a sentence."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from schemas.vocabulary.cue_lists import load_cue_lists
from schemas.vocabulary.files import Entry


class PhraseCues(Entry):
    """Words around a phrase; what a list is for stands beside it in `phrase_cues.yaml`."""

    measured_nouns: tuple[str, ...] = ()
    measured_noun_exceptions: tuple[str, ...] = ()
    generic_openers: tuple[str, ...] = ()
    generic_nouns: tuple[str, ...] = ()
    owned_nouns: tuple[str, ...] = ()
    capital_attributes: tuple[str, ...] = ()
    fund_attributes: tuple[str, ...] = ()
    generic_trailers: tuple[str, ...] = ()
    comparing_words: tuple[str, ...] = ()
    rank_verbs: tuple[str, ...] = ()
    rank_openers: tuple[str, ...] = ()
    next_in_rank: tuple[str, ...] = ()
    telling_nouns: tuple[str, ...] = ()
    telling_verbs: tuple[str, ...] = ()
    actors: tuple[str, ...] = ()
    term_nouns: tuple[str, ...] = ()
    pointing_nouns: tuple[str, ...] = ()
    empty_phrases: tuple[str, ...] = ()
    degree_words: tuple[str, ...] = ()
    degree_trailers: tuple[str, ...] = ()
    above_nouns: tuple[str, ...] = ()
    causing_verbs: tuple[str, ...] = ()
    source_openers: tuple[str, ...] = ()
    phrase_openers: tuple[str, ...] = ()
    clause_verbs: tuple[str, ...] = ()
    causes: tuple[str, ...] = ()
    light_verbs: tuple[str, ...] = ()
    amount_verbs: tuple[str, ...] = ()
    result_verbs: tuple[str, ...] = ()
    amount_nouns: tuple[str, ...] = ()
    noun_prepositions: tuple[str, ...] = ()
    noun_fillers: tuple[str, ...] = ()
    complement_openers: tuple[str, ...] = ()
    no_actors: tuple[str, ...] = ()
    clause_adverbs: tuple[str, ...] = ()
    status_words: tuple[str, ...] = ()
    number_openers: tuple[str, ...] = ()
    kept_at_end: tuple[str, ...] = ()
    whole_words: tuple[str, ...] = ()
    predicate_words: tuple[str, ...] = ()
    auxiliaries: tuple[str, ...] = ()
    tail_ends: tuple[str, ...] = ()
    tail_end_exceptions: tuple[str, ...] = ()
    tail_particles: tuple[str, ...] = ()
    no_right_noun: tuple[str, ...] = ()
    next_figure: tuple[str, ...] = ()
    next_figure_exceptions: tuple[str, ...] = ()
    next_figure_verbs: tuple[str, ...] = ()
    next_figure_verb_exceptions: tuple[str, ...] = ()
    part_openers: tuple[str, ...] = ()
    equivalence_words: tuple[str, ...] = ()
    equivalence_marks: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def load_phrase_cues(overlay: Path | None = None) -> PhraseCues:
    """Read `phrase_cues.yaml`; raises VocabularyError for an unknown list or a cue that is no text."""
    return load_cue_lists(PhraseCues, "phrase_cues.yaml", overlay)
