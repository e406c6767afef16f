"""A raw file -> the article in it."""

from __future__ import annotations

import hashlib
from pathlib import Path

from extract.article import Article, Line, LineKind
from extract.decode import decode
from extract.newspaper import find_origin
from extract.normalise import normalise
from extract.page import Page, read_page
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary import Vocabulary, load_vocabulary

_SUFFIXES = frozenset({".txt"})


def read_article(path: str | Path, *, vocabulary: Vocabulary | None = None, article_id: str | None = None) -> Article:
    """Read one saved page; the built-in vocabulary and the file's stem stand in where none is given.

    Raises ArticleError with a reason of `UnreadableReason`, and a detail that says where and what to do.
    """
    path = Path(path)
    source = path.as_posix()
    if path.suffix.casefold() not in _SUFFIXES:
        raise ArticleError(source, UnreadableReason.UNKNOWN_FORMAT, f"files of type {path.suffix or 'none'!r} are not read: save the text as .txt")
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise ArticleError(source, UnreadableReason.UNREADABLE, f"the file cannot be opened: {error.strerror or error}") from error
    return article_of_page(raw, article_id=article_id or path.stem, source=source, vocabulary=vocabulary or load_vocabulary())


def article_of_page(raw: bytes, *, article_id: str, source: str, vocabulary: Vocabulary) -> Article:
    """The article in the bytes of a saved text page; raises ArticleError as `read_article` does."""
    decoded = decode(raw, source)
    text = normalise(decoded.text)
    if not text.strip():
        raise ArticleError(source, UnreadableReason.EMPTY, "the file holds nothing but white space; save the article's text in it")
    page = read_page(text, vocabulary.page_cues)
    if not page.title and not page.lines:
        raise ArticleError(source, UnreadableReason.NO_TEXT, "the file holds only buttons and dates of a page: save the article's text in it")
    body, lines = _body(page)
    origin = find_origin([line for _, line in page.lines[:2]], page.section, page.published.date() if page.published else None, vocabulary)
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
        encoding=decoded.encoding,
    )


def _body(page: Page) -> tuple[str, tuple[Line, ...]]:
    """The title and the text lines, joined by line breaks, with their offsets."""
    texts = [(LineKind.TITLE, page.title), *page.lines] if page.title else [*page.lines]
    lines: list[Line] = []
    start = 0
    for kind, text in texts:
        lines.append(Line(start, start + len(text), kind))
        start += len(text) + 1
    return "\n".join(text for _, text in texts), tuple(lines)
