"""Newspapers by mark, host and name."""

from __future__ import annotations

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.newspapers import load_newspapers

PAPERS = load_vocabulary().newspapers


@pytest.mark.parametrize(
    ("mark", "place"),
    [
        ("BHG", "VN63-02"),
        ("(BHG)", "VN63-02"),
        ("TQĐT", "VN63-08"),
        ("Baohagiang.vn", "VN63-02"),
        ("QTO", "VN63-45"),
        ("TTXVN", "VN"),
        ("ABCXYZ", None),
    ],
)
def test_a_mark_names_the_newspaper(mark, place):
    paper = PAPERS.by_mark(mark)
    assert (paper.place if paper else None) == place


@pytest.mark.parametrize("address", ["https://baohagiang.vn/kinh-te/x.html", "www.baohagiang.vn", "m.baohagiang.vn:443"])
def test_a_host_names_the_newspaper(address):
    paper = PAPERS.by_host(address)
    assert paper is not None
    assert paper.name == "Báo Hà Giang"


def test_names_with_and_without_bao():
    assert PAPERS.by_name("Báo Hà Giang") is PAPERS.by_name("Hà Giang") is PAPERS.by_id("ha_giang")
    assert PAPERS.by_name("Báo Không Có") is None


def test_every_province_of_2024_has_a_newspaper():
    places = {paper.place for paper in PAPERS.all}
    assert {code for code in load_vocabulary().places.areas if code.startswith("VN63-")} <= places


@pytest.mark.parametrize(
    ("row", "reason"),
    [("x,Báo X,VN63-98,XX,x.vn", "does not exist"), ("x,Báo X,VN,BHG,x.vn", "already belongs to ha_giang"), ("x,,VN,XX,x.vn", "at least 1")],
)
def test_a_bad_newspaper_is_named(tmp_path, row, reason):
    (tmp_path / "newspapers.csv").write_text(f"id,name,place,marks,hosts\n{row}\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match=reason):
        load_newspapers({place.id for place in load_vocabulary().places}, tmp_path)
