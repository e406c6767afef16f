"""From valid rows to the facts, one bucket of series at a time: one row chosen of each fact, figures derived, years compared."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.comparisons import compare
from indicators.derivation import derive
from indicators.indicators_by_year import indicators_by_year
from indicators.quality import series_findings
from indicators.row_files import SUFFIX, read_rows, split_by, write_rows
from indicators.selection import select
from indicators.shuffle import RATES, Bucket
from indicators.staged import BUCKETED_OBSERVATIONS, rates_of
from indicators.validation import require
from schemas.tables import COMPARISONS, INDICATORS_BY_YEAR, OBSERVATIONS, QUALITY
from schemas.tables.frames import to_arrow, to_frame
from schemas.vocabulary import Vocabulary, load_vocabulary

RESOLVED = "resolved"
"""Folder in the staging folder with the results of the buckets, by table."""

_NOT_COMPARED = ["source_sentence", "char_end", "obs_status", "review", "file", "superseded"]
"""Columns that no later stage looks at, and that would be copied again and again."""


@dataclass(frozen=True, slots=True)
class BucketSummary:
    """What a bucket gave: rows of `observations` chosen and derived, comparisons and findings."""

    number: int
    selected: int
    derived: int
    comparisons: int
    findings: int


def resolve(rows: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Select and derive; `rows` are all printed rows of some series, with the columns of `BUCKETED_OBSERVATIONS`.

    Raises TableError where a derived row does not hold what the schema says.
    """
    printed = select(rows, rows.loc[rows["superseded"], "article_id"].unique().tolist())
    derived = derive(printed, vocabulary)
    if derived.empty:
        return printed
    require(derived, OBSERVATIONS)
    return pd.concat([printed, derived], ignore_index=True)


def resolve_bucket(bucket: Bucket) -> BucketSummary:
    """Resolve and compare the rows of a bucket and write the results to the staging folder.

    Raises TableError where a result does not hold what its schema says.
    """
    vocabulary = load_vocabulary(bucket.vocabulary)
    staged = to_frame(read_rows(bucket.path)).sort_values("observation_id", ignore_index=True)
    rows = resolve(staged, vocabulary)
    narrow = rows.drop(columns=_NOT_COMPARED)
    found = {
        COMPARISONS: compare(narrow, rates_of(read_rows(bucket.staging / RATES)), vocabulary),
        INDICATORS_BY_YEAR: indicators_by_year(narrow, vocabulary),
        QUALITY: series_findings(narrow, vocabulary),
    }
    for table, frame in found.items():
        require(frame, table)
        write_rows(to_arrow(frame, table), bucket.staging / RESOLVED / table.name / f"{bucket.number:06d}{SUFFIX}")
    for name, data in split_by(to_arrow(rows, BUCKETED_OBSERVATIONS), "file"):
        write_rows(data, bucket.staging / RESOLVED / OBSERVATIONS.name / name / f"{bucket.number:06d}{SUFFIX}")
    return BucketSummary(bucket.number, int(rows["selected"].sum()), int(rows["derived"].sum()), len(found[COMPARISONS]), len(found[QUALITY]))
