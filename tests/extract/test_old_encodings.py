"""One article in every encoding that Vietnamese has been written in: the same figures come out."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract import extract
from extract.pages.legacy_encodings import LegacyEncoding, legacy_encodings
from extract.pages.mojibake import repaired
from extract.pages.syllables import is_syllable, spelling
from extract.read import article_of_page
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary import load_vocabulary

PAGE = """Sản xuất nông nghiệp của huyện giữ vững

14:20, 12/07/2023

Năm 2022, tổng diện tích gieo trồng của huyện đạt 12.345,6 ha, tăng 3,1% so với năm 2021; sản lượng lương thực có hạt đạt 45.210 tấn.

Thu ngân sách nhà nước trên địa bàn đạt 152 tỷ đồng, bằng 108% kế hoạch. Tỷ lệ hộ nghèo giảm còn 8,4%, đã giải quyết việc làm cho 1.250 lao động.

Kim ngạch xuất khẩu nông sản, gỗ và thủy sản ước đạt 7,5 triệu USD, gấp 1,4 lần so với cùng kỳ; các xã đặc biệt khó khăn được hỗ trợ trên 20 tỷ đồng.
"""
TONES = "\u0300\u0301\u0303\u0309\u0323"
LEGACY = {encoding.name: encoding for encoding in legacy_encodings()}


def in_legacy(text: str, encoding: LegacyEncoding) -> bytes:
    """The text in an old encoding, as its fonts print it."""
    signs = {letter: sign for sign, letter in encoding.letters.items()}
    return "".join(signs.get(letter, letter) for letter in text).encode("latin-1")


def in_windows_1258(text: str) -> bytes:
    """The text with the tones behind their letters, as the code page has them."""
    parts = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tones = "".join(mark for mark in marks if mark in TONES)
        parts.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in TONES)) + tones)
    return "".join(parts).encode("cp1258")


def as_latin(text: str) -> str:
    """UTF-8 taken for Windows-1252, its five free places for Latin-1."""
    return "".join(bytes([byte]).decode("cp1252", errors="ignore") or chr(byte) for byte in text.encode())


WAYS: dict[str, tuple[Callable[[str], bytes], str]] = {
    "UTF-8 with a mark": (lambda t: t.encode("utf-8-sig"), "utf-8-sig"),
    "UTF-16": (lambda t: t.encode("utf-16"), "utf-16-le"),
    "UTF-16 without a mark": (lambda t: t.encode("utf-16-be"), "utf-16-be"),
    "letters and marks apart": (lambda t: unicodedata.normalize("NFD", t).encode(), "utf-8"),
    "Windows-1258": (in_windows_1258, "cp1258"),
    "TCVN3": (lambda t: in_legacy(t, LEGACY["tcvn3"]), "tcvn3"),
    "VISCII": (lambda t: in_legacy(t, LEGACY["viscii"]), "viscii"),
    "VNI": (lambda t: in_legacy(t, LEGACY["vni"]), "vni"),
    "TCVN3 copied from a page": (lambda t: in_legacy(t, LEGACY["tcvn3"]).decode("latin-1").encode(), "utf-8+tcvn3"),
    "VNI copied from a page": (lambda t: in_legacy(t, LEGACY["vni"]).decode("latin-1").encode(), "utf-8+vni"),
    "UTF-8 taken for Windows-1252": (lambda t: as_latin(t).encode(), "utf-8+mojibake"),
    "twice": (lambda t: as_latin(as_latin(t)).encode(), "utf-8+mojibake"),
    "UTF-8 taken for Latin-1": (lambda t: t.encode().decode("latin-1").encode(), "utf-8+mojibake"),
    "entities of HTML": (lambda t: t.replace("ệ", "&#7879;").replace("á", "&aacute;").replace(" ha", "&nbsp;ha").encode(), "utf-8"),
    "soft hyphens and narrow spaces": (lambda t: t.replace("lượng", "lượ\u00adng").replace("12.345,6 ha", "12.345,6\u202fha").encode(), "utf-8"),
}


def rows(raw: bytes) -> tuple[str, list[tuple[object, ...]]]:
    """The encoding found, and the figures."""
    vocabulary = load_vocabulary()
    article = article_of_page(raw, article_id="a", source="a.txt", vocabulary=vocabulary)
    found = extract(article, vocabulary).observations
    return str(article.encoding), [(r.value, r.unit, r.year, r.metric, r.measure, r.metric_text, r.place, r.char_start) for r in found]


@pytest.mark.parametrize("way", WAYS)
def test_the_same_figures_in_every_encoding(way: str) -> None:
    written, encoding = WAYS[way]
    found, figures = rows(written(PAGE))
    assert found == encoding
    assert figures == rows(PAGE.encode())[1]
    assert len(figures) == 10


def test_what_is_no_encoding_of_vietnamese_is_refused() -> None:
    with pytest.raises(ArticleError, match="is not UTF-8") as error:
        rows("Über die Größe der Märkte für Öl: 12 Prozent, Köln, Düsseldorf, Zürich, Österreich".encode("latin-1"))
    assert error.value.reason is UnreadableReason.BAD_ENCODING


@pytest.mark.parametrize(
    "text",
    [
        "Tập đoàn Société Générale và Nestlé đầu tư 12 triệu USD; Beyoncé, Dvořák, Müller và São Paulo cũng vậy.",
        "The trade with Vietnam grew by 12 %, said Mr. Müller of Zürich. Señor Peña agreed. Ångström, naïve, café, façade.",
        "Giá cà phê tăng 5%.",
        "",
    ],
)
def test_foreign_names_are_left_alone(text: str) -> None:
    assert repaired(text).text == text


@pytest.mark.parametrize("word", "nghiêng quyển khuỷu giếng gìn ngoằn thuở rượu đường quốc Việt YÊN uỷ hoà hòa".split())
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", "Tæng phÈm hoøa Vieät Ä\u0090áº Müller xyz ngkh ươươ".split())
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@given(st.text(max_size=300))
def test_repair_raises_nothing_and_loses_no_line(text: str) -> None:
    assert spelling(text).quality <= 1
    assert repaired(text).text.count("\n") == text.count("\n")
