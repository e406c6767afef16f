"""What stands beside the text of a page: its author, and whose page it is."""

from __future__ import annotations

import pytest

from extract.article import Article
from extract.read import article_of_page
from schemas.vocabulary import load_vocabulary

HEADLINE = "<h1>Huyện Nà Khe trồng rừng mới</h1>"
TEXT = (
    "<div class=content><p>Năm 2022, huyện trồng mới 320 ha rừng và thu hoạch 3.000 tấn chè búp tươi, nông dân phấn khởi.</p>"
    "<p>Thu ngân sách đạt 45 tỷ đồng, tăng 5% so với năm 2021, vượt kế hoạch được giao.</p></div>"
)


def read(body: str, head: str = "", source: str = "a.html") -> Article:
    page = f"<html><head><title>Huyện Nà Khe trồng rừng mới</title>{head}</head><body>{body}</body></html>"
    return article_of_page(page.encode(), article_id="a", source=source, vocabulary=load_vocabulary())


@pytest.mark.parametrize(
    ("body", "author"),
    [
        (f"<div id=main>{HEADLINE}{TEXT}<div class=author>Minh Ngọc</div></div>", "Minh Ngọc"),
        (f"<div id=main>{HEADLINE}{TEXT}</div><p class=tac-gia>Bài, ảnh: Hoàng Lan</p>", "Hoàng Lan"),
        (f"<div id=main>{HEADLINE}<div class=author-name><a href=x>Lê Hải</a></div>{TEXT}</div>", "Lê Hải"),
        (f"<div id=main>{HEADLINE}<div><p class=byline>LÊ HẢI</p>{TEXT}</div></div>", "LÊ HẢI"),
        (f"<div id=main>{HEADLINE}{TEXT}<span itemprop=author>Đỗ Giang</span></div>", "Đỗ Giang"),
        (f"<div id=main>{HEADLINE}{TEXT}<div class=author>Huyện có 5 xã mới.</div></div>", None),
        (f"<div id=main>{HEADLINE}{TEXT}</div>", None),
    ],
)
def test_the_author_may_stand_outside_the_text(body: str, author: str | None) -> None:
    article = read(body)
    assert article.author == author
    assert len(article.lines) == 3
    assert (author or "?") not in article.body


@pytest.mark.parametrize(
    ("site", "newspaper"),
    [
        ("Báo Hà Giang điện tử", "Báo Hà Giang"),
        ("BÁO CAO BẰNG", "Báo Cao Bằng"),
        ("Báo điện tử Tuyên Quang", "Báo Tuyên Quang"),
        ("VnExpress", "VnExpress"),
        ("baolaocai.vn", "Báo Lào Cai"),
        ("Hà Giang", None),
        ("Cổng thông tin điện tử tỉnh Hà Giang", None),
    ],
)
def test_a_page_without_an_address_is_of_its_publisher(site: str, newspaper: str | None) -> None:
    assert read(HEADLINE + TEXT, f'<meta property="og:site_name" content="{site}">').newspaper == newspaper
    linked = f'<script type="application/ld+json">{{"@type": "NewsArticle", "publisher": {{"@type": "Organization", "name": "{site}"}}}}</script>'
    assert read(HEADLINE + TEXT, linked).newspaper == newspaper


def test_the_address_goes_before_the_publisher() -> None:
    head = '<link rel=canonical href="https://vnexpress.net/a"><meta property="og:site_name" content="Báo Lào Cai">'
    assert read(HEADLINE + TEXT, head).newspaper == "VnExpress"


@pytest.mark.parametrize("folder", ["baohagiang.vn", "www.baohagiang.vn", "ha_giang", "bao-ha-giang", "Báo Hà Giang", "BHG", "BHG/2023/kinh-te"])
def test_what_says_nothing_is_of_the_newspaper_of_its_folder(folder: str) -> None:
    article = read(HEADLINE + TEXT, source=f"raw/{folder}/a.html")
    assert (article.newspaper, article.place_id) == ("Báo Hà Giang", "VN63-02")


def test_a_folder_of_another_name_says_nothing() -> None:
    assert read(HEADLINE + TEXT, source="raw/2023/bhg/a.html").newspaper is None
