"""A raw file -> the article in it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from extract.allowance import Allowance
from extract.article import Article, Line, LineKind
from extract.formats.office import read_docx
from extract.formats.pdf import read_pdf
from extract.formats.reading import Reading
from extract.formats.text import read_text
from extract.formats.web import read_html, read_mhtml
from extract.pages.dateline import moment_of_clock, parse_dateline
from extract.pages.known import NOTHING, Known
from extract.pages.newspaper import find_origin
from extract.pages.page import Page
from extract.pages.sidecar import read_sidecar
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.limits import LIMITS, Limits
from schemas.raw_names import companion
from schemas.vocabulary import Vocabulary, load_vocabulary
from schemas.vocabulary.page_cues import PageCues

Reader = Callable[[bytes, str, PageCues, Known, Allowance], Reading]
"""Takes the bytes of one file apart."""
_READERS: Mapping[str, Reader] = {
    ".txt": read_text,
    ".html": read_html,
    ".htm": read_html,
    ".mhtml": read_mhtml,
    ".mht": read_mhtml,
    ".docx": read_docx,
    ".pdf": read_pdf,
}


def read_article(
    path: str | Path, *, vocabulary: Vocabulary | None = None, article_id: str | None = None, allowance: Allowance | None = None
) -> Article:
    """Read one file, with the sidecar beside it; the built-in vocabulary, the file's stem and the usual limits stand in where none are given.

    Raises ArticleError with a reason of `UnreadableReason`, and a detail that says where and what to do.
    """
    path = Path(path)
    vocabulary = vocabulary or load_vocabulary()
    source = path.as_posix()
    allowance = allowance or Allowance(source)
    raw, known = _content(path, vocabulary, allowance)
    return article_of_page(raw, article_id=article_id or path.stem, source=source, vocabulary=vocabulary, known=known, allowance=allowance)


def take_apart(path: Path, vocabulary: Vocabulary, *, limits: Limits = LIMITS) -> Reading:
    """All lines of a file, with why some are not in its article; raises ArticleError as `read_article` does."""
    allowance = Allowance(path.as_posix(), limits)
    raw, known = _content(path, vocabulary, allowance)
    return reader_of(path.as_posix())(raw, path.as_posix(), vocabulary.page_cues, known, allowance)


def _content(path: Path, vocabulary: Vocabulary, allowance: Allowance) -> tuple[bytes, Known]:
    """The bytes of a file of a known format, and what the sidecar beside it says."""
    reader_of(path.as_posix())
    raw = _bytes_of(path, path.as_posix(), allowance)
    sidecar = companion(path)
    return raw, read_sidecar(sidecar, vocabulary) if sidecar.is_file() else NOTHING


def reader_of(source: str) -> Reader:
    """The reader of a file's format, by its suffix; raises ArticleError for one that is not read."""
    suffix = Path(source).suffix.casefold()
    if suffix not in _READERS:
        known = ", ".join(_READERS)
        detail = f"files of type {suffix or 'none'!r} are not read, only {known}: save the text as .txt"
        raise ArticleError(source, UnreadableReason.UNKNOWN_FORMAT, detail)
    return _READERS[suffix]


def article_of_page(
    raw: bytes, *, article_id: str, source: str, vocabulary: Vocabulary, known: Known = NOTHING, allowance: Allowance | None = None
) -> Article:
    """The article in the bytes of a file; what is `known` of it goes before what they say. Raises ArticleError as `read_article` does."""
    allowance = allowance or Allowance(source)
    reading = reader_of(source)(raw, source, vocabulary.page_cues, known, allowance)
    allowance.check_time()
    page = reading.page
    if not page.title and not page.lines:
        raise ArticleError(source, UnreadableReason.NO_TEXT, "the file holds only buttons and dates of a page: save the article's text in it")
    body, lines = _body(page)
    origin = find_origin(page, known.or_else(Known(url=reading.url)), vocabulary, publisher=reading.publisher, folders=Path(source).parent.parts)
    return Article(
        article_id=article_id,
        title=page.title,
        body=body,
        lines=lines,
        published=page.published,
        section=page.section,
        author=page.author,
        newspaper=origin.newspaper,
        place_id=origin.place_id,
        source=source,
        sha256=hashlib.sha256(raw).hexdigest(),
        encoding=reading.encoding,
        format=reading.format,
    )


def article_of_record(
    values: Mapping[str, str], *, article_id: str, source: str, sha256: str, vocabulary: Vocabulary, allowance: Allowance | None = None
) -> Article:
    """The article in one record of a collection: its text or page, and what its columns say. Raises ArticleError as `read_article` does."""
    said = values.get("published", "")
    dated = parse_dateline(said, vocabulary.page_cues)
    known = Known(
        title=values.get("title", ""),
        published=dated.published if dated else moment_of_clock(said),
        author=values.get("author"),
        section=values.get("section"),
        newspaper=values.get("newspaper"),
        url=values.get("url", ""),
    )
    name = "record.txt" if values.get("text") else "record.html"
    raw = (values.get("text") or values["html"]).encode(errors="replace")
    page = f"{source}/{name}"
    article = article_of_page(raw, article_id=article_id, source=page, vocabulary=vocabulary, known=known, allowance=allowance)
    return replace(article, source=source, sha256=sha256)


def _bytes_of(path: Path, source: str, allowance: Allowance) -> bytes:
    """The bytes of a file of a size that an article can have."""
    try:
        allowance.check_size(path.stat().st_size)
        return path.read_bytes()
    except OSError as error:
        raise ArticleError(source, UnreadableReason.UNREADABLE, f"the file cannot be opened: {error.strerror or error}") from error


def _body(page: Page) -> tuple[str, tuple[Line, ...]]:
    """The title and the text lines, joined by line breaks, with their offsets."""
    texts = [(LineKind.TITLE, page.title), *page.lines] if page.title else [*page.lines]
    lines: list[Line] = []
    start = 0
    for kind, text in texts:
        lines.append(Line(start, start + len(text), kind))
        start += len(text) + 1
    return "\n".join(text for _, text in texts), tuple(lines)
