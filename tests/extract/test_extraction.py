"""What a figure is of, and how figures belong together: equivalents, parts, lists, bullets, phrases, metrics, places, rejects."""

from __future__ import annotations

import pytest

from tests.extract.readings import Row, cases, check, read, row


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
            [row(210e9, "VND", "giải ngân", place="huyện Bắc Mê"), row(175e9, "VND", "giải ngân", place="Quản Bạ")],
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


@pytest.mark.parametrize("sentence", cases(("Năm 2023, toàn tỉnh có 312 trường học đạt chuẩn quốc gia.",)))
def test_a_count_is_no_rate_of_the_vocabulary(sentence: str) -> None:
    (found,) = read(sentence).observations
    assert found.unit == "school"
    assert not found.metric.endswith("_rate")


def test_this_number_takes_the_measure_of_the_sentence_before() -> None:
    text = "Năm 2024, thu nội địa đạt 450 tỷ đồng. Cùng kỳ năm 2023, con số này là 410 tỷ đồng."
    check(read(text).observations, [row(450e9, "VND", "thu nội địa"), row(410e9, "VND", "thu nội địa", year=2023)])
