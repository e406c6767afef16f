"""The cue words that the grammar of figures turns on."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from schemas.code_lists import Bound, Status
from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, locate, read_yaml, validated

Words = tuple[str, ...]


class ChangeCues(Entry):
    """Verbs of rise and fall, and the words after which the number is the level reached."""

    up: Words
    down: Words
    to: Words


class RatioCues(Entry):
    """How a number is said as a multiple of a base."""

    times: Words
    equal: Words
    multiples: Mapping[str, float]


class ShareCues(Entry):
    """How a number is said as part of a whole."""

    verbs: Words
    nouns: Words
    wholes: Words


class CompletionCues(Entry):
    """How a number is said as part of a plan."""

    plans: Words
    verbs: Words
    exceed: Words


class NoiseCues(Entry):
    """Words around numbers that are no figures."""

    ordinal_before: Words
    document_before: Words
    address_before: Words
    phone_before: Words
    age_before: Words
    age_after: Words
    attribute_after: Words
    score_before: Words
    institution_before: Words
    named: Words
    grades: Words
    names: Words
    idioms: Words
    vague: Words


class Cues(Entry):
    """All cue words, by what they say of a number."""

    bounds: Mapping[Bound, Words]
    bounds_after: Mapping[Bound, Words]
    offers: Words
    emphasis: Words
    status: Mapping[Status, Words]
    change: ChangeCues
    ratio: RatioCues
    share: ShareCues
    completion: CompletionCues
    part_of: Words
    equivalent: Words
    stock: Words
    standing: Words
    links: Words
    noun_stops: Words
    compounds: Words
    classifiers: Words
    never_counted: Words
    noise: NoiseCues


def _merged(base: Any, more: Any) -> Any:
    """Overlay `more` on `base`: lists are extended, mappings merged, the rest replaced."""
    if isinstance(base, dict) and isinstance(more, dict):
        return {key: _merged(base.get(key), more[key]) if key in more else base[key] for key in {**base, **more}}
    if isinstance(base, list) and isinstance(more, list):
        return base + [item for item in more if item not in base]
    return more


def load_cues(overlay: Path | None = None) -> Cues:
    """Read `cues.yaml`; the overlay's lists extend the built-in ones. Raises VocabularyError on an unknown key or a wrong type."""
    data: Any = {}
    files = locate("cues.yaml", overlay)
    if not files:
        raise VocabularyError("cues.yaml", "file", "is missing")
    for file in files:
        more = read_yaml(file)
        if not isinstance(more, dict):
            raise VocabularyError(file.name, "file", "must be a mapping of cue lists")
        data = _merged(data, more)
    return validated(Cues, data, files[-1], "cues")
