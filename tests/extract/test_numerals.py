"""Numbers in digits and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities.number_words import read_words
from extract.quantities.numerals import parse_digits, read_digits


@pytest.mark.parametrize(
    ("run", "value"),
    [
        ("7", 7),
        ("007", 7),
        ("1.234", 1234),
        ("1,234", 1.234),  # a comma marks decimals, unless the unit has none
        ("12.345.678", 12345678),
        ("1,169,348", 1169348),  # English style, where only it fits
        ("2.626,43", 2626.43),
        ("2,626.43", 2626.43),
        ("6.5", 6.5),
        ("6,5", 6.5),
        ("0,125", 0.125),
        ("0.125", 0.125),
        ("2.552.1", 2552.1),  # a dot for the decimal comma
        ("9.135.727.922.105", 9135727922105),
    ],
)
def test_separators(run: str, value: float) -> None:
    parsed = parse_digits(run)
    assert parsed is not None
    assert parsed[0] / 10 ** parsed[1] == value


def test_a_unit_without_fractions_groups_by_comma() -> None:
    assert parse_digits("4,300", indivisible=True) == (4300, 0)
    assert parse_digits("44,214", indivisible=True, scaled=True) == (44214, 3)


@pytest.mark.parametrize("run", ["1.2.3,4,5", "1,23,456.7,8", "1" * 31])
def test_what_is_no_number(run: str) -> None:
    assert parse_digits(run) is None


@pytest.mark.parametrize(
    ("text", "value", "step"),
    [
        ("4,04 triệu USD", 4_040_000, 10_000),
        ("70 tỷ đồng", 70e9, 1e9),
        ("12 nghìn tỷ đồng", 12e12, 1e12),
        ("914 ngàn tấn", 914_000, 1000),
        ("24,8 vạn tấn", 248_000, 1000),
        ("5 trăm triệu", 5e8, 1e8),
        ("1.230 tỷ 950 triệu đồng", 1_230_950_000_000, 1e6),
        ("2 triệu rưỡi", 2_500_000, 500_000),
        ("300 tr", 3e8, 1e6),
        ("7tr5", 7_500_000, 100_000),
        ("10k", 10_000, 1000),
        ("44,214 triệu USD", 44_214_000, 1000),
        ("1 169 348 người", 1_169_348, 1),
        ("3 tỷ lệ", 3, 1),  # tỷ lệ is a rate
    ],
)
def test_scales(text: str, value: float, step: float) -> None:
    number = read_digits(text, 0)
    assert number is not None
    assert (number.value, number.step) == (value, step)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("mười", 10),
        ("mười lăm", 15),
        ("hai mươi", 20),
        ("hai mươi mốt", 21),
        ("hai mươi tư", 24),
        ("ba mươi nhăm", 35),
        ("hai lăm", 25),
        ("một trăm linh năm", 105),
        ("hai trăm lẻ ba hộ", 203),
        ("một trăm rưỡi", 150),
        ("ba trăm hai", 320),
        ("năm trăm năm mươi lăm", 555),
        ("một nghìn không trăm linh năm em", 1005),
        ("hai mươi mốt nghìn không trăm mười một", 21_011),
        ("bốn nghìn không trăm bảy mươi năm đồng", 4075),
        ("một triệu hai", 1_200_000),
        ("hai triệu rưỡi", 2_500_000),
        ("nửa triệu", 500_000),
        ("nửa nghìn tỷ", 500e9),
        ("ba vạn tám nghìn", 38_000),
        ("hai phẩy năm", 2.5),
        ("hai phẩy hai mươi ba", 2.23),
        ("không phẩy không năm", 0.05),
        ("ba phẩy bảy lăm triệu", 3_750_000),
        ("một chấm ba", 1.3),
        ("hai tỷ lệ", 2),
    ],
)
def test_words(text: str, value: float) -> None:
    number = read_words(text, 0)
    assert number is not None
    assert number.value == pytest.approx(value, rel=1e-12)
    assert number.spelled


@pytest.mark.parametrize(("text", "read"), [("mười năm qua", "mười"), ("hai mươi năm hình thành", "hai mươi"), ("ba mươi năm xã", "ba mươi năm")])
def test_the_year_after_tens(text: str, read: str) -> None:
    number = read_words(text, 0)
    assert number is not None
    assert text[: number.end] == read


_DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def _below_thousand(n: int, *, padded: bool) -> str:
    hundreds, tens, units = n // 100, n // 10 % 10, n % 10
    words = [_DIGITS[hundreds], "trăm"] if hundreds or padded else []
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    elif units and words:
        words.append("linh")
    if units:
        words.append("lăm" if units == 5 and tens else "mốt" if units == 1 and tens > 1 else _DIGITS[units])
    return " ".join(words)


def _spelled(n: int) -> str:
    parts = []
    for scale, name in ((10**9, " tỷ"), (10**6, " triệu"), (1000, " nghìn"), (1, "")):
        group = n // scale % 1000
        if group:
            parts.append(_below_thousand(group, padded=bool(parts)) + name)
    return " ".join(parts)


@given(st.integers(1, 10**12 - 1))
def test_every_number_is_read_back_from_its_words(n: int) -> None:
    number = read_words(_spelled(n), 0)
    assert number is not None
    assert number.value == n


@given(st.integers(0, 10**14), st.integers(0, 6))
def test_every_number_is_read_back_from_its_digits(digits: int, decimals: int) -> None:
    whole = f"{digits // 10**decimals:,}".replace(",", ".")
    fraction = f",{digits % 10**decimals:0{decimals}d}" if decimals else ""
    number = read_digits(f"{whole}{fraction} ", 0)
    assert number is not None
    assert number.value == digits / 10**decimals
