"""What `extract` makes of short articles: one table a rule, by the guidelines of tests/gold/GUIDELINES.md."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import extract
from extract.observation import Extraction, Observation
from extract.read import article_of_page
from schemas.vocabulary import load_vocabulary

TITLE = "Bức tranh kinh tế - xã hội của địa phương"
PUBLISHED = "05/07/2024"

FAILING: dict[str, str] = yaml.safe_load(Path(__file__).with_name("failing.yaml").read_text(encoding="utf-8"))


def read(*lines: str, published: str | None = PUBLISHED, title: str = TITLE) -> Extraction:
    """Extract an article of these lines."""
    page = "\n\n".join([title, *([f"08:15, {published}"] if published else []), "\n".join(lines)])
    vocabulary = load_vocabulary()
    return extract(article_of_page(page.encode(), article_id="a", source="a.txt", vocabulary=vocabulary), vocabulary)


@dataclass(frozen=True)
class Row:
    """An expected row: value and unit always, other columns where the case names them; `words` must all stand in metric_text."""

    value: float
    unit: str
    words: str = ""
    columns: dict[str, Any] = field(default_factory=dict)


def row(value: float, unit: str, words: str = "", **columns: Any) -> Row:
    return Row(value, unit, words, columns)


def check(found: Iterable[Observation], expected: list[Row]) -> None:
    rows = list(found)
    assert [(r.value, r.unit) for r in rows] == [(pytest.approx(e.value), e.unit) for e in expected]
    for got, want in zip(rows, expected, strict=True):
        assert {name: getattr(got, name) for name in want.columns} == want.columns, got.source_sentence
        missing = set(want.words.lower().split()) - set(got.metric_text.lower().replace(",", " ").split())
        assert not missing, f"{got.metric_text!r} lacks {missing}"


def cases(*rows: tuple[Any, ...]) -> list[Any]:
    """Cases named after their sentence; those of failing.yaml are expected to fail, and must be struck off there once they pass."""
    return [
        pytest.param(*row, id=row[0][:60], marks=pytest.mark.xfail(strict=True, reason=FAILING[row[0]]) if row[0] in FAILING else ()) for row in rows
    ]


@pytest.mark.parametrize(
    ("clause", "value", "bound"),
    cases(
        ("đạt 2.450 tỷ đồng", 2450e9, "exact"),
        ("đạt khoảng 2.450 tỷ đồng", 2450e9, "about"),
        ("đạt xấp xỉ 2.450 tỷ đồng", 2450e9, "about"),
        ("đạt chừng 2.450 tỷ đồng", 2450e9, "about"),
        ("đạt hơn 2.450 tỷ đồng", 2450e9, "over"),
        ("đạt trên 2.450 tỷ đồng", 2450e9, "over"),
        ("vượt mốc 2.450 tỷ đồng", 2450e9, "over"),
        ("đạt gần 2.450 tỷ đồng", 2450e9, "nearly"),
        ("đạt ngót 2.450 tỷ đồng", 2450e9, "nearly"),
        ("đạt ít nhất 2.450 tỷ đồng", 2450e9, "at_least"),
        ("đạt tối thiểu 2.450 tỷ đồng", 2450e9, "at_least"),
        ("không dưới 2.450 tỷ đồng", 2450e9, "at_least"),
        ("đạt 2.450 tỷ đồng trở lên", 2450e9, "at_least"),
        ("đạt tối đa 2.450 tỷ đồng", 2450e9, "at_most"),
        ("không quá 2.450 tỷ đồng", 2450e9, "at_most"),
        ("đạt dưới 2.450 tỷ đồng", 2450e9, "under"),
        ("chưa đến 2.450 tỷ đồng", 2450e9, "under"),
        ("đạt từ 2.450 đến 2.600 tỷ đồng", 2450e9, "range"),
        ("đạt 2.450 - 2.600 tỷ đồng", 2450e9, "range"),
    ),
)
def test_bounds(clause: str, value: float, bound: str) -> None:
    check(read(f"Năm 2023, thu ngân sách trên địa bàn {clause}.").observations, [row(value, "VND", "thu ngân sách", bound=bound, measure="level")])


@pytest.mark.parametrize(
    ("sentence", "rows"),
    cases(
        (
            "Năm 2023, tỉnh giải ngân 410 tỷ đồng vốn đầu tư công; năm 2024 phấn đấu giải ngân 520 tỷ đồng.",
            [row(410e9, "VND", status="actual", year=2023), row(520e9, "VND", status="target", year=2024)],
        ),
        (
            "Năm 2023, sản lượng chè ước đạt 12.300 tấn, tăng 4,5% so với năm 2022.",
            [row(12300, "tonne", status="estimate"), row(4.5, "percent", "sản lượng chè", status="estimate", measure="change_pct")],
        ),
        ("Năm 2023, giá trị sản xuất ước tính đạt 870 tỷ đồng.", [row(870e9, "VND", status="estimate")]),
        ("Năm 2025, lượng khách dự kiến đạt 3,2 triệu lượt.", [row(3.2e6, "visit", status="forecast", year=2025)]),
        ("Các chuyên gia dự báo năm 2025 kim ngạch xuất khẩu đạt 95 triệu USD.", [row(95e6, "USD", status="forecast", year=2025)]),
        ("Năm 2025, sản lượng cam ước tính sẽ đạt 40.000 tấn.", [row(40000, "tonne", status="forecast")]),
        ("Dự toán thu ngân sách năm 2024 là 2.900 tỷ đồng.", [row(2900e9, "VND", status="target", year=2024)]),
        ("Kế hoạch năm 2024 đặt mục tiêu trồng mới 4.500 ha rừng.", [row(4500, "ha", status="target")]),
        ("Năm 2023, vốn cam kết viện trợ đạt 5,6 triệu USD.", [row(5.6e6, "USD", "vốn cam kết viện trợ", status="actual")]),
        ("Năm 2023, tổng vốn đăng ký của các doanh nghiệp mới là 1.320 tỷ đồng.", [row(1320e9, "VND", "vốn đăng ký", status="actual")]),
        (
            "Năm 2023, toàn tỉnh trồng được 3.900 ha rừng, đạt 104% kế hoạch.",
            [row(3900, "ha", "rừng", status="actual"), row(104, "percent", "rừng", status="actual", measure="completion")],
        ),
        (
            "Năm 2023 xuất khẩu đạt 61 triệu USD, dự kiến năm 2024 đạt 70 triệu USD.",
            [row(61e6, "USD", "xuất khẩu", status="actual", year=2023), row(70e6, "USD", "xuất khẩu", status="forecast", year=2024)],
        ),
    ),
)
def test_status_belongs_to_the_clause(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


@pytest.mark.parametrize(
    ("sentence", "rows"),
    cases(
        ("Năm 2023, giá trị xuất khẩu chè tăng 12,4%.", [row(12.4, "percent", "xuất khẩu chè", measure="change_pct")]),
        ("Năm 2023, giá trị xuất khẩu chè giảm 12,4%.", [row(-12.4, "percent", "xuất khẩu chè", measure="change_pct")]),
        ("Năm 2023, tốc độ tăng trưởng GRDP đạt 6,8%.", [row(6.8, "percent", "grdp", measure="change_pct")]),
        ("Năm 2023, tăng trưởng tín dụng đạt 11,5%.", [row(11.5, "percent", "tín dụng", measure="change_pct")]),
        (
            "Năm 2023, kim ngạch xuất khẩu đạt 210 triệu USD, tăng 15 triệu USD so với năm 2022.",
            [row(210e6, "USD", measure="level"), row(15e6, "USD", "kim ngạch xuất khẩu", measure="change", base_period="2022")],
        ),
        (
            "Năm 2023, số hộ nghèo giảm 1.250 hộ so với năm 2022.",
            [row(-1250, "household", "hộ nghèo", measure="change", base_period="2022")],
        ),
        ("Năm 2023, số hộ nghèo giảm còn 8.430 hộ.", [row(8430, "household", "hộ nghèo", measure="level")]),
        ("Năm 2023, nợ xấu giảm xuống còn 125 tỷ đồng.", [row(125e9, "VND", "nợ xấu", measure="level")]),
        ("Năm 2023, sản lượng tăng lên 14.200 tấn.", [row(14200, "tonne", "sản lượng", measure="level")]),
        (
            "Thu nhập bình quân đầu người tăng từ 38 triệu đồng năm 2022 lên 42 triệu đồng năm 2023.",
            [row(38e6, "VND/person", measure="level", year=2022), row(42e6, "VND/person", measure="level", year=2023)],
        ),
        (
            "Tỷ lệ che phủ rừng tăng từ 58,2% năm 2022 lên 58,9% năm 2023.",
            [row(58.2, "percent", "che phủ rừng", measure="share", year=2022), row(58.9, "percent", "che phủ rừng", measure="share", year=2023)],
        ),
        (
            "Năm 2023, tỷ lệ hộ nghèo còn 9,6%, giảm 3,1 điểm % so với năm 2022.",
            [row(9.6, "percent", "hộ nghèo", measure="share"), row(-3.1, "percentage_point", "hộ nghèo", measure="change", base_period="2022")],
        ),
        (
            "Năm 2023, tỷ lệ hộ nghèo giảm 4,2% so với năm 2022.",
            [row(-4.2, "percentage_point", "hộ nghèo", measure="change")],
        ),
        (
            "Năm 2023, tỷ lệ giải ngân cao hơn năm 2022 là 2,7 điểm phần trăm.",
            [row(2.7, "percentage_point", "giải ngân", measure="change", base_period="2022")],
        ),
        ("Năm 2023, lượng khách quốc tế gấp 2,4 lần năm 2022.", [row(2.4, "times", "khách quốc tế", measure="ratio", base_period="2022")]),
        ("Năm 2023, lượng khách quốc tế tăng 3 lần so với năm 2022.", [row(3, "times", "khách quốc tế", measure="ratio", base_period="2022")]),
        ("Năm 2023, doanh thu du lịch tăng gấp đôi so với năm 2022.", [row(2, "times", "doanh thu du lịch", measure="ratio")]),
        (
            "Năm 2023, xuất khẩu chè đạt 8 triệu USD, bằng 89,2% so với năm 2022.",
            [row(8e6, "USD", measure="level"), row(89.2, "percent", "xuất khẩu chè", measure="ratio", base_period="2022")],
        ),
        ("Năm 2023, ngành công nghiệp chiếm 31,5% GRDP.", [row(31.5, "percent", "công nghiệp", measure="share")]),
        ("Năm 2023, tỷ lệ thất nghiệp là 2,1%.", [row(2.1, "percent", "thất nghiệp", measure="share")]),
        ("Năm 2023, lãi suất cho vay bình quân ở mức 8,5%/năm.", [row(8.5, "percent/year", "lãi suất cho vay", measure="level")]),
        (
            "Năm 2023, thu nội địa đạt 1.740 tỷ đồng, vượt 6% kế hoạch.",
            [row(1740e9, "VND", measure="level"), row(106, "percent", "thu nội địa", measure="completion")],
        ),
        (
            "Năm 2023, thu nội địa đạt 1.740 tỷ đồng, bằng 116% dự toán.",
            [row(1740e9, "VND", measure="level"), row(116, "percent", "thu nội địa", measure="completion")],
        ),
        (
            "Năm 2023, thu nội địa đạt 1.740 tỷ đồng, đạt 94,8% kế hoạch, tăng 7,3% so với cùng kỳ.",
            [
                row(1740e9, "VND", measure="level"),
                row(94.8, "percent", "thu nội địa", measure="completion"),
                row(7.3, "percent", "thu nội địa", measure="change_pct", base_period="2022"),
            ],
        ),
        ("Năm 2023, 3/4 số xã của huyện đạt chuẩn nông thôn mới.", [row(75, "percent", "xã đạt chuẩn nông thôn mới", measure="share")]),
        ("Năm 2023, một nửa số hộ trong bản đã có điện lưới.", [row(50, "percent", "hộ điện lưới", measure="share")]),
        ("Năm 2023, công ty lỗ 44 tỷ đồng.", [row(44e9, "VND", "lỗ", measure="level")]),
        ("Năm 2023, lợi nhuận sau thuế của công ty âm 66 tỷ đồng.", [row(-66e9, "VND", "lợi nhuận sau thuế", measure="level")]),
        (
            "Năm 2023, vốn đăng ký tăng thêm của các dự án cũ đạt 35 triệu USD.",
            [row(35e6, "USD", "vốn đăng ký tăng thêm", measure="level")],
        ),
        ("Năm 2023, năng suất lúa đạt 5,8 tấn/ha.", [row(5.8, "tonne/ha", "năng suất lúa", measure="level")]),
        ("Năm 2023, giá chè búp tươi bình quân 7.500 đồng/kg.", [row(7500, "VND/kg", "giá chè búp tươi", measure="level")]),
    ),
)
def test_measures(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


@pytest.mark.parametrize(
    ("sentence", "base"),
    cases(
        ("Quý I/2024, doanh thu bán lẻ tăng 9,1% so với cùng kỳ năm ngoái.", "2023-Q1"),
        ("Quý I/2024, doanh thu bán lẻ tăng 9,1% so với quý trước.", "2023-Q4"),
        ("6 tháng đầu năm 2024, doanh thu bán lẻ tăng 9,1% so với cùng kỳ năm trước.", "2023-S1"),
        ("Tháng 5/2024, doanh thu bán lẻ tăng 9,1% so với tháng trước.", "2024-04"),
        ("Tháng 5/2024, doanh thu bán lẻ tăng 9,1% so với cùng kỳ.", "2023-05"),
        ("Năm 2023, doanh thu bán lẻ tăng 9,1% so với năm 2020.", "2020"),
        ("Năm 2023, doanh thu bán lẻ tăng 9,1% so với năm trước.", "2022"),
        ("5 tháng đầu năm 2024, doanh thu bán lẻ tăng 9,1% so với cùng kỳ năm 2023.", "2023-01-01/P5M"),
    ),
)
def test_base_period(sentence: str, base: str) -> None:
    check(read(sentence).observations, [row(9.1, "percent", "doanh thu bán lẻ", measure="change_pct", base_period=base)])


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


@pytest.mark.parametrize(
    ("sentence", "values", "whole"),
    cases(
        ("Năm 2023, vốn cam kết đạt 5,1 triệu USD (tương đương 129,5 tỷ đồng).", [(5.1e6, "USD"), (129.5e9, "VND")], 0),
        ("Năm 2023, vốn cam kết đạt 5,1 triệu USD, tương đương 129,5 tỷ đồng.", [(5.1e6, "USD"), (129.5e9, "VND")], 0),
        ("Năm 2023, vốn cam kết đạt 129,5 tỷ đồng (khoảng 5,1 triệu USD).", [(129.5e9, "VND"), (5.1e6, "USD")], 0),
    ),
)
def test_equivalents(sentence: str, values: list[tuple[float, str]], whole: int) -> None:
    found = read(sentence).observations
    check(found, [row(*v, "vốn cam kết", measure="level", year=2023) for v in values])
    assert [r.equivalent_to for r in found] == [None, found[whole].observation_id]
    assert found[0].metric == found[1].metric


def test_two_amounts_are_no_equivalents() -> None:
    found = read("Năm 2023, xuất khẩu đạt 30 triệu USD, nhập khẩu đạt 12 triệu USD.").observations
    check(found, [row(30e6, "USD", "xuất khẩu"), row(12e6, "USD", "nhập khẩu")])
    assert [r.equivalent_to for r in found] == [None, None]


def test_parts_name_their_whole() -> None:
    text = "Năm 2023, tổng kim ngạch xuất nhập khẩu đạt 96 triệu USD, trong đó xuất khẩu đạt 58 triệu USD, nhập khẩu đạt 38 triệu USD."
    found = read(text).observations
    check(found, [row(96e6, "USD", "kim ngạch xuất nhập khẩu"), row(58e6, "USD", "xuất khẩu"), row(38e6, "USD", "nhập khẩu")])
    assert [r.part_of for r in found] == [None, found[0].observation_id, found[0].observation_id]


def test_parts_of_a_count() -> None:
    found = read("Năm 2023, tỉnh tiếp nhận 39 dự án viện trợ, trong đó có 14 dự án về y tế.").observations
    check(found, [row(39, "project", "dự án viện trợ"), row(14, "project", "dự án y tế")])
    assert found[1].part_of == found[0].observation_id


@pytest.mark.parametrize(
    ("sentence", "rows"),
    cases(
        (
            "Năm 2023, sản lượng lúa, ngô và đậu tương lần lượt đạt 120, 85 và 6 nghìn tấn.",
            [row(120e3, "tonne", "lúa"), row(85e3, "tonne", "ngô"), row(6e3, "tonne", "đậu tương")],
        ),
        (
            "Năm 2023, khách trong nước và khách quốc tế lần lượt là 820.000 lượt và 41.000 lượt.",
            [row(820e3, "visit", "khách trong nước"), row(41e3, "visit", "khách quốc tế")],
        ),
        (
            "Năm 2023, các huyện Bắc Mê, Quản Bạ giải ngân lần lượt 210 tỷ đồng và 175 tỷ đồng.",
            [row(210e9, "VND", "giải ngân", place="Bắc Mê"), row(175e9, "VND", "giải ngân", place="Quản Bạ")],
        ),
        (
            "Năm 2023, vốn ODA đạt 310 tỷ đồng, vốn trong nước đạt 720 tỷ đồng, lần lượt tăng 4% và 11% so với năm 2022.",
            [row(310e9, "VND", "vốn oda"), row(720e9, "VND", "vốn trong nước"), row(4, "percent", "vốn oda"), row(11, "percent", "vốn trong nước")],
        ),
    ),
)
def test_lists_in_order(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


def test_bullets_stand_under_their_heading() -> None:
    lines = ["Năm 2025, tỉnh đặt mục tiêu:", "- Trồng mới 4.200 ha rừng;", "- Giải quyết việc làm cho 16.500 lao động;", "- Tỷ lệ hộ nghèo còn 7,5%."]
    found = read(*lines).observations
    columns = {"status": "target", "year": 2025}
    check(found, [row(4200, "ha", "rừng", **columns), row(16500, "person", "lao động", **columns), row(7.5, "percent", "hộ nghèo", **columns)])


def test_bullets_take_the_measure_of_their_heading() -> None:
    lines = ["Vốn giải ngân năm 2023 theo lĩnh vực như sau:", "- Giao thông: 412 tỷ đồng;", "- Thủy lợi: 138 tỷ đồng."]
    columns = {"status": "actual", "year": 2023}
    check(
        read(*lines).observations, [row(412e9, "VND", "vốn giải ngân giao thông", **columns), row(138e9, "VND", "vốn giải ngân thủy lợi", **columns)]
    )


@pytest.mark.parametrize(
    ("sentence", "rows"),
    cases(
        ("Năm 2023, kim ngạch xuất khẩu điện thoại đạt 2,4 tỷ USD.", [row(2.4e9, "USD", "kim ngạch xuất khẩu điện thoại")]),
        ("Năm 2023, toàn tỉnh đón 2,8 triệu lượt khách du lịch.", [row(2.8e6, "visit", "lượt khách du lịch")]),
        ("Năm 2023, các trường học nhận được 1.250 bộ máy tính.", [row(1250, "item", "bộ máy tính")]),
        (
            "Năm 2023, tỉnh tiếp nhận 39 chương trình, dự án, khoản viện trợ phi chính phủ.",
            [row(39, "project", "chương trình dự án khoản viện trợ phi chính phủ")],
        ),
        ("Năm 2023, tỉnh đón 40 đoàn/606 người vào làm việc.", [row(40, "delegation", "đoàn"), row(606, "person", "người")]),
        ("Năm 2023, có 499 lượt người xuất cảnh.", [row(499, "person_trip", "lượt người xuất cảnh")]),
        ("Năm 2023, hai bên ký mới ba thỏa thuận hợp tác.", [row(3, "agreement", "thỏa thuận hợp tác")]),
        (
            "Năm 2023, tỉnh trồng 3, 5 và 7 ha rừng thí điểm ở các xã.",
            [row(3, "ha", "rừng"), row(5, "ha", "rừng"), row(7, "ha", "rừng")],
        ),
        ("Theo Sở Công Thương, doanh thu thương mại điện tử năm 2023 đạt 95 tỷ đồng.", [row(95e9, "VND", "doanh thu thương mại điện tử")]),
    ),
)
def test_the_phrase_measured(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


def test_ellipsis_takes_the_measure_of_the_sentence_before() -> None:
    text = "Năm 2023, kim ngạch xuất khẩu đạt 96 triệu USD. So với năm 2022, tăng 8,4%."
    check(read(text).observations, [row(96e6, "USD"), row(8.4, "percent", "kim ngạch xuất khẩu", measure="change_pct", base_period="2022")])


@pytest.mark.parametrize(
    ("sentence", "metric"),
    cases(
        ("Năm 2023, tổng kim ngạch xuất khẩu hàng hóa đạt 96 triệu USD.", "exports_total"),
        ("Năm 2023, tỷ lệ hộ nghèo còn 9,6%.", "poverty_rate_household"),
        ("Năm 2023, tỷ lệ che phủ rừng đạt 58,9%.", "forest_cover_rate"),
        ("Năm 2023, toàn tỉnh đón 2,8 triệu lượt khách du lịch.", "tourist_arrivals_total"),
        ("Năm 2023, giá trị hợp đồng cho thuê trang phục cưới đạt 7 tỷ đồng.", None),
    ),
)
def test_metrics_of_the_vocabulary(sentence: str, metric: str | None) -> None:
    (found,) = read(sentence).observations
    if metric is None:
        assert found.metric.startswith("other:")
    else:
        assert found.metric == metric


@pytest.mark.parametrize(
    ("sentence", "place", "place_id"),
    cases(
        ("Năm 2023, huyện Quản Bạ trồng được 310 ha rừng.", "Quản Bạ", "VN63-02"),
        ("Năm 2023, tỉnh Lào Cai xuất khẩu 640 triệu USD.", "Lào Cai", "VN63-10"),
        ("Năm 2023, thành phố Hải Phòng thu hút 3,4 tỷ USD vốn FDI.", "Hải Phòng", "VN63-31"),
        ("Năm 2023, kim ngạch xuất khẩu sang Nhật Bản đạt 23 tỷ USD.", None, None),
        ("Năm 2023, cả nước trồng mới 250.000 ha rừng.", "Việt Nam", "VN"),
    ),
)
def test_places(sentence: str, place: str | None, place_id: str | None) -> None:
    (found,) = read(sentence).observations
    if place is not None and place_id is not None:
        assert place in found.place
        assert found.place_id == place_id


def test_place_of_the_newspaper() -> None:
    (found,) = read("BHG - Năm 2023, tỉnh ta trồng được 4.100 ha rừng.").observations
    assert (found.place, found.place_id) == ("Hà Giang", "VN63-02")


@pytest.mark.parametrize(
    ("sentence", "text", "reason"),
    cases(
        ("Hội nghị khai mạc lúc 8 giờ 30 phút.", "8", "TIME_OF_DAY"),
        ("Lễ ký diễn ra ngày 12/3/2024.", "12/3/2024", "DATE"),
        ("Đây là kỳ họp lần thứ 15 của hội đồng.", "15", "ORDINAL"),
        ("Tỉnh đứng thứ 3 trong khu vực.", "3", "ORDINAL"),
        ("Tỉnh triển khai Nghị quyết 18 của Trung ương.", "18", "DOCUMENT_NUMBER"),
        ("Quyết định số 1719/QĐ-TTg được triển khai đồng bộ.", "1719", "DOCUMENT_NUMBER"),
        ("Quốc lộ 2 được nâng cấp.", "2", "ADDRESS"),
        ("Đường dây nóng 0912 345 678 hoạt động cả ngày.", "0912 345 678", "PHONE"),
        ("Dịch Covid-19 đã được khống chế.", "19", "NAME"),
        ("Lãnh đạo các nước G20 nhóm họp.", "20", "NAME"),
        ("Ông Lò Văn Páo, 62 tuổi, trú tại xã vùng cao.", "62", "AGE"),
        ("Đội chủ nhà thắng với tỷ số 3-1.", "3", "SCORE"),
        ("Đề án thực hiện trong giai đoạn 2021-2025.", "2021", "PERIOD"),
    ),
)
def test_what_is_no_figure(sentence: str, text: str, reason: str) -> None:
    found = read(sentence)
    assert not found.observations
    assert any(text in r.text and r.reason == reason for r in found.rejects), [(r.text, r.reason) for r in found.rejects]


@pytest.mark.parametrize("phrase", ["một số dự án", "hai bên", "hai nước", "một trong những xã", "vài chục hộ"])
def test_words_that_count_nothing(phrase: str) -> None:
    assert not read(f"Năm 2023, {phrase} đã đạt kết quả tốt.").observations


def test_caption_that_repeats_the_body() -> None:
    body = "Năm 2023, toàn tỉnh trồng được 4.100 ha rừng."
    lines = [body, " Người dân trồng rừng trong năm 2023.", "Ảnh: HOÀNG LAN"]
    check(read(*lines).observations, [row(4100, "ha", "rừng")])


@pytest.mark.parametrize(
    ("sentence", "rows"),
    cases(
        (
            "Trong 6 tháng đầu năm 2024, tỉnh phê duyệt 14 dự án với tổng vốn 320 tỷ đồng, tăng 3 dự án và gấp 1,8 lần về vốn so với cùng kỳ.",
            [
                row(14, "project", "dự án phê duyệt"),
                row(320e9, "VND", "tổng vốn dự án"),
                row(3, "project", "dự án", measure="change", base_period="2023-S1"),
                row(1.8, "times", "vốn", measure="ratio", base_period="2023-S1"),
            ],
        ),
        (
            "Năm 2023, đàn trâu có 152.000 con, giảm 1,2%; đàn bò 118.000 con, tăng 2,4%.",
            [
                row(152e3, "animal", "đàn trâu", measure="level"),
                row(-1.2, "percent", "đàn trâu", measure="change_pct"),
                row(118e3, "animal", "đàn bò", measure="level"),
                row(2.4, "percent", "đàn bò", measure="change_pct"),
            ],
        ),
        (
            "Năm 2023, cơ cấu kinh tế: nông nghiệp chiếm 28%, công nghiệp 24%, dịch vụ 48%.",
            [
                row(28, "percent", "nông nghiệp", measure="share"),
                row(24, "percent", "công nghiệp", measure="share"),
                row(48, "percent", "dịch vụ", measure="share"),
            ],
        ),
        (
            "Quy mô GRDP năm 2023 ước đạt 33.500 tỷ đồng, gấp 1,3 lần so với năm 2020.",
            [row(33500e9, "VND", "grdp", status="estimate"), row(1.3, "times", "grdp", measure="ratio", base_period="2020", year=2023)],
        ),
        (
            "Năm 2023, xuất khẩu đạt 61 triệu USD (năm 2022 là 55 triệu USD).",
            [row(61e6, "USD", "xuất khẩu", year=2023), row(55e6, "USD", "xuất khẩu", year=2022, equivalent_to=None)],
        ),
        (
            "Năm 2023, kim ngạch giảm từ 120 triệu USD xuống còn 96 triệu USD.",
            [row(120e6, "USD", "kim ngạch", measure="level", year=2022), row(96e6, "USD", "kim ngạch", measure="level", year=2023)],
        ),
        (
            "Trong quý III/2023, GRDP tăng 7,2%; tính chung 9 tháng tăng 6,1%.",
            [
                row(7.2, "percent", "grdp", period="2023-Q3", base_period="2022-Q3"),
                row(6.1, "percent", "grdp", period="2023-01-01/P9M", base_period="2022-01-01/P9M"),
            ],
        ),
        (
            "Ba tháng đầu năm, xuất khẩu gạo đạt 1,5 triệu tấn, trị giá 910 triệu USD.",
            [row(1.5e6, "tonne", "xuất khẩu gạo", period="2024-Q1"), row(910e6, "USD", "xuất khẩu gạo", period="2024-Q1")],
        ),
        (
            "Năm 2023, tỉnh có thêm 07 xã đạt chuẩn nông thôn mới, nâng tổng số xã đạt chuẩn lên 54 xã.",
            [
                row(7, "commune", "xã đạt chuẩn nông thôn mới", measure="level"),
                row(54, "commune", "tổng số xã đạt chuẩn", measure="level", period_start=None),
            ],
        ),
        ("Năm 2023, thu nhập đạt 42 triệu đồng/người/năm.", [row(42e6, "VND/person/year", "thu nhập")]),
        ("Năm 2023, số người chết do tai nạn giao thông giảm 5 người.", [row(-5, "person", "người chết", measure="change", base_period="2022")]),
        ("Năm 2023, mười hai doanh nghiệp được cấp phép.", [row(12, "enterprise", "doanh nghiệp được cấp phép")]),
        ("Năm 2023, kim ngạch tăng 5-7%.", [row(5, "percent", "kim ngạch", measure="change_pct", bound="range", value_low=5, value_high=7)]),
        ("Năm 2023, gần 2/3 số hộ được vay vốn.", [row(200 / 3, "percent", "hộ được vay vốn", measure="share", bound="nearly")]),
        ("Năm 2023, tỷ lệ nợ công/GDP ở mức 37%.", [row(37, "percent", "nợ công/gdp", measure="share")]),
        (
            "Tháng 12/2023, giá xăng giảm 500 đồng, còn 22.140 đồng/lít.",
            [row(-500, "VND", "giá xăng", measure="change"), row(22140, "VND/litre", "giá xăng", measure="level")],
        ),
        (
            "Năm 2023, chi phí giảm từ 5 đến 7% so với năm 2022.",
            [row(-5, "percent", "chi phí", measure="change_pct", bound="range", value_low=-7, value_high=-5)],
        ),
        (
            "Năm 2023, chỉ số giá tiêu dùng bình quân tăng 3,25% so với năm trước.",
            [row(3.25, "percent", "chỉ số giá tiêu dùng", measure="change_pct")],
        ),
        (
            "Năm 2023, thu ngân sách tăng 150 tỷ đồng, tương đương 6,5% so với năm 2022.",
            [row(150e9, "VND", "thu ngân sách", measure="change"), row(6.5, "percent", "thu ngân sách", measure="change_pct", base_period="2022")],
        ),
        (
            "Năm 2023, lợi nhuận đạt 12 tỷ đồng trong khi kế hoạch chỉ là 10 tỷ đồng.",
            [row(12e9, "VND", "lợi nhuận", status="actual"), row(10e9, "VND", "lợi nhuận", status="target")],
        ),
        (
            "Năm 2023, kế hoạch vốn 1.200 tỷ đồng đã giải ngân 890 tỷ đồng, đạt 74,2%.",
            [
                row(1200e9, "VND", "kế hoạch vốn", status="target"),
                row(890e9, "VND", "giải ngân", status="actual"),
                row(74.2, "percent", "giải ngân", measure="completion", status="actual"),
            ],
        ),
        (
            "Năm 2023, huyện Bắc Quang thu 320 tỷ đồng, huyện Vị Xuyên 290 tỷ đồng.",
            [row(320e9, "VND", "thu", place="huyện Bắc Quang"), row(290e9, "VND", "thu", place="huyện Vị Xuyên")],
        ),
        ("Năm 2023, cả nước xuất khẩu 8,1 triệu tấn gạo.", [row(8.1e6, "tonne", "xuất khẩu gạo")]),
        (
            "Năm 2023, năm 2022 và năm 2021, tỉnh thu lần lượt 2.450, 2.300 và 2.120 tỷ đồng.",
            [row(2450e9, "VND", "thu", year=2023), row(2300e9, "VND", "thu", year=2022), row(2120e9, "VND", "thu", year=2021)],
        ),
        (
            "Năm 2023, doanh thu đạt 1,2 nghìn tỷ đồng; lợi nhuận 85 tỷ đồng.",
            [row(1.2e12, "VND", "doanh thu", metric="other:doanh_thu"), row(85e9, "VND", "lợi nhuận", metric="other:loi_nhuan")],
        ),
        (
            "Năm 2023, tổng diện tích rừng trồng mới là 5.120 ha (rừng sản xuất 4.800 ha, rừng phòng hộ 320 ha).",
            [
                row(5120, "ha", "diện tích rừng trồng mới"),
                row(4800, "ha", "rừng sản xuất", equivalent_to=None),
                row(320, "ha", "rừng phòng hộ", equivalent_to=None),
            ],
        ),
        (
            "Năm 2023, vốn thực hiện đạt 120 triệu USD trên tổng số 300 triệu USD đăng ký.",
            [row(120e6, "USD", "vốn thực hiện"), row(300e6, "USD", "đăng ký")],
        ),
        (
            "So với cùng kỳ năm 2022, sản lượng điện tăng 6,4%, doanh thu tăng 3,9%.",
            [row(6.4, "percent", "sản lượng điện", year=2023), row(3.9, "percent", "doanh thu", year=2023)],
        ),
        ("Năm 2023, vốn FDI đăng ký cấp mới đạt 4,5 triệu USD.", [row(4.5e6, "USD", "vốn fdi đăng ký cấp mới")]),
        (
            "Năm 2023, trong tổng số 640 trường học, có 312 trường đạt chuẩn quốc gia, chiếm 48,8%.",
            [
                row(640, "school", "trường học"),
                row(312, "school", "trường đạt chuẩn quốc gia"),
                row(48.8, "percent", "trường đạt chuẩn quốc gia", measure="share"),
            ],
        ),
    ),
)
def test_sentences_with_several_rules(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


@pytest.mark.parametrize(
    ("sentence", "rows"),
    cases(
        (
            "Riêng tháng 9, sản lượng xi măng tăng 2,3% so với tháng trước và tăng 10,4% so với cùng tháng năm 2023.",
            [row(2.3, "percent", "sản lượng xi măng", period="2024-09", base_period="2024-08"), row(10.4, "percent", base_period="2023-09")],
        ),
        (
            "Tổng vốn huy động giai đoạn 2021-2024 là 780 tỷ đồng. 5 tháng năm 2024, các xã làm 112 km đường; cùng kỳ năm trước là 96 km.",
            [
                row(780e9, "VND", "tổng vốn huy động", period="2021-01-01/P4Y"),
                row(112, "km", "đường", period="2024-01-01/P5M"),
                row(96, "km", "đường", period="2023-01-01/P5M"),
            ],
        ),
        ("Ba năm qua, huyện đã xóa 1.215 nhà tạm.", [row(1215, "house", "nhà tạm", period_start=date(2021, 1, 1))]),
        ("Trong 5 năm 2016-2020, tỉnh trồng 31.000 ha rừng.", [row(31000, "ha", "rừng", period="2016-01-01/P5Y")]),
        ("Đến hết tháng 5/2024, toàn tỉnh có 35 xã đạt chuẩn.", [row(35, "commune", "xã đạt chuẩn", period="2024-05-31", period_start=None)]),
        (
            "Lũy kế từ đầu năm đến nay có 241 doanh nghiệp thành lập mới, nâng tổng số doanh nghiệp đang hoạt động lên 3.050 doanh nghiệp.",
            [
                row(241, "enterprise", "doanh nghiệp thành lập mới", year=2024),
                row(3050, "enterprise", "tổng số doanh nghiệp", year=2024, period_start=None),
            ],
        ),
        (
            "Tại thời điểm 31/5/2024, tổng tài sản của công ty đạt 4.100 tỷ đồng, tăng 5% so với đầu năm.",
            [row(4100e9, "VND", "tổng tài sản", period="2024-05-31", period_start=None), row(5, "percent", "tổng tài sản", measure="change_pct")],
        ),
        (
            "Quý 2/2024, công ty công bố báo cáo tài chính với doanh thu thuần 1.284 tỷ đồng.",
            [row(1284e9, "VND", "doanh thu thuần", metric="other:doanh_thu_thuan", period="2024-Q2")],
        ),
        (
            "Năm 2023, giá vốn chiếm 93% doanh thu khiến lợi nhuận gộp chỉ còn 89,6 tỷ đồng.",
            [row(93, "percent", "giá vốn doanh thu", measure="share"), row(89.6e9, "VND", "lợi nhuận gộp", metric="other:loi_nhuan_gop")],
        ),
        (
            "Tháng 5/2024, cả nước xuất khẩu 606 nghìn tấn gạo, tăng 26,6% về lượng và tăng 29,3% về trị giá so với tháng trước.",
            [
                row(606e3, "tonne", "xuất khẩu gạo"),
                row(26.6, "percent", "lượng", measure="change_pct", base_period="2024-04"),
                row(29.3, "percent", "trị giá", measure="change_pct", base_period="2024-04"),
            ],
        ),
        (
            "Hiện giá gạo 5% tấm ở mức 490 - 495 USD/tấn, cao hơn 20 USD/tấn so với tuần trước.",
            [row(490, "USD/tonne", "giá gạo", bound="range"), row(20, "USD/tonne", "giá gạo", measure="change", bound="exact")],
        ),
        (
            "Cổ phiếu TSH đóng cửa phiên 28/6 ở mức 12.350 đồng/cổ phiếu, giảm 2,1%.",
            [row(12350, "VND/share", "cổ phiếu tsh", period="2024-06-28"), row(-2.1, "percent", "cổ phiếu tsh", period="2024-06-28")],
        ),
        (
            "Trong năm 2023, huyện đã giải ngân 46,2 tỷ đồng vốn sự nghiệp, đạt 88% kế hoạch.",
            [row(46.2e9, "VND", "giải ngân vốn sự nghiệp"), row(88, "percent", "vốn sự nghiệp", measure="completion")],
        ),
        (
            "Toàn tỉnh hiện còn 12 xã đạt dưới 10 tiêu chí, giảm 8 xã so với cuối năm 2023.",
            [
                row(12, "commune", "xã đạt dưới tiêu chí"),
                row(10, "criterion", bound="under"),
                row(-8, "commune", "xã", measure="change", base_period="2023"),
            ],
        ),
        (
            "Đến 15/6, dư nợ đạt 2.415 tỷ đồng, trong khi cuối năm 2023 là 2.200 tỷ đồng.",
            [row(2415e9, "VND", "dư nợ", period="2024-06-15"), row(2200e9, "VND", "dư nợ", year=2023)],
        ),
        (
            "Năm 2023, toàn vùng giảm 1.100 hộ nghèo; riêng huyện Mường La giảm 958 hộ.",
            [row(-1100, "household", "hộ nghèo", measure="change"), row(-958, "household", "hộ nghèo", measure="change", place="huyện Mường La")],
        ),
        (
            "Vụ đông xuân 2023-2024, toàn tỉnh gieo cấy 9.200 ha lúa, năng suất ước đạt 58 tạ/ha.",
            [row(9200, "ha", "lúa", status="actual", year=2024), row(5.8, "tonne/ha", "năng suất", status="estimate", year=2024)],
        ),
        (
            "Nghị quyết đề ra đến năm 2025 có 100 xã về đích, nay đã có 91 xã.",
            [row(100, "commune", "xã về đích", status="target", year=2025), row(91, "commune", "xã về đích", status="actual", year=2024)],
        ),
        (
            "Đến hết tháng 5/2024, vốn ngân sách Trung ương giải ngân 640 tỷ đồng, đạt 31%; vốn ngân sách địa phương 340 tỷ đồng, đạt 42,5%.",
            [
                row(640e9, "VND", "vốn ngân sách trung ương"),
                row(31, "percent", "vốn ngân sách trung ương", measure="completion"),
                row(340e9, "VND", "vốn ngân sách địa phương"),
                row(42.5, "percent", "vốn ngân sách địa phương", measure="completion"),
            ],
        ),
        ("Theo kế hoạch, hết quý III/2024 phải giải ngân 60% vốn.", [row(60, "percent", "vốn", status="target", period_end=date(2024, 9, 30))]),
        (
            "Năm 2023, tỷ lệ giải ngân đạt 38%, thấp hơn mục tiêu 45% mà tỉnh đề ra.",
            [row(38, "percent", "giải ngân", status="actual"), row(45, "percent", "giải ngân", status="target")],
        ),
        (
            "Năm 2023, huyện Văn Chấn được giao 186 tỷ đồng vốn đầu tư công, đã giải ngân 120 tỷ đồng.",
            [row(186e9, "VND", "vốn đầu tư công", status="target"), row(120e9, "VND", "giải ngân", status="actual")],
        ),
        ("Đến hết năm 2023, toàn tỉnh có 23 khách sạn.", [row(23, "works", "khách sạn", year=2023)]),
        (
            "Tại thời điểm 1/4/2024, đàn trâu có 118.500 con, giảm 1,8% so với cùng thời điểm năm trước.",
            [
                row(118500, "animal", "đàn trâu", period="2024-04-01", period_start=None),
                row(-1.8, "percent", "đàn trâu", measure="change_pct", year=2024),
            ],
        ),
        (
            "Năm 2023, tỷ lệ tiêm phòng đạt 78,5%, còn thấp so với yêu cầu trên 80%.",
            [row(78.5, "percent", "tiêm phòng", status="actual"), row(80, "percent", "tiêm phòng", status="target", bound="over")],
        ),
        (
            "Lượng khách tăng từ 0,9 triệu lượt năm 2021 lên 1,8 triệu lượt năm 2023.",
            [row(9e5, "visit", "lượng khách", year=2021), row(1.8e6, "visit", "lượng khách", year=2023)],
        ),
        (
            "Năm 2023, giá lợn hơi dao động từ 52.000 đến 55.000 đồng/kg.",
            [row(52000, "VND/kg", "giá lợn hơi", measure="level", bound="range", value_high=55000)],
        ),
        ("Năm 2023, ngân hàng chi trả cổ tức 1.200 tỷ đồng.", [row(1200e9, "VND", "cổ tức")]),
        ("Năm 2023, kinh phí xây dựng nhà ở 85 tỷ đồng.", [row(85e9, "VND", "kinh phí nhà ở")]),
        (
            "Năm 2023, VN-Index giảm 4,2 điểm (0,42%) còn 1.004,5 điểm.",
            [row(-4.2, "point", measure="change"), row(-0.42, "percent", measure="change_pct"), row(1004.5, "point", measure="level")],
        ),
        (
            "GDP quý II/2024 tăng 6,71%, thấp hơn mức 6,73% của cùng kỳ năm 2023.",
            [
                row(6.71, "percent", "gdp", measure="change_pct", period="2024-Q2"),
                row(6.73, "percent", "gdp", measure="change_pct", period="2023-Q2"),
            ],
        ),
    ),
)
def test_sentences_as_articles_word_them(sentence: str, rows: list[Row]) -> None:
    check(read(sentence).observations, rows)


@pytest.mark.parametrize("sentence", cases(("Năm 2023, toàn tỉnh có 312 trường học đạt chuẩn quốc gia.",)))
def test_a_count_is_no_rate_of_the_vocabulary(sentence: str) -> None:
    (found,) = read(sentence).observations
    assert found.unit == "school"
    assert not found.metric.endswith("_rate")


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


def test_this_number_takes_the_measure_of_the_sentence_before() -> None:
    text = "Năm 2024, thu nội địa đạt 450 tỷ đồng. Cùng kỳ năm 2023, con số này là 410 tỷ đồng."
    check(read(text).observations, [row(450e9, "VND", "thu nội địa"), row(410e9, "VND", "thu nội địa", year=2023)])
