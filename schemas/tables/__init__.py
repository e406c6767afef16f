"""The tables of the dataset, each defined once."""

from __future__ import annotations

from schemas.tables.articles import ARTICLES, REJECTS
from schemas.tables.comparisons import COMPARISONS, INDICATORS_BY_YEAR
from schemas.tables.findings import CHANGES_TABLE, CORRECTIONS, QUALITY
from schemas.tables.observations import OBSERVATIONS
from schemas.tables.table import PARTITION, Reference, Rule, Table
from schemas.tables.vocabulary import METRICS, PLACES, UNITS

TABLES: tuple[Table, ...] = (
    OBSERVATIONS,
    ARTICLES,
    REJECTS,
    COMPARISONS,
    INDICATORS_BY_YEAR,
    METRICS,
    UNITS,
    PLACES,
    QUALITY,
    CHANGES_TABLE,
    CORRECTIONS,
)
TABLE: dict[str, Table] = {table.name: table for table in TABLES}

__all__ = [
    "ARTICLES",
    "CHANGES_TABLE",
    "COMPARISONS",
    "CORRECTIONS",
    "INDICATORS_BY_YEAR",
    "METRICS",
    "OBSERVATIONS",
    "PARTITION",
    "PLACES",
    "QUALITY",
    "REJECTS",
    "TABLE",
    "TABLES",
    "UNITS",
    "Reference",
    "Rule",
    "Table",
]
