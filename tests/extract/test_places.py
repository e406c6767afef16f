"""The places of figures: the article's own, and those that a sentence turns to."""

from __future__ import annotations

import pytest

from extract import extract
from extract.observation import Observation
from extract.read import article_of_page
from schemas.vocabulary import load_vocabulary


def rows(title: str, *lines: str) -> tuple[Observation, ...]:
    page = f"{title}\n\n10:15, 12/11/2024\n\n" + "\n\n".join(lines)
    vocabulary = load_vocabulary()
    article = article_of_page(page.encode(), article_id="a", source="a.txt", vocabulary=vocabulary)
    return extract(article, vocabulary).observations


def places(title: str, *lines: str) -> list[str]:
    return [row.place for row in rows(title, *lines)]


def test_an_article_about_a_district_is_of_that_district() -> None:
    found = places(
        "Huyện Bắc Quang phát triển cây cam",
        "BHG - Huyện Bắc Quang hiện có hơn 5.200 ha cam. Toàn huyện có 1.230 ha cam VietGAP.",
        "Diện tích chè đạt 900 ha.",
        "Trên địa bàn tỉnh, diện tích cam đạt 8.000 ha.",
    )
    assert found == ["Huyện Bắc Quang"] * 3 + ["Hà Giang"]


def test_a_commune_stands_out_from_its_district() -> None:
    found = places(
        "Huyện Bắc Quang phát triển cây cam",
        "BHG - Toàn huyện có 5.200 ha cam.",
        "Xã Vĩnh Hảo có 900 ha cam. Huyện Bắc Quang có 24 hợp tác xã.",
    )
    assert found == ["Huyện Bắc Quang", "Xã Vĩnh Hảo", "Huyện Bắc Quang"]


def test_a_district_named_in_an_article_about_the_province_goes_on_to_the_next_sentence() -> None:
    found = places(
        "Hà Giang phát triển cây cam",
        "BHG - Toàn tỉnh có 8.000 ha cam. Huyện Bắc Quang có 5.200 ha cam. Toàn huyện có 24 hợp tác xã. Toàn tỉnh có 60 hợp tác xã.",
    )
    assert found == ["Hà Giang", "Huyện Bắc Quang", "Huyện Bắc Quang", "Hà Giang"]


NATIONAL = (
    # The place as printed, and its code.
    ("Năm 2023, UBND TP. HCM đã chi 45 tỷ đồng.", [("TP. HCM", "VN63-79")]),
    ("Tại Q. 7, giá thuê tăng 4%.", [("Q. 7", "VN63-79")]),
    # Whom one trades with.
    ("Năm 2023, xuất khẩu gạo sang Philippines đạt 3,1 triệu tấn, trị giá 1,75 tỷ USD.", [("Philippines", "PH")] * 2),
    ("Nhập khẩu than từ Indonesia đạt 2 tỷ USD; từ Lào đạt 0,3 tỷ USD, tăng 8%.", [("Indonesia", "ID"), ("Lào", "LA"), ("Lào", "LA")]),
    ("Doanh nghiệp chi 5,2 tỷ USD nhập khẩu than từ Indonesia và Australia.", [("Indonesia và Australia", "VN")]),
    ("Xuất khẩu của Trung Quốc sang Mỹ giảm 13%, xuống 500 tỷ USD.", [("Trung Quốc", "CN")] * 2),
    ("Ấn Độ và Thái Lan chiếm lần lượt 21% và 14% tổng kim ngạch.", [("Ấn Độ", "IN"), ("Thái Lan", "TH")]),
    # Other economies, and groups of countries.
    ("GDP Trung Quốc tăng 4,9%.", [("Trung Quốc", "CN")]),
    ("Giá dầu thế giới tăng 2%, lên 81 USD/thùng.", [("thế giới", "M49-001")] * 2),
    ("Xuất khẩu sang ASEAN đạt 32 tỷ USD, trong khi châu Âu chỉ nhập 40 tỷ USD.", [("ASEAN", "ASEAN"), ("châu Âu", "M49-150")]),
    # Behind the number, and areas named by what they are.
    ("Công ty khởi công 3 dự án tại Bình Dương.", [("Bình Dương", "VN63-74")]),
    ("Ở khu vực nông thôn, sức mua tăng 8%, trong khi khu vực thành thị chỉ tăng 2%.", [("khu vực nông thôn", "VN"), ("khu vực thành thị", "VN")]),
    ("Cảng Cát Lái thông qua 5,2 triệu tấn hàng.", [("Cảng Cát Lái", "VN")]),
    ("Tại phường Bến Nghé, quận 1, TP.HCM, giá thuê tăng 3%.", [("phường Bến Nghé", "VN63-79")]),
    # No place: an office of the stock exchange, whom someone works for, a company.
    ("Sở Giao dịch chứng khoán Hà Nội chấp thuận 20 triệu cổ phiếu.", [("Việt Nam", "VN")]),
    ("Ông An, Giám đốc Sở Công Thương Đồng Nai, cho biết xuất khẩu gỗ đạt 1,2 tỷ USD.", [("Việt Nam", "VN")]),
    ("Đây là khoản đầu tư lớn nhất tại Đông Nam Á, trị giá 370 triệu USD.", [("Việt Nam", "VN")]),
)


@pytest.mark.parametrize(("sentence", "expected"), NATIONAL)
def test_places_of_national_news(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert [(row.place, row.place_id) for row in rows("Tin kinh tế trong ngày", sentence)] == expected


def test_an_article_that_begins_with_the_government_of_a_city_is_of_it() -> None:
    found = places(
        "Nhiều dự án giao thông chậm tiến độ",
        "Theo báo cáo của UBND TP. Cần Thơ, có 26 đơn vị giải ngân chậm.",
        "Hiện 19 dự án phải trả lại vốn. Trong đó, 8 dự án đã khởi công.",
    )
    assert found == ["TP. Cần Thơ"] * 3


def test_trong_do_goes_on_about_the_place_of_the_figure_before() -> None:
    found = places(
        "Lượng ô tô nhập khẩu tăng mạnh",
        "Ô tô nhập khẩu chủ yếu về cảng Lạch Huyện với 20.000 chiếc.",
        "Trong đó, xe tải đạt 6.000 chiếc.",
        "Giá xe tăng 3%.",
    )
    assert found == ["cảng Lạch Huyện", "cảng Lạch Huyện", "Việt Nam"]
