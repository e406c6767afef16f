"""What the rules read of each article, kept beside the dataset, so that a build extracts only what is new.

The rows are kept as the extractor gives them, before corrections and checks: these, and all that is worked out from several articles, are
done again in each build. An article that could not be read is not kept: what was wrong may have passed.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pyarrow as pa

from indicators.find import RawFile
from indicators.row_files import SUFFIX, read_rows, split_by, write_rows
from indicators.spool import RawRecord
from schemas.tables import ARTICLES, OBSERVATIONS, REJECTS

FOLDER = ".extracted"
"""In the output folder, where readers do not look."""

TABLES = (ARTICLES, OBSERVATIONS, REJECTS)
_VERSION = "version"
_INDEX = pa.schema([("article_id", pa.string()), ("key", pa.string())])

_log = logging.getLogger(__name__)

Rows = Mapping[str, pa.Table]
"""The rows of one article by table."""


@dataclass(frozen=True, slots=True)
class ExtractionCache:
    """The cache of one build in `folder`; `stamp` tells it from the cache of a later build in the same folder."""

    folder: Path
    stamp: int

    def rows(self, item: RawFile | RawRecord) -> Rows | None:
        """What the rules read of an article, if exactly these bytes (and what lies beside them) were read before.

        A cache that cannot be read holds nothing.
        """
        try:
            found = _index(self.folder, self.stamp).get(item.article_id)
            if found is None or found.key != _key(item):
                return None
            rows = {table.name: _by_article(self.folder, self.stamp, table.name, found.batch).get(item.article_id) for table in TABLES}
        except (OSError, pa.ArrowException) as error:
            _log.warning("%s: the cache of extractions cannot be read (%s); %s is read again", self.folder, error, item.source)
            return None
        articles = rows[ARTICLES.name]
        if articles is None:
            return None
        empty = {table.name: table.arrow_schema().empty_table() for table in TABLES}
        told = {name: empty[name] if cells is None else cells for name, cells in rows.items()}
        return told | {ARTICLES.name: _with_source(articles, item)}


@dataclass(slots=True)
class CacheBatch:
    """The articles of one batch, to be written to the cache of the next build."""

    articles: list[tuple[str, str]] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)

    def add(self, item: RawFile | RawRecord, rows: Rows) -> None:
        """Keep the rows of an article."""
        self.articles.append((item.article_id, _key(item)))
        self.rows.append(rows)

    def write(self, folder: Path, batch: int) -> None:
        """Write the batch; its index comes last."""
        for table in TABLES:
            data = pa.concat_tables([table.arrow_schema().empty_table(), *(rows[table.name] for rows in self.rows)])
            write_rows(data.combine_chunks(), _path(folder, table.name, batch))
        ids, keys = zip(*self.articles, strict=True) if self.articles else ((), ())
        write_rows(pa.table([list(ids), list(keys)], schema=_INDEX), _path(folder, "index", batch))


def open_cache(folder: Path, version: str) -> ExtractionCache | None:
    """The cache in `folder`; None where there is none, or one made by other rules."""
    path = folder / _VERSION
    try:
        return ExtractionCache(folder, path.stat().st_mtime_ns) if path.read_text(encoding="utf-8") == version else None
    except OSError:
        return None


def write_version(folder: Path, version: str) -> None:
    """Say which rules made the cache; it counts from then on."""
    (folder / _VERSION).write_text(version, encoding="utf-8")


@dataclass(frozen=True, slots=True)
class _Place:
    key: str
    batch: int


@lru_cache(maxsize=1)
def _index(folder: Path, _stamp: int) -> Mapping[str, _Place]:
    found: dict[str, _Place] = {}
    for path in sorted((folder / "index").glob(f"*{SUFFIX}")):
        data, batch = read_rows(path), int(path.stem)
        found |= {id_: _Place(key, batch) for id_, key in zip(data["article_id"].to_pylist(), data["key"].to_pylist(), strict=True)}
    return found


@lru_cache(maxsize=2 * len(TABLES))
def _by_article(folder: Path, _stamp: int, table: str, batch: int) -> Mapping[str, pa.Table]:
    return dict(split_by(read_rows(_path(folder, table, batch)), "article_id"))


def _path(folder: Path, name: str, batch: int) -> Path:
    return folder / name / f"{batch:06d}{SUFFIX}"


def _with_source(articles: pa.Table, item: RawFile | RawRecord) -> pa.Table:
    """A record may stand at another place of its collection than before."""
    at = articles.schema.get_field_index("source")
    return articles.set_column(at, articles.schema.field(at), pa.array([item.source] * articles.num_rows, pa.string()))


def _key(item: RawFile | RawRecord) -> str:
    """A hash of all that an article is read from: of a file also its path, since folders name newspapers."""
    told: Iterable[str | None]
    told = (item.source, item.sha256, item.beside) if isinstance(item, RawFile) else (item.sha256, json.dumps(item.values, sort_keys=True))
    return hashlib.sha256("\0".join(each or "" for each in told).encode()).hexdigest()
