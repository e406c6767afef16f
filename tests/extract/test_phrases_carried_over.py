"""The phrase measured of amounts whose clause leaves it to an earlier one, or sets words of another kind before it."""

from __future__ import annotations

import pytest

from tests.extract.readings import cases, read


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    cases(
        (
            "VNM tăng 500 đồng lên 72.300 đồng; MSN giảm 900 đồng, tương ứng 1,4%, xuống 61.000 đồng.",
            [*["giá cổ phiếu VNM"] * 2, *["giá cổ phiếu MSN"] * 3],
        ),
        (
            "Xuất khẩu gạo đạt 4,2 tỷ USD, tăng 5%; xuất khẩu rau quả giảm 3%, còn 2,1 tỷ USD.",
            [*["Xuất khẩu gạo"] * 2, *["xuất khẩu rau quả"] * 2],
        ),
        ("Dư nợ cho vay tăng 9%, lên 210.000 tỷ đồng, trong khi tiền gửi tăng 4%, đạt 180.000 tỷ đồng.", [*["Dư nợ cho vay"] * 2, *["tiền gửi"] * 2]),
        ("Xuất khẩu tôm chỉ đạt 3,4 tỷ USD, kém xa con số 4,3 tỷ USD của năm 2022.", ["Xuất khẩu tôm"] * 2),
        ("Lượng khách đạt 2,1 triệu lượt, thấp hơn 12% so với cùng kỳ.", ["Lượng khách"] * 2),
        (
            "Kim ngạch nhập khẩu sắt thép là 71,2 triệu USD, tăng 3%; Hàn Quốc 21,5 triệu USD, Nhật Bản 14,9 triệu USD.",
            [*["Kim ngạch nhập khẩu sắt thép"] * 2, "Kim ngạch nhập khẩu sắt thép từ Hàn Quốc", "Kim ngạch nhập khẩu sắt thép từ Nhật Bản"],
        ),
        ("Ở nhóm máy móc, kim ngạch đạt 3,1 tỷ USD, tăng 4%.", ["kim ngạch nhóm máy móc"] * 2),
    ),
)
def test_the_clause_before_lends_what_is_left_out(sentence: str, phrases: list[str]) -> None:
    assert [row.metric_text for row in read(sentence).observations] == phrases


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    cases(
        ("Tiêu dùng, động lực chính của tăng trưởng, tăng 4,2%.", ["Tiêu dùng"]),
        ("Doanh thu bán lẻ - nguồn thu chính của tập đoàn - tăng 12%, lên 3.100 tỷ đồng.", ["Doanh thu bán lẻ"] * 2),
        ("Vinasun có kết quả kinh doanh tích cực với doanh thu 300 tỷ đồng.", ["doanh thu của Vinasun"]),
    ),
)
def test_an_aside_is_no_part_of_the_phrase(sentence: str, phrases: list[str]) -> None:
    assert [row.metric_text for row in read(sentence).observations] == phrases
