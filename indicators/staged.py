"""What lies in the staging folder between the stages of a build."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from indicators.comparisons.conversion import ArticleRate
from indicators.row_files import SUFFIX, read_rows
from schemas.tables import OBSERVATIONS
from schemas.tables.column import FLAG, Column, text

FINGERPRINTS, ARTICLE_RATES = "fingerprints", "rates"
"""Names, beside those of tables, under which the batches write."""

STAGED_OBSERVATIONS = replace(
    OBSERVATIONS,
    columns=(
        *OBSERVATIONS.columns,
        text("newspaper", "Newspaper of the article.", nullable=True),
        Column("rate_off", FLAG, "One of a pair of equivalents whose implied rate is off."),
    ),
)
"""Observations as the batches write them: with what a comparison must know of the article."""

BUCKETED_OBSERVATIONS = replace(
    STAGED_OBSERVATIONS,
    columns=(
        *STAGED_OBSERVATIONS.columns,
        text("file", "File of the dataset that the row goes to."),
        Column("superseded", FLAG, "A corrected version replaces the article."),
    ),
)
"""Observations in buckets: with what is known only of all articles together."""

RATES = pa.schema([("article_id", pa.string()), ("currency", pa.string()), ("year", pa.int16()), ("rate", pa.float64())])
"""VND per unit of a currency in a year, as an article's own pairs of amounts have it."""


def part_path(staging: Path, name: str, batch: int) -> Path:
    """The file that a batch writes for a table."""
    return staging / "extracted" / name / f"{batch:06d}{SUFFIX}"


def parts(staging: Path, name: str) -> list[Path]:
    """The files that the batches wrote for a table, in the order of the batches."""
    return sorted(part_path(staging, name, 0).parent.glob(f"*{SUFFIX}"))


def read_parts(staging: Path, name: str, schema: pa.Schema) -> pa.Table:
    """The columns of `schema` of all that the batches wrote for a table."""
    tables = (read_rows(part).select(schema.names).cast(schema) for part in parts(staging, name))
    return pa.concat_tables([schema.empty_table(), *tables]).combine_chunks()


def rates_table(rates: Mapping[ArticleRate, float]) -> pa.Table:
    """Rates by article, currency and year as a table of `RATES`."""
    articles, currencies, years = zip(*rates, strict=True) if rates else ((), (), ())
    return pa.table([list(articles), list(currencies), list(years), list(rates.values())], schema=RATES)


def rates_of(table: pa.Table) -> dict[ArticleRate, float]:
    """The same as a mapping."""
    keys = zip(*(table[name].to_pylist() for name in ("article_id", "currency", "year")), strict=True)
    return dict(zip(keys, table["rate"].to_pylist(), strict=True))
