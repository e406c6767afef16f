"""What a phrase takes from the names of its article: whose measure it is, and what "này" points to."""

from __future__ import annotations

import pytest

from tests.extract.readings import read


@pytest.mark.parametrize(
    ("text", "value", "phrase"),
    [
        (
            (
                "Hòa Phát báo lãi kỷ lục\n\nTập đoàn Hòa Phát (mã chứng khoán HPG) vừa công bố báo cáo tài chính quý 3.\n"
                "Doanh thu thuần đạt 24.900 tỷ đồng. Tổng tài sản của tập đoàn này đạt 121.000 tỷ đồng."
            ),
            "24.900 tỷ",
            "Doanh thu thuần của Hòa Phát",
        ),
        (
            (
                "Kết quả kinh doanh hàng không\n\nTrong khi đó, Vietjet Air ghi nhận doanh thu 52.400 tỷ đồng. "
                "Hãng hàng không này lãi sau thuế 5.300 tỷ đồng, vốn chủ sở hữu 14.000 tỷ đồng."
            ),
            "14.000 tỷ",
            "vốn chủ sở hữu của Vietjet Air",
        ),
        (
            (
                "Xuất khẩu tôm phục hồi\n\nNhật Bản là thị trường tiêu thụ tôm lớn thứ hai. Giá tôm tăng, sản lượng tôm ổn định.\n"
                "Kim ngạch xuất khẩu sang thị trường này đạt 280 triệu USD."
            ),
            "280 triệu",
            "Kim ngạch xuất khẩu tôm sang thị trường Nhật Bản",
        ),
        (
            "Chậm tiến độ\n\nDự án cầu Cửa Hội do Bộ Giao thông Vận tải làm chủ đầu tư. Công trình dài 5,2 km, tổng mức đầu tư 950 tỷ đồng.",
            "950 tỷ",
            "tổng mức đầu tư Dự án cầu Cửa Hội",
        ),
        (
            (
                "Ngân hàng tăng vốn\n\nNgân hàng TMCP Sài Gòn - Hà Nội (SHB) trình phương án tăng vốn. Tập đoàn Hoa Lâm là cổ đông lớn. "
                "Lợi nhuận trước thuế của nhà băng này đạt 3.268 tỷ đồng."
            ),
            "3.268 tỷ",
            "Lợi nhuận trước thuế của Ngân hàng Sài Gòn - Hà Nội",
        ),
        # The revenue of a trade is no company's, and a project of a kind is none by name.
        (
            "Kinh tế tỉnh năm 2022\n\nCông ty cổ phần Hoàng Long xuất khẩu 40.000 tấn tinh bột sắn. Doanh thu bán lẻ hàng hóa 30.000 tỷ đồng.",
            "30.000 tỷ",
            "Doanh thu bán lẻ hàng hóa",
        ),
        ("Thu hút đầu tư\n\nTỉnh cấp mới 12 dự án FDI. Tổng vốn đạt 320 tỷ đồng.", "320 tỷ", "Tổng vốn dự án FDI"),
    ],
)
def test_a_phrase_takes_the_names_it_lacks(text: str, value: str, phrase: str) -> None:
    title, body = text.split("\n\n")
    rows = read(*body.split("\n"), title=title).observations
    assert [row.metric_text for row in rows if row.value_text == value] == [phrase]
