"""The commands that put articles into the raw folder and show how a file is read."""

from __future__ import annotations

from pathlib import Path

import pytest

PAGE = """Hàng qua cửa khẩu hồi phục mạnh

14:20, 12/07/2023

BHG - Sáu tháng đầu năm 2023, tổng kim ngạch ước đạt 152,3 triệu USD.

Thuế và phí thu qua cửa khẩu đạt trên 118 tỷ đồng, vượt 18% dự toán.

PHƯƠNG MAI

Cùng chuyên mục

Quang Bình thu 58 tỷ đồng từ cây cam
"""
NAME = "bhg-2023-07-12-hang-qua-cua-khau-hoi-phuc-manh.txt"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "tải về.txt"
    path.write_text(PAGE, encoding="utf-8")
    return path


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_add_copies_under_a_readable_name_and_keeps_the_bytes(chiso, article, tmp_path):
    raw = tmp_path / "new" / "raw"
    added = chiso("add", article, "--raw", raw)
    assert added.code == 0
    assert NAME in added.out
    assert names(raw) == [NAME]
    assert (raw / NAME).read_bytes() == article.read_bytes()
    assert article.exists()


def test_add_of_what_lies_there_already_changes_nothing(chiso, article, tmp_path):
    raw = tmp_path / "raw"
    chiso("add", article, "--raw", raw)
    again = chiso("add", article, "--raw", raw)
    assert again.code == 0
    assert "lies there already" in again.out
    assert names(raw) == [NAME]


def test_another_text_of_the_same_name_gets_a_number(chiso, article, tmp_path):
    raw = tmp_path / "raw"
    chiso("add", article, "--raw", raw)
    article.write_text(PAGE.replace("118 tỷ", "119 tỷ"), encoding="utf-8")
    assert chiso("add", article, "--raw", raw).code == 0
    assert names(raw) == sorted([NAME, NAME.replace(".txt", "-2.txt")])
    assert (raw / NAME).read_text(encoding="utf-8") == PAGE


def test_the_sidecar_goes_with_its_article(chiso, article, tmp_path):
    raw = tmp_path / "raw"
    sidecar = article.with_name("tải về.meta.yaml")
    sidecar.write_text("published: 2023-07-13\nnewspaper: cao_bang\n", encoding="utf-8")
    assert chiso("add", article, sidecar, "--raw", raw).code == 0
    name = NAME.replace("bhg", "bcb").replace("07-12", "07-13")
    assert names(raw) == sorted([name, name.replace(".txt", ".meta.yaml")])


def test_a_sidecar_that_comes_later_goes_beside_its_article(chiso, article, tmp_path):
    raw = tmp_path / "raw"
    chiso("add", article, "--raw", raw)
    article.with_name("tải về.meta.yaml").write_text("author: Minh Ngọc\n", encoding="utf-8")
    assert chiso("add", article, "--raw", raw).code == 0
    assert names(raw) == sorted([NAME, NAME.replace(".txt", ".meta.yaml")])


def test_the_same_article_in_another_format_does_not_take_its_id(chiso, article, tmp_path):
    raw = tmp_path / "raw"
    page = tmp_path / "bài.html"
    lines = [line for line in PAGE.split("\n") if line]
    page.write_text(f"<html><body><h1>{lines[0]}</h1>{''.join(f'<p>{line}</p>' for line in lines[1:])}</body></html>", encoding="utf-8")
    assert chiso("add", article, page, page, "--raw", raw).code == 0
    assert names(raw) == sorted([NAME, NAME.replace(".txt", "-2.html")])


def test_the_id_of_a_file_in_a_folder_below_is_not_taken_again(chiso, article, tmp_path):
    raw = tmp_path / "raw"
    (raw / "2023").mkdir(parents=True)
    (raw / "2023" / NAME).write_text("một bài khác", encoding="utf-8")
    assert chiso("add", article, "--raw", raw).code == 0
    assert names(raw) == sorted(["2023", NAME.replace(".txt", "-2.txt")])


def test_a_collection_keeps_its_name(chiso, tmp_path):
    raw, crawl = tmp_path / "raw", tmp_path / "crawl.jsonl"
    crawl.write_text('{"title": "Tin", "text": "Năm 2022, huyện có 5 xã."}\n', encoding="utf-8")
    crawl.with_name("crawl.columns.yaml").write_text("text: text\n", encoding="utf-8")
    assert chiso("add", crawl, "--raw", raw).code == 0
    assert names(raw) == ["crawl.columns.yaml", "crawl.jsonl"]


def test_another_collection_of_the_same_name_gets_a_number(chiso, tmp_path):
    raw = tmp_path / "raw"
    for n in (1, 2):
        crawl = tmp_path / str(n) / "crawl.jsonl.gz"
        crawl.parent.mkdir()
        crawl.write_bytes(bytes([n]))
        crawl.with_name("crawl.columns.yaml").write_text("text: text\n", encoding="utf-8")
        assert chiso("add", crawl, "--raw", raw).code == 0
    assert names(raw) == ["crawl-2.columns.yaml", "crawl-2.jsonl.gz", "crawl.columns.yaml", "crawl.jsonl.gz"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "EMPTY"),
        ("a.xlsx", b"x", "UNKNOWN_FORMAT"),
        ("a.docx", b"x", "TORN"),
        ("none.txt", None, "UNREADABLE"),
        ("crawl.jsonl", None, "UNREADABLE"),
    ],
)
def test_what_a_run_would_reject_is_refused_and_the_others_are_taken(chiso, article, tmp_path, name, content, reason):
    raw, wrong = tmp_path / "raw", tmp_path / name
    if content is not None:
        wrong.write_bytes(content)
    refused = chiso("add", wrong, article, "--raw", raw)
    assert refused.code == 1
    assert reason in refused.err
    assert "Traceback" not in refused.err
    assert names(raw) == [NAME]


def test_inspect_shows_metadata_and_what_becomes_of_each_line(chiso, article):
    shown = chiso("inspect", article)
    assert shown.code == 0
    for words in ("txt", "utf-8", "2023-07-12 14:20", "PHƯƠNG MAI", "Báo Hà Giang", "VN63-02"):
        assert words in shown.out
    said = {line.split()[0]: line.split()[1] for line in shown.out.splitlines() if line.strip()[:1].isdigit()}
    assert said == {"1": "title", "3": "-date_line", "5": "sapo", "7": "paragraph", "9": "-author", "11": "-other_articles", "13": "-other_articles"}


def test_inspect_of_a_page_counts_its_lines(chiso):
    page = Path(__file__).parents[2] / "pages" / "two-row-heading-table.html"
    shown = chiso("inspect", page)
    assert shown.code == 0
    assert "table_row" in shown.out
    assert "-outside" in shown.out


@pytest.mark.parametrize(("name", "content"), [("a.txt", b""), ("a.pdf", b"%PDF-1.4"), ("a.rtf", b"x")])
def test_inspect_says_why_a_file_is_not_read(chiso, tmp_path, name, content):
    (tmp_path / name).write_bytes(content)
    refused = chiso("inspect", tmp_path / name)
    assert refused.code == 2
    assert name in refused.err
    assert "Traceback" not in refused.err


def test_inspect_of_a_collection_says_what_it_is(chiso, tmp_path):
    (tmp_path / "crawl.jsonl").write_text("{}\n", encoding="utf-8")
    refused = chiso("inspect", tmp_path / "crawl.jsonl")
    assert refused.code == 2
    assert "Traceback" not in refused.err
