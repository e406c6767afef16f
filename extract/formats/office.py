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

from extract.allowance import Allowance
from extract.article import LineKind
from extract.formats.reading import Reading
from extract.html.tables import CELL_MARK
from extract.pages.known import Known
from extract.pages.normalise import normalise
from extract.pages.page import read_page_lines
from extract.pages.page_lines import BULLET, PageLine
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary.page_cues import PageCues


def read_docx(raw: bytes, source: str, cues: PageCues, known: Known, allowance: Allowance) -> Reading:
    """Read a document's paragraphs and tables in their order."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            allowance.check_size(
                sum(part.file_size for part in archive.infolist() if part.filename.endswith((".xml", ".rels"))), "the unpacked document"
            )
        document = docx.Document(io.BytesIO(raw))
    except (zipfile.BadZipFile, zlib.error, PackageNotFoundError, KeyError, ValueError, SyntaxError, EOFError, NotImplementedError) as error:
        detail = f"the document cannot be opened ({error}): save it again, or save its text as .txt"
        raise ArticleError(source, UnreadableReason.TORN, detail) from error
    lines: list[PageLine] = []
    for number, (kind, text) in enumerate(_texts(document, allowance), 1):
        lines.append(PageLine(number, number, text, kind))
        allowance.check_lines(number)
    return Reading(read_page_lines(lines, cues, known), "docx", tuple(lines))


def _texts(document: Document, allowance: Allowance) -> Iterator[tuple[LineKind | None, str]]:
    """The lines that are not blank; the document's own styles tell headings and lists."""
    for part in document.iter_inner_content():
        allowance.check_time()
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
