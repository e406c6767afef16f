"""Word documents."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.opc.exceptions import PackageNotFoundError
from docx.table import Table
from docx.text.paragraph import Paragraph

from extract.article import LineKind
from extract.formats.reading import Reading
from extract.html.tables import CELL_MARK
from extract.pages.known import NOTHING, Known
from extract.pages.normalise import normalise
from extract.pages.page import read_page_lines
from extract.pages.page_lines import BULLET, PageLine
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary.page_cues import PageCues

_LARGEST_EXPANDED = 200_000_000  # bytes; a document of text is some hundred times smaller


def read_docx(raw: bytes, source: str, cues: PageCues, known: Known = NOTHING) -> Reading:
    """Read a document's paragraphs and tables in their order."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            expanded = sum(part.file_size for part in archive.infolist())
        if expanded > _LARGEST_EXPANDED:
            raise ArticleError(source, UnreadableReason.TOO_LARGE, f"the document expands to {expanded:,} bytes: save its text as .txt")
        document = docx.Document(io.BytesIO(raw))
    except (zipfile.BadZipFile, zlib.error, PackageNotFoundError, KeyError, ValueError, SyntaxError, EOFError, NotImplementedError) as error:
        detail = f"the document cannot be opened ({error}): save it again, or save its text as .txt"
        raise ArticleError(source, UnreadableReason.TORN, detail) from error
    lines = tuple(PageLine(number, number, text, kind) for number, (kind, text) in enumerate(_texts(document), 1))
    return Reading(read_page_lines(lines, cues, known), "docx", lines)


def _texts(document: Document) -> Iterator[tuple[LineKind | None, str]]:
    """The lines that are not blank; the document's own styles tell headings and lists."""
    for part in document.iter_inner_content():
        if isinstance(part, Paragraph):
            style = (part.style.name or "") if part.style is not None else ""
            for line in filter(None, (" ".join(line.split()) for line in normalise(part.text).split("\n"))):
                if style.startswith("List") and not BULLET.match(line):
                    yield LineKind.BULLET, f"- {line}"
                else:
                    yield LineKind.HEADING if style.startswith("Heading") and not line.endswith(".") else None, line
        elif isinstance(part, Table):
            for row in part.rows:
                cells = [" ".join(normalise(cell.text).split()) for cell in row.cells]
                if any(cells):
                    yield LineKind.TABLE_ROW, CELL_MARK.join(cells)
