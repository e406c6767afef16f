"""Collections cut into pieces that workers can read: some hundred records each, written to the staging folder as JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from indicators.collections import records
from indicators.find import RawFile
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record of a collection; `source` is the collection's with the record's number, `fault` a reason and a detail where it cannot be read."""

    source: str
    article_id: str
    sha256: str | None
    values: dict[str, str]
    fault: tuple[str, str] | None = None


def spooled(file: RawFile, raw: Path, folder: Path, taken: dict[str, str], size: int, largest: int) -> Iterator[Path]:
    """Write the records of a collection as pieces of `size`, each when it is asked for; `taken` are the ids given so far, with their sources."""
    folder.mkdir(parents=True, exist_ok=True)
    found = _records(file, raw, taken, largest)
    number = 0
    while piece := list(islice(found, size)):
        path = folder / f"{file.article_id}-{number:06d}.jsonl"
        path.write_text("".join(json.dumps(asdict(record), ensure_ascii=True) + "\n" for record in piece), encoding="ascii")
        number += 1
        yield path


def read_piece(path: Path) -> Iterator[RawRecord]:
    """The records of a piece."""
    with path.open(encoding="ascii") as stream:
        for line in stream:
            found = json.loads(line)
            yield RawRecord(**{**found, "fault": None if found["fault"] is None else (found["fault"][0], found["fault"][1])})


def _records(file: RawFile, raw: Path, taken: dict[str, str], largest: int) -> Iterator[RawRecord]:
    """The records, with a fault for an id that is taken; a fault of the collection itself comes as its last record."""
    any_record = False
    try:
        for record in records(raw / file.path, largest):
            any_record = True
            source, fault = f"{file.source}#{record.number}", record.fault
            first = taken.setdefault(record.article_id, source)
            if fault is None and first != source:
                fault = (UnreadableReason.DUPLICATE_ID, f"the article id {record.article_id!r} is taken by {first}; give one of the two another id")
            yield RawRecord(source, record.article_id, record.sha256, {} if fault else dict(record.values), fault)
    except ArticleError as error:
        yield RawRecord(file.source, file.article_id, file.sha256, {}, (error.reason, error.detail))
    else:
        if not any_record:
            yield RawRecord(file.source, file.article_id, file.sha256, {}, (UnreadableReason.EMPTY, "the collection holds no record"))
