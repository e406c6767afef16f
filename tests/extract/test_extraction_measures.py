"""What `extract` says of a number: bound, status, measure, base; by the guidelines of tests/gold/GUIDELINES.md."""

from __future__ import annotations

import pytest

from tests.extract.readings import Row, cases, check, read, row


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
    ("sentence", "figures"),
    cases(
        # what an outcome is compared with is a level, as the outcome is
        ("Năm 2023, xuất khẩu dệt may tăng chậm lại còn 5,2% so với 9,1% của năm 2022.", [(5.2, "change_pct"), (9.1, "change_pct")]),
        ("Tháng 7, lạm phát ở mức 3,2%, cao hơn mức 3% của tháng 6.", [(3.2, "share"), (3, "share")]),
        ("Năm 2023, doanh thu đạt 520 tỷ đồng, thấp hơn mức 532 tỷ đồng của năm 2022.", [(520e9, "level"), (532e9, "level")]),
        ("Năm 2023, doanh thu đạt 520 tỷ đồng, thấp hơn 12 tỷ đồng so với năm 2022.", [(520e9, "level"), (-12e9, "change")]),
        ("Năm 2023, chỉ số sản xuất tăng 4,5% so với mức giảm 1,2% của cùng kỳ.", [(4.5, "change_pct"), (-1.2, "change_pct")]),
        ("Tín dụng tăng 8,2%, thấp hơn nhiều so với mức 12,5% của năm trước.", [(8.2, "change_pct"), (12.5, "change_pct")]),
        ("Bán lẻ tháng 5 tăng tốc lên 7,6% từ mức 6,9% của tháng 4.", [(7.6, "change_pct"), (6.9, "change_pct")]),
        ("Năm 2023, tỉnh trồng 500 ha, nhiều hơn kế hoạch 20 ha.", [(500, "level"), (20, "change")]),
        # a change said again in another unit
        ("Chốt phiên, HNX-Index tăng 1,5 điểm (0,66%) lên 229 điểm.", [(1.5, "change"), (0.66, "change_pct"), (229, "level")]),
        ("Giá vàng SJC giảm 300.000 đồng/lượng, tương đương 0,4%.", [(-300000, "change"), (-0.4, "change_pct")]),
        ("Năm 2023, doanh thu sụt giảm mạnh nhất, đến 26%, tương ứng với khoảng 150 tỷ đồng.", [(-26, "change_pct"), (-150e9, "change")]),
        # the verb leads to what changes, and that to the number
        ("Năm 2023, ngân hàng tăng vốn thêm 2.300 tỷ đồng.", [(2300e9, "change")]),
        ("Ngân hàng Nhà nước đã cắt giảm lãi suất điều hành thêm 0,5%.", [(-0.5, "change")]),
        ("Năm 2023, hãng giảm giá 30 triệu đồng cho mẫu xe này.", [(-30e6, "change")]),
        ("Năm 2023, công ty tăng vốn điều lệ lên 800 tỷ đồng.", [(800e9, "level")]),
        # the economy's own percentage is its growth
        ("GRDP năm 2023 đạt 8,2%, cao thứ 3 cả nước.", [(8.2, "change_pct")]),
        ("Năm 2023, kinh tế số chiếm 16,5% GDP.", [(16.5, "share")]),
        ("Năm 2023, doanh thu và lợi nhuận lần lượt vượt 5% và 12% kế hoạch.", [(105, "completion"), (112, "completion")]),
        ("Năm 2023, dòng tiền kinh doanh âm hơn 340 tỷ đồng.", [(-340e9, "level")]),
    ),
)
def test_values_and_measures(sentence: str, figures: list[tuple[float, str]]) -> None:
    assert [(r.value, r.measure) for r in read(sentence).observations] == [(pytest.approx(v), m) for v, m in figures]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    cases(
        # a cue belongs to its clause
        ("Năm 2024, tập đoàn đặt mục tiêu lãi 1.200 tỷ đồng, trong khi năm 2023 chỉ lãi 870 tỷ đồng.", ["target", "actual"]),
        ("Ước đến hết quý I, tín dụng tăng 3,5%, trong khi cùng kỳ năm 2023 tăng 4,3%.", ["estimate", "actual"]),
        ("Tỉnh phấn đấu năm 2025 thu hút 500 triệu USD vốn FDI; năm 2023 tỉnh đã thu hút 420 triệu USD.", ["target", "actual"]),
        ("Năm 2024, xã phấn đấu thu nhập đạt 60 triệu đồng/người, hiện đạt 54 triệu đồng/người.", ["target", "actual"]),
        ("Mục tiêu xuất khẩu 44 tỷ USD năm nay khó đạt vì 6 tháng mới thu về 18,6 tỷ USD.", ["target", "actual"]),
        ("Năm 2023, vốn đầu tư công giải ngân được 820 tỷ đồng trên tổng kế hoạch 2.100 tỷ đồng, mới đạt 39%.", ["actual", "target", "actual"]),
        (
            "Doanh thu năm 2023 ước đạt 2.100 tỷ đồng, bằng 105% kế hoạch (2.000 tỷ đồng), trong đó xuất khẩu chiếm 40%.",
            ["estimate", "estimate", "target", "estimate"],
        ),
        # what is planned, and by whom
        ("Kế hoạch năm 2024 dự kiến doanh thu 850 tỷ đồng, tăng 24% so với năm 2023.", ["target", "target"]),
        ("Theo tờ trình, năm 2024 công ty đặt doanh thu 2.500 tỷ đồng, lợi nhuận 180 tỷ đồng.", ["target", "target"]),
        ("Siêu thị cam kết tiêu thụ 500 tấn vải thiều trong vụ này.", ["target"]),
        ("Năm 2024, công ty dự chi 450 tỷ đồng mua lại nhà máy.", ["forecast"]),
        ("Công ty công bố nghị quyết điều chỉnh giảm 30% kế hoạch doanh thu năm 2024.", ["target"]),
        # an outcome and what it is compared with, or starts from
        ("Năm 2024, ông Bình sẽ nâng tỷ lệ sở hữu từ 5,2% lên 7,8%.", ["actual", "forecast"]),
        ("Lợi nhuận kế hoạch năm 2024 được điều chỉnh từ 200 tỷ đồng xuống 120 tỷ đồng.", ["target", "target"]),
        ("Năm 2023, nợ xấu ở mức 2,1%, thấp hơn mục tiêu dưới 3% đề ra.", ["actual", "target"]),
        ("Năm 2023, tỷ lệ nợ xấu là 3,4%, vượt quy định dưới 3% của Ngân hàng Nhà nước.", ["actual", "target"]),
        ("IMF dự báo kinh tế toàn cầu tăng 3,1% năm 2025, thấp hơn mức 3,5% của năm 2022.", ["forecast", "actual"]),
        ("GRDP quý I ước tăng 5,6%, nhỉnh hơn mức tăng 4,91% của cùng kỳ năm 2023.", ["estimate", "actual"]),
        ("Năm 2023, toàn ngành xuất khẩu 13,7 triệu tấn, gần hoàn thành kế hoạch xuất khẩu 15 triệu tấn.", ["actual", "target"]),
        ("Năm 2023 công nhận mới 9 xã, nhiều hơn kế hoạch 2 xã.", ["actual", "actual"]),
        # words that look like a cue
        ("Báo cáo triển vọng kinh tế của ADB cho thấy tăng trưởng quý III/2023 đạt 5,3%.", ["actual"]),
        ("Theo số liệu thống kê sơ bộ, trong tuần có 412 ô tô làm thủ tục nhập khẩu.", ["actual"]),
        ("Vượt kế hoạch đề ra, doanh thu năm 2023 của công ty đạt 920 tỷ đồng.", ["actual"]),
        ("Kế hoạch đã được Quốc hội thông qua là tăng trưởng 6,5%.", ["target"]),
    ),
)
def test_statuses(sentence: str, figures: list[str]) -> None:
    assert [r.status for r in read(sentence).observations] == figures


@pytest.mark.parametrize(
    ("sentence", "bounds"),
    cases(
        ("Năm 2023, doanh thu lần đầu vượt ngưỡng 1.000 tỷ đồng, tăng trưởng vượt ngưỡng 7%.", ["over", "over"]),
        ("Năm 2023, tỷ lệ lấp đầy tiệm cận 90%, nợ xấu dưới ngưỡng 3%.", ["nearly", "under"]),
        ("Năm 2023, doanh thu và lợi nhuận tăng lần lượt xấp xỉ 14% và 10%.", ["about", "about"]),
        ("Gói vay mới có lãi suất ưu đãi lên tới 8,9%/năm.", ["at_most"]),
        ("Năm 2023, thiệt hại do bão lên tới 500 tỷ đồng.", ["exact"]),
        ("Sản lượng năm nay chưa bằng 1/3 năm trước.", ["under"]),
        ("Cuộc khảo sát có tới 4/5 hộ gia đình nhận quà biếu.", ["exact"]),
        ("Năm 2023, bảo tàng sưu tầm 500 hiện vật.", ["exact"]),
    ),
)
def test_bounds_in_sentences(sentence: str, bounds: list[str]) -> None:
    assert [r.bound for r in read(sentence).observations] == bounds


@pytest.mark.parametrize(
    ("sentence", "figures"),
    cases(
        # a percentage without a verb goes on with the change or completion before it
        ("Năm 2023, công nghiệp tăng 9,2%, riêng chế biến 11,4%.", [("change_pct", 9.2), ("change_pct", 11.4)]),
        ("Năm 2023, giá nhóm may mặc giảm 2,5%, tiếp đến là giao thông (4,2%).", [("change_pct", -2.5), ("change_pct", -4.2)]),
        ("Năm 2023, doanh số tăng 5,8% ở thành thị và 10,3% ở nông thôn.", [("change_pct", 5.8), ("change_pct", 10.3)]),
        ("Năm 2023, doanh thu tăng 8%, nợ xấu 1,2%.", [("change_pct", 8), ("share", 1.2)]),
        ("Năm 2023, xuất khẩu tăng 12%, trong đó khối FDI chiếm 60%.", [("change_pct", 12), ("share", 60)]),
        ("Năm 2023, giải ngân đạt 60% kế hoạch (cùng kỳ 51,2%).", [("completion", 60), ("completion", 51.2)]),
        ("Năm 2023, thu ngân sách đạt 10.216 tỷ đồng, bằng 72,4% DT năm.", [("level", 10216e9), ("completion", 72.4)]),
        ("Năm 2023, tăng mạnh nhất là giá giao thông (16,7%).", [("change_pct", 16.7)]),
        # what is added to a total, and what projects added
        ("Năm 2023, chi phí hoạt động đội thêm 412 tỷ đồng, tương ứng 31%.", [("change", 412e9), ("change_pct", 31)]),
        ("Năm 2023, 27 dự án tăng vốn 884 triệu USD.", [("level", 27), ("level", 884e6)]),
        ("Năm 2023, thương mại lấy đi 0,1 điểm phần trăm.", [("change", -0.1)]),
    ),
)
def test_measures_of_lists_and_additions(sentence: str, figures: list[tuple[str, float]]) -> None:
    assert [(r.measure, r.value) for r in read(sentence).observations] == figures


def test_a_status_in_brackets_holds_there_alone() -> None:
    rows = read("Năm 2023, sản lượng đạt 315.000 tấn (kế hoạch năm 628.000 tấn, tôm 200.000 tấn), trong đó tôm 118.600 tấn.").observations
    assert [r.status for r in rows] == ["actual", "target", "target", "actual"]
