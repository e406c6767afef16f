"""Times of business and national news: which period and base a figure has, as newspapers word them."""

from __future__ import annotations

import pytest

from tests.extract.readings import cases, check, read, row

Figures = list[tuple[float, str, str | None]]  # value, period, base


def told(text: str, **article: str) -> Figures:
    return [(r.value, r.period, r.base_period) for r in read(text, **article).observations]


@pytest.mark.parametrize(
    ("text", "figures"),
    cases(
        ("GDP quý I/2024 giảm 0,2% so với ba tháng trước đó. Đầu tư giảm 1,4%.", [(-0.2, "2024-Q1", "2023-Q4"), (-1.4, "2024-Q1", "2023-Q4")]),
        (
            "Nửa đầu tháng 6/2024, xuất khẩu giảm 12% so với nửa cuối tháng 5. Nhập khẩu tăng 3% so với kỳ trước.",
            [(-12, "2024-06-01/P15D", "2024-05-16/P16D"), (3, "2024-06-01/P15D", "2024-05-16/P16D")],
        ),
        ("Kỳ 2 tháng 5/2024, nhập khẩu ô tô tăng 8% so với kỳ trước đó.", [(8, "2024-05-16/P16D", "2024-05-01/P15D")]),
        ("Quý I/2024, lợi nhuận giảm 6% so với một năm trước.", [(-6, "2024-Q1", "2023-Q1")]),
        ("Quý I/2024, hãng bay lãi 210 tỷ đồng, trong khi quý trước lỗ 95 tỷ đồng.", [(210e9, "2024-Q1", None), (95e9, "2023-Q4", None)]),
        (
            "Năm tháng đầu năm 2024, nước này nhập siêu 2,7 tỷ USD, trong khi cùng kỳ xuất siêu 8,7 tỷ USD.",
            [(2.7e9, "2024-01-01/P5M", None), (8.7e9, "2023-01-01/P5M", None)],
        ),
        ("Trong 4 năm qua, tập đoàn đã mở 120 cửa hàng.", [(120, "2020-01-01/P4Y", None)]),
        ("Tháng 6/2024, giá cà phê tăng 4%, mức cao nhất trong ba năm qua.", [(4, "2024-06", "2023-06")]),
        ("Ba năm trước, hãng bán được 12.400 xe.", [(12_400, "2021", None)]),
    ),
)
def test_periods_told_from_another(text: str, figures: Figures) -> None:
    assert told(text) == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    cases(
        (
            "Nhà máy ở Hải Dương, khởi công từ năm 2020, có công suất 300.000 tấn. Lợi nhuận đạt 40 tỷ đồng.",
            [(300_000, "2024-07-05", None), (40e9, "2024", None)],
        ),
        ("Được cấp phép năm 2017 với vốn 12 triệu USD, công ty đang dùng 450 lao động.", [(12e6, "2017", None), (450, "2024-07-05", None)]),
        (
            "Tháng 6/2024, xuất khẩu tăng 2,6% nhờ hạt điều, mặt hàng từng giảm 34% trong năm 2022.",
            [(2.6, "2024-06", "2023-06"), (-34, "2022", "2021")],
        ),
        (
            "Cả năm, ngành điều dự kiến thu 780 triệu USD, kém xa mức 900 triệu USD của năm trước và kỷ lục 1,4 tỷ USD lập năm 2016.",
            [(780e6, "2024", None), (900e6, "2023", None), (1.4e9, "2016", None)],
        ),
        (
            "Tại ngày 30/6/2024, nợ có khả năng mất vốn chiếm 61% tổng nợ xấu (đầu năm: 46%).",
            [(61, "2024-06-30", None), (46, "2023", None)],
        ),
        ("Diện tích điều đã lên 152.000 ha, vượt quy hoạch đến năm 2030.", [(152_000, "2024", None)]),
        (
            "Từ đầu năm đến hết ngày 15/6, nhập khẩu đạt 150 tỷ USD. Khối trong nước chiếm 36%.",
            [(150e9, "2024-01-01/P167D", None), (36, "2024-01-01/P167D", None)],
        ),
        (
            "Năm 2022, cả nước đón 3,6 triệu lượt khách. Ngành du lịch đặt mục tiêu cả năm đón 17 triệu lượt.",
            [(3.6e6, "2022", None), (17e6, "2024", None)],
        ),
        (
            "Năm 2022, công ty lỗ 31 tỷ đồng. Sau 6 tháng, công ty lãi 12 tỷ đồng.",
            [(31e9, "2022", None), (12e9, "2024-S1", None)],
        ),
        ("Tòa tuyên bị cáo bồi thường 14,5 tỷ đồng.", [(14.5e9, "2024-07-05", None)]),
    ),
)
def test_a_time_reaches_what_it_governs(text: str, figures: Figures) -> None:
    assert told(text, title="Tin kinh doanh") == figures


@pytest.mark.parametrize(
    ("text", "figures"),
    cases(
        ("Hãng thép vừa mua lại 12.000 cổ phiếu quỹ.", [(12_000, "2024", None)]),
        ("Theo báo cáo vừa công bố, doanh thu đạt 640 tỷ đồng.", [(640e9, "2024-Q1", None)]),
    ),
)
def test_what_lies_outside_the_time_of_the_article(text: str, figures: Figures) -> None:
    assert told(text, title="Lãi của hãng thép quý I/2024 sụt mạnh") == figures


def test_a_part_of_the_time_told_goes_no_further() -> None:
    text = "Doanh thu 6 tháng đầu năm 2024 đạt 90 tỷ đồng, riêng trong quý II đạt 52 tỷ đồng. Chi phí bán hàng là 12 tỷ đồng."
    assert told(text) == [(90e9, "2024-S1", None), (52e9, "2024-Q2", None), (12e9, "2024-S1", None)]


def test_what_was_reached_so_far_stands_at_the_day() -> None:
    assert told("Chủ đầu tư mới huy động được 15 triệu USD.", title="Dự án điện chậm tiến độ") == [(15e6, "2024-07-05", None)]
    assert told("Sau ba quý, hãng lãi 40 tỷ đồng.", published="25/10/2024") == [(40e9, "2024-01-01/P9M", None)]


@pytest.mark.parametrize(
    ("title", "text", "period", "base"),
    [
        ("Xuất khẩu gạo thu gần 500 triệu USD", "9 tháng năm 2023, xuất khẩu gạo thu 492 triệu USD.", "2023-01-01/P9M", None),
        ("Doanh thu hãng bia tăng 23%", "Trong quý II/2024, doanh thu của hãng bia tăng 23% so với cùng kỳ.", "2024-Q2", "2023-Q2"),
        ("Hãng bia đạt doanh thu 900 tỷ đồng", "Năm 2027, hãng bia đặt mục tiêu doanh thu 900 tỷ đồng.", "2024", None),
    ],
)
def test_headline_dated_by_its_text(title: str, text: str, period: str, base: str | None) -> None:
    first = read(text, title=title).observations[0]
    assert (first.period, first.base_period) == (period, base)


def test_history_is_not_the_time_of_the_article() -> None:
    lines = ["Ngày 4/7, tòa tuyên phạt hai bị cáo.", "Năm 2016, các bị cáo lập khống 63 hồ sơ.", "Ngân hàng có 230 điểm giao dịch."]
    check(read(*lines, title="Rút ruột ngân hàng").observations[-2:], [row(63, "case", year=2016), row(230, "works", year=2024)])
