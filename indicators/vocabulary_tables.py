"""The vocabulary as the tables `metrics`, `units` and `places`."""

from __future__ import annotations

from operator import itemgetter
from typing import Any

import pyarrow as pa
from anyascii import anyascii

from schemas.tables import METRICS, PLACES, UNITS
from schemas.tables.frames import from_rows
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.metrics import Metric
from schemas.vocabulary.places import Place


def metrics_table(vocabulary: Vocabulary) -> pa.Table:
    """The `metrics` table."""
    return from_rows([_metric(vocabulary.metrics[id_]) for id_ in sorted(vocabulary.metrics)], METRICS)


def units_table(vocabulary: Vocabulary) -> pa.Table:
    """The `units` table; counted things are units of their own."""
    return from_rows([dict(zip(UNITS.names, unit, strict=True)) for unit in vocabulary.units.described()], UNITS)


def places_table(vocabulary: Vocabulary) -> pa.Table:
    """The `places` table: the country, its areas before and after 2025-07-01, other countries."""
    return from_rows(sorted((_place(place, vocabulary) for place in vocabulary.places), key=itemgetter("place_id")), PLACES)


def _metric(metric: Metric) -> dict[str, Any]:
    low, high = metric.plausible or (None, None)
    same = ("name_vi", "name_en", "domain", "definition", "kind", "stage", "scope", "instrument", "dimension", "unit", "direction")
    return {name: getattr(metric, name) for name in same} | {
        "metric": metric.id,
        "plausible_low": low,
        "plausible_high": high,
        "codes": "; ".join(f"{code.scheme}:{code.code} ({code.fit})" for code in metric.codes) or None,
        "related": ";".join(metric.related) or None,
    }


def _place(place: Place, vocabulary: Vocabulary) -> dict[str, Any]:
    same = ("name_vi", "level", "gso_code", "iso_3166", "valid_from", "valid_to")
    return {name: getattr(place, name) for name in same} | {
        "place_id": place.id,
        "name_latin": anyascii(place.name_vi),
        "series": vocabulary.places.series(place.id),
    }
