"""Articles that come again."""

from __future__ import annotations

import pandas as pd
import pyarrow as pa
import pytest

from indicators import build
from indicators.fingerprints import fingerprint, to_table
from indicators.read import read_table
from indicators.repeats import repeats

BODY = """Xuất khẩu chè của tỉnh khởi sắc
Năm 2022, sản lượng chè búp tươi toàn tỉnh đạt 80.500 tấn, tăng 3,2% so với năm 2021; trong đó xuất khẩu 2.400 tấn chè khô, kim ngạch 6,1 triệu USD.
Các huyện vùng cao tiếp tục mở rộng diện tích chè hữu cơ, toàn tỉnh có 11.200 ha được cấp chứng nhận, nông dân yên tâm gắn bó với cây chè quê mình.
Giá thu mua chè búp tươi bình quân đạt 9.500 đồng/kg, giúp hơn 40.000 hộ dân có thu nhập ổn định và từng bước vươn lên thoát nghèo bền vững."""

NEXT_YEAR = BODY.replace("2022", "2023").replace("2021", "2022").replace("80.500", "82.100").replace("6,1", "7")


def articles(*rows: tuple[str, str, str, str | None]) -> pa.Table:
    """The fingerprints of articles by id, body, day and newspaper."""
    frame = pd.DataFrame(rows, columns=["article_id", "body", "published", "newspaper"])
    frame = frame.assign(published=pd.to_datetime(frame["published"]).dt.tz_localize("Asia/Ho_Chi_Minh"), source=frame["article_id"] + ".txt")
    return to_table(fingerprint(row) for row in pa.Table.from_pandas(frame).to_pylist())


@pytest.mark.parametrize(
    ("name", "body", "day", "newspaper", "duplicate", "superseded"),
    [
        ("the same text under another name", BODY, "2023-01-20", "Báo A", "first", None),
        ("other line breaks and spaces", BODY.replace("\n", "\n\n").replace(", ", " ,  "), "2023-01-20", "Báo A", "first", None),
        ("a reprint elsewhere", BODY.replace("khởi sắc", "tăng mạnh") + "\nTheo Báo A", "2023-01-21", "Báo B", "first", None),
        ("a corrected version", BODY.replace("6,1 triệu", "6,4 triệu"), "2023-01-21", "Báo A", None, "second"),
        ("another newspaper with another number", BODY.replace("6,1 triệu", "6,4 triệu"), "2023-01-21", "Báo B", None, None),
        ("the review of the next year", NEXT_YEAR, "2024-01-21", "Báo A", None, None),
        ("another article", "Ngành y tế tiêm chủng cho 12.000 trẻ em. " * 8, "2023-01-21", "Báo A", None, None),
    ],
)  # fmt: skip
def test_what_a_second_article_is(name: str, body: str, day: str, newspaper: str, duplicate: str | None, superseded: str | None) -> None:
    found = repeats(articles(("first", BODY, "2023-01-20", "Báo A"), ("second", body, day, newspaper)))
    assert found.duplicate_of.get("second") == duplicate, name
    assert found.superseded_by.get("first") == superseded, name


def test_short_texts_are_alike_only_where_they_are_equal() -> None:
    found = repeats(articles(("a", "Giá vàng 80 triệu đồng", "2023-01-01", None), ("b", "Giá vàng 80 triệu", "2023-01-02", None)))
    assert not found.duplicate_of


def test_a_build_counts_repeated_articles_once_and_selects_the_corrected_version(tmp_path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    page = BODY.replace("\n", "\n\n08:15, 20/01/2023\n\n", 1)
    (raw / "a.txt").write_text(page, encoding="utf-8")
    (raw / "copy.txt").write_text(page, encoding="utf-8")
    (raw / "corrected.txt").write_text(page.replace("20/01/2023", "22/01/2023").replace("6,1 triệu", "6,4 triệu"), encoding="utf-8")
    build(raw, out)
    found = read_table(out, "articles").set_index("article_id")
    assert found["duplicate_of"].to_dict() | {"a": None, "corrected": None} == {"a": None, "copy": "a", "corrected": None}
    assert found.loc["a", "superseded_by"] == "corrected"
    assert (found.loc["copy", "status"], found.loc["copy", "observations"]) == ("read", 0)
    rows = read_table(out, "observations")
    assert set(rows["article_id"]) == {"a", "corrected"}
    assert set(rows.loc[rows["selected"], "article_id"]) == {"corrected"}
    assert rows.loc[rows["article_id"] == "a", "flags"].str.contains("SUPERSEDED").all()
