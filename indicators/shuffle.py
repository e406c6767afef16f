"""Bringing together the rows that are worked on together: those of one series, wherever they were printed.

The rows that the batches wrote are read one batch at a time and parted twice: observations into buckets, each with all rows of a
metric (and of the metrics tied to it) in an area, so that every later stage works on one bucket alone; articles and rejects into the
files of the dataset. Memory is bounded by a bucket and a batch.
"""

from __future__ import annotations

import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from indicators.fingerprints import SCHEMA
from indicators.layout import Layout, lay_out
from indicators.quality import unread_findings
from indicators.repeats import Repeats, repeats
from indicators.row_files import SUFFIX, Appender, read_rows, split, split_by, write_rows
from indicators.staged import ARTICLE_RATES, FINGERPRINTS, parts, read_parts
from indicators.staged import RATES as ARTICLE_RATES_SCHEMA
from schemas.tables import ARTICLES, OBSERVATIONS, QUALITY, REJECTS
from schemas.tables.articles import READ
from schemas.tables.frames import to_arrow, to_frame
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.tied_metrics import tied_metrics

SERIES, FILES, RATES = "series", "files", "rates.arrow"
"""Folders and a file in the staging folder: the buckets, rows by file of the dataset, the rates of all articles."""

_WITHOUT_BODY = pa.schema([field for field in ARTICLES.arrow_schema() if field.name != "body"])

BUCKET_ROWS = 50_000
_HELD = 100_000  # rows in memory while they are parted


@dataclass(frozen=True, slots=True)
class Bucket:
    """A picklable piece of work: all rows of some series; `number` of the bucket, the staging folder, and the overlay of the vocabulary."""

    number: int
    staging: Path
    vocabulary: Path | None

    @property
    def path(self) -> Path:
        """The file with its rows."""
        return self.staging / SERIES / f"{self.number:06d}{SUFFIX}"


@dataclass(frozen=True, slots=True)
class Shuffled:
    """All articles without their bodies, where their rows go, the buckets to work on, and the findings about single articles."""

    articles: pd.DataFrame
    layout: Layout
    buckets: tuple[Bucket, ...]
    findings: pd.DataFrame
    rejects: int


def shuffle(staging: Path, known: Vocabulary, vocabulary: Path | None = None) -> Shuffled:
    """Part what the batches wrote; rows of articles that repeat another are left out."""
    for folder in (SERIES, FILES):
        shutil.rmtree(staging / folder, ignore_errors=True)
    found = repeats(read_parts(staging, FINGERPRINTS, SCHEMA))
    articles = _with_repeats(to_frame(read_parts(staging, ARTICLES.name, _WITHOUT_BODY)), found)
    layout = lay_out(articles)
    _part_observations(staging, found, layout, _Series(known, int(articles["observations"].sum())))
    files = Appender(staging / FILES, _HELD)
    cells = articles.set_index("source")[["duplicate_of", "superseded_by", "observations", "rejects"]]
    for part in parts(staging, ARTICLES.name):
        frame = to_frame(read_rows(part))
        for name in cells.columns:
            frame[name] = cells[name].reindex(frame["source"]).astype(frame[name].dtype).array
        _by_file(to_arrow(frame, ARTICLES), ARTICLES.name, layout, files)
    rejects = 0
    for part in parts(staging, REJECTS.name):
        data = _kept(read_rows(part), found)
        rejects += data.num_rows
        _by_file(data, REJECTS.name, layout, files)
    files.flush()
    findings = pd.concat([to_frame(_kept(read_parts(staging, QUALITY.name, QUALITY.arrow_schema()), found)), unread_findings(articles)])
    write_rows(read_parts(staging, ARTICLE_RATES, ARTICLE_RATES_SCHEMA), staging / RATES)
    buckets = tuple(Bucket(int(path.stem), staging, vocabulary) for path in sorted((staging / SERIES).glob(f"*{SUFFIX}")))
    return Shuffled(articles, layout, buckets, findings, rejects)


def _part_observations(staging: Path, found: Repeats, layout: Layout, series: _Series) -> None:
    buckets = Appender(staging / SERIES, _HELD)
    for part in parts(staging, OBSERVATIONS.name):
        rows = _kept(read_rows(part), found)
        rows = rows.append_column("file", _mapped(rows["article_id"], layout.files))
        rows = rows.append_column("superseded", pa.array(_isin(rows["article_id"], found.superseded_by)))
        for bucket, data in split(rows, series.names, series.buckets(rows)):
            buckets.add(bucket, data)
    buckets.flush()


class _Series:
    """Which bucket a row belongs to: rows of one metric, and of metrics tied to it, in one area stay together."""

    def __init__(self, vocabulary: Vocabulary, rows: int) -> None:
        count = max(1, -(-rows // BUCKET_ROWS))
        self.names = [f"{number:06d}" for number in range(count)]
        self._places = vocabulary.places
        self._groups = {metric: min(group) for group in tied_metrics(vocabulary) for metric in group}

    def buckets(self, rows: pa.Table) -> np.ndarray:
        """The bucket of each row, as a position in `names`."""
        metric, area = (rows[name].combine_chunks().dictionary_encode() for name in ("metric", "place_id"))
        if not rows.num_rows:
            return np.zeros(0, dtype=np.int64)
        metrics = [self._groups.get(each, each) for each in metric.dictionary.to_pylist()]
        areas = [self._places.series(each) for each in area.dictionary.to_pylist()]
        pairs = metric.indices.to_numpy().astype(np.int64) * len(areas) + area.indices.to_numpy()
        distinct, position = np.unique(pairs, return_inverse=True)
        numbers = [zlib.crc32(f"{metrics[pair // len(areas)]}\0{areas[pair % len(areas)]}".encode()) % len(self.names) for pair in distinct.tolist()]
        return np.array(numbers, dtype=np.int64)[position]


def _with_repeats(articles: pd.DataFrame, found: Repeats) -> pd.DataFrame:
    """Say which article repeats or replaces which; an article that repeats another has no rows of its own."""
    ids = articles["article_id"].where(articles["status"] == READ)
    repeated = ids.isin(list(found.duplicate_of))
    return articles.assign(
        duplicate_of=ids.map(found.duplicate_of).astype(articles["duplicate_of"].dtype),
        superseded_by=ids.map(found.superseded_by).astype(articles["superseded_by"].dtype),
        observations=articles["observations"].where(~repeated, 0),
        rejects=articles["rejects"].where(~repeated, 0),
    )


def _kept(data: pa.Table, found: Repeats) -> pa.Table:
    return data.filter(pa.array(~_isin(data["article_id"], found.duplicate_of))) if found.duplicate_of else data


def _isin(ids: pa.ChunkedArray, those: Mapping[str, str]) -> np.ndarray:
    found: np.ndarray = pc.fill_null(pc.is_in(ids, pa.array(list(those), pa.string())), fill_value=False).to_numpy()
    return found


def _mapped(ids: pa.ChunkedArray, names: Mapping[str, str]) -> pa.Array:
    encoded = ids.combine_chunks().dictionary_encode()
    return pa.array([names[each] for each in encoded.dictionary.to_pylist()], pa.string()).take(encoded.indices)


def _by_file(data: pa.Table, table: str, layout: Layout, files: Appender) -> None:
    """Hand rows to the files that they belong to, below the folder of the table."""
    for name, rows in split_by(data.append_column("file", _mapped(data["article_id"], layout.files)), "file"):
        files.add(f"{table}/{name}", rows.drop_columns("file"))
