"""Copied text, and pages saved as text."""

from __future__ import annotations

import html
import re

from extract.allowance import Allowance
from extract.formats.reading import Reading
from extract.formats.web import looks_like_html, read_decoded_html
from extract.pages.decode import decode
from extract.pages.known import Known
from extract.pages.normalise import normalise
from extract.pages.page import read_page_lines
from extract.pages.page_lines import page_lines
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary.page_cues import PageCues

_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}\d?|#\d{2,6}|#x[0-9a-fA-F]{2,5});")


def read_text(raw: bytes, source: str, cues: PageCues, known: Known, allowance: Allowance) -> Reading:
    """Read text; a page of HTML under the name of a text is read as what it is."""
    decoded = decode(raw, source)
    allowance.check_time()
    if looks_like_html(decoded.text):
        return read_decoded_html(decoded, source, cues, known, allowance)
    text = normalise(_ENTITY.sub(lambda m: html.unescape(m[0]), decoded.text))
    if not text.strip():
        raise ArticleError(source, UnreadableReason.EMPTY, "the file holds nothing but white space; save the article's text in it")
    lines = page_lines(text)
    allowance.check_lines(len(lines))
    allowance.check_time()
    return Reading(read_page_lines(lines, cues, known), "txt", lines, decoded.encoding)
