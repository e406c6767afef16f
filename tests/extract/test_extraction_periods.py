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
        ("Từ đầu năm đến ngày 20/6/2024, doanh thu bán lẻ đạt 310 tỷ đồng.", "2024-01-01/P172D", "stated"),
    ),
)
def test_period_of_a_flow(sentence: str, period: str, basis: str) -> None:
    check(read(sentence).observations, [row(310e9, "VND", "doanh thu bán lẻ", period=period, period_basis=basis)])


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
