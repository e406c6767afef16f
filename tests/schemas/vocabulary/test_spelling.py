"""One key for the spellings of a syllable."""

from __future__ import annotations

import unicodedata

import pytest

from schemas.vocabulary.spelling import fold_syllable


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoà"), ("thủy", "thuỷ"), ("lũy", "luỹ"), ("tỉ", "tỷ"), ("kỹ", "kĩ"), ("quý", "quí"), ("mỹ", "mĩ"), ("Hà", "hà"), ("GRDP", "grdp")],
)
def test_spellings_that_mean_the_same(one, other):
    assert fold_syllable(one) == fold_syllable(other) == fold_syllable(unicodedata.normalize("NFD", one))


@pytest.mark.parametrize(("one", "other"), [("hoa", "hòa"), ("ma", "má"), ("thu", "thư"), ("tay", "tai"), ("dân", "đân")])
def test_spellings_that_differ(one, other):
    assert fold_syllable(one) != fold_syllable(other)
