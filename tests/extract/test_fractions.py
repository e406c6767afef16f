"""Fractions in digits and words: shares, multiples, falls, and dates that only look like one."""

from __future__ import annotations

import pytest

from tests.extract.readings import Row, check, read, row


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        ("Hơn ba phần tư lượng xe nhập khẩu đến từ Thái Lan.", [row(75, "percent", measure="share", bound="over")]),
        ("Gần chín phần mười sản lượng được xuất khẩu.", [row(90, "percent", measure="share", bound="nearly")]),
        ("Lượng hàng tồn kho chưa bằng một phần ba cùng kỳ.", [row(1 / 3, "times", measure="ratio")]),
        ("Sản lượng của hãng này chiếm ngót 1/20 toàn thị trường.", [row(5, "percent", measure="share", bound="nearly")]),
        ("Cổ phiếu này đã giảm một nửa giá trị từ đầu năm.", [row(-50, "percent", measure="change_pct")]),
        ("Quá nửa số cổ đông đồng ý phương án.", [row(50, "percent", measure="share", bound="over")]),
        ("Một nửa số hộ trong xã đã thoát nghèo.", [row(50, "percent", measure="share")]),
        ("Một phần tư nhân đóng góp, một nửa còn lại do tỉnh chi.", []),
        ("Sáng nay (1/10), 12 doanh nghiệp được khen thưởng.", [row(12, "enterprise")]),
        ("Hôm thứ Ba (2/7), tỉnh khởi công 3 dự án.", [row(3, "project")]),
    ],
)
def test_fractions(sentence: str, rows: list[Row]) -> None:
    """A fraction is read by the words around it."""
    check(read(sentence).observations, rows)
