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
    assert [r.metric_text for r in rows] == ["Vốn đăng ký", "Hàn Quốc Vốn đăng ký"]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    [
        (
            "Kim ngạch xuất khẩu dệt may và da giày đạt lần lượt 3,2 tỷ USD và 1,8 tỷ USD, tăng 5% và 7%.",
            [
                "Kim ngạch xuất khẩu dệt may",
                "Kim ngạch xuất khẩu da giày",
                "Kim ngạch xuất khẩu dệt may",
                "Kim ngạch xuất khẩu da giày",
            ],
        ),
        (
            "Doanh thu và lợi nhuận của Vinamilk lần lượt đạt 52.000 tỷ đồng và 10.200 tỷ đồng.",
            ["Doanh thu của Vinamilk", "lợi nhuận của Vinamilk"],
        ),
        (
            "Năm 2023, các huyện Bắc Mê, Quản Bạ giải ngân lần lượt 210 tỷ đồng và 175 tỷ đồng.",
            ["huyện Bắc Mê giải ngân", "huyện Quản Bạ giải ngân"],
        ),
        (
            "Hà Nội, Hải Phòng và Đà Nẵng thu hút lần lượt 120, 80 và 45 dự án FDI.",
            ["dự án FDI Hà Nội thu hút", "dự án FDI Hải Phòng thu hút", "dự án FDI Đà Nẵng thu hút"],
        ),
        ("Công ty phát hành riêng lẻ (gần 20 triệu cổ phiếu) cho đối tác.", ["cổ phiếu Công ty phát hành riêng lẻ"]),
        (
            "Mưa lũ ở Nghệ An làm 3 người chết, 450 ngôi nhà bị sập.",
            ["người chết Mưa lũ ở Nghệ An làm", "ngôi nhà bị sập Mưa lũ ở Nghệ An làm"],
        ),
        (
            "Tiền gửi khách hàng và cho vay khách hàng đều tăng mạnh 14% và 10%.",
            ["Tiền gửi khách hàng", "cho vay khách hàng"],
        ),
        (
            "Doanh số toàn thị trường đạt 23.065 xe, trong đó xe du lịch chiếm 67%.",
            ["Doanh số toàn thị trường", "tỷ trọng xe du lịch trong Doanh số toàn thị trường"],
        ),
        (
            "Gần 4.000 xe tải các loại đã được thông quan tại cảng Hải Phòng.",
            ["xe tải các loại đã được thông quan tại cảng Hải Phòng"],
        ),
        (
            "Sở Y tế đã kiểm tra 149 doanh nghiệp vận tải hành khách và 86 cơ sở đóng gói.",
            ["doanh nghiệp vận tải hành khách Sở Y tế đã kiểm tra", "cơ sở đóng gói Sở Y tế đã kiểm tra"],
        ),
    ],
)
def test_what_the_members_of_a_list_share(sentence: str, phrases: list[str]) -> None:
    assert [r.metric_text for r in read(sentence).observations] == phrases
