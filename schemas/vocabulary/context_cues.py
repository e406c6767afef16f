"""The words around a number that say what kind of figure it is, of when and of where."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from schemas.vocabulary.cue_lists import load_cue_lists
from schemas.vocabulary.files import Entry


class ContextCues(Entry):
    """Words around a number; what a list is for stands beside it in `context_cues.yaml`."""

    degree_words: tuple[str, ...] = ()
    movement_words: tuple[str, ...] = ()
    level_verbs: tuple[str, ...] = ()
    rate_nouns: tuple[str, ...] = ()
    growth_nouns: tuple[str, ...] = ()
    level_rate_nouns: tuple[str, ...] = ()
    no_list_member: tuple[str, ...] = ()
    exceeding_verbs: tuple[str, ...] = ()
    completion_verbs: tuple[str, ...] = ()
    raised_nouns: tuple[str, ...] = ()
    compared_nouns: tuple[str, ...] = ()
    compared_attributes: tuple[str, ...] = ()
    added_amounts: tuple[str, ...] = ()
    change_if_compared: tuple[str, ...] = ()
    always_change: tuple[str, ...] = ()
    outcome_verbs: tuple[str, ...] = ()
    new_outcomes: tuple[str, ...] = ()
    result_verbs: tuple[str, ...] = ()
    planning_verbs: tuple[str, ...] = ()
    pledged_verbs: tuple[str, ...] = ()
    planned_spending: tuple[str, ...] = ()
    planned_nouns: tuple[str, ...] = ()
    plan_papers: tuple[str, ...] = ()
    plan_governors: tuple[str, ...] = ()
    plan_words: tuple[str, ...] = ()
    no_status: tuple[str, ...] = ()
    comparison_openers: tuple[str, ...] = ()
    comparison_fillers: tuple[str, ...] = ()
    since_verbs: tuple[str, ...] = ()
    event_verbs: tuple[str, ...] = ()
    announcing_verbs: tuple[str, ...] = ()
    continuing_openers: tuple[str, ...] = ()
    flow_words: tuple[str, ...] = ()
    plan_nouns: tuple[str, ...] = ()
    plan_attributes: tuple[str, ...] = ()
    place_openers: tuple[str, ...] = ()
    topic_openers: tuple[str, ...] = ()
    place_owners: tuple[str, ...] = ()
    place_followers: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    no_offices: tuple[str, ...] = ()
    trade_words: tuple[str, ...] = ()
    trade_directions: tuple[str, ...] = ()
    economy_nouns: tuple[str, ...] = ()
    general_areas: tuple[str, ...] = ()
    no_general_areas: tuple[str, ...] = ()
    area_nouns: tuple[str, ...] = ()
    area_attributes: tuple[str, ...] = ()
    whole_province: tuple[str, ...] = ()
    province_speaks: tuple[str, ...] = ()
    district_speaks: tuple[str, ...] = ()
    speaks_of_whole: tuple[str, ...] = ()
    result_units: tuple[str, ...] = ()


@lru_cache(maxsize=8)
def load_context_cues(overlay: Path | None = None) -> ContextCues:
    """Read `context_cues.yaml`; raises VocabularyError for an unknown list or a cue that is no text."""
    return load_cue_lists(ContextCues, "context_cues.yaml", overlay)
