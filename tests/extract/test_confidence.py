"""Confidence: what it goes by, and that its table has an answer for everything."""

from __future__ import annotations

import itertools

import pytest

from benchmarks.calibrate import share, shares
from extract import extract
from extract.confidence import confidence
from extract.evidence import Evidence, Length, Support
from extract.read import article_of_page
from schemas.vocabulary import load_vocabulary

FLAGS = (True, False)


def sure(sentence: str) -> float:
    page = f"Kinh tế địa phương năm 2023\n\n08:15, 20/12/2023\n\nBHG - {sentence}"
    vocabulary = load_vocabulary()
    (row,) = extract(article_of_page(page.encode(), article_id="a", source="a.txt", vocabulary=vocabulary), vocabulary).observations
    return row.confidence


def test_every_combination_has_a_confidence() -> None:
    for key in itertools.product(Support, FLAGS, Length):
        assert 0.0 < confidence(Evidence(*key)) < 1.0


def test_a_phrase_that_names_its_metric_is_surer() -> None:
    known = sure("Năm 2023, tổng diện tích rừng trồng mới của tỉnh đạt 5.120 ha.")
    unknown = sure("Năm 2023, doanh thu cho thuê trang phục của tỉnh đạt 3 tỷ đồng.")
    nothing = sure("Năm 2023, chừng ấy là 3 tỷ đồng.")
    assert known > unknown > nothing


def test_seldom_seen_evidence_leans_on_its_parent() -> None:
    often = Evidence(Support.WHOLE, local=True, length=Length.PLAIN)
    seldom = Evidence(Support.WHOLE, local=True, length=Length.LONG)
    table = shares([(often, True)] * 90 + [(often, False)] * 10 + [(seldom, False)], 0.0)
    assert table[often][:2] == (100, 90)
    assert table[often][2] == pytest.approx(0.9, abs=0.01)
    assert 0.7 < table[seldom][2] < 0.85


def test_a_wider_interval_claims_less() -> None:
    pairs = [(Evidence(Support.NOUN, local=False, length=Length.PLAIN), True)] * 20
    assert shares(pairs, 1.0)[pairs[0][0]][2] < shares(pairs, 0.0)[pairs[0][0]][2]


def test_without_rows_nothing_is_known() -> None:
    assert share((), {(): 0}, {(): 0}) == 0.5
