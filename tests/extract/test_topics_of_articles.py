"""What an article is about lends its name: a project, a share, an amount and its value."""

from __future__ import annotations

import pytest

from tests.extract.readings import read


def phrases(text: str) -> list[str]:
    return [r.metric_text for r in read(text).observations]


SENTENCES = {
    "Tám tháng đầu năm, Việt Nam xuất khẩu 173.000 tấn tiêu, thu 579 triệu USD; so với cùng kỳ, lượng tăng 7,4% nhưng trị giá giảm 36,4%.": [
        "sản lượng tiêu Việt Nam xuất khẩu",
        "giá trị tiêu Việt Nam xuất khẩu",
        "sản lượng tiêu Việt Nam xuất khẩu",
        "giá trị tiêu Việt Nam xuất khẩu",
    ],
    "Năm 2023, nhập khẩu xăng dầu đạt 10 triệu tấn, trị giá 8,3 tỷ USD, tăng 13% về lượng nhưng giảm 7% về trị giá.": [
        "nhập khẩu xăng dầu",
        "trị giá xăng dầu",
        "nhập khẩu xăng dầu",
        "trị giá xăng dầu",
    ],
    "VN-Index tăng 6,98 điểm, tương ứng 0,77%, lên 912 điểm; HNX-Index tăng 0,75 điểm, tương ứng 0,56%, lên 133,68 điểm.": [
        *["VN-Index"] * 3,
        *["HNX-Index"] * 3,
    ],
    "Cổ phiếu DBC đóng cửa ở 27.000 đồng. Mã này tăng giá 2,8% so với phiên trước.": ["giá cổ phiếu DBC", "giá cổ phiếu DBC"],
    "VN-Index giảm 17 điểm. SSI giảm 6,5%, HCM mất 5,8%, LGC giảm sàn xuống 52.000 đồng.": [
        "VN-Index",
        "giá cổ phiếu SSI",
        "giá cổ phiếu HCM",
        "giá cổ phiếu LGC",
    ],
    "CPI tháng 8 tăng 0,9%.": ["CPI"],
    "Lợi nhuận giảm 35% do giá hạt nhựa tăng bình quân 28%.": ["Lợi nhuận", "giá hạt nhựa"],
    "Số hàng này có tổng trị giá 56 triệu USD.": ["tổng trị giá"],
}


@pytest.mark.parametrize(("text", "expected"), SENTENCES.items())
def test_what_a_figure_speaks_of_again(text: str, expected: list[str]) -> None:
    assert phrases(text) == expected


def test_the_project_of_the_headline_owns_its_cost() -> None:
    lines = ["Chủ đầu tư vừa báo cáo Bộ Công Thương.", "Người dân đã chờ nhiều năm.", "Mặt bằng chưa xong.", "Tổng mức đầu tư là 3,52 tỷ USD."]
    rows = read(*lines, title="Nhà máy nhiệt điện Sông Lam 2 chậm tiến độ").observations
    assert [r.metric_text for r in rows] == ["Tổng mức đầu tư Nhà máy nhiệt điện Sông Lam 2"]
