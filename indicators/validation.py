"""Checking every extracted row; rows that fail go to `rejects`, never away."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

import pandas as pd
import pyarrow as pa

from indicators import rows
from schemas.errors import TableError
from schemas.tables import ARTICLES, OBSERVATIONS, REJECTS, Table
from schemas.tables.frames import from_rows, to_frame
from schemas.tables.validation import failures


@dataclass(frozen=True, slots=True)
class Validated:
    """The rows that hold what their schema says, all rejects, and how many of these are rows that failed."""

    articles: pd.DataFrame
    observations: pd.DataFrame
    rejects: pd.DataFrame
    invalid: int


def validate(articles: pa.Table, observations: pa.Table, rejects: pa.Table) -> Validated:
    """Check the rows of some articles.

    An observation that fails a check becomes a row of `rejects` with reason INVALID_ROW and the names of the checks. A fault
    in `articles` or `rejects`, which are ours alone, raises TableError.
    """
    valid, invalid = _part(to_frame(observations), observations)
    checked = Validated(_with_counts(to_frame(articles), invalid), valid, to_frame(pa.concat_tables([rejects, invalid])), invalid.num_rows)
    for frame, table in ((checked.articles, ARTICLES), (checked.rejects, REJECTS)):
        require(frame, table)
    return checked


def require(frame: pd.DataFrame, table: Table) -> None:
    """Raise TableError, with the first failures, where the frame does not hold what the table says."""
    found = failures(frame.reset_index(drop=True)[table.names], table)
    if found:
        shown = "; ".join(f"{failure.check} (row {failure.index})" for failure in found[:5])
        raise TableError(f"{table.name}: {len(found)} failed checks: {shown}")


def _part(frame: pd.DataFrame, staged: pa.Table) -> tuple[pd.DataFrame, pa.Table]:
    failed: dict[int, list[str]] = defaultdict(list)
    for failure in failures(frame, OBSERVATIONS):
        if failure.index is None:
            raise TableError(f"observations: {failure.check}")
        failed[failure.index].append(failure.check)
    if not failed:
        return without_dangling(frame), REJECTS.arrow_schema().empty_table()
    positions = sorted(failed)
    bad = staged.take(positions).to_pylist()
    rejected = [rows.invalid(row, failed[position]) for position, row in zip(positions, bad, strict=True)]
    return without_dangling(frame.drop(index=positions).reset_index(drop=True)), from_rows(rejected, REJECTS)


def without_dangling(frame: pd.DataFrame) -> pd.DataFrame:
    """Drop references to rows that are not (or no longer) there."""
    for column in ("equivalent_to", "part_of"):
        frame[column] = frame[column].where(frame[column].isin(frame["observation_id"]))
    return frame


def _with_counts(articles: pd.DataFrame, invalid: pa.Table) -> pd.DataFrame:
    """Move the rows that failed from the articles' counts of observations to those of rejects."""
    moved = articles["article_id"].map(pd.Series(invalid["article_id"].to_pylist(), dtype=str).value_counts()).fillna(0)
    moved = moved.where(articles["status"] == "read", 0).astype("Int32")
    return articles.assign(observations=articles["observations"] - moved, rejects=articles["rejects"] + moved)
