"""Numbers that are no figures, each under its reason."""

from __future__ import annotations

import pytest

from extract.quantities import QuantityScanner
from schemas.vocabulary import load_vocabulary

SCANNER = QuantityScanner(load_vocabulary())


@pytest.mark.parametrize(
    ("text", "reason", "printed"),
    [
        ("ngày 20/9/2018", "DATE", "ngày 20/9/2018"),
        ("ngày 26.1", "DATE", "ngày 26.1"),
        ("sáng ngày 15", "DATE", "15"),
        ("mồng 3 Tết", "DATE", "3"),
        ("lúc 16 giờ 30 phút", "TIME_OF_DAY", "16 giờ 30 phút"),
        ("lúc 7h30", "TIME_OF_DAY", "7h30"),
        ("09:48", "TIME_OF_DAY", "09:48"),
        ("năm 2018", "PERIOD", "năm 2018"),
        ("giai đoạn 2021-2025", "PERIOD", "2021-2025"),
        ("9 tháng đầu năm", "PERIOD", "9 tháng đầu năm"),
        ("trong 5 năm qua", "DURATION", "trong 5 năm qua"),
        ("lần thứ 15", "ORDINAL", "15"),
        ("đợt 1", "ORDINAL", "1"),
        ("thế kỷ 21", "ORDINAL", "21"),
        ("kỳ họp thứ 12", "ORDINAL", "12"),
        ("Nghị quyết 18", "DOCUMENT_NUMBER", "18"),
        ("Nghị quyết số 57-NQ/TW", "DOCUMENT_NUMBER", "57-NQ/TW"),
        ("Quyết định số 1719/QĐ-TTg", "DOCUMENT_NUMBER", "1719/QĐ-TTg"),
        ("Chương trình 135", "DOCUMENT_NUMBER", "135"),
        ("Quốc lộ 4C", "ADDRESS", "4C"),
        ("QL.4C", "ADDRESS", "4C"),
        ("QL4C", "ADDRESS", "QL4C"),
        ("Km 12+300", "ADDRESS", "12+300"),
        ("tổ 1, 2 và 3", "ADDRESS", "1, 2 và 3"),
        ("đường 30/4", "ADDRESS", "30/4"),
        ("gọi 0219 3866 123", "PHONE", "0219 3866 123"),
        ("đường dây nóng: 1900 2689", "PHONE", "1900 2689"),
        ("Covid-19", "NAME", "Covid-19"),
        ("G20", "NAME", "G20"),
        ("mạng 5G", "NAME", "5G"),
        ("công nghệ 4.0", "NAME", "4.0"),
        ("Boeing 737", "NAME", "737"),
        ("Bệnh viện 103", "NAME", "103"),
        ("Nhà máy số 2", "ADDRESS", "2"),
        ("khách sạn 5 sao", "NAME", "5 sao"),
        ("xe dưới 9 chỗ", "NAME", "9 chỗ"),
        ("32 tuổi", "AGE", "32 tuổi"),
        ("sinh năm 1990", "AGE", "1990"),
        ("thắng 2-1", "SCORE", "2-1"),
        ("tỷ lệ 3:1", "SCORE", "3:1"),
        ("1. Về kinh tế", "LIST_NUMBER", "1. "),
        ("theo báo cáo (3).", "FOOTNOTE", "3"),
        ("trên 1 ha đất", "DENOMINATOR", "1"),
        ("hàng chục hộ", "VAGUE", "hàng chục"),
        ("vài trăm hộ", "VAGUE", "vài trăm"),
        ("hai bên", "IDIOM", "hai bên"),
        ("bác sĩ trên 10.000 dân", "DENOMINATOR", "10.000"),
        ("cứ 1 vạn dân", "DENOMINATOR", "1 vạn"),
        ("Ba Bể", "NAME", "Ba"),
    ],
)
def test_reasons(text: str, reason: str, printed: str) -> None:
    scan = SCANNER.scan(text)
    assert scan.quantities == ()
    assert (reason, printed) in [(n.reason.value, text[n.start : n.end]) for n in scan.noise]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("chương trình 5 dự án", 5),
        ("khu 12.000 m2", 12_000),
        ("tầng 5%", 5),
        ("công ty 28 lao động", 28),
        ("lớp 35 học viên", None),  # an ordinal where a class is meant
        ("toàn tỉnh có 135 doanh nghiệp", 135),
        ("tỷ đồng-20 dự án", 20),
        ("dân số 512 người", 512),
        ("tổng số 15 xã", 15),
    ],
)
def test_numbers_that_count_are_figures(text: str, value: float | None) -> None:
    assert [q.value for q in SCANNER.scan(text).quantities] == ([] if value is None else [value])


def test_the_exponent_of_a_unit_is_part_of_the_unit() -> None:
    scan = SCANNER.scan("diện tích 7.929,5km2")
    assert [(n.reason.value, n.start) for n in scan.noise] == [("UNIT_SYMBOL", 19)]


def test_the_whole_of_a_fraction_is_its_denominator() -> None:
    text = "15/20 xã"
    assert [(n.reason.value, text[n.start : n.end]) for n in SCANNER.scan(text).noise] == [("DENOMINATOR", "20")]


def test_a_leading_number_is_a_list_number_only_at_the_start_of_a_line() -> None:
    text = "3. Về xã hội"
    assert SCANNER.scan(text).noise[0].reason == "LIST_NUMBER"
    assert SCANNER.scan(text, line_start=False).noise == () or SCANNER.scan(text, line_start=False).noise[0].reason != "LIST_NUMBER"
