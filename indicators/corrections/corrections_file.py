"""The corrections file: CSV that a spreadsheet opens and that diffs well."""

from __future__ import annotations

import csv
import hashlib
import io
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from indicators.corrections.correction import NO_CORRECTIONS, Correction, Corrections
from indicators.corrections.line_checks import check_line, without_contradiction
from schemas.code_lists import CorrectionAction
from schemas.errors import CorrectionError, DatasetError
from schemas.vocabulary import Vocabulary

NAME = "corrections.csv"
COLUMNS = ("action", "article_id", "observation_id", "field", "value", "expect", "reason", "author", "date")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def corrections_path(raw: Path, given: Path | None = None) -> Path | None:
    """The file in use: the one given, else `corrections.csv` in the folder above the raw one; None where that is not there.

    Raises DatasetError where the given one is not there, or lies among the articles.
    """
    if given is not None:
        if not given.is_file():
            raise DatasetError(f"{given}: there is no such file of corrections")
        if given.resolve().is_relative_to(raw.resolve()):
            raise DatasetError(f"{given}: lies in the folder of articles, where every file is taken for one; move it out")
        return given
    path = default_path(raw)
    return path if path.is_file() else None


def default_path(raw: Path) -> Path:
    """Where the corrections of a raw folder lie."""
    return raw.resolve().parent / NAME


def digest_of(path: Path | None) -> str:
    """SHA-256 of the file, empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path else ""


def read_corrections(path: Path | None, vocabulary: Vocabulary) -> Corrections:
    """The corrections of a file; raises CorrectionError with file, line, key and reason for the first line that cannot be used."""
    if path is None:
        return NO_CORRECTIONS
    lines = tuple(_lines(path, vocabulary))
    without_contradiction(lines, path.name)
    return Corrections(lines, path.name)


def as_text(lines: tuple[Correction, ...]) -> str:
    """The content of a file, sorted by article, row and field, so that two people's lines seldom touch."""
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in sorted(lines, key=lambda line: (line.article_id, line.observation_id, line.action, line.field)):
        writer.writerow([getattr(each, name) for name in COLUMNS])
    return stream.getvalue()


def _lines(path: Path, vocabulary: Vocabulary) -> Iterator[Correction]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorrectionError(path.name, 1, "file", "is not UTF-8: save it as CSV UTF-8") from error
    head = text.partition("\n")[0]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
    names: list[str] | None = None
    at = 1
    try:
        for cells in reader:
            line, at = at, reader.line_num + 1
            if not any(cell.strip() for cell in cells):
                continue
            if names is None:
                names = _header(cells, path.name)
                continue
            if len(cells) != len(names):
                raise CorrectionError(path.name, line, "line", f"has {len(cells)} cells, the first line {len(names)}")
            yield _line(line, dict(zip(names, cells, strict=True)), path.name, vocabulary)
    except csv.Error as error:
        raise CorrectionError(path.name, reader.line_num, "line", f"is not valid CSV: {error}") from error


def _header(cells: list[str], file: str) -> list[str]:
    names = [cell.strip() for cell in cells]
    if sorted(names) != sorted(COLUMNS):
        raise CorrectionError(file, 1, "header", f"must name the columns {','.join(COLUMNS)}")
    return names


def _line(number: int, cells: dict[str, str], file: str, vocabulary: Vocabulary) -> Correction:
    cells = {name: cell.strip() for name, cell in cells.items()}
    if cells["action"] not in list(CorrectionAction):
        raise CorrectionError(file, number, "action", f"{cells['action']!r} is none of {', '.join(CorrectionAction)}")
    try:
        day = date.fromisoformat(cells["date"] if _DAY.fullmatch(cells["date"]) else "")
    except ValueError as error:
        raise CorrectionError(file, number, "date", f"{cells['date']!r} is no day: write it as 2026-01-31") from error
    found = Correction(**{**cells, "line": number, "action": CorrectionAction(cells["action"]), "date": day})  # type: ignore[arg-type]
    check_line(found, file, vocabulary)
    return found
