"""The phrase measured of amounts, put together from who acts, the verb, its object and what follows the number."""

from __future__ import annotations

import pytest

from tests.extract.readings import cases, read


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    cases(
        (
            "Năm 2023, Công ty Thép Nam Kim đạt doanh thu 18.600 tỷ đồng và lợi nhuận sau thuế 117 tỷ đồng.",
            ["doanh thu của Công ty Thép Nam Kim", "lợi nhuận sau thuế của Công ty Thép Nam Kim"],
        ),
        ("Quý III/2023, Vinatex báo lãi 152 tỷ đồng.", ["lãi của Vinatex"]),
        ("Năm ngoái, Vietnam Airlines lỗ hơn 5.600 tỷ đồng.", ["lỗ của Vietnam Airlines"]),
        ("Hiện ngành dầu khí có tổng vốn đầu tư 8,5 tỷ USD.", ["tổng vốn đầu tư của ngành dầu khí"]),
        ("Cuối năm 2023, Sabeco nắm giữ lượng tiền mặt hơn 22.000 tỷ đồng.", ["lượng tiền mặt Sabeco nắm giữ"]),
        ("Vietcombank duy trì tỷ lệ nợ xấu ở mức 0,98%.", ["tỷ lệ nợ xấu của Vietcombank"]),
        ("Việc mở rộng mạng lưới giúp FPT Retail nâng doanh thu lên 31.800 tỷ đồng.", ["doanh thu của FPT Retail"]),
        ("Chính phủ kêu gọi nâng tăng trưởng tín dụng thêm 2%.", ["tăng trưởng tín dụng"]),
        ("Công ty chứng khoán SSI đặt kế hoạch lợi nhuận trước thuế 2.540 tỷ đồng.", ["lợi nhuận trước thuế của Công ty chứng khoán SSI"]),
        ("HSBC hạ dự báo tăng trưởng GDP của Việt Nam xuống 5,2%.", ["tăng trưởng GDP của Việt Nam"]),
        ("Vinamilk dẫn đầu ngành sữa, với doanh thu đạt 60.000 tỷ đồng.", ["doanh thu của Vinamilk dẫn đầu ngành sữa"]),
        ("Chi phí tăng cao, lợi nhuận gộp giảm 23%, chỉ còn 310 tỷ đồng.", ["lợi nhuận gộp", "lợi nhuận gộp"]),
        ("Kế hoạch tăng vốn thêm 1.000 tỷ đồng của ABBank được thông qua.", ["vốn của ABBank"]),
    ),
)
def test_the_noun_comes_first_and_its_owner_after_it(sentence: str, phrases: list[str]) -> None:
    assert [row.metric_text for row in read(sentence).observations] == phrases


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    cases(
        ("Tập đoàn Masan chi 1.200 tỷ đồng mua lại chuỗi nhà thuốc Phúc An.", ["số tiền Tập đoàn Masan chi mua lại chuỗi nhà thuốc Phúc An"]),
        (
            "Thành phố Đà Nẵng dành 450 tỷ đồng để nâng cấp hệ thống thoát nước.",
            ["số tiền Thành phố Đà Nẵng dành để nâng cấp hệ thống thoát nước"],
        ),
        (
            "Ngân hàng Thế giới cho Việt Nam vay 220 triệu USD để cải tạo lưới điện.",
            ["số tiền Ngân hàng Thế giới cho Việt Nam vay để cải tạo lưới điện"],
        ),
        ("Chính phủ sẽ chi hơn 6.000 tỷ đồng hỗ trợ người lao động thuê nhà.", ["số tiền Chính phủ chi hỗ trợ người lao động thuê nhà"]),
        ("Cơ quan thuế truy thu 142 tỷ đồng của Công ty Coca-Cola.", ["số tiền Cơ quan thuế truy thu của Công ty Coca-Cola"]),
        ("Năm 2023, EVN trả 38.000 tỷ đồng tiền lãi vay cho các ngân hàng.", ["tiền lãi vay cho các ngân hàng EVN trả"]),
        (
            "Hãng hàng không này dự kiến chi 1,2 tỷ USD mua 10 máy bay thân rộng.",
            ["số tiền Hãng hàng không này chi mua máy bay thân rộng", "máy bay thân rộng"],
        ),
        ("Năm 2023, cả nước xuất khẩu 8,1 triệu tấn gạo.", ["xuất khẩu gạo"]),
        ("Nông dân bán được 25 tấn sầu riêng, thu về 1,8 tỷ đồng.", ["sản lượng sầu riêng nông dân bán", "giá trị sầu riêng nông dân bán"]),
        ("Cổ phiếu HPG chốt phiên ở mức 27.450 đồng/cổ phiếu.", ["giá cổ phiếu HPG chốt phiên"]),
        ("Doanh nghiệp phải nộp 7,4 tỷ đồng tiền phạt.", ["tiền phạt doanh nghiệp nộp"]),
        ("Ông Trần Đình Long đang sở hữu 26,08% vốn điều lệ của Hòa Phát.", ["tỷ lệ vốn điều lệ của Hòa Phát Ông Trần Đình Long sở hữu"]),
    ),
)
def test_the_object_of_a_verb_takes_who_acts_and_what_for(sentence: str, phrases: list[str]) -> None:
    assert [row.metric_text.lower() for row in read(sentence).observations] == [phrase.lower() for phrase in phrases]


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    cases(
        ("Ông Nguyễn Văn Minh cho biết khoản lỗ 227 tỷ đồng chủ yếu do chênh lệch tỷ giá.", ["khoản lỗ"]),
        ("Kết quả này khác xa so với khoản lỗ 310 tỷ đồng cùng kỳ năm trước.", ["khoản lỗ"]),
        ("Bà Lan nói về thương vụ 450 triệu USD vào chuỗi siêu thị BigMart.", ["thương vụ vào chuỗi siêu thị BigMart"]),
        ("Giá vốn chiếm 93% doanh thu khiến lợi nhuận gộp chỉ còn 89,6 tỷ đồng.", ["tỷ trọng Giá vốn trong doanh thu", "lợi nhuận gộp"]),
    ),
)
def test_what_leads_to_the_noun_is_no_part_of_it(sentence: str, phrases: list[str]) -> None:
    assert [row.metric_text for row in read(sentence).observations] == phrases


@pytest.mark.parametrize(
    ("sentence", "phrases"),
    cases(
        (
            "Năm 2022, thu ngân sách của tỉnh Bắc Giang đạt 15.200 tỷ đồng, vượt dự toán 12,4%.",
            ["thu ngân sách của tỉnh Bắc Giang", "thu ngân sách của tỉnh Bắc Giang"],
        ),
        (
            "Kim ngạch xuất khẩu của Đồng Tháp năm 2022 đạt 1,2 tỷ USD, kém xa mức 1,5 tỷ USD của năm 2021.",
            ["Kim ngạch xuất khẩu của Đồng Tháp", "Kim ngạch xuất khẩu của Đồng Tháp"],
        ),
        ("Đàn bò của tỉnh năm 2022 đạt 71.400 con, thấp hơn năm trước 2%.", ["Đàn bò của tỉnh", "Đàn bò của tỉnh"]),
        (
            "Vốn đầu tư toàn xã hội quý II/2022 ước 13.642 tỷ đồng, lũy kế 6 tháng 24.127 tỷ đồng.",
            ["Vốn đầu tư toàn xã hội", "Vốn đầu tư toàn xã hội"],
        ),
        ("Mục tiêu đặt ra cho năm 2023 là xuất khẩu tối thiểu 750 triệu USD.", ["xuất khẩu"]),
        ("Nhiệm vụ năm 2023 là giải ngân trên 95% kế hoạch vốn.", ["giải ngân kế hoạch vốn"]),
    ),
)
def test_a_predicate_that_only_compares_or_an_aim_names_nothing_measured(sentence: str, phrases: list[str]) -> None:
    assert [row.metric_text for row in read(sentence).observations] == phrases


@pytest.mark.parametrize(
    ("sentence", "phrase"),
    cases(
        (
            "Vốn đầu tư toàn xã hội năm 2022 đạt 24.127 tỷ đồng; cơ cấu: vốn nhà nước 12,4%, vốn ngoài nhà nước 60,8%.",
            "tỷ trọng vốn ngoài nhà nước trong Vốn đầu tư toàn xã hội",
        ),
        (
            "Kim ngạch xuất khẩu năm 2022 đạt 105,3 triệu USD (hạt điều 28,7 triệu USD, thủy sản 41,2 triệu USD).",
            "thủy sản Kim ngạch xuất khẩu",
        ),
        ("Năm 2022, khu vực dịch vụ tăng 9%, đóng góp 2,6 điểm phần trăm.", "đóng góp của khu vực dịch vụ"),
    ),
)
def test_a_part_has_its_whole(sentence: str, phrase: str) -> None:
    assert read(sentence).observations[-1].metric_text == phrase


@pytest.mark.parametrize(
    ("sentence", "metric"),
    cases(
        ("Đàn bò của tỉnh (không kể bò sữa) năm 2022 đạt 71.400 con.", "herd_cattle"),
        ("Độ che phủ rừng (tính cả cây cao su) năm 2022 ổn định ở mức 38,03%.", "forest_cover_rate"),
    ),
)
def test_brackets_do_not_hide_the_metric(sentence: str, metric: str) -> None:
    assert read(sentence).observations[0].metric == metric
