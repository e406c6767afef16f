"""The places of figures: the article's own, and those that a sentence turns to."""

from __future__ import annotations

from extract import extract
from extract.read import article_of_page
from schemas.vocabulary import load_vocabulary


def places(title: str, *lines: str) -> list[str]:
    page = f"{title}\n\n10:15, 12/11/2024\n\n" + "\n\n".join(lines)
    vocabulary = load_vocabulary()
    article = article_of_page(page.encode(), article_id="a", source="a.txt", vocabulary=vocabulary)
    return [row.place for row in extract(article, vocabulary).observations]


def test_an_article_about_a_district_is_of_that_district() -> None:
    found = places(
        "Huyện Bắc Quang phát triển cây cam",
        "BHG - Huyện Bắc Quang hiện có hơn 5.200 ha cam. Toàn huyện có 1.230 ha cam VietGAP.",
        "Diện tích chè đạt 900 ha.",
        "Trên địa bàn tỉnh, diện tích cam đạt 8.000 ha.",
    )
    assert found == ["Huyện Bắc Quang"] * 3 + ["Hà Giang"]


def test_a_commune_stands_out_from_its_district() -> None:
    found = places(
        "Huyện Bắc Quang phát triển cây cam",
        "BHG - Toàn huyện có 5.200 ha cam.",
        "Xã Vĩnh Hảo có 900 ha cam. Huyện Bắc Quang có 24 hợp tác xã.",
    )
    assert found == ["Huyện Bắc Quang", "Xã Vĩnh Hảo", "Huyện Bắc Quang"]


def test_a_district_named_in_an_article_about_the_province_goes_on_to_the_next_sentence() -> None:
    found = places(
        "Hà Giang phát triển cây cam",
        "BHG - Toàn tỉnh có 8.000 ha cam. Huyện Bắc Quang có 5.200 ha cam. Toàn huyện có 24 hợp tác xã. Toàn tỉnh có 60 hợp tác xã.",
    )
    assert found == ["Hà Giang", "Huyện Bắc Quang", "Huyện Bắc Quang", "Hà Giang"]
