"""The place of a name among others is no part of what is measured; names of a ranking have their parts of the whole."""

from __future__ import annotations

import pytest

from tests.extract.readings import read

SENTENCES = {
    "Xuất khẩu gạo đạt 4,7 tỷ USD. Philippines vẫn là khách hàng lớn nhất, chiếm 38% tổng kim ngạch, tiếp đến là Indonesia với 22%.": [
        "Xuất khẩu gạo",
        "tỷ trọng Philippines trong tổng kim ngạch",
        "tỷ trọng Indonesia trong tổng kim ngạch",
    ],
    "Kim ngạch xuất khẩu hạt điều đạt 3,6 tỷ USD; Mỹ đứng đầu với 880 triệu USD, tiếp theo là Trung Quốc 640 triệu USD.": [
        "Kim ngạch xuất khẩu hạt điều",
        "Mỹ Kim ngạch xuất khẩu hạt điều",
        "Kim ngạch xuất khẩu hạt điều sang Trung Quốc",
    ],
    "Tổng vốn đầu tư đạt 25 tỷ USD. Singapore dẫn đầu với 5,1 tỷ USD, Nhật Bản đứng thứ hai với 4,6 tỷ USD, tăng 35%.": [
        "Tổng vốn đầu tư",
        "Singapore Tổng vốn đầu tư",
        "Nhật Bản Tổng vốn đầu tư",
        "Nhật Bản Tổng vốn đầu tư",
    ],
    "Doanh thu bán lẻ đạt 500.000 tỷ đồng, đứng đầu là TP HCM với 110.000 tỷ đồng.": ["Doanh thu bán lẻ", "TP HCM Doanh thu bán lẻ"],
    "Thái Lan đứng số 1 với 594 triệu USD, chiếm 53% tổng kim ngạch nhập khẩu hàng điện gia dụng.": [
        "kim ngạch nhập khẩu hàng điện gia dụng Thái Lan",
        "tỷ trọng Thái Lan trong tổng kim ngạch nhập khẩu hàng điện gia dụng",
    ],
    "CPI tháng 8 tăng 0,9%, trong đó tăng cao nhất là nhóm giao thông (3,3%), tiếp đến là nhóm nhà ở (1,1%).": [
        "CPI",
        "nhóm giao thông CPI",
        "nhóm nhà ở CPI",
    ],
    "Điểm sáng là xuất khẩu rau quả tăng 64%, lên 3,4 tỷ USD.": ["xuất khẩu rau quả", "xuất khẩu rau quả"],
    "Khó khăn lớn nhất của doanh nghiệp là chi phí vận tải tăng 30%.": ["chi phí vận tải"],
    # what only tells more of the name before
    "Tiêu dùng cá nhân, vốn chiếm khoảng 70% GDP Mỹ, tăng 2,8%.": ["tỷ trọng Tiêu dùng cá nhân trong GDP Mỹ", "Tiêu dùng cá nhân"],
    "Tín dụng bất động sản, mảng chiếm 21% tổng dư nợ, tăng 6%, đạt 2,8 triệu tỷ đồng.": [
        "tỷ trọng Tín dụng bất động sản trong tổng dư nợ",
        "Tín dụng bất động sản",
        "Tín dụng bất động sản",
    ],
}


@pytest.mark.parametrize(("text", "phrases"), SENTENCES.items())
def test_ranks(text: str, phrases: list[str]) -> None:
    assert [r.metric_text for r in read(text).observations] == phrases
