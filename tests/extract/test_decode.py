"""Bytes to text: what is read, and how each unreadable file says what is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pages.decode import decode
from schemas.errors import ArticleError

TEXT = "Năm 2024, tỉnh tiếp nhận mới 39 chương trình, dự án với kinh phí 5,1 triệu USD.\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (TEXT.encode("utf-8-sig"), "utf-8-sig"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le"), "utf-16-le"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-32"), "utf-32-le"),
    ],
)
def test_encodings(raw: bytes, encoding: str) -> None:
    decoded = decode(raw, "a.txt")
    assert (decoded.text, decoded.encoding) == (TEXT, encoding)


@pytest.mark.parametrize(
    ("raw", "reason", "said"),
    [
        (b"", "EMPTY", "0 bytes"),
        (b" \r\n\t ", "EMPTY", "white space"),
        (b"%PDF-1.7\n...", "BINARY", "a PDF file"),
        (b"Tin m\x00oi", "BINARY", "byte 5 (0x00)"),
        (bytes(range(1, 9)) * 20, "BINARY", "byte 0 (0x01)"),
        (TEXT.encode()[: TEXT.encode().index("ỉ".encode()) + 1], "TORN", "ends inside a character (at byte 12 of 13)"),
        (b"\xff\xfe" + TEXT.encode("utf-16-le")[:-1], "TORN", "ends inside a character"),
        (b"Dien tich\n\xb9\xb8 12 ha", "BAD_ENCODING", "byte 10 (0xb9) is not UTF-8"),
        (TEXT.encode() + b"\xe1\xba(", "BAD_ENCODING", f"byte {len(TEXT.encode())} (0xe1)"),
    ],
)
def test_unreadable(raw: bytes, reason: str, said: str) -> None:
    with pytest.raises(ArticleError) as error:
        decode(raw, "a.txt")
    assert error.value.reason == reason
    assert said in error.value.detail
    assert error.value.source == "a.txt"


def test_a_stray_control_character_is_still_text() -> None:
    assert decode(TEXT.encode() + b"\x08", "a.txt").encoding == "utf-8"


@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_an_article_error(raw: bytes) -> None:
    try:
        decoded = decode(raw, "a.txt")
    except ArticleError as error:
        assert error.reason in {"EMPTY", "BINARY", "TORN", "BAD_ENCODING"}  # noqa: PT017 - either way is right
    else:
        assert decoded.text.encode(decoded.encoding)
