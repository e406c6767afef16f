"""Numbers that print no unit: the currency and the noun they share with their neighbours, and the numbers of names, which have none."""

from __future__ import annotations

import pytest

from tests.extract.readings import Row, check, read, row


@pytest.mark.parametrize(
    ("sentence", "rows"),
    [
        # currencies
        ("Gỗ đóng góp 6,1 tỷ, giày dép 1,9 tỷ, dệt may xấp xỉ 2,9 tỷ đô la Mỹ.", [row(6.1e9, "USD"), row(1.9e9, "USD"), row(2.9e9, "USD")]),
        ("Tỉnh thu hút 2,1 tỷ đô la Mỹ vốn FDI (vượt 16,7% so với chỉ tiêu 1,8 tỷ).", [row(2.1e9, "USD"), row(116.7, "percent"), row(1.8e9, "USD")]),
        (
            "Kim ngạch với Trung Quốc đạt 171 triệu USD, với Nhật Bản 48 triệu, với Hàn Quốc 35 triệu.",
            [row(171e6, "USD"), row(48e6, "USD"), row(35e6, "USD")],
        ),
        ("Công ty vay 50 triệu USD, phát hành trái phiếu với tổng giá trị 500 tỷ.", [row(50e6, "USD"), row(500e9, "VND")]),
        ("Giá căn hộ ở mức 1,2 tỷ/căn, tiền thuê 2,5tr/tháng.", [row(1.2e9, "VND/house"), row(2.5e6, "VND/month")]),
        # counts
        ("Số buồng phòng tăng từ 13.500 lên 16.800.", [row(13500, "works"), row(16800, "works")]),
        ("Lượng xe nhập từ Trung Quốc là 143 và Hàn Quốc 91 chiếc.", [row(143, "item"), row(91, "item")]),
        ("Xe bán ra của Toyota là 5.600 chiếc, Hyundai 4.900, Kia 3.700.", [row(5600, "item"), row(4900, "item"), row(3700, "item")]),
        ("Lượng khách tăng từ 1,2 triệu lên 1,8 triệu lượt.", [row(1.2e6, "visit"), row(1.8e6, "visit")]),
        ("Huyện nâng tổng số xã nông thôn mới lên 56/143.", [row(56, "commune")]),
        ("Trong số 380 cơ sở lưu trú có 25 khách sạn.", [row(380, "works"), row(25, "works")]),
        # no figures
        ("Nhờ Nghị quyết 68 và 116, 3,9 triệu lượt người được hỗ trợ.", [row(3.9e6, "person_trip")]),
        ("Nhiệt điện Vũng Áng 2 có công suất 1.330 MW.", [row(1330, "MW")]),
        ("Khu công nghiệp Nam Đình Vũ 2 thu hút 12 dự án.", [row(12, "project")]),
        ("Giá xăng RON 95 giảm 350 đồng, còn 22.100 đồng/lít.", [row(-350, "VND/litre"), row(22100, "VND/litre")]),
        ("Cứ 10 hộ thì có 3 hộ thiếu nước sạch.", [row(3, "household")]),
        # signs
        ("Doanh thu thuần đạt 1.200 tỷ đồng (+14,5%).", [row(1.2e12, "VND"), row(14.5, "percent", measure="change_pct")]),
        ("Sản lượng đạt 52.000 tấn (-12,8%) so với cùng kỳ.", [row(52e3, "tonne"), row(-12.8, "percent", measure="change_pct")]),
        ("Thu ngân sách vượt dự toán Trung ương giao 43,9%.", [row(143.9, "percent", measure="completion")]),
        ("Lãi suất giảm 5 điểm cơ bản.", [row(-5, "basis_point", measure="change")]),
    ],
)
def test_bare_numbers(sentence: str, rows: list[Row]) -> None:
    """A number without a unit takes that of its neighbours, or is none."""
    check(read(sentence).observations, rows)
