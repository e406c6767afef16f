"""The newspaper of an article and the place it speaks for."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from extract.article import LineKind
from extract.pages.dateline import VIETNAM
from extract.pages.known import NOTHING
from extract.pages.newspaper import Origin, find_origin
from extract.pages.page import Page
from schemas.vocabulary import load_vocabulary


@pytest.mark.parametrize(
    ("line", "section", "published", "origin"),
    [
        ("BHG - Năm 2024, tỉnh ta có 3 dự án.", None, date(2025, 1, 27), Origin("Báo Hà Giang", "VN63-02")),
        ("(BHG) - Năm 2024, tỉnh ta có 3 dự án.", None, date(2025, 1, 27), Origin("Báo Hà Giang", "VN63-02")),
        ("BHG- Năm 2024, tỉnh ta có 3 dự án.", None, None, Origin("Báo Hà Giang", "VN63-02")),
        ("TQĐT - Sau ngày hợp nhất, tỉnh có 124 xã.", None, date(2026, 3, 15), Origin("Báo Tuyên Quang", "VN34-08")),
        ("(Baothanhhoa.vn) - Bước qua nửa đầu năm.", None, date(2025, 7, 18), Origin("Báo Thanh Hóa", "VN34-38")),
        ("Bước qua nửa đầu năm.", "Báo Thanh Hóa điện tử › Kinh tế", date(2025, 6, 30), Origin("Báo Thanh Hóa", "VN63-38")),
        ("TTO - Cả nước có 3 dự án.", None, None, Origin("Báo Tuổi Trẻ", "VN")),
        ("Sản xuất tăng 5%.", "CỤC THỐNG KÊ TỈNH TUYÊN QUANG", date(2022, 5, 30), Origin(None, "VN63-08")),
        ("Sản xuất tăng 5%.", "Kinh tế", date(2022, 5, 30), Origin(None, "VN")),
        ("(XYZT) - Sản xuất tăng 5%.", None, None, Origin("XYZT", "VN")),
        ("FDI - động lực mới của kinh tế tỉnh.", None, None, Origin(None, "VN")),
        ("(Số liệu năm 2021) Sản xuất tăng 5%.", None, None, Origin(None, "VN")),
    ],
)
def test_origin(line: str, section: str | None, published: date | None, origin: Origin) -> None:
    moment = datetime.combine(published, time(), VIETNAM) if published else None
    page = Page("", ((LineKind.PARAGRAPH, line),), section, moment, None, {})
    assert find_origin(page, NOTHING, load_vocabulary()) == origin
