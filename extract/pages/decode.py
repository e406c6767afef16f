"""Bytes of a raw file -> text and the encoding found."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from extract.pages.legacy_encodings import LegacyEncoding, legacy_encodings
from extract.pages.mojibake import ENOUGH, repaired
from extract.pages.syllables import spelling
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError

# Longest first: the UTF-32 mark begins with the UTF-16 one.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"PAR1", "a Parquet file"),
)
# Control bytes that no text editor writes; a few strays are cleaned away later, more mean that this is no text.
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x19\x1c-\x1f]")
_CONTROL_SHARE = 0.01
_SAMPLE = 65_536
_READABLE = 0.8  # of the marked words of a text in an old encoding are syllables when it is read by the right table
_FEWEST = 5  # marked words; fewer show nothing


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text as it was written, and its encoding: a Python codec or an old Vietnamese one, with what was undone ("utf-8+mojibake")."""

    text: str
    encoding: str


def decode(raw: bytes, source: str) -> Decoded:
    """Decode by byte order mark, then UTF-16 without a mark, then strict UTF-8, then the old Vietnamese encoding that spells best.

    Raises ArticleError with the reason EMPTY, BINARY, TORN (cut inside a character) or BAD_ENCODING, the first bad offset in
    bytes, and what to do.
    """
    if not raw.strip():
        what = "is empty (0 bytes)" if not raw else "holds nothing but white space"
        raise ArticleError(source, UnreadableReason.EMPTY, f"the file {what}; save the article's text in it")
    _refuse_known_format(raw, source)
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            codec = encoding.removesuffix("-sig")
            return _repaired(_strict(raw, len(mark), codec, source), encoding)
    if byte_order := _unmarked_utf16(raw):
        return Decoded(_strict(raw, 0, byte_order, source), byte_order)
    _refuse_binary(raw, source)
    try:
        return _repaired(_strict(raw, 0, "utf-8", source), "utf-8")
    except ArticleError as error:
        legacy = None if error.reason is UnreadableReason.TORN else _legacy(raw)
        if legacy is None:
            raise
        return legacy


def _repaired(text: str, encoding: str) -> Decoded:
    found = repaired(text)
    return Decoded(found.text, f"{encoding}+{found.by}" if found.by else encoding)


def _legacy(raw: bytes) -> Decoded | None:
    """The text by the old encoding in which it spells Vietnamese best; None where it does in none."""
    ways: dict[str, Callable[[bytes], str]] = {"cp1258": lambda raw: raw.decode("cp1258", errors="replace")}
    ways |= {encoding.name: partial(_by_table, encoding) for encoding in legacy_encodings()}
    by, found = max(((name, spelling(way(raw[:ENOUGH]))) for name, way in ways.items()), key=lambda tried: tried[1].quality)
    return Decoded(ways[by](raw), by) if found.right >= _FEWEST and found.quality >= _READABLE else None


def _by_table(encoding: LegacyEncoding, raw: bytes) -> str:
    return encoding.decode(raw.decode("latin-1"))


def _strict(raw: bytes, start: int, codec: str, source: str) -> str:
    try:
        return raw[start:].decode(codec)
    except UnicodeDecodeError as error:
        offset = start + error.start
        # A decoder that ran out of bytes names the end of the file as the end of what it could not read.
        if error.end >= len(error.object) and ("unexpected end" in error.reason or "truncated" in error.reason):
            detail = f"the file ends inside a character (at byte {offset} of {len(raw)}): copy or download it again"
            raise ArticleError(source, UnreadableReason.TORN, detail) from error
        detail = f"byte {offset} (0x{raw[offset]:02x}) is not {codec.upper()}: save the file as UTF-8, or download it again"
        raise ArticleError(source, UnreadableReason.BAD_ENCODING, detail) from error


def _refuse_known_format(raw: bytes, source: str) -> None:
    for signature, name in _SIGNATURES:
        if raw.startswith(signature):
            raise ArticleError(source, UnreadableReason.BINARY, f"byte 0 begins {name}, not text: save the article's text as a .txt file in UTF-8")


def _unmarked_utf16(raw: bytes) -> str | None:
    """The byte order of UTF-16 text without a mark: every second byte of spaces and plain letters is NUL."""
    sample = raw[:_SAMPLE]
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if odd > 0.3 * half and even == 0:
        return "utf-16-le"
    if even > 0.3 * half and odd == 0:
        return "utf-16-be"
    return None


def _refuse_binary(raw: bytes, source: str) -> None:
    offset = raw.find(0)
    if offset < 0:
        sample = raw[:_SAMPLE]
        controls = [found.start() for found in _CONTROL.finditer(sample)]
        if len(controls) <= max(2, _CONTROL_SHARE * len(sample)):
            return
        offset = controls[0]
    detail = f"byte {offset} (0x{raw[offset]:02x}) does not occur in text, so this is a binary file: save the article's text as a .txt file in UTF-8"
    raise ArticleError(source, UnreadableReason.BINARY, detail)
