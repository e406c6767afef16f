"""Quantities of a text: value, unit and offsets; every digit in exactly one of them or in noise; linear time."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.quantities import QuantityScanner, find_quantities
from schemas.vocabulary import load_vocabulary

SCANNER = QuantityScanner(load_vocabulary())


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # separators
        ("vốn 2.626,43 tỷ đồng", [(2_626_430_000_000, "VND")]),
        ("tăng 6.5%", [(6.5, "percent")]),
        ("doanh thu 2.5 triệu USD", [(2_500_000, "USD")]),
        ("kim ngạch 44,214 triệu USD", [(44_214_000, "USD")]),
        ("thu 1,169,348 USD", [(1_169_348, "USD")]),
        ("dân số 1 169 348 người", [(1_169_348, "person")]),
        ("dân số 1\u00a0169\u202f348 người", [(1_169_348, "person")]),
        ("giá 4,300 đồng", [(4300, "VND")]),
        ("lần lượt 3, 5 và 7 triệu USD", [(3e6, "USD"), (5e6, "USD"), (7e6, "USD")]),
        ("vốn 4,04 triệu USD. 25 chương trình được ký", [(4_040_000, "USD"), (25, "project")]),
        ("lãi 134, 4 tỷ đồng", [(134.4e9, "VND")]),
        # scales
        ("tổng mức đầu tư 12 nghìn tỷ đồng", [(12e12, "VND")]),
        ("thu 1.230 tỷ 950 triệu đồng", [(1_230_950_000_000, "VND")]),
        ("bán được 2 triệu rưỡi", [(2_500_000, None)]),
        ("vốn hóa 1.400 tỷ", [(1.4e12, "VND")]),
        ("lương 7tr5, giá 12.000đ/kg", [(7_500_000, "VND"), (12_000, "VND/kg")]),
        ("100K dự án", [(100_000, "project")]),
        ("1,2M USD", [(1_200_000, "USD")]),
        ("$10k", [(10_000, "USD")]),
        ("4,5M đồng", [(4_500_000, "VND")]),
        ("1.5B USD", [(1_500_000_000, "USD")]),
        # words
        ("mười hai dự án", [(12, "project")]),
        ("một nghìn không trăm linh năm em", [(1005, "person")]),
        ("năm doanh nghiệp", [(5, "enterprise")]),
        ("nửa triệu đồng", [(500_000, "VND")]),
        ("hai phẩy năm triệu đô", [(2_500_000, "USD")]),
        # money
        ("10 đôla Mỹ, 20 đô, 5 triệu bảng Anh, 3 tỷ kíp", [(10, "USD"), (20, "USD"), (5_000_000, "GBP"), (3e9, "LAK")]),
        ("2 đô 23 xu", [(2.23, "USD")]),
        ("hai đô la và 23 xen", [(2.23, "USD")]),
        ("15 bảng 20 xu", [(15.2, "GBP")]),
        ("ba đô 50", [(3.5, "USD")]),
        ("5 xu hướng", [(5, "count")]),
        ("EUR29,99", [(29.99, "EUR")]),
        ("5,1 triệu USD (tương đương 129,5 tỷ đồng)", [(5_100_000, "USD"), (129.5e9, "VND")]),
        ("tỷ giá 25.400 đồng/USD", [(25_400, "VND/USD")]),
        # fractions and multiples
        ("9/11 huyện hoàn thành", [(9, "district")]),
        ("3/4 số xã", [(75, "percent")]),
        ("có tới 4/5 hộ gia đình nhận quà", [(80, "percent")]),
        ("bằng gần 1/3 kế hoạch năm", [(33.3333, "percent")]),
        ("chỉ bằng 1/5 lượng xe nhập khẩu", [(0.2, "times")]),
        ("gấp 1,5 lần; gấp đôi; gấp rưỡi", [(1.5, "times"), (2, "times"), (1.5, "times")]),
        # change and levels
        ("từ 5,1% lên 6,2%", [(5.1, "percent"), (6.2, "percent")]),
        ("tăng 1,2 điểm phần trăm", [(1.2, "percentage_point")]),
        ("nhiệt độ từ -5 °C", [(-5, "degree_celsius")]),
        ("âm 66 tỷ đồng", [(-66e9, "VND")]),
        ("- 25 dự án", [(25, "project")]),
        # durations that are measured
        ("lưu trú bình quân từ 2,1 ngày lên 2,5 ngày", [(2.1, "day"), (2.5, "day")]),
        # quotients
        ("bình quân mỗi ngày có 65 phương tiện", [(65, "count/day")]),
        ("diện tích 7.929,5km2, năng suất 6,2 tạ/ha", [(7929.5, "km2"), (0.62, "tonne/ha")]),
        ("499 lượt người, 40 đoàn", [(499, "person_trip"), (40, "delegation")]),
        # other spellings
        (unicodedata.normalize("NFD", "52 tỷ đồng"), [(52e9, "VND")]),
        ("52 tỉ đồng", [(52e9, "VND")]),
        ("10.000 ðồng", [(10_000, "VND")]),
        ("\uff11\uff12 dự án", [(12, "project")]),
    ],
)
def test_figures(text: str, figures: list[tuple[float, str | None]]) -> None:
    assert [(q.value, q.unit) for q in find_quantities(text)] == [(pytest.approx(value), unit) for value, unit in figures]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("5-7 triệu USD", 5e6, 7e6, "USD"),
        ("3,5 - 4%", 3.5, 4, "percent"),
        ("6,8% - 9%/năm", 6.8, 9, "percent/year"),
        ("từ 3,5 đến 4 triệu đồng", 3.5e6, 4e6, "VND"),
        ("từ 1000 đồng đến 2000 đồng", 1000, 2000, "VND"),
        ("giữa 1,1 và 1,3 đô la", 1.1, 1.3, "USD"),
        ("từ năm đến bảy triệu đồng", 5e6, 7e6, "VND"),
        ("từ 2 phẩy 5 đến ba phẩy 5 triệu đồng", 2.5e6, 3.5e6, "VND"),
        ("$10-$20", 10, 20, "USD"),
        ("VND1000-VND2000", 1000, 2000, "VND"),
        ("15.000 - 18.000 đồng/kg", 15_000, 18_000, "VND/kg"),
        ("65 - 70 phương tiện", 65, 70, "vehicle"),
    ],
)
def test_ranges(text: str, low: float, high: float, unit: str) -> None:
    (q,) = find_quantities(text)
    assert (q.value, q.value_max, q.unit) == (pytest.approx(low), pytest.approx(high), unit)


@pytest.mark.parametrize(
    "text",
    [
        "không có thiệt hại về người",
        "năm nay sản xuất khởi sắc",
        "hai bên ký thỏa thuận",
        "một trong những tỉnh dẫn đầu",
        "Ba Bể là hồ nước ngọt",
        "thứ năm tuần này",
        "giai đoạn 2021-2025",
        "trong 5 năm qua",
        "vài chục hộ dân",
        "dăm bảy hộ, ba bốn chục người",
        "tỷ lệ 3:1; trực 24/7",
        "7/8",
        "thế kỷ 21, thập niên 90",
        "13-15 tháng 7",
        "9:30am",
    ],
)
def test_no_figure(text: str) -> None:
    assert find_quantities(text) == ()


def test_offsets_count_in_the_whole_text() -> None:
    text = "Tổng vốn:\nhơn 52 tỷ đồng"
    (q,) = find_quantities(text)
    assert (text[q.char_start : q.char_end], text[q.unit_start : q.unit_end], text[q.start : q.end]) == ("52 tỷ", "đồng", "hơn 52 tỷ đồng")


PIECES = st.sampled_from(
    (
        "từ đến tới và giữa khoảng hơn gần không quá trở lên mỗi trên một hai ba năm mười mươi linh trăm nghìn vạn triệu tỷ rưỡi nửa "
        "phẩy chấm không âm 1 7 12 100 2018 3,5 1.234 1.234,5 9.135.727 5-7 20/9 3/3/17 20/9/2018 15/20 7h30 10:45 3:1 2021-2025 ,77 "
        "0219 386 6123 +84 912 1719/QĐ-TTg 7tr5 10k 3M 30A G20 Covid-19 QL4C km2 12+300 đồng USD usd $ € % ‰ ha m² tạ/ha đồng/kg xu đô "
        "lần điểm xã dự án hộ người tháng quý ngày năm tuần giờ đầu cuối nay qua hết thứ lần số tổ đường khóa tuổi sao sinh gấp đôi vài "
        "hàng chục một số ( ) [ ] . , ; : - – / + ² ½ ٣ \u00a0"
    ).split(" ")
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", "  ", "-", "/", ",", "\t"])), max_size=14).map(
    lambda parts: "".join(a + b for a, b in parts)
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=60)), st.booleans())
def test_every_digit_lies_in_one_quantity_or_one_noise(text: str, line_start: bool) -> None:
    scan = SCANNER.scan(text, line_start=line_start)
    covered = [0] * len(text)
    for start, end in [(q.char_start, q.char_end) for q in scan.quantities] + [(n.start, n.end) for n in scan.noise]:
        assert 0 <= start < end <= len(text)
        for i in range(start, end):
            covered[i] += 1
    assert max(covered, default=0) <= 1
    assert all(covered[i] for i, c in enumerate(text) if c.isdecimal())


@settings(max_examples=200, deadline=None)
@given(st.one_of(TEXTS, st.text(max_size=60)))
def test_any_text_is_read(text: str) -> None:
    normal = unicodedata.normalize("NFC", text)
    for q in find_quantities(text):
        assert q.start <= q.char_start < q.char_end <= len(normal)
        assert q.char_end <= q.end or q.shared_unit
        assert q.value_max is None or q.value_max >= q.value


def _seconds(text: str) -> float:
    best = 9.0
    for _ in range(3):
        begin = time.process_time()
        SCANNER.scan(text)
        best = min(best, time.process_time() - begin)
    return best


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "1.",
        "một trăm ",
        "hai mươi ",
        "từ 1 đến 2 ",
        "(((",
        "3, ",
        "tổ 1, 2, ",
        "2018-",
        "đến hết ",
        "5 tỷ ",
        "một phẩy ",
        "a1",
        "mỗi xã ",
        "vài nghìn ",
        "ngày 1, ",
        " ",
    ],
)
def test_time_is_linear(unit: str) -> None:
    short, long = (_seconds((unit * 20_000)[:length]) for length in (4_000, 16_000))
    assert long < 10 * short + 0.02
