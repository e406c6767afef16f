"""The bound of a number."""

from __future__ import annotations

import pytest

from extract.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("thu 52 tỷ đồng", "exact"),
        ("hơn 52 tỷ đồng", "over"),
        ("trên 52 tỷ đồng", "over"),
        ("vượt 52 tỷ đồng", "over"),
        ("gần 300 tỷ đồng", "nearly"),
        ("ngót 18 nghìn thành viên", "nearly"),
        ("khoảng 40 hộ", "about"),
        ("(khoảng 5,1 triệu USD)", "about"),
        ("xấp xỉ 40 hộ", "about"),
        ("không dưới 10%", "at_least"),
        ("ít nhất 10.000 ha", "at_least"),
        ("từ 7 triệu đồng trở lên", "at_least"),
        ("không quá 15%", "at_most"),
        ("tối đa 15%", "at_most"),
        ("từ 7.000 đồng trở xuống", "at_most"),
        ("dưới 5%", "under"),
        ("chưa đến 5%", "under"),
        ("không tới 7.000 đồng", "under"),
        ("5-7 triệu đồng", "range"),
        ("có tới 40 hộ", "exact"),  # tới is emphasis
        ("đạt khoảng chỉ còn 5%", "about"),
        ("hơn cả mức 5%", "over"),
        ("trên 47 tỉnh, thành", "exact"),  # on, not over
        ("trên địa bàn 12 xã", "exact"),
        ("cao hơn 5%", "exact"),  # compares
        ("vượt 6% kế hoạch", "exact"),  # by how much
        ("vượt 20 tỷ đồng so với dự toán", "exact"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    (quantity,) = find_quantities(text)
    assert quantity.bound == bound


def test_two_bounds_of_one_sentence() -> None:
    assert [q.bound for q in find_quantities("không dưới 10% và không quá 15%")] == ["at_least", "at_most"]


def test_the_phrase_begins_with_its_bound() -> None:
    text = "tổng vốn hơn 52 tỷ đồng"
    (quantity,) = find_quantities(text)
    assert text[quantity.start : quantity.end] == "hơn 52 tỷ đồng"
