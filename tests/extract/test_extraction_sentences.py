"""Sentences in which several rules of `extract` meet, as articles word them."""

from __future__ import annotations

from datetime import date

import pytest

from tests.extract.readings import Row, cases, check, read, row


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
            [row(-500, "VND/litre", "giá xăng", measure="change"), row(22140, "VND/litre", "giá xăng", measure="level")],
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
            [row(186e9, "VND", "vốn đầu tư công", status="actual"), row(120e9, "VND", "giải ngân", status="actual")],
        ),
        (
            "Năm 2023, tổng đàn lợn giảm 5%, còn 560.000 con.",
            [row(-5, "percent", "đàn lợn", metric="herd_pig"), row(560_000, "animal", "đàn lợn", metric="herd_pig", measure="level")],
        ),
        (
            "Đến hết năm 2023, toàn tỉnh có 412 hợp tác xã, 2.105 doanh nghiệp.",
            [row(412, "cooperative", metric="cooperatives_total"), row(2105, "enterprise", metric_text="doanh nghiệp")],
        ),
        (
            "Năm 2023, có 612 doanh nghiệp thành lập mới, vốn đăng ký 5.140 tỷ đồng (tăng 6,3% về số doanh nghiệp và giảm 14,2% về vốn).",
            [
                row(612, "enterprise", metric="enterprises_new"),
                row(5140e9, "VND", metric="enterprises_new_capital"),
                row(6.3, "percent", metric="enterprises_new"),
                row(-14.2, "percent", metric="enterprises_new_capital"),
            ],
        ),
        ("Năm 2024, giải ngân vốn từ 95% kế hoạch trở lên.", [row(95, "percent", "giải ngân", measure="completion", bound="at_least")]),
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
