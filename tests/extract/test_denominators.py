"""What an amount is said per: printed after the goods, taken from the price before or after it, or understood of shares and persons."""

from __future__ import annotations

import pytest

from tests.extract.readings import Row, check, read, row


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        # shares
        (
            "Chốt phiên, cổ phiếu FPT tăng 1.900 đồng lên 98.400 đồng.",
            [row(1900, "VND/share", measure="change"), row(98400, "VND/share", measure="level")],
        ),
        ("EPS năm 2023 đạt 3.450 đồng.", [row(3450, "VND/share")]),
        ("Mã DXG giảm sàn xuống 18.200 đồng.", [row(18200, "VND/share")]),
        ("HPG đóng cửa ở 27.850 đồng, tăng 2,4% so với phiên trước.", [row(27850, "VND/share"), row(2.4, "percent", measure="change_pct")]),
        ("Với thị giá 24.700 đồng, vốn hóa của ngân hàng đạt 132.000 tỷ đồng.", [row(24700, "VND/share"), row(132e12, "VND")]),
        ("Doanh nghiệp dự kiến chào bán 20 triệu cổ phiếu với giá 10.000 đồng.", [row(20e6, "share"), row(10000, "VND/share")]),
        ("Công ty bán cổ phiếu VNM với tổng giá trị 1.200 tỷ đồng.", [row(1.2e12, "VND")]),
        ("Cổ phiếu dầu khí tăng khi giá xăng tăng 500 đồng.", [row(500, "VND", measure="change")]),
        # printed
        ("Giá thuê văn phòng hạng A ở mức 1,2 triệu đồng/m2/tháng.", [row(1.2e6, "VND/m2/month")]),
        ("Gió giật trên 80 km/h.", [row(80, "km/hour")]),
        ("Năng suất chè đạt 12,5 tấn búp tươi/ha.", [row(12.5, "tonne/ha")]),
        ("Xuất khẩu 500 container thanh long mỗi ngày.", [row(500, "count/day")]),
        # of the price before or after
        ("Giá bán trung bình 105 nghìn đồng/kg, có lúc rơi xuống 85 nghìn đồng.", [row(105e3, "VND/kg"), row(85e3, "VND/kg")]),
        ("Giá cà phê ở mức 96.000 đồng/kg, doanh thu đạt 500 tỷ đồng.", [row(96e3, "VND/kg"), row(5e11, "VND")]),
        ("Giá dầu Brent tăng 1,2 USD lên 79,6 USD/thùng.", [row(1.2, "USD/barrel", measure="change"), row(79.6, "USD/barrel")]),
        ("Mỗi tấn hồ tiêu xuất khẩu nay bình quân chỉ còn 3.347 USD.", [row(3347, "USD/tonne")]),
        # of persons
        ("Thu nhập bình quân đầu người đạt 69,3 triệu đồng/năm.", [row(69.3e6, "VND/person/year")]),
        ("GRDP bình quân đầu người ước đạt 4.200 USD.", [row(4200, "USD/person")]),
    ],
)
def test_denominators(sentence: str, rows: list[Row]) -> None:
    """The unit of a price holds what it is the price of."""
    check(read(sentence).observations, rows)
