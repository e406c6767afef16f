"""The vocabulary as one object: everything that extraction, validation and the codebook know about the world."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType

from schemas.errors import VocabularyError
from schemas.vocabulary.comparisons import CrossComparison, load_comparisons
from schemas.vocabulary.context_cues import ContextCues, load_context_cues
from schemas.vocabulary.cues import Cues, load_cues
from schemas.vocabulary.exchange_rates import ExchangeRates, load_exchange_rates
from schemas.vocabulary.files import BUILT_IN, check_overlay
from schemas.vocabulary.metrics import Metric, load_metrics
from schemas.vocabulary.name_cues import NameCues, load_name_cues
from schemas.vocabulary.newspapers import Newspapers, load_newspapers
from schemas.vocabulary.package_settings import PackageSettings, load_package_settings
from schemas.vocabulary.page_cues import PageCues, load_page_cues
from schemas.vocabulary.phrase_cues import PhraseCues, load_phrase_cues
from schemas.vocabulary.phrase_lists import PhraseLists, load_phrase_lists
from schemas.vocabulary.place_loader import load_places
from schemas.vocabulary.places import Places
from schemas.vocabulary.sentence_cues import SentenceCues, load_sentence_cues
from schemas.vocabulary.table_cues import TableCues, load_table_cues
from schemas.vocabulary.units import Units, load_units


@dataclass(frozen=True, slots=True, eq=False)
class Vocabulary:
    """All loaded vocabulary; `version` is a hash of every byte of its files."""

    metrics: Mapping[str, Metric]
    phrase_lists: PhraseLists
    units: Units
    cues: Cues
    phrase_cues: PhraseCues
    context_cues: ContextCues
    name_cues: NameCues
    places: Places
    newspapers: Newspapers
    exchange_rates: ExchangeRates
    cross_comparisons: tuple[CrossComparison, ...]
    page_cues: PageCues
    sentence_cues: SentenceCues
    table_cues: TableCues
    package: PackageSettings
    version: str


def _version(overlay: Path | None) -> str:
    digest = hashlib.sha256()
    for root in (BUILT_IN, overlay):
        if root is not None:
            for path in sorted(p for p in root.rglob("*") if p.suffix in {".yaml", ".csv"}):
                digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()[:16]


@lru_cache(maxsize=4)
def load_vocabulary(overlay: Path | None = None) -> Vocabulary:
    """Read the built-in vocabulary, overlaid by a folder of the user's own files of the same names.

    Read once in a process. Raises VocabularyError with file, key and reason for the first entry that cannot be used.
    """
    if overlay is not None and not overlay.is_dir():
        raise VocabularyError(str(overlay), "folder", "does not exist")
    if overlay is not None:
        check_overlay(overlay)
    units = load_units(overlay)
    lists = load_phrase_lists(overlay)
    counted = {"count", "rank", *units.counted.values()}
    metrics = load_metrics(lists, lambda unit: units.dimension(unit) if "/" in unit or unit in counted or unit in units.by_id else None, overlay)
    places = load_places(overlay)
    return Vocabulary(
        metrics=MappingProxyType(metrics),
        phrase_lists=lists,
        units=units,
        cues=load_cues(overlay),
        phrase_cues=load_phrase_cues(overlay),
        context_cues=load_context_cues(overlay),
        name_cues=load_name_cues(overlay),
        places=places,
        newspapers=load_newspapers({place.id for place in places}, overlay),
        exchange_rates=load_exchange_rates(overlay),
        cross_comparisons=load_comparisons(metrics.keys(), overlay),
        page_cues=load_page_cues(overlay),
        sentence_cues=load_sentence_cues(overlay),
        table_cues=load_table_cues(overlay),
        package=load_package_settings(overlay),
        version=_version(overlay),
    )
