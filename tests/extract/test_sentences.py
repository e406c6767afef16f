"""Sentence boundaries of Vietnamese news text: `|` in a line of the list marks where a sentence must end, and nowhere else."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.article import Line, LineKind
from extract.text.sentences import split_sentences

TRICKY = [
    # A digit opens the next sentence.
    "Tổng vốn đầu tư đăng ký là 4,04 triệu USD. |25 chương trình, dự án được ký kết mới.",
    "Kim ngạch tăng 5,1% so với năm 2023. |12 xã đạt chuẩn.",
    "Có 2 dự án. |1.169.348 USD đã giải ngân.",
    # Stops inside numbers and dates.
    "Kinh phí đạt 1.169.348 USD (tương đương 29,6 tỷ đồng).",
    "Tính đến ngày 20.11.2024, tỉnh tiếp nhận mới 39 dự án.",
    "Vụ cháy ngày 26.1. |Không có thiệt hại về người.",
    "Ngày 26. 1. 2025, tỉnh họp. |Hội nghị kéo dài một ngày.",
    "Doanh thu đạt 2.552.1 tỉ đồng, lãi suất 8.9%, cạnh tranh nhất.",
    "Lãi suất lên tới 8.9%. |Đây là mức cao nhất.",
    "Nghị quyết số 18.1 có hiệu lực.",
    # Roman numerals end sentences and open list items.
    "Kết thúc quý I. |Tổng thu đạt 3 tỷ đồng.",
    "Dự kiến từ quý II. |25 dự án sẽ khởi công.",
    "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh khóa XVII. |Năm 2021, tỉnh phấn đấu.",
    "Đại hội Đảng toàn quốc lần thứ XIV. |Trong bối cảnh đó, tỉnh chủ động.",
    "Hộ nghèo ở xã khu vực I. |Các xã khác giảm.",
    "I. KINH TẾ",
    "IV. Kết quả thực hiện",
    # List numbers.
    "1. Về kinh tế",
    "1. Nông, lâm nghiệp. |Tính đến 15/5, toàn tỉnh gieo cấy được 18.642 ha.",
    "a. Thu ngân sách đạt 5 tỷ đồng.",
    "1.1. Chăn nuôi phát triển.",
    "Kết quả như sau: 1. Về kinh tế, tăng 5%; 2. Về xã hội, giảm 3%.",
    "Kết quả khá. |2. Về xã hội, tỷ lệ hộ nghèo giảm.",
    # Places, roads, titles, names.
    "Hàng qua TP. Hồ Chí Minh tăng mạnh. |TP. Hà Nội giảm.",
    "Cháy tại chung cư (TP. Hồ Chí Minh) khiến 13 người chết.",
    "Quận 3, TP. HCM trong cuối năm 2018.",
    "UBND TP.HCM cho biết có 26 sở.",
    "Tuyến QL.4C dài 20 km. |Tuyến QL. 2 dài hơn.",
    "Đường Lương Định Của (Q. 2) dài 2,6 km.",
    "Khu vực Lăng Cha Cả, Q. Tân Bình, TP. HCM chưa thi công.",
    "Họp tại P. Bến Nghé, Q.1.",
    "Bằng 89,4% kế hoạch T.Ư giao; tỷ lệ này cao hơn năm 2020.",
    "Vượt kế hoạch T.Ư. |Năm nay cũng vậy.",
    "Tổ chức Esperance A.C.T.I (Thụy Sỹ) trao bò giống tại xã Vần Chải.",
    "Tại T.T. Huế có 3 dự án.",
    "Th.S. Trần Văn Bình nói. |PGS.TS. Lê Thị Hoa đồng ý.",
    "ThS. Nguyễn Văn Nam và BS. Lê Hoa dự họp.",
    "GS. Trần Văn Thọ cho rằng tăng 3%.",
    "Ông Nguyễn V. A khai nhận.",
    "Đại diện là Nguyễn V. An. |Công ty có 3 nhà máy.",
    "Nguồn dư thừa hiện nay Ảnh: T.V. N.",
    "Quà tặng dịp tết - Ảnh: Q. Định",
    "Bị cáo N.T.H. |Trước đó, tòa đã xử.",
    "Ông V. Putin thăm Hà Nội. |Ông ở lại 2 ngày.",
    "Đạt chuẩn loại A. |Năm nay thêm 5 cơ sở.",
    # Ellipses.
    "Thích ứng với biến đổi khí hậu... |Qua đó góp phần nâng cao chất lượng.",
    "Quảng bá thương mại, du lịch… góp phần phát triển.",
    "Trao đổi, phát thanh, truyền hình… |Trong đó ưu tiên 3 việc.",
    "Tại các tỉnh như Hậu Giang, Lạng Sơn, … tăng sự hiện diện trên 47 tỉnh.",
    "Sang EU, Nga, Hoa Kỳ, … Australia với trị giá 170 triệu USD.",
    "Khó giải bài toán giao thông vì khó... giải ngân",
    "Ứng phó với biến đổi khí hậu... |25 chương trình được ký.",
    "Sản xuất gạo, chè, v.v. |Năm 2024 tăng 5%.",
    "Sản xuất gạo, chè, v.v. và 12 mặt hàng khác.",
    # Quotes and brackets.
    "“Tỉnh không chạy theo diện tích nữa.” |Bà Hạnh nói vậy.",
    '"Con số này là kỷ lục." |25 nước tham dự.',
    "Ông Nam nói: “Ai cũng vui”. |“Năm 2024, tỉnh giữ 85.000 ha”, bà Hạnh nói.",
    'Ông nêu. |"Chi thường xuyên lên đến 71%.',
    "(Số liệu năm 2021.) |Tổng thu tăng.",
    "Lỗ 142,1 tỷ đồng ”. |Tại đại hội, công ty đặt mục tiêu.",
    "Năm bản lề . ” |Tỉnh có 3 dự án.",
    "“Vì sao?” ông hỏi. |“Vì thiếu vốn!” |Ông đáp.",
    "Vì sao lại chọn đối tác này? |- Trước tiên phải khẳng định.",
    "Vì sao? ông hỏi.",
    # Spaces too many and too few.
    "Đạt 308 triệu USD, tăng 5,1% so với năm 2023 .",
    "Tăng 5,1% so với năm 2023 . |Năm 2024 giảm.",
    "Đạt 3 tỷ đồng.Trong đó, xuất khẩu 2 tỷ.".replace(".Trong", ".|Trong"),
    "Theo Chinhphu.vn, có 3 dự án. |Trang Baothanhhoa.vn đưa tin.",
    # Trailing matter.
    "Chuẩn bị cho 3 năm tới. |(Ảnh: TTXVN)",
    "Tàu trên vịnh Hạ Long. |Toàn tỉnh hiện có 532 tàu tham quan, lưu trú. |Ảnh: Đỗ Giang",
    "Đạt 70 tỷ đồng. |– Về y tế: 3 dự án.",
    "Mời gọi No. 1 và No. 2.",
    "Chi tiết xin liên hệ ĐT. 0216 3 852 417, xem tr. 15.",
]


def one_line(text: str) -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(text, [Line(0, len(text), LineKind.PARAGRAPH)])]


@pytest.mark.parametrize("marked", TRICKY)
def test_boundaries(marked: str) -> None:
    assert one_line(marked.replace("|", "")) == [part.strip() for part in marked.split("|")]


def test_a_line_always_ends_a_sentence() -> None:
    body = "Hà Giang\n- Y tế: 06 dự án;\nNăm 2024"
    lines = [Line(0, 8, LineKind.TITLE), Line(9, 26, LineKind.BULLET), Line(27, 35, LineKind.PARAGRAPH)]
    sentences = split_sentences(body, lines)
    assert [body[s.start : s.end] for s in sentences] == ["Hà Giang", "- Y tế: 06 dự án;", "Năm 2024"]
    assert [(s.number, s.line_no, s.kind) for s in sentences] == [(0, 0, LineKind.TITLE), (1, 1, LineKind.BULLET), (2, 2, LineKind.PARAGRAPH)]


@given(st.lists(st.text(alphabet=' .…!?"”)(AaĐđ0159,;:-IVX\tTPQ', max_size=60), max_size=5))
def test_sentences_hold_all_text_and_do_not_overlap(texts: list[str]) -> None:
    body, lines = "\n".join(texts), []
    start = 0
    for text in texts:
        lines.append(Line(start, start + len(text), LineKind.PARAGRAPH))
        start += len(text) + 1
    sentences = split_sentences(body, lines)
    assert [s.number for s in sentences] == list(range(len(sentences)))
    position = 0
    for s in sentences:
        assert not body[position : s.start].strip()
        assert body[s.start : s.end] == body[s.start : s.end].strip() != ""
        assert lines[s.line_no].start <= s.start < s.end <= lines[s.line_no].end
        position = s.end
    assert not body[position:].strip()


@pytest.mark.parametrize("part", [". ", "Q. 2 ", "a.Ab", " ", ". )", "… ", "1.", '."', "aA.Aa", "1. 2. "])
def test_time_grows_with_the_length_alone(part: str) -> None:
    def seconds(text: str) -> float:
        begin = time.perf_counter()
        one_line(text)
        return time.perf_counter() - begin

    small = min(seconds(part * 5_000) for _ in range(3))
    assert seconds(part * 40_000) < 40 * small + 0.2


def test_a_line_broken_after_the_abbreviation_before_a_name_goes_on() -> None:
    texts = ["Vụ cháy xảy ra ở chung cư (TP.", "Hồ Chí Minh) khiến 13 người chết.", "Tin thêm."]
    body = "\n".join(texts)
    lines = [Line(body.index(text), body.index(text) + len(text), LineKind.PARAGRAPH) for text in texts]
    sentences = split_sentences(body, lines)
    assert [body[s.start : s.end] for s in sentences] == ["\n".join(texts[:2]), texts[2]]
    assert [s.line_no for s in sentences] == [0, 2]
