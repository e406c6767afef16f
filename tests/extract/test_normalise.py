"""The letters that offsets count in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.pages.normalise import normalise


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        (unicodedata.normalize("NFD", "tỷ đồng, tiếp nhận"), "tỷ đồng, tiếp nhận"),
        ("a\r\nb\rc\u2028d\x0ce", "a\nb\nc\nd\ne"),
        ("1\u00a0169\u202f348\u2009USD\u3000", "1 169 348 USD "),
        ("ph\u00adần tr\u200băm\ufeff", "phần trăm"),
        ("t\u200dy\u0309", "tỷ"),
        ("３,５％ Ｕ", "3,5% U"),
        ("ðồng, Ðồng Văn, 12.000ð, (ðến)", "đồng, Đồng Văn, 12.000đ, (đến)"),
        ("Viðar", "Viðar"),
        ("bell\x07 tab\t", "bell tab\t"),
    ],
)
def test_normalise(raw: str, clean: str) -> None:
    assert normalise(raw) == clean


@given(st.text(max_size=100))
def test_normalise_is_stable_and_nfc(text: str) -> None:
    clean = normalise(text)
    assert normalise(clean) == clean
    assert unicodedata.is_normalized("NFC", clean)
