"""Evidence for the confidence in a row."""

from __future__ import annotations

import pytest

from extract.evidence import Evidence, EvidenceReader, Length, Support
from extract.extraction import Extractor
from extract.read import article_of_page
from schemas.vocabulary import load_vocabulary


def evidence_of(sentence: str, head: str = "") -> Evidence:
    vocabulary = load_vocabulary()
    reader = EvidenceReader(vocabulary)
    seen: list[Evidence] = []

    def note(draft, metric, *, local):
        seen.append(reader.read(draft, metric, local=local))
        return 0.5

    page = f"Kinh tế địa phương\n\n08:15, 20/12/2023\n\n{head}{sentence}"
    found = Extractor(vocabulary, confidence=note).extract(article_of_page(page.encode(), article_id="a", source="a.txt", vocabulary=vocabulary))
    assert [row.confidence for row in found.observations] == [0.5]
    return seen[0]


@pytest.mark.parametrize(
    ("sentence", "support"),
    [
        ("Năm 2023, tỷ lệ hộ nghèo còn 9,6%.", Support.WHOLE),
        ("Năm 2023, doanh thu cho thuê trang phục đạt 3 tỷ đồng.", Support.NOUN),
        ("Năm 2023, đã có 17 bộ cồng chiêng được trao tặng.", Support.NOUN),
    ],
)
def test_support(sentence: str, support: Support) -> None:
    assert evidence_of(sentence).support is support


def test_articles_of_a_province_are_local() -> None:
    sentence = "Năm 2023, tỷ lệ hộ nghèo còn 9,6%."
    assert not evidence_of(sentence).local
    assert evidence_of(sentence, "BHG - ").local


@pytest.mark.parametrize(
    ("phrase", "length"),
    [
        ("doanh thu", Length.SHORT),
        ("doanh thu bán vé", Length.FAIR),
        ("doanh thu bán vé tham quan hang", Length.PLAIN),
        ("doanh thu bán vé tham quan của các khu du lịch sinh thái cộng đồng vùng cao", Length.LONG),
    ],
)
def test_length(phrase: str, length: Length) -> None:
    assert evidence_of(f"Năm 2023, {phrase} đạt 3 tỷ đồng.").length is length
