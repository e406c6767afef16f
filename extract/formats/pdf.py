"""PDF files with a text layer."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Iterator

from pypdf import PageObject, PdfReader
from pypdf.errors import PyPdfError

from extract.allowance import Allowance
from extract.formats.reading import Reading
from extract.pages.known import Known
from extract.pages.normalise import normalise
from extract.pages.page import read_page_lines
from extract.pages.page_lines import page_lines
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary.page_cues import PageCues

# It reports every flaw that it works around; what it cannot read it raises.
logging.getLogger("pypdf").setLevel(logging.CRITICAL)
_MOST_PAGES = 200
_MOST_DRAWN = 5_000_000  # bytes that draw one page; a page of text takes some thousand
_STOP = re.compile(r"[.!?…:;][\"'”’»)\]]*\Z")
_NEARLY_FULL = 0.75  # of the longest line: a shorter one ends its paragraph


def read_pdf(raw: bytes, source: str, cues: PageCues, known: Known, allowance: Allowance) -> Reading:
    """Read the text layer; lines that the page's width broke are joined to paragraphs."""
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted:
            raise ArticleError(source, UnreadableReason.UNREADABLE, "the PDF file is locked: save it without a password, or save its text as .txt")
        if len(reader.pages) > _MOST_PAGES:
            detail = f"the PDF file has {len(reader.pages):,} pages, more than the {_MOST_PAGES} of an article: save the article's pages alone"
            raise ArticleError(source, UnreadableReason.TOO_LARGE, detail)
        texts = [normalise(_text_of(page, number, source, allowance)) for number, page in enumerate(reader.pages, 1)]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        detail = f"the PDF file cannot be read ({type(error).__name__}: {error}): download it again, or save its text as .txt"
        raise ArticleError(source, UnreadableReason.TORN, detail) from error
    if not any(text.strip() for text in texts):
        raise ArticleError(source, UnreadableReason.NO_TEXT, "the PDF file holds pictures of text only: save the article's text as .txt")
    lines = page_lines("\n".join("\n".join(_paragraphs(text.split("\n"))) for text in texts))
    allowance.check_lines(len(lines))
    allowance.check_time()
    return Reading(read_page_lines(lines, cues, known), "pdf", lines)


def _text_of(page: PageObject, number: int, source: str, allowance: Allowance) -> str:
    """The text of a page."""
    allowance.check_time()
    drawn = page.get_contents()
    if drawn is None:
        return ""
    if (size := len(drawn.get_data())) > _MOST_DRAWN:
        detail = f"page {number} is drawn with {size:,} bytes, more than text needs: save the article's text as .txt"
        raise ArticleError(source, UnreadableReason.TOO_LARGE, detail)

    def between_operations(*_: object) -> None:
        allowance.check_time()

    return page.extract_text(visitor_operand_before=between_operations)


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
