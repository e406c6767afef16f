"""What stands beside the text of a page: its author, and whose page it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.article import Article
from extract.read import article_of_page, article_of_record, read_article
from schemas.errors import ArticleError
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


def test_a_second_short_paragraph_and_a_table_beside_the_only_long_one_are_of_the_article() -> None:
    page = (
        "<table><tr><td><h1>Huyện Nà Khe trồng rừng mới</h1>"
        "<p>Năm 2022, huyện trồng mới 320 ha rừng và thu hoạch 3.000 tấn chè búp tươi, nông dân phấn khởi.</p><p>Giá bán đạt 20.500 đồng/kg.</p>"
        "<table><tr><th>Chỉ tiêu</th><th>Năm 2022</th></tr><tr><td>Diện tích (ha)</td><td>1.210</td></tr></table></td></tr></table>"
    )
    assert read(page).body.split("\n")[2:] == ["Giá bán đạt 20.500 đồng/kg.", "Chỉ tiêu | Năm 2022", "Diện tích (ha) | 1.210"]


def test_a_web_archive_is_of_the_address_that_it_was_saved_from() -> None:
    part = "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\nContent-Location: https://baohagiang.vn/a.html\r\n\r\n"
    whole = f'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n--b\r\n{part}{HEADLINE}{TEXT}\r\n--b--\r\n'
    article = article_of_page(whole.encode(), article_id="a", source="a.mhtml", vocabulary=load_vocabulary())
    assert article.newspaper == "Báo Hà Giang"


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("1697670000", "2023-10-19 06:00"),
        ("1697670000000", "2023-10-19 06:00"),
        ("1697670000.0", "2023-10-19 06:00"),
        ("19/10/2023 06:00", "2023-10-19 06:00"),
        ("20231019", None),
        ("hôm qua", None),
    ],
)
def test_days_as_crawlers_write_them(published: str, day: str | None) -> None:
    values = {"title": "Huyện trồng rừng", "text": "Năm 2022, huyện trồng mới 320 ha rừng.", "published": published, "newspaper": "baohagiang.vn"}
    article = article_of_record(values, article_id="a", source="a.jsonl#1", sha256="", vocabulary=load_vocabulary())
    assert (article.published.strftime("%Y-%m-%d %H:%M") if article.published else None) == day
    assert article.newspaper == "Báo Hà Giang"


@pytest.mark.parametrize("line", ["19-10-2023 - 06:00 AM | Kinh tế vĩ mô", "19/10/2023 06:00 Lưu bài viết", "19/10/2023 06:00 GMT+7 0"])
def test_buttons_sections_and_counts_beside_a_date(line: str) -> None:
    page = f"Huyện trồng rừng\n\n{line}\n\nNăm 2022, huyện trồng mới 320 ha rừng và thu hoạch 3.000 tấn chè búp tươi.\n"
    article = article_of_page(page.encode(), article_id="a", source="a.txt", vocabulary=load_vocabulary())
    assert article.published is not None
    assert article.published.strftime("%Y-%m-%d %H:%M") == "2023-10-19 06:00"


@pytest.mark.parametrize(
    ("sidecar", "said"),
    [
        ("published: 2023\n", "2023 is no day"),
        ("published: ngày nào đó\n", "published"),
        ("- a\n- b\n", "no keys"),
        ("[" * 5_000, "no YAML"),
        ("#" * 200_000, "200"),
    ],
)
def test_a_wrong_sidecar_is_told(sidecar: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Huyện trồng rừng\n", encoding="utf-8")
    (tmp_path / "a.meta.yaml").write_text(sidecar, encoding="utf-8")
    with pytest.raises(ArticleError, match=said if said != "200" else "bytes") as refused:
        read_article(tmp_path / "a.txt")
    assert refused.value.reason == "BAD_SIDECAR"


def test_a_sidecar_may_write_the_day_as_vietnamese_does(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Huyện trồng rừng\n", encoding="utf-8")
    (tmp_path / "a.meta.yaml").write_text("published: 9/10/2023\n", encoding="utf-8")
    published = read_article(tmp_path / "a.txt").published
    assert published is not None
    assert published.date().isoformat() == "2023-10-09"
