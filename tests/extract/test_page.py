"""Layouts of saved pages: which lines are the article, and what each line is."""

from __future__ import annotations

import pytest

from extract.article import LineKind
from extract.pages.page import Page, read_page
from extract.pages.page_lines import LeftOut
from schemas.vocabulary.page_cues import load_page_cues

TITLE = "Hàng qua cửa khẩu hồi phục mạnh trong nửa đầu năm"
LEAD = "BHG - Sáu tháng đầu năm 2023, tổng kim ngạch xuất, nhập khẩu qua các cửa khẩu trên địa bàn tỉnh ước đạt 152,3 triệu USD."
TEXT = "Theo Ban Quản lý Khu kinh tế tỉnh, trong tổng số nói trên, xuất khẩu ước đạt 96,8 triệu USD, tăng 171% so với cùng kỳ."
MORE = "Thuế và phí thu qua cửa khẩu đạt trên 118 tỷ đồng, vượt 18% dự toán Trung ương giao cả năm cho các đơn vị của tỉnh."


def page(*parts: str, gap: str = "\n\n") -> Page:
    return read_page(gap.join(parts), load_page_cues())


def kinds(found: Page) -> list[tuple[str, str]]:
    return [(kind.value, text) for kind, text in found.lines]


@pytest.mark.parametrize(
    ("head", "section", "author", "dated"),
    [
        (["Hà Giang", TITLE, "09:48, 01/02/2023"], "Hà Giang", None, True),
        ([TITLE, "Thứ Tư, 01/02/2023, 09:48 [GMT+7]"], None, None, True),
        (["Thứ Tư, 01/02/2023, 09:48", TITLE], None, None, True),
        (["Thứ Tư, 01/02/2023, 09:48", "Kinh tế", TITLE], "Kinh tế", None, True),
        (["Kinh tế", "Thứ Tư, 01/02/2023, 09:48", TITLE], "Kinh tế", None, True),
        (
            ["Báo Hà Giang điện tử › Kinh tế › Đầu tư", TITLE, "Minh Hằng - 01/02/2023 09:48"],
            "Báo Hà Giang điện tử › Kinh tế › Đầu tư",
            "Minh Hằng",
            True,
        ),
        (
            ["CỤC THỐNG KÊ TỈNH HÀ GIANG", "Kinh tế", TITLE, "Đăng ngày: 01/02/2023 09:48 | Lượt xem: 1.284"],
            "CỤC THỐNG KÊ TỈNH HÀ GIANG › Kinh tế",
            None,
            True,
        ),
        ([TITLE, "Minh Hằng", "01/02/2023 09:48"], None, "Minh Hằng", True),
        ([TITLE, "01/02/2023 09:48", "Minh Hằng"], None, "Minh Hằng", True),
        (["01/02/2023 09:48", TITLE, "Minh Hằng"], None, "Minh Hằng", True),
        (["Trang chủ", "Kinh tế", TITLE, "01/02/2023 09:48", "Chia sẻ", "A- A A+"], "Kinh tế", None, True),
        ([TITLE, "Ngày đăng: 01/02/2023 09:48", "Cập nhật: 02/02/2023 10:00"], None, None, True),
        ([TITLE], None, None, False),
        (["Kinh tế", TITLE], "Kinh tế", None, False),
        (["Hà Giang", TITLE], "Hà Giang", None, False),
        (["Bình luận", TITLE, "01/02/2023 09:48"], "Bình luận", None, True),
        (
            ["UBND TỈNH HÀ GIANG", "CỔNG THÔNG TIN", "Tin tức / Kinh tế", TITLE, "Ngày cập nhật: 05/10/2023 | Tác giả: Minh Đức | Lượt xem: 120"],
            "UBND TỈNH HÀ GIANG › CỔNG THÔNG TIN › Tin tức / Kinh tế",
            "Minh Đức",
            True,
        ),
    ],
)
def test_heads(head: list[str], section: str | None, author: str | None, dated: bool) -> None:
    for gap in ("\n\n", "\n"):
        found = page(gap.join(head), LEAD, TEXT)
        assert (found.title, found.section, found.author) == (TITLE, section, author)
        assert (found.published is not None) == dated
        assert kinds(found) == [("sapo", LEAD), ("paragraph", TEXT)]


def test_lead_between_title_and_date() -> None:
    found = page(TITLE, LEAD, "01/02/2023 09:48", TEXT)
    assert (found.title, kinds(found)) == (TITLE, [("sapo", LEAD), ("paragraph", TEXT)])
    assert found.published is not None


def test_page_without_title() -> None:
    found = page(LEAD, TEXT)
    assert (found.title, kinds(found)) == ("", [("sapo", LEAD), ("paragraph", TEXT)])


def test_title_alone() -> None:
    assert (page(TITLE).title, page(TITLE).lines) == (TITLE, ())
    assert page(TITLE, "01/02/2023", "Cùng chuyên mục", TEXT).lines == ()


def test_date_at_the_end_is_the_articles_own() -> None:
    found = page(TITLE, LEAD, TEXT, "27/01/2025")
    assert found.published is not None
    assert kinds(found) == [("sapo", LEAD), ("paragraph", TEXT)]


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("LÊ HẢI", "LÊ HẢI"),
        ("Thu Hà", "Thu Hà"),
        ("Bài, ảnh: Hoàng Ngọc", "Hoàng Ngọc"),
        ("Bút ký: Thế Toàn - Mai Lý", "Thế Toàn - Mai Lý"),
        ("Theo Chinhphu.vn", "Chinhphu.vn"),
        ("H.Y (tổng hợp)", "H.Y"),
        ("Thế Hưng\nTheo Cục Thống kê", "Thế Hưng, Cục Thống kê"),
        ("Nguồn: Phòng Thống kê Tổng hợp", "Phòng Thống kê Tổng hợp"),
        ("Phòng Thống kê Tổng hợp", "Phòng Thống kê Tổng hợp"),
        ("(Mọi chi tiết xin liên hệ Phòng Thống kê, ĐT: 0216 3 852 417)", None),
        ("Nhà đầu tư liên hệ: hotline 0237 3718 399.", None),
    ],
)
def test_authors(line: str, author: str | None) -> None:
    found = page(TITLE, "01/02/2023", LEAD, TEXT, line, "Ý kiến bạn đọc", MORE)
    assert found.author == author
    assert (line in {text for _, text in found.lines}) == (author is None)
    assert len(found.lines) == (2 if author else 3)


@pytest.mark.parametrize(
    "heading",
    [
        "Ý kiến bạn đọc",
        "Ý kiến bạn đọc (0)",
        "Cùng chuyên mục",
        "Tin cùng chuyên mục:",
        "TIN LIÊN QUAN",
        "Tin khác",
        "Bình luận (12)",
        "3 bình luận",
        "Xem thêm (12)",
        ">> Xem thêm",
        "Có thể bạn quan tâm",
    ],
)
def test_nothing_behind_the_page_s_other_parts(heading: str) -> None:
    found = page(
        TITLE, "01/02/2023", LEAD, TEXT, heading, "Mộc Châu đón 1,5 triệu lượt khách", "Huyện có 12 xã.", "31/01/2023", "Yên Châu có 3 dự án"
    )
    assert kinds(found) == [("sapo", LEAD), ("paragraph", TEXT)]
    assert found.left_out[9] is LeftOut.OTHER_ARTICLES


def test_box_of_links_inside_the_text() -> None:
    found = page(TITLE, "01/02/2023", LEAD, "Tin liên quan\nMộc Châu đón 1,5 triệu lượt khách\nYên Châu có 3 dự án", TEXT, MORE, "LÊ HẢI")
    assert kinds(found) == [("sapo", LEAD), ("paragraph", TEXT), ("paragraph", MORE)]
    assert found.author == "LÊ HẢI"


def test_box_of_links_and_buttons_behind_the_text() -> None:
    box = "Xem thêm\nGiá gạo lập đỉnh mới\n7 mặt hàng trên 10 tỷ USD"
    found = page(TITLE, "01/02/2023", LEAD, box, TEXT, MORE, "Anh Minh", "Trở lại Kinh doanh", "Chia sẻ", "Ý kiến (12)")
    assert kinds(found)[:3] == [("sapo", LEAD), ("paragraph", TEXT), ("paragraph", MORE)]


def test_links_and_buttons_between_paragraphs() -> None:
    found = page(TITLE, "01/02/2023", LEAD, ">> Xuất khẩu chè đạt 14 triệu USD", TEXT, "Xem thêm: 5 dự án mới ở Yên Minh", MORE, "Chia sẻ")
    assert kinds(found) == [("sapo", LEAD), ("paragraph", TEXT), ("paragraph", MORE)]


def test_teasers_without_a_heading() -> None:
    dated = page(TITLE, "01/02/2023", LEAD, TEXT, "Yên Châu có 120 ha mận\nHuyện thu 5 tỷ đồng.\n30/01/2023\nMộc Châu đón 3 đoàn\n29/01/2023")
    assert kinds(dated) == [("sapo", LEAD), ("paragraph", TEXT)]
    links = page(TITLE, "01/02/2023", LEAD, TEXT, "- 1.500 suất quà Tết (21/01)\n- 14 thị trường cho chè (19/01)")
    assert kinds(links) == [("sapo", LEAD), ("paragraph", TEXT)]


def test_captions() -> None:
    found = page(
        TITLE,
        "01/02/2023",
        LEAD,
        " Xe chở hàng tại cửa khẩu Thanh Thủy.\nXe chở hàng tại cửa khẩu Thanh Thủy.",
        TEXT,
        "Ông Nguyễn Văn An (thứ 3 bên trái) tại Hội nghị lần thứ 15 ở Hà Giang.\nCác đại biểu tại Hội nghị lần thứ 15 ở Hà Giang.",
        "Một góc cửa khẩu. Ảnh: Đỗ Giang",
        "Xuất khẩu chè tăng mạnh - Ảnh 1.",
        "Chế biến chè tại Hoàng Su Phì - Ảnh: T.V. N.",
        "Ảnh minh họa",
        MORE,
    )
    assert [kind for kind, _ in found.lines] == [LineKind.SAPO, LineKind.CAPTION, LineKind.PARAGRAPH, *[LineKind.CAPTION] * 6, LineKind.PARAGRAPH]
    assert list(found.left_out.values()).count(LeftOut.REPEATED) == 1


@pytest.mark.parametrize("text", ["Tỉnh quảng bá bằng nhiều hình ảnh: phim, sách và 3 trang web.", "Vốn đạt 5 tỷ đồng. Nguồn: ngân sách 3 tỷ đồng."])
def test_text_that_only_looks_like_a_credit(text: str) -> None:
    assert kinds(page(TITLE, "01/02/2023", LEAD, text, TEXT, MORE))[1] == ("paragraph", text)


def test_captions_behind_an_unbroken_text() -> None:
    found = page(TITLE, "08:00, 31/10/2018", LEAD, "\n".join([TEXT, MORE] * 3), "Chủ tịch tập đoàn vừa bán 2 mảnh đất")
    assert kinds(found)[-1] == ("caption", "Chủ tịch tập đoàn vừa bán 2 mảnh đất")
    signed = page(TITLE, "08:00, 31/10/2018", LEAD, f"{TEXT}\n{MORE}\nThu Hà", "Quang cảnh hội nghị.")
    assert (signed.author, kinds(signed)[-1]) == ("Thu Hà", ("caption", "Quang cảnh hội nghị."))


def test_headings_bullets_and_rows() -> None:
    found = page(
        TITLE,
        "01/02/2023",
        LEAD,
        "I. KINH TẾ",
        "1. Về nông nghiệp",
        TEXT + "\n- Y tế: 06 dự án;\n+ Giáo dục: 12 dự án.\n• Sinh kế: 9 dự án",
        "Kết quả nổi bật",
    )
    found_kinds = [kind.value for kind, _ in found.lines]
    assert found_kinds == ["sapo", "heading", "heading", "paragraph", "bullet", "bullet", "bullet", "paragraph"]
    assert [kind.value for kind, _ in page(TITLE, LEAD, "Kết quả nổi bật", TEXT, "Năm | Vốn | Số\n2024\t5,1").lines] == [
        "sapo", "heading", "paragraph", "table_row", "table_row",
    ]  # fmt: skip


def test_a_page_that_is_only_buttons_has_nothing() -> None:
    found = page("Chia sẻ", "Facebook")
    assert (found.title, found.lines) == ("", ())


def test_one_long_line_is_text_without_a_title() -> None:
    found = page(f"{LEAD} {TEXT} {MORE}")
    assert (found.title, len(found.lines)) == ("", 1)
