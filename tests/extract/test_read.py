"""Raw files as articles."""

from __future__ import annotations

import hashlib
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.article import Article, LineKind
from extract.pages.dateline import VIETNAM
from extract.read import article_of_page, read_article
from extract.text.sentences import split_sentences
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.vocabulary import load_vocabulary

RAW = Path(__file__).parents[2] / "data" / "raw"
PAGE = """Hà Giang

Hàng qua cửa khẩu hồi phục mạnh

14:20, 12/07/2023

BHG - Sáu tháng đầu năm 2023, tổng kim ngạch ước đạt 152,3 triệu USD.

Thuế và phí thu qua cửa khẩu đạt trên 118 tỷ đồng, vượt 18% dự toán. 25 dự án được ký.

PHƯƠNG MAI


Ý kiến bạn đọc

Cùng chuyên mục

Quang Bình thu 58 tỷ đồng từ cây cam
"""
BODY = """Hàng qua cửa khẩu hồi phục mạnh
BHG - Sáu tháng đầu năm 2023, tổng kim ngạch ước đạt 152,3 triệu USD.
Thuế và phí thu qua cửa khẩu đạt trên 118 tỷ đồng, vượt 18% dự toán. 25 dự án được ký."""


def read(raw: bytes) -> Article:
    return article_of_page(raw, article_id="a", source="a.txt", vocabulary=load_vocabulary())


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "bao-ha-giang.txt"
    path.write_text(PAGE, encoding="utf-8")
    article = read_article(path)
    assert (article.article_id, article.title, article.section) == ("bao-ha-giang", "Hàng qua cửa khẩu hồi phục mạnh", "Hà Giang")
    assert article.body == BODY
    assert article.published == datetime(2023, 7, 12, 14, 20, tzinfo=VIETNAM)
    assert (article.author, article.encoding, article.format) == ("PHƯƠNG MAI", "utf-8", "txt")
    assert article.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
    assert article.source == path.as_posix()
    assert read_article(path, article_id="other").article_id == "other"


def test_lines_and_sentences_lie_in_the_body() -> None:
    article = read(PAGE.encode())
    assert [article.body[line.start : line.end] for line in article.lines] == BODY.split("\n")
    assert [line.kind for line in article.lines] == [LineKind.TITLE, LineKind.SAPO, LineKind.PARAGRAPH]
    sentences = split_sentences(article.body, article.lines)
    assert [article.body[s.start : s.end] for s in sentences][-1] == "25 dự án được ký."


@pytest.mark.parametrize("raw", [PAGE.replace("\n", "\r\n").encode(), PAGE.strip().encode(), PAGE.encode("utf-16"), PAGE.encode("utf-8-sig")])
def test_line_breaks_and_encodings_change_nothing(raw: bytes) -> None:
    assert (read(raw).body, read(raw).lines) == (BODY, read(PAGE.encode()).lines)


def test_article_without_date_or_figure() -> None:
    article = read("Gặp mặt đầu xuân tại Hà Giang\n\nCác đại biểu chúc nhau năm mới an khang, thịnh vượng và hạnh phúc.".encode())
    assert article.published is None
    assert article.title == "Gặp mặt đầu xuân tại Hà Giang"


@pytest.mark.parametrize("name", ["bhg-2023-02-01-tang-cuong-doi-ngoai", "bhg-2025-01-27-buoc-tien-moi-doi-ngoai"])
def test_the_articles_in_data_raw(name: str) -> None:
    article = read_article(RAW / f"{name}.txt")
    assert article.published is not None
    assert article.published.date().isoformat() == name[4:14]
    assert article.author in {"LÊ HẢI", "Hoàng Ngọc"}
    assert (article.newspaper, article.place_id) == ("Báo Hà Giang", "VN63-02")
    assert "Cùng chuyên mục" not in article.body
    texts = [article.body[line.start : line.end] for line in article.lines]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", UnreadableReason.EMPTY),
        ("\u00a0\u200b\n".encode(), UnreadableReason.EMPTY),
        (b"\xef\xbb\xbf", UnreadableReason.EMPTY),
        (PAGE.encode()[:-2] + b"\xe1\xbb", UnreadableReason.TORN),
        ("Chia sẻ\nFacebook\n".encode(), UnreadableReason.NO_TEXT),
    ],
)
def test_unreadable_bytes(raw: bytes, reason: UnreadableReason) -> None:
    with pytest.raises(ArticleError) as error:
        read(raw)
    assert error.value.reason == reason


def test_unreadable_files(tmp_path: Path) -> None:
    with pytest.raises(ArticleError) as error:
        read_article(tmp_path / "missing.txt")
    assert error.value.reason == UnreadableReason.UNREADABLE
    with pytest.raises(ArticleError) as error:
        read_article(tmp_path / "scan.tiff")
    assert error.value.reason == UnreadableReason.UNKNOWN_FORMAT


def check(article: Article) -> None:
    position = 0
    for number, line in enumerate(article.lines):
        assert line.start == position + (number > 0)
        assert article.body[line.start : line.end].strip() == article.body[line.start : line.end] != ""
        position = line.end
    assert position == len(article.body)
    assert (article.lines[0].kind is LineKind.TITLE) == bool(article.title)


@settings(max_examples=200)
@given(st.one_of(st.binary(max_size=400), st.text(max_size=200).map(str.encode)))
def test_any_bytes_are_an_article_or_an_article_error(raw: bytes) -> None:
    try:
        article = read(raw)
    except ArticleError as error:
        assert error.reason in set(UnreadableReason)  # noqa: PT017 - either way is right
    else:
        check(article)


OTHER_LINES = ["- Y tế: 06 dự án;", "Xem thêm", "1. Về kinh tế", "Ảnh: T.H", "Chia sẻ", "Hội nghị (21/01)", "Năm\tVốn", "x" * 300]
LINE = st.sampled_from([*PAGE.split("\n"), *OTHER_LINES])


@settings(max_examples=200)
@given(st.lists(LINE, max_size=25))
def test_any_order_of_lines_gives_right_offsets(lines: list[str]) -> None:
    try:
        check(read("\n".join(lines).encode()))
    except ArticleError as error:
        assert error.reason in {UnreadableReason.EMPTY, UnreadableReason.NO_TEXT}  # noqa: PT017 - either way is right


@given(st.sampled_from(["Ý kiến bạn đọc", "CÙNG CHUYÊN MỤC", "Tin cùng chuyên mục:", "Bình luận (3)", "Tin khác"]), st.lists(LINE, max_size=12))
def test_nothing_from_other_parts_of_the_page_is_in_the_body(heading: str, lines: list[str]) -> None:
    behind = "\n".join(f"{line} QQQ" for line in lines if line)
    assert read(f"{PAGE.partition('Ý kiến')[0]}\n{heading}\n{behind}\n".encode()).body == BODY


def test_a_long_file_is_read_in_time_that_grows_with_its_length() -> None:
    text = PAGE.partition("PHƯƠNG MAI")[0] + "Năm 2024, tỉnh có 3 dự án. " * 20_000 + "\n" + "- Huyện có 5 xã.\n" * 20_000
    assert len(read(text.encode()).lines) > 20_000
