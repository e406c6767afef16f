"""What one article may take: of bytes, of processor time; the others beside it are read as ever."""

from __future__ import annotations

import io
import threading
import zipfile
from pathlib import Path

import docx
import pytest
from pypdf import PdfWriter

from extract import extract, read_article
from extract.allowance import Allowance
from extract.read import article_of_page
from indicators import build
from indicators.find import find
from indicators.outcome import BuildOutcome
from indicators.read import read_table
from schemas.errors import ArticleError
from schemas.limits import Limits
from schemas.vocabulary import load_vocabulary

GOOD = "Huyện Nà Khe trồng rừng\n\n09:48, 01/02/2023\n\nNăm 2022, huyện trồng mới 320 ha rừng.\n"
DENSE = "trong đó xuất khẩu đạt 12,5 triệu USD, tăng 8,5% so với năm 2021, chiếm 32%, "
LATE = Limits(seconds=0.0)


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    return folder


def outcomes(raw: Path, out: Path, limits: Limits) -> tuple[BuildOutcome, dict[str, str | None]]:
    outcome = build(raw, out, limits=limits)
    articles = read_table(out, "articles")
    reasons = articles["reason"].astype(object).where(articles["reason"].notna(), None)
    return outcome, dict(zip(articles["source"], reasons, strict=True))


def reason(raw: bytes, suffix: str, limits: Limits = LATE) -> str:
    """Why the bytes of a file are refused."""
    with pytest.raises(ArticleError) as refused:
        article_of_page(raw, article_id="a", source=f"a{suffix}", vocabulary=load_vocabulary(), allowance=Allowance(f"a{suffix}", limits))
    assert len(refused.value.detail) > 40
    return refused.value.reason


def document(paragraphs: int) -> bytes:
    made, stream = docx.Document(), io.BytesIO()
    for _ in range(paragraphs):
        made.add_paragraph("Năm 2022, huyện có 5 xã.")
    made.save(stream)
    return stream.getvalue()


def pages(count: int) -> bytes:
    writer, stream = PdfWriter(), io.BytesIO()
    for _ in range(count):
        writer.add_blank_page(200, 200)
    writer.write(stream)
    return stream.getvalue()


def test_an_article_that_takes_too_long_is_rejected_and_the_others_are_read(raw: Path, tmp_path: Path) -> None:
    (raw / "slow.txt").write_text(GOOD + DENSE * 20_000, encoding="utf-8")
    limits = Limits(seconds=2.0)
    outcome, reasons = outcomes(raw, tmp_path / "out", limits)
    assert reasons == {"good.txt": None, "slow.txt": "TOO_SLOW"}
    assert (outcome.articles, outcome.observations) == (1, 1)
    (detail,) = [each.detail for each in outcome.rejected]
    assert "more than 2 seconds" in detail
    assert "--max-seconds" in detail
    assert build(raw, tmp_path / "out", limits=limits).nothing_new


def test_another_limit_builds_anew(raw: Path, tmp_path: Path) -> None:
    (raw / "large.txt").write_text(GOOD.replace("320", "450") + "chè " * 1000, encoding="utf-8")
    out = tmp_path / "out"
    assert outcomes(raw, out, Limits(largest=2000))[1] == {"good.txt": None, "large.txt": "TOO_LARGE"}
    outcome, reasons = outcomes(raw, out, Limits())
    assert reasons == {"good.txt": None, "large.txt": None}
    assert outcome.articles_new == 1


def test_a_file_that_is_too_large_is_not_read_at_all(raw: Path, tmp_path: Path) -> None:
    with (raw / "huge.txt").open("wb") as stream:
        stream.truncate(50_000_000_000)  # of holes: it takes no room, but minutes to read
    (raw / "huge.meta.yaml").write_bytes(b"#" * 3_000_000)
    found = {file.source: file for file in find(raw, Limits(largest=1_000_000))}
    assert (found["huge.txt"].sha256, found["huge.txt"].size, found["huge.txt"].beside) == (None, 50_000_000_000, None)
    assert outcomes(raw, tmp_path / "out", Limits(largest=1_000_000))[1] == {"good.txt": None, "huge.txt": "TOO_LARGE"}


def test_a_record_that_is_too_large_is_rejected_alone(raw: Path, tmp_path: Path) -> None:
    (raw / "crawl.jsonl").write_text(f'{{"id": "long", "text": "{"chè " * 2000}"}}\n{{"id": "short", "text": "Năm 2022, huyện có 5 xã."}}\n')
    _, reasons = outcomes(raw, tmp_path / "out", Limits(largest=5_000))
    assert reasons == {"good.txt": None, "crawl.jsonl#1": "TOO_LARGE", "crawl.jsonl#2": None}


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".txt", GOOD.encode()),
        (".html", f"<html><body><h1>Tin</h1><p>{GOOD}</p></body></html>".encode()),
        (".docx", document(3)),
        (".pdf", pages(1)),
    ],
)
def test_every_reader_asks_for_the_time(suffix: str, content: bytes) -> None:
    assert reason(content, suffix) == "TOO_SLOW"


def test_the_time_holds_in_a_thread_and_ends_with_its_article(raw: Path) -> None:
    article = read_article(raw / "good.txt")
    found: list[str] = []

    def work() -> None:
        try:
            extract(article, allowance=Allowance("good.txt", LATE))
        except ArticleError as error:
            found.append(error.reason)
        found.append(str(len(extract(article).observations)))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert found == ["TOO_SLOW", "1"]


def test_a_long_stretch_without_a_stop_is_read_in_parts(raw: Path) -> None:
    (raw / "good.txt").write_text(GOOD + "\n" + DENSE * 400, encoding="utf-8")
    article = read_article(raw / "good.txt")
    found = extract(article).observations
    assert max(len(row.source_sentence) for row in found) <= 5_000
    assert len(found) > 3 * 390
    assert all(row.source_sentence in article.body for row in found)


@pytest.mark.parametrize(
    ("suffix", "content"),
    [
        (".txt", "chè\n".encode() * 60_000),
        (".html", b"<html><body>" + "chè<br>".encode() * 60_000),
        (".pdf", pages(201)),
    ],
)
def test_what_has_more_lines_or_pages_than_any_article_is_too_large(suffix: str, content: bytes) -> None:
    assert reason(content, suffix, Limits()) == "TOO_LARGE"


def test_a_document_that_unpacks_to_more_than_an_article_may_have_is_not_unpacked() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:p/>" * 5_000_000)
    assert len(stream.getvalue()) < 100_000
    assert reason(stream.getvalue(), ".docx", Limits()) == "TOO_LARGE"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 200_000 + "{text}" + "</div>" * 200_000,
        "<script></script>chữ " * 20_000 + "{text}",
        "<i class=related>x</i>chữ " * 20_000 + "{text}",
        "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">{text}</p>",
        "<table><tr>" + "<td colspan=50 rowspan=50>chữ</td>" * 500 + "</tr>" + "<tr></tr>" * 200 + "</table>{text}",
        "<p><a href=x>" * 20_000 + "{text}",
    ],
)
def test_pages_made_to_do_harm_take_no_long_time(page: str) -> None:
    text = f"<html><body><h1>Huyện trồng rừng</h1>{page.replace('{text}', 'Năm 2022, huyện trồng mới 320 ha rừng.')}</body></html>"
    try:
        article_of_page(
            text.encode(), article_id="a", source="a.html", vocabulary=load_vocabulary(), allowance=Allowance("a.html", Limits(seconds=20))
        )
    except ArticleError as error:
        assert error.reason != "TOO_SLOW"  # noqa: PT017 - either way is right, but in time


def test_links_that_lead_out_are_told_and_not_followed(raw: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.txt").write_text(GOOD, encoding="utf-8")
    (outside / "a.yaml").write_text("newspaper: ha_giang\n", encoding="utf-8")
    (raw / "folder").symlink_to(outside)
    (raw / "nowhere.txt").symlink_to(tmp_path / "none.txt")
    (raw / "loop.txt").symlink_to("loop.txt")
    (raw / "beside.txt").write_text(GOOD.replace("320", "410"), encoding="utf-8")
    (raw / "beside.meta.yaml").symlink_to(outside / "a.yaml")
    _, reasons = outcomes(raw, tmp_path / "out", Limits())
    assert reasons == {"good.txt": None, **dict.fromkeys(("folder", "nowhere.txt", "loop.txt", "beside.txt"), "OUTSIDE")}
