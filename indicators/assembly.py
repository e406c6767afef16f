"""From the results of the buckets to the finished files of the dataset, each sorted as its table says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from indicators.changes import NO_BUILD, Build, cause_elsewhere, changes
from indicators.corrections.correction import Result
from indicators.corrections.report import corrections_table, told
from indicators.layout import UNKNOWN, Layout
from indicators.manifest import Versions
from indicators.previous import Previous
from indicators.read import read_file
from indicators.resolution import RESOLVED
from indicators.row_files import SUFFIX, read_rows
from indicators.shuffle import FILES, Shuffled
from indicators.store import sha256, write_parquet
from indicators.validation import require
from indicators.vocabulary_tables import metrics_table, places_table, units_table
from schemas.errors import DatasetError
from schemas.tables import (
    ARTICLES,
    CHANGES_TABLE,
    COMPARISONS,
    CORRECTIONS,
    INDICATORS_BY_YEAR,
    METRICS,
    OBSERVATIONS,
    PARTITION,
    PLACES,
    QUALITY,
    REJECTS,
    UNITS,
    Table,
)
from schemas.tables.articles import READ
from schemas.tables.frames import to_arrow, to_frame
from schemas.vocabulary import Vocabulary

_HELD = 200_000  # rows of both builds that are compared at once


@dataclass(frozen=True, slots=True)
class Assembled:
    """Rows by path of the dataset, and how many changes there are against the build before."""

    rows: Mapping[str, int]
    changes: int


@dataclass(frozen=True, slots=True)
class Now:
    """What decides the rows of this build besides its articles, and what became of every correction."""

    versions: Versions
    corrections: tuple[Result, ...] = ()


def assemble(shuffled: Shuffled, staging: Path, finished: Path, vocabulary: Vocabulary, previous: Previous, build: Now) -> Assembled:
    """Write every table of the dataset into the folder `finished`; raises TableError where one does not hold what its schema says."""
    rows: dict[str, int] = {}

    def write(data: pa.Table, path: str) -> None:
        write_parquet(data, finished / path)
        rows[path] = data.num_rows

    names = sorted(set(shuffled.layout.files.values()))
    for table in (OBSERVATIONS, ARTICLES, REJECTS):
        for name in names:
            if parts := list(_parts(table, name, staging)):
                write(arranged(pa.concat_tables(parts), table), f"{table.path}/{name}.parquet")
        if not any(path.startswith(f"{table.path}/") for path in rows):
            write(table.arrow_schema().empty_table(), f"{table.path}/{PARTITION.name}={UNKNOWN}/part-0.parquet")
    findings = to_arrow(shuffled.findings, QUALITY)
    for table, more in ((COMPARISONS, ()), (INDICATORS_BY_YEAR, ()), (QUALITY, (findings,))):
        resolved = [read_rows(path) for path in sorted((staging / RESOLVED / table.name).glob(f"*{SUFFIX}"))]
        write(arranged(pa.concat_tables([table.arrow_schema().empty_table(), *resolved, *more]), table), table.path)
    write(metrics_table(vocabulary), METRICS.path)
    write(units_table(vocabulary), UNITS.path)
    write(places_table(vocabulary), PLACES.path)
    write(corrections_table(build.corrections), CORRECTIONS.path)
    changed = _changes(previous, shuffled, build, finished)
    write(changed, CHANGES_TABLE.path)
    return Assembled(rows, changed.num_rows)


def arranged(data: pa.Table, table: Table) -> pa.Table:
    """The columns of the table, sorted by its order, nulls last."""
    schema = table.arrow_schema()
    order = pc.sort_indices(data, sort_keys=[(name, "ascending") for name in table.order])
    return data.select(table.names).take(order).cast(schema).replace_schema_metadata(schema.metadata)


def _parts(table: Table, name: str, staging: Path) -> Iterator[pa.Table]:
    """The rows of one file, of all buckets or as they were parted."""
    if table is OBSERVATIONS:
        for path in sorted((staging / RESOLVED / table.name / name).glob(f"*{SUFFIX}")):
            yield read_rows(path)
    elif (path := staging / FILES / table.name / f"{name}{SUFFIX}").is_file():
        yield read_rows(path)


def _changes(previous: Previous, shuffled: Shuffled, build: Now, finished: Path) -> pa.Table:
    read = shuffled.articles[shuffled.articles["status"] == READ]
    articles = dict(zip(read["article_id"], read["sha256"], strict=True))
    now = Build(NO_BUILD.observations, articles, build.versions.vocabulary, build.versions.code, told(build.corrections))
    try:
        found = list(_changed(previous, shuffled.layout, now, finished))
    except DatasetError:  # the build before cannot be read whole: this one starts the history anew
        found = list(_changed(Previous(previous.out), shuffled.layout, now, finished))
    frame = pd.concat(found, ignore_index=True) if found else to_frame(CHANGES_TABLE.arrow_schema().empty_table())
    require(frame, CHANGES_TABLE)
    return to_arrow(frame, CHANGES_TABLE)


def _changed(previous: Previous, layout: Layout, build: Build, finished: Path) -> Iterator[pd.DataFrame]:
    """The changes, some files of the dataset at a time; articles that moved to another month come last, with their rows from both."""
    before, before_months = previous.build(), previous.months or {}
    elsewhere = cause_elsewhere(before, build)
    moved = sorted(id_ for id_, month in before_months.items() if layout.months.get(id_, month) != month)

    def difference(then: list[pd.DataFrame], now: list[pd.DataFrame]) -> pd.DataFrame:
        return changes(replace(before, observations=pd.concat(then)), replace(build, observations=pd.concat(now)), elsewhere)

    def staying(rows: pd.DataFrame) -> pd.DataFrame:
        return rows[~rows["article_id"].isin(moved)] if moved else rows

    then: list[pd.DataFrame] = []
    now: list[pd.DataFrame] = []
    held = 0
    for month in sorted({*layout.parts, *before_months.values()}):
        if _same_files(previous, month, finished):
            continue
        for name, first, after in _ranges(layout, month):
            then.append(staying(previous.observations(month, first, after)))
            now.append(staying(_finished(finished, name)))
            held += len(then[-1]) + len(now[-1])
            if held >= _HELD:
                yield difference(then, now)
                then, now, held = [], [], 0
    if moved:
        then += [rows[rows["article_id"].isin(moved)] for rows in map(previous.observations, sorted({before_months[id_] for id_ in moved}))]
        files = sorted({layout.files[id_] for id_ in moved})
        now += [rows[rows["article_id"].isin(moved)] for rows in (_finished(finished, name) for name in files)]
    if then or now:
        yield difference(then, now)


def _ranges(layout: Layout, month: str) -> Iterable[tuple[str | None, str, str | None]]:
    """The files of a month (None where it has none any more), each with the first article id that belongs to it and the first that does not."""
    parts = layout.parts.get(month, ())
    if not parts:
        return [(None, "", None)]
    firsts = ["", *(first for _, first in parts[1:])]
    return [(name, first, after) for (name, _), first, after in zip(parts, firsts, [*firsts[1:], None], strict=True)]


def _same_files(previous: Previous, month: str, finished: Path) -> bool:
    """True where the build before has the very same files for the month."""
    if previous.manifest is None:
        return False
    folder = f"{OBSERVATIONS.path}/{PARTITION.name}={month}"
    then = {path: entry.sha256 for path, entry in previous.manifest.files.items() if path.startswith(f"{folder}/")}
    now = {path.relative_to(finished).as_posix(): sha256(path) for path in (finished / folder).glob("*.parquet")}
    return then == now


def _finished(finished: Path, name: str | None) -> pd.DataFrame:
    path = finished / OBSERVATIONS.path / f"{name}.parquet"
    return to_frame(read_file(path, OBSERVATIONS) if name and path.is_file() else OBSERVATIONS.arrow_schema().empty_table())
