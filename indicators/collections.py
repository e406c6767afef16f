"""Crawls: many articles in one JSON Lines or Parquet file, read as a stream of records.

A small YAML beside `NAME.jsonl.zst`, `NAME.columns.yaml`, says under which keys a record keeps what; without it the usual names are tried.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pyarrow as pa
import pyarrow.parquet as pq
import yaml
import zstandard
from pydantic import BaseModel, ConfigDict, ValidationError

from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.raw_names import companion

_LONGEST_ID = 200
_PARQUET_ROWS = 256  # read at a time
_WIDEST_WINDOW = 2**27  # bytes that an expanded Zstandard stream may hold in memory
_EXPANSION, _ALWAYS_READ = 200, 200_000_000  # a text is never packed that densely; smaller files are read whatever they expand to


class Columns(BaseModel):
    """The key or column of a record that holds each thing; the first name of several that a record has counts."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: tuple[str, ...] = ("id", "article_id", "_id")
    title: tuple[str, ...] = ("title", "headline")
    text: tuple[str, ...] = ("text", "body", "content")
    html: tuple[str, ...] = ("html",)
    published: tuple[str, ...] = ("published", "date", "published_at", "publish_date", "datePublished")
    url: tuple[str, ...] = ("url", "link")
    newspaper: tuple[str, ...] = ("newspaper", "publisher", "site")
    section: tuple[str, ...] = ("section", "category")
    author: tuple[str, ...] = ("author", "authors")


@dataclass(frozen=True, slots=True)
class Record:
    """One record of a collection; `values` by the names of `Columns`, `fault` where it cannot be read, `number` counts from 1."""

    number: int
    article_id: str
    sha256: str
    values: Mapping[str, str]
    fault: tuple[str, str] | None = None


def records(path: Path, largest: int) -> Iterator[Record]:
    """The records of a collection, one after the other; no more than one, or a few hundred rows of Parquet, is held in memory.

    A record that is wrong is given with its fault. Raises ArticleError where the file itself, or the YAML beside it, cannot be read (on).
    """
    columns = _columns(companion(path))
    try:
        if path.name.casefold().endswith(".parquet"):
            yield from _of_parquet(path, columns, largest)
        else:
            yield from _of_lines(path, columns, largest)
    except (OSError, EOFError, zlib.error, zstandard.ZstdError, pa.ArrowException, ValueError) as error:
        detail = f"the collection cannot be read on ({error}): copy or download it again; the records before stay"
        raise ArticleError(path.as_posix(), UnreadableReason.TORN, detail) from error


def _columns(path: Path) -> Columns:
    if not path.is_file():
        return Columns()
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
        return Columns.model_validate({key: (value,) if isinstance(value, str) else value for key, value in dict(content).items()})
    except (OSError, ValueError, TypeError, RecursionError, yaml.YAMLError) as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()) if isinstance(error, ValidationError) else str(error)
        detail = f"{path.name}: {' '.join(wrong.split())} (keys are {', '.join(Columns.model_fields)})"
        raise ArticleError(path.as_posix(), UnreadableReason.BAD_SIDECAR, detail) from error


def _of_lines(path: Path, columns: Columns, largest: int) -> Iterator[Record]:
    with _opened(path) as stream:
        number = expanded = 0
        most = max(_ALWAYS_READ, _EXPANSION * path.stat().st_size)
        while line := stream.readline(largest + 1):
            number += 1
            expanded += len(line)
            if expanded > most:
                detail = f"the collection expands to more than {most:,} bytes: it is damaged, or made to do harm; the records before stay"
                raise ArticleError(path.as_posix(), UnreadableReason.TOO_LARGE, detail)
            if len(line) > largest:
                while line and not line.endswith(b"\n") and expanded <= most:
                    line = stream.readline(largest)
                    expanded += len(line)
                yield _faulty(number, b"", UnreadableReason.TOO_LARGE, f"line {number} has more than {largest:,} bytes")
            elif line.strip():
                yield _of_line(number, line, columns)


@contextmanager
def _opened(path: Path) -> Iterator[IO[bytes]]:
    """The lines of a file, expanded as they are read."""
    name = path.name.casefold()
    with path.open("rb") as raw:
        if name.endswith(".gz"):
            with gzip.GzipFile(fileobj=raw) as stream:
                yield io.BufferedReader(stream)
        elif name.endswith(".zst"):
            with zstandard.ZstdDecompressor(max_window_size=_WIDEST_WINDOW).stream_reader(raw, read_across_frames=True) as stream:
                yield io.BufferedReader(stream)
        else:
            yield raw


def _of_line(number: int, line: bytes, columns: Columns) -> Record:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError) as error:
        return _faulty(number, line, UnreadableReason.TORN, f"line {number} is no JSON ({error}): write the record again")
    if not isinstance(found, dict):
        return _faulty(number, line, UnreadableReason.TORN, f"line {number} is no object with keys and values")
    return _record(number, hashlib.sha256(line.strip()).hexdigest(), found, columns)


def _of_parquet(path: Path, columns: Columns, largest: int) -> Iterator[Record]:
    with pq.ParquetFile(path) as file:
        wanted = {name for names in columns.model_dump().values() for name in names} & set(file.schema_arrow.names)
        number = 0
        for batch in file.iter_batches(_PARQUET_ROWS, columns=sorted(wanted)):
            for row in batch.to_pylist():
                number += 1
                content = json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode(errors="surrogatepass")
                if len(content) > largest:
                    yield _faulty(number, content, UnreadableReason.TOO_LARGE, f"row {number} has more than {largest:,} bytes")
                else:
                    yield _record(number, hashlib.sha256(content).hexdigest(), row, columns)


def _record(number: int, sha256: str, found: Mapping[str, Any], columns: Columns) -> Record:
    values = {}
    for name, keys in columns.model_dump().items():
        value = next((v for key in keys if (v := found.get(key)) is not None and v != "" and not isinstance(v, dict)), None)
        if value is not None:
            values[name] = ", ".join(map(str, value)) if isinstance(value, list) else value.isoformat() if hasattr(value, "isoformat") else str(value)
    article_id = " ".join(values.pop("id", "").split()) or sha256[:16]
    fault = None
    if len(article_id) > _LONGEST_ID or not article_id.isprintable() or "/" in article_id or "\\" in article_id or article_id in {".", ".."}:
        fault = (UnreadableReason.BAD_ID, f"record {number}: the id {article_id[:40]!r} is no plain name of at most {_LONGEST_ID} letters")
        article_id = sha256[:16]
    elif not (values.get("text") or values.get("html")):
        fault = (UnreadableReason.NO_TEXT, f"record {number} has none of the keys {', '.join((*columns.text, *columns.html))} with text in it")
    return Record(number, article_id, sha256, values, fault)


def _faulty(number: int, content: bytes, reason: UnreadableReason, detail: str) -> Record:
    sha256 = hashlib.sha256(content or str(number).encode()).hexdigest()
    return Record(number, sha256[:16], sha256, {}, (reason, detail))
