"""Clauses that leave out what the clause before has said."""

from __future__ import annotations

import pytest

from tests.extract.readings import Row, check, read, row


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        (
            "Xuất khẩu cà phê sang Đức đạt 120 triệu USD, sang Mỹ đạt 95 triệu USD, sang Ý đạt 60 triệu USD.",
            [
                row(120e6, "USD", "xuất khẩu cà phê sang đức"),
                row(95e6, "USD", "xuất khẩu cà phê sang mỹ"),
                row(60e6, "USD", "xuất khẩu cà phê sang ý"),
            ],
        ),
        (
            "Nhập khẩu ô tô từ Thái Lan đạt 41.000 chiếc; từ Indonesia đạt 24.000 chiếc, trị giá 350 triệu USD.",
            [
                row(41e3, "item", "nhập khẩu ô tô từ thái lan"),
                row(24e3, "item", "nhập khẩu ô tô từ indonesia"),
                row(350e6, "USD", "trị giá nhập khẩu ô tô từ indonesia"),
            ],
        ),
        (
            "Huyện Bắc Quang thu 320 tỷ đồng, huyện Vị Xuyên 290 tỷ đồng.",
            [row(320e9, "VND", "thu huyện bắc quang"), row(290e9, "VND", "thu huyện vị xuyên")],
        ),
        (
            "Nhập khẩu thép từ Nga và Ý đều tăng: từ Nga tăng 7%, đạt 5 triệu USD.",
            [row(7, "percent", "nhập khẩu thép từ nga"), row(5e6, "USD", "nhập khẩu thép từ nga")],
        ),
        (
            "Lãi suất cho vay ở mức 7%/năm đối với ngắn hạn; 9%/năm đối với dài hạn.",
            [row(7, "percent/year", "lãi suất cho vay ngắn hạn"), row(9, "percent/year", "lãi suất cho vay dài hạn")],
        ),
        (
            "Lượng khách đến Lào Cai tăng 5%; đến Yên Bái tăng 8%.",
            [row(5, "percent", "lượng khách lào cai"), row(8, "percent", "lượng khách yên bái")],
        ),
    ],
)
def test_a_clause_takes_the_head_of_the_one_before(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


def test_parts_are_of_what_the_sentence_before_measured() -> None:
    rows = read("Vốn đăng ký đạt 3 tỷ USD. Trong đó, Hàn Quốc dẫn đầu với 1,2 tỷ USD.").observations
    assert [r.metric_text for r in rows] == ["Vốn đăng ký", "Hàn Quốc dẫn đầu Vốn đăng ký"]
