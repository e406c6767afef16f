"""When a figure is of: stated, inherited, of a stock, never ahead of its article."""

from __future__ import annotations

import pytest

from tests.extract.readings import Row, cases, check, read, row


@pytest.mark.parametrize(
    ("sentence", "period", "basis"),
    cases(
        ("Năm 2022, doanh thu bán lẻ đạt 310 tỷ đồng.", "2022", "stated"),
        ("Quý II/2024, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-Q2", "stated"),
        ("6 tháng đầu năm 2024, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-S1", "stated"),
        ("Nửa đầu năm 2024, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-S1", "stated"),
        ("9 tháng năm 2023, doanh thu bán lẻ đạt 310 tỷ đồng.", "2023-01-01/P9M", "stated"),
        ("Trong tháng 5/2024, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-05", "stated"),
        ("Ngày 14/6/2024, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-06-14", "stated"),
        ("Giai đoạn 2016-2020, doanh thu bán lẻ đạt 310 tỷ đồng.", "2016-01-01/P5Y", "stated"),
        ("Năm ngoái, doanh thu bán lẻ đạt 310 tỷ đồng.", "2023", "stated"),
        ("Từ ngày 28/5 đến 3/6/2024, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-05-28/P7D", "stated"),
        ("Trong tuần qua, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-06-24/P7D", "stated"),
        ("Tuần trước, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-06-24/P7D", "stated"),
        ("Hôm qua, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-07-04", "stated"),
        ("Doanh thu bán lẻ đạt 310 tỷ đồng, lợi nhuận 8 tỷ đồng trong quý I/2024.", "2024-Q1", "stated"),
        ("Ngày 14/6/2024, sở công bố doanh thu bán lẻ đạt 310 tỷ đồng.", "2024", "stated"),
        ("Từ đầu năm đến ngày 20/6/2024, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-01-01/P172D", "stated"),
    ),
)
def test_period_of_a_flow(sentence: str, period: str, basis: str) -> None:
    check(read(sentence).observations[:1], [row(310e9, "VND", "doanh thu bán lẻ", period=period, period_basis=basis)])


def test_months_before_nearly_a_number_are_those_of_the_year() -> None:
    rows = read("Doanh thu bán lẻ tháng 5/2024 đạt 65 tỷ đồng; tính chung 5 tháng gần 310 tỷ đồng.").observations
    assert [each.period for each in rows] == ["2024-05", "2024-01-01/P5M"]


@pytest.mark.parametrize(
    ("sentence", "rows"),
    cases(
        (
            "Tính đến ngày 31/5/2024, dư nợ tín dụng đạt 4.150 tỷ đồng.",
            [row(4150e9, "VND", "dư nợ tín dụng", period="2024-05-31", period_start=None)],
        ),
        ("Đến hết năm 2023, toàn tỉnh có 1.870 doanh nghiệp.", [row(1870, "enterprise", "doanh nghiệp", period="2023", period_start=None)]),
        ("Đến nay, toàn huyện có 45 hợp tác xã.", [row(45, "cooperative", "hợp tác xã", period="2024-07-05", period_start=None)]),
        ("Hiện toàn tỉnh có 62 dự án FDI còn hiệu lực.", [row(62, "project", "dự án fdi", period="2024-07-05", period_start=None)]),
        (
            "Lũy kế đến cuối tháng 6/2024, toàn tỉnh có 118 xã đạt chuẩn.",
            [row(118, "commune", "xã đạt chuẩn", period="2024-06-30", period_start=None)],
        ),
    ),
)
def test_period_of_a_stock(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


@pytest.mark.parametrize(
    ("sentence", "rows"),
    cases(
        ("Công ty sở hữu 85% vốn của nhà máy đường.", [row(85, "percent", "vốn", period="2024-07-05", period_start=None)]),
        ("Doanh nghiệp này còn nợ ngân hàng 240 tỷ đồng.", [row(240e9, "VND", "nợ", period="2024-07-05", period_start=None)]),
        ("Tại ngày 31/3/2024, hàng tồn kho của công ty là 95 tỷ đồng.", [row(95e9, "VND", "hàng tồn kho", period="2024-03-31", period_start=None)]),
        ("Vụ cháy xảy ra rạng sáng 9/6 làm 5 người bị thương.", [row(5, "person", "người bị thương", period="2024-06-09")]),
        ("Trận lũ làm 3 người chết hôm 12/6.", [row(3, "person", "người chết", period="2024-06-12")]),
    ),
)
def test_what_stands_or_happens_on_a_day(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


@pytest.mark.parametrize(
    ("sentence", "base"),
    cases(
        ("Tuần qua, giá tiêu giảm 4% so với tuần trước.", "2024-06-17/P7D"),
        ("Phiên 28/6, cổ phiếu TSH giảm 2,1%.", "2024-06-27"),
        ("Tháng 6/2024, giá tiêu giảm 4% so với cùng tháng năm ngoái.", "2023-06"),
        ("Tại ngày 31/3/2024, hàng tồn kho của công ty giảm 4% so với đầu năm.", "2023"),
        ("Tại ngày 31/3/2024, hàng tồn kho của công ty giảm 4% so với đầu năm 2024.", "2023"),
        ("Tháng 6/2024, giá tiêu đạt mức cao nhất kể từ năm 2016, tăng 4%.", "2023-06"),
    ),
)
def test_base_period(sentence: str, base: str) -> None:
    (found,) = read(sentence).observations
    assert found.base_period == base


def test_two_ends_of_a_rise() -> None:
    text = "Năm 2023, tỷ lệ hộ dùng nước sạch tăng từ 58,2% năm 2019 lên 66,9%, với 12 công trình mới."
    check(read(text).observations, [row(58.2, "percent", year=2019), row(66.9, "percent", year=2023), row(12, "works", year=2023)])


def test_period_of_the_sentence_before() -> None:
    text = "Năm 2022, tỉnh tiếp nhận 25 dự án viện trợ. Tổng vốn cam kết của các dự án đạt 52 tỷ đồng."
    check(read(text).observations, [row(25, "project", period="2022"), row(52e9, "VND", period="2022", period_basis="context")])


def test_period_of_the_headline() -> None:
    found = read("Tổng kim ngạch đạt 48 triệu USD.", title="Xuất khẩu năm 2023 của tỉnh giữ đà tăng").observations
    check(found, [row(48e6, "USD", year=2023, period="2023", period_basis="context")])


def test_time_of_a_plan_or_of_an_earlier_figure_goes_no_further() -> None:
    title = "Kinh tế - xã hội 6 tháng đầu năm 2024 của tỉnh"
    plan = "Tổng vốn đầu tư công năm 2024 được giao 540 tỷ đồng. Thu ngân sách đạt 220 tỷ đồng."
    check(read(plan, title=title).observations, [row(540e9, "VND", period="2024"), row(220e9, "VND", period="2024-S1", period_basis="context")])
    earlier = "Tỷ lệ hộ nghèo cuối năm 2023 còn 9,03%. Thu ngân sách đạt 220 tỷ đồng."
    check(read(earlier, title=title).observations, [row(9.03, "percent", year=2023), row(220e9, "VND", period="2024-S1", period_basis="context")])


def test_period_of_the_publication() -> None:
    check(read("Mỏ đá này nộp ngân sách 48 tỷ đồng.").observations, [row(48e9, "VND", year=2024, period_basis="publication")])


def test_review_of_the_year_before() -> None:
    """Early in the year, "hiện có" of a review belongs to the year reviewed."""
    lines = ["Năm 2023, toàn tỉnh thu hút 12 dự án đầu tư.", "Hiện toàn tỉnh có 75 dự án còn hiệu lực."]
    found = read(*lines, published="18/01/2024", title="Nhìn lại thu hút đầu tư năm 2023").observations
    check(found, [row(12, "project", period="2023"), row(75, "project", year=2023, period="2023", period_start=None)])


def test_no_date_but_explicit_years() -> None:
    check(read("Năm 2021, toàn tỉnh có 640 trường học.", published=None).observations, [row(640, "school", year=2021)])


def test_no_date_and_no_year() -> None:
    found = read("Sản lượng của hợp tác xã đạt 300 tấn.", published=None)
    assert not found.observations
    assert [(r.text, r.reason) for r in found.rejects] == [("300", "NO_PERIOD")]


@pytest.mark.parametrize("sentence", cases(("Đến năm 2030, 100% số xã có đường bê tông.",), ("Đến năm 2030, tỷ lệ đô thị hóa đạt 35%.",)))
def test_years_ahead_are_no_actuals(sentence: str) -> None:
    (found,) = read(sentence).observations
    assert found.status in {"target", "forecast"}


@pytest.mark.parametrize(
    "sentence",
    cases(
        ("Giai đoạn 2021-2025, toàn tỉnh đã trồng được 12.000 ha rừng.",),
        ("Thực hiện chương trình giai đoạn 2021 - 2025, tỉnh đã xóa 3.400 nhà tạm.",),
        ("Nhiệm kỳ 2020-2025, tỉnh thu hút được 240 dự án.",),
        ("Giai đoạn 2021-2025, toàn tỉnh hiện có 486 trường học.",),
    ),
)
def test_no_outcome_lies_ahead_of_its_article(sentence: str) -> None:
    """An outcome in a span that the article stands in has been reached by the day of publication, not by the end of the span."""
    (found,) = read(sentence).observations
    assert (found.status, found.year) == ("actual", 2024)


def test_a_paragraph_that_goes_on_keeps_the_time_of_the_one_before() -> None:
    lines = [
        "Trong vụ mận năm 2022, huyện thu hoạch 3.200 tấn quả.",
        "Cụ thể, sản lượng bán ra ngoài tỉnh đạt 2.100 tấn.",
        "Sản lượng mận dự trữ của hợp tác xã đạt 150 tấn.",
    ]
    found = read(*lines, title="Kinh tế vườn đồi năm 2024").observations
    check(found, [row(3200, "tonne", year=2022), row(2100, "tonne", year=2022), row(150, "tonne", year=2024)])


def test_a_time_in_the_next_clause_dates_no_figure_before_it() -> None:
    text = "Tỷ lệ nợ xấu tăng lên mức 2,3%, trong khi cuối năm ngoái chỉ ở mức 1,8%."
    check(read(text).observations, [row(2.3, "percent", year=2024), row(1.8, "percent", year=2023)])
    bought = read("Công ty vừa mua lại 12.000 cổ phiếu của đợt phát hành năm 2021.", title="Kinh doanh năm 2024 của công ty")
    check(bought.observations, [row(12e3, "share", year=2024)])


def test_the_amount_compared_with_is_of_its_own_period() -> None:
    text = "Quý I/2024, lợi nhuận đạt 34 tỷ đồng, giảm mạnh so với con số 52 tỷ đồng cùng kỳ năm ngoái."
    check(read(text).observations, [row(34e9, "VND", period="2024-Q1"), row(52e9, "VND", period="2023-Q1")])


def test_year_aimed_at() -> None:
    text = "Năm 2024, hợp tác xã thu khoảng 12 tỷ đồng và hướng đến 30 tỷ đồng doanh thu vào năm 2027."
    check(read(text).observations, [row(12e9, "VND", year=2024), row(30e9, "VND", year=2027)])


@pytest.mark.parametrize(
    ("text", "figures"),
    cases(
        ("Từ tháng 3/2019 đến tháng 8/2022, công ty xuất bán 92 nghìn tấn thép.", [(92_000, "2019-03-01/P42M", None)]),
        (
            "Năm 2023, sản lượng gạo tăng 4,5% (năm 2022 tăng 8%), sản lượng cà phê giảm 2,1%.",
            [(4.5, "2023", "2022"), (8, "2022", "2021"), (-2.1, "2023", "2022")],
        ),
        (
            "6 tháng đầu năm 2024, GRDP tăng 7,2% (quý II tăng 7,9%); trong đó:\n\n- Dịch vụ tăng 8,4%.",
            [(7.2, "2024-S1", "2023-S1"), (7.9, "2024-Q2", "2023-Q2"), (8.4, "2024-S1", "2023-S1")],
        ),
        (
            "Quý I/2024, lợi nhuận tăng 5,2% so với quý trước. Doanh thu tăng 3,1%, chi phí giảm 1,4%.",
            [(5.2, "2024-Q1", "2023-Q4"), (3.1, "2024-Q1", "2023-Q4"), (-1.4, "2024-Q1", "2023-Q4")],
        ),
        ("Tháng 5/2024, chỉ số giá tăng 0,3% so với tháng trước; giá điện tăng 1,2%.", [(0.3, "2024-05", "2024-04"), (1.2, "2024-05", "2024-04")]),
        ("Quý I/2024, nguồn cung căn hộ giảm 42% theo quý.", [(-42, "2024-Q1", "2023-Q4")]),
        (
            "Quý II/2024, ngân hàng lỗ 43 tỷ đồng (cùng kỳ lãi 12 tỷ đồng), còn phí dịch vụ đạt 9 tỷ đồng.",
            [(43e9, "2024-Q2", None), (12e9, "2023-Q2", None), (9e9, "2024-Q2", None)],
        ),
        (
            "Năm 2023, lợi nhuận tăng 5,2% so với năm 2019. Doanh thu tăng 3,1%.",
            [(5.2, "2023", "2019"), (3.1, "2023", "2022")],
        ),
    ),
)
def test_times_of_brackets_and_comparisons(text: str, figures: list[tuple[float, str, str | None]]) -> None:
    assert [(o.value, o.period, o.base_period) for o in read(text).observations] == figures


def test_what_is_told_at_a_meeting_is_of_the_time_of_the_article() -> None:
    text = "Kinh tế 6 tháng đầu năm 2024 khởi sắc\n\nTại họp báo chiều 3/7, Cục Thống kê cho biết sản lượng thép tăng 3,2%."
    assert [o.period for o in read(text).observations] == ["2024-S1"]


def test_a_quarter_ahead_goes_no_further() -> None:
    text = "Bên mua đã trả 20 tỷ đồng và sẽ trả tiếp 70 tỷ đồng trong quý IV. Công ty có doanh thu 500 tỷ đồng."
    assert read(text).observations[-1].period == "2024"
