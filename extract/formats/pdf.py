"""PDF files with a text layer."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from extract.formats.reading import Reading
from extract.pages.known import NOTHING, Known
from extract.pages.normalise import normalise
from extract.pages.page import read_page_lines
from extract.pages.page_lines import page_lines
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary.page_cues import PageCues

# It reports every flaw that it works around; what it cannot read it raises.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_MOST_PAGES = 200
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_NEARLY_FULL = 0.75  # of the longest line: a shorter one ends its paragraph


def read_pdf(raw: bytes, source: str, cues: PageCues, known: Known = NOTHING) -> Reading:
    """Read the text layer; lines that the page's width broke are joined to paragraphs."""
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted:
            raise ArticleError(source, UnreadableReason.UNREADABLE, "the PDF file is locked: save it without a password, or save its text as .txt")
        texts = [normalise(page.extract_text()) for page in reader.pages[:_MOST_PAGES]]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        detail = f"the PDF file cannot be read ({type(error).__name__}: {error}): download it again, or save its text as .txt"
        raise ArticleError(source, UnreadableReason.TORN, detail) from error
    if not any(text.strip() for text in texts):
        raise ArticleError(source, UnreadableReason.NO_TEXT, "the PDF file holds pictures of text only: save the article's text as .txt")
    lines = page_lines("\n".join("\n".join(_paragraphs(text.split("\n"))) for text in texts))
    return Reading(read_page_lines(lines, cues, known), "pdf", lines)


def _paragraphs(lines: Iterable[str]) -> Iterator[str]:
    """Lines joined until one ends a sentence short of the margin, or is blank."""
    kept = [" ".join(line.split()) for line in lines]
    widest = max(map(len, kept), default=0)
    pending: list[str] = []
    for line in kept:
        if line:
            pending.append(line)
        if pending and (not line or len(line) < _NEARLY_FULL * widest or (_STOP.search(line) and len(line) < 0.95 * widest)):
            yield " ".join(pending)
            pending = []
    if pending:
        yield " ".join(pending)
