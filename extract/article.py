"""The article as the extractor sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class LineKind(StrEnum):
    """What a line of the body is on the page."""

    TITLE = "title"
    SAPO = "sapo"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    BULLET = "bullet"
    CAPTION = "caption"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the body: `body[start:end]`, without its line break."""

    start: int
    end: int
    kind: LineKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article, cleaned; every offset elsewhere counts in `body` (title first, NFC, line feeds between lines)."""

    article_id: str
    title: str
    body: str
    lines: tuple[Line, ...]
    published: datetime | None = None
    section: str | None = None
    author: str | None = None
    newspaper: str | None = None
    place_id: str | None = None
    source: str = ""
    sha256: str = ""
    encoding: str | None = "utf-8"
    format: str = "txt"
