"""The unit after, before or around a number."""

from __future__ import annotations

import pytest

from extract.quantities.units import UnitReader
from extract.text.letters import folded
from schemas.vocabulary import load_vocabulary

UNITS = UnitReader(load_vocabulary().units, load_vocabulary().cues)


@pytest.mark.parametrize(
    ("after", "unit", "factor"),
    [
        (" USD", "USD", 1),
        ("$", "USD", 1),
        (" đô la Mỹ", "USD", 1),
        (" đô la Úc", "AUD", 1),
        (" đồng", "VND", 1),
        ("đ/kg", "VND/kg", 1),
        (" đồng/USD", "VND/USD", 1),
        (" triệu", None, 1),
        (" đồng/người/năm", "VND/person/year", 1),
        (" đồng/cp", "VND/share", 1),
        (" USD một kí", "USD/kg", 1),
        ("%", "percent", 1),
        (" phần trăm", "percent", 1),
        (" điểm phần trăm", "percentage_point", 1),
        (" điểm %", "percentage_point", 1),
        ("‰", "percent", 0.1),
        (" điểm", "point", 1),
        (" lần", "times", 1),
        (" ha", "ha", 1),
        ("km2", "km2", 1),
        (" km²", "km2", 1),
        (" tạ/ha", "tonne/ha", 0.1),
        (" tấn/năm", "tonne/year", 1),
        (" bảng Anh", "GBP", 1),
        (" kíp", "LAK", 1),
        (" nhân dân tệ", "CNY", 1),
    ],
)
def test_units_of_measure(after: str, unit: str | None, factor: float) -> None:
    found = UNITS.measure(folded(after), 0)
    assert (found.unit if found else None) == unit
    if found:
        assert found.factor == pytest.approx(factor)


@pytest.mark.parametrize(
    "after",
    [" đồng bào", " điểm trường", " điểm đến", " bảng xếp hạng", " lượng khách", " xu hướng", " ký kết", " khối lượng", " đồng chí", " mẫu xe"],
)
def test_words_that_only_look_like_units(after: str) -> None:
    assert UNITS.measure(folded(after), 0) is None


@pytest.mark.parametrize(
    ("after", "unit", "printed"),
    [
        (" dự án FDI", "project", "dự án"),
        (" chương trình, dự án, khoản viện trợ được ký", "project", "chương trình, dự án, khoản viện trợ"),
        (" doanh nghiệp", "enterprise", "doanh nghiệp"),
        (" lượt khách", "visit", "lượt khách"),
        (" lượt người", "person_trip", "lượt người"),
        (" hộ nghèo", "household", "hộ nghèo"),
        (" xe/ngày", "count/day", "xe/ngày"),
        (" tiêu chí/xã", "count/commune", "tiêu chí/xã"),
        (" cột đèn", "count", "cột"),
        (" nam, 25 nữ", "person", "nam"),
    ],
)
def test_counted_nouns(after: str, unit: str, printed: str) -> None:
    found = UNITS.noun(folded(after), 0)
    assert found is not None
    assert (found.unit, after[found.start : found.end]) == (unit, printed)


@pytest.mark.parametrize("after", [" đã", " so với", " và", ", trong đó", ""])
def test_what_is_no_noun(after: str) -> None:
    assert UNITS.noun(folded(after), 0) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("$10", "USD"),
        ("us$10", "USD"),
        ("usd1,23", "USD"),
        ("eur 20", "EUR"),
        ("rs. 20", "INR"),
        ("vn$1000", "VND"),
        ("£9", "GBP"),
        ("giá $5", "USD"),
    ],
)
def test_signs_before_the_number(text: str, unit: str) -> None:
    start = next(i for i, c in enumerate(text) if c.isdigit())
    found = UNITS.prefix(text, start)
    assert found is not None
    assert found[0] == unit


@pytest.mark.parametrize("text", ["giáusd10", "xã 10", "10", "(10"])
def test_no_sign_before_the_number(text: str) -> None:
    assert UNITS.prefix(text, text.index("1")) is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("bình quân mỗi khách chi tiêu 2,38 triệu đồng", "VND/person"),
        ("giá trị sản xuất trên 1 ha đất trồng trọt, thủy sản đạt 175 triệu đồng", "VND/ha"),
        ("thu 5 triệu đồng", "VND"),
    ],
)
def test_per_what_was_named_before(text: str, unit: str) -> None:
    reading = UNITS.measure(text, text.index(" đồng"))
    assert reading is not None
    assert UNITS.per_each(text, text.index(next(number for number in ("2,38", "175", "5") if number in text)), reading).unit == unit
