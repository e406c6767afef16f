"""Pages saved from a browser: HTML, and MHTML with the page and its pictures in one file."""

from __future__ import annotations

import email
import email.policy
import re
from dataclasses import replace
from email.message import EmailMessage

from extract.allowance import Allowance
from extract.formats.reading import Reading
from extract.html.page import read_html as read_markup
from extract.pages.decode import Decoded, decode
from extract.pages.known import Known
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary.page_cues import PageCues

_HTML = re.compile(r"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_OPENING = 4096  # characters in which a page says that it is one


def looks_like_html(text: str) -> bool:
    """True for text that begins as a page of HTML does."""
    return _HTML.match(text[:_OPENING].lstrip("\ufeff")) is not None


def read_html(raw: bytes, source: str, cues: PageCues, known: Known, allowance: Allowance) -> Reading:
    """Read a page of HTML; its encoding is found as that of a text is, whatever its head says."""
    return read_decoded_html(decode(raw, source), source, cues, known, allowance)


def read_decoded_html(decoded: Decoded, source: str, cues: PageCues, known: Known, allowance: Allowance, form: str = "html") -> Reading:
    """Read a page whose letters are known."""
    allowance.check_time()
    found = read_markup(decoded.text, cues, known, allowance)
    if found is None:
        raise ArticleError(source, UnreadableReason.NO_TEXT, "the page holds no text: save it again, or its text as .txt")
    return Reading(found.page, form, found.lines, decoded.encoding, found.metadata.url, found.metadata.publisher)


def read_mhtml(raw: bytes, source: str, cues: PageCues, known: Known, allowance: Allowance) -> Reading:
    """Read the first page of HTML in a web archive."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    part = next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
    content = part.get_payload(decode=True) if isinstance(part, EmailMessage) else None
    if not isinstance(content, bytes):
        raise ArticleError(source, UnreadableReason.NO_TEXT, "the web archive holds no page: save the page again, or its text as .txt")
    saved_from = part["Content-Location"] if part is not None else None
    reading = read_decoded_html(decode(content, source), source, cues, known, allowance, "mhtml")
    return reading if reading.url else replace(reading, url=str(saved_from or ""))
