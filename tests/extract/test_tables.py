"""Tables of data in articles: every number cell with its headings, its row, and nothing else of the table."""

from __future__ import annotations

import pytest

from extract import extract
from extract.observation import Extraction
from extract.read import article_of_page
from extract.tables.data_tables import TableReader
from schemas.vocabulary import load_vocabulary

HEAD = """Kinh tế huyện giữ đà tăng trưởng

08:15, 05/01/2024

Các chỉ tiêu chủ yếu của huyện đều vượt so với mục tiêu mà nghị quyết của hội đồng nhân dân huyện đã đề ra.
"""
PLAN = """STT | Chỉ tiêu | ĐVT | Năm 2022 | Ước thực hiện năm 2023 | Tăng/giảm (%) | Kế hoạch 2024
1 | Tổng đàn lợn | con | 560.000 | 532.000 | -5,0 | 545.000
2 | Thu ngân sách | Tỷ đồng | 2.450 | 2.600 | 6,1 | 2.700
I | Du lịch
3 | Tỷ lệ hộ nghèo | % | 12,5 | 10,1 | -2,4 | 8,0"""


def read(table: str, above: str = "") -> Extraction:
    vocabulary = load_vocabulary()
    page = f"{HEAD}{above}\n\n{table}".encode()
    article = article_of_page(page, article_id="a", source="a.txt", vocabulary=vocabulary)
    found = extract(article, vocabulary)
    for row in found.observations:
        assert article.body[row.char_start : row.char_end] == row.value_text
        assert row.value_text in row.source_sentence
        assert row.unit_text in row.source_sentence
        assert row.source_sentence in article.body
    return found


def sentences(table: str, above: str = "") -> list[str]:
    rows, at = [], 0
    for line in table.split("\n"):
        rows.append((at, at + len(line)))
        at += len(line) + 1
    return [each.text for each in TableReader(load_vocabulary().table_cues).sentences(table, rows, above)]


def test_a_table_of_outcomes_and_plans() -> None:
    rows = [(r.value, r.unit, r.year, str(r.measure), str(r.status), r.metric_text) for r in read(PLAN).observations]
    assert rows == [
        (560000, "animal", 2022, "level", "actual", "Tổng đàn lợn"),
        (532000, "animal", 2023, "level", "estimate", "Tổng đàn lợn"),
        (-5, "percent", 2023, "change_pct", "estimate", "Tổng đàn lợn"),
        (545000, "animal", 2024, "level", "target", "Tổng đàn lợn"),
        (2450e9, "VND", 2022, "level", "actual", "Thu ngân sách"),
        (2600e9, "VND", 2023, "level", "estimate", "Thu ngân sách"),
        (6.1, "percent", 2023, "change_pct", "estimate", "Thu ngân sách"),
        (2700e9, "VND", 2024, "level", "target", "Thu ngân sách"),
        (12.5, "percent", 2022, "share", "actual", "Tỷ lệ hộ nghèo"),
        (10.1, "percent", 2023, "share", "estimate", "Tỷ lệ hộ nghèo"),
        (-2.4, "percentage_point", 2023, "change", "estimate", "Tỷ lệ hộ nghèo"),
        (8, "percent", 2024, "share", "target", "Tỷ lệ hộ nghèo"),
    ]


def test_headings_and_row_numbers_are_no_figures() -> None:
    rejected = [r.text for r in read(PLAN).rejects if r.stage == "table"]
    assert rejected == ["Năm 2022", "năm 2023", "2024", "1", "2", "3"]


@pytest.mark.parametrize(
    ("table", "above", "said"),
    [
        ("Chỉ tiêu | 4 tháng | 4 tháng\nChỉ tiêu | 2023 | 2024\nSản lượng chè (tấn) | 12.124 | 12.500", "",
         ["4 tháng năm 2023, Sản lượng chè đạt 12.124 tấn.", "4 tháng năm 2024, Sản lượng chè đạt 12.500 tấn."]),
        ("Huyện\tDiện tích\tSản lượng (tấn)\nBắc Quang\t120,5\t1.300\nVị Xuyên\t98\t1.020", "Đơn vị tính: ha",
         ["Diện tích Bắc Quang đạt 120,5 ha.", "Sản lượng Bắc Quang đạt 1.300 tấn.",
              "Diện tích Vị Xuyên đạt 98 ha.", "Sản lượng Vị Xuyên đạt 1.020 tấn."]),
        ("Tháng | Doanh thu (tỷ đồng) | Tỷ trọng (%)\nTháng 1 | 120 | 48\nTháng 2 | 130 | 52", "",
         ["Tháng 1, Doanh thu đạt 120 tỷ đồng.", "Tháng 1, Tỷ trọng chiếm 48%.",
              "Tháng 2, Doanh thu đạt 130 tỷ đồng.", "Tháng 2, Tỷ trọng chiếm 52%."]),
        ("Ngành | Năm 2023 | So với cùng kỳ (%)\nDệt may | 1.250 | 104,2", "Kim ngạch theo ngành (ĐVT: triệu USD)",
         ["Năm 2023, Dệt may đạt 1.250 triệu USD.", "Năm 2023, Dệt may bằng 104,2% So với cùng kỳ."]),
    ],
)  # fmt: skip
def test_what_the_cells_say(table: str, above: str, said: list[str]) -> None:
    assert sentences(table, above) == said


@pytest.mark.parametrize(
    "table",
    ["1 | 2 | 3\n4 | 5 | 6", "Tên | Ghi chú\nChè | ngon", "Năm | 2022\nNăm | 2023", "12 | 13", "a | 1 | 2", "|||\n|||", "Chỉ tiêu | 2023\n"],
)
def test_tables_that_say_nothing(table: str) -> None:
    assert not sentences(table)
    read(table)
