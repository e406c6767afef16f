"""Date lines of newspaper pages."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from extract.pages.dateline import VIETNAM, parse_dateline
from schemas.vocabulary.page_cues import load_page_cues

CUES = load_page_cues()


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("09:48, 01/02/2023", "2023-02-01 09:48:00"),
        ("Thứ Tư, 01/02/2023, 09:48 [GMT+7]", "2023-02-01 09:48:00"),
        ("Cập nhật lúc 08:40, Thứ Sáu, 22/01/2021 (GMT+7)", "2021-01-22 08:40:00"),
        ("Cập nhật: 30/10/2020 | 16:42 GMT+7", "2020-10-30 16:42:00"),
        ("Cập nhật ngày: 09/01/2020 lúc 16:05", "2020-01-09 16:05:00"),
        ("Ngày đăng: 24/12/2018, 10:57 am", "2018-12-24 10:57:00"),
        ("Đăng ngày: 30/05/2022 16:40 | Lượt xem: 1.284", "2022-05-30 16:40:00"),
        ("07:05 | 21/12/2023 - 3.214 lượt xem", "2023-12-21 07:05:00"),
        ("Thứ năm, 28/09/2017 | 16:40:12 PM", "2017-09-28 16:40:12"),
        ("Thứ 2, 05/03/2024 | 9:05 CH", "2024-03-05 21:05:00"),
        ("12:15 SA, 05/03/2024", "2024-03-05 00:15:00"),
        ("09h30 ngày 27.01.2025", "2025-01-27 09:30:00"),
        ("15 giờ 22 phút, ngày 27 tháng 1 năm 2025", "2025-01-27 15:22:00"),
        ("Đăng ngày: 19-07-2018 14:05", "2018-07-19 14:05:00"),
        ("28/01/2023", "2023-01-28 00:00:00"),
        ("2024-03-05", "2024-03-05 00:00:00"),
        ("2024-03-05T08:00:00+07:00", "2024-03-05 08:00:00"),
        ("2024-03-05T20:30:00Z", "2024-03-06 03:30:00"),
        ("2024-03-05 08:00 (GMT+9)", "2024-03-05 08:00:00"),
        ("Ngày đăng: 01/02/2023 08:00 - Cập nhật: 02/02/2023 09:00", "2023-02-01 08:00:00"),
    ],
)
def test_date_lines(line: str, published: str) -> None:
    found = parse_dateline(line, CUES)
    assert found is not None
    assert found.rest == ""
    assert found.published.utcoffset() == timedelta(hours=7)
    if "GMT+9" not in line:
        assert found.published == datetime.fromisoformat(published).replace(tzinfo=VIETNAM)
    else:
        assert found.published.hour == 6


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("Minh Hằng - 18/07/2025 06:30", "Minh Hằng"),
        ("Bản tin ngày 12/10/2024: tăng 5%", "Bản tin tăng 5%"),
    ],
)
def test_what_else_a_line_says(line: str, rest: str) -> None:
    found = parse_dateline(line, CUES)
    assert found is not None
    assert found.rest == rest


@pytest.mark.parametrize("line", ["", "Hôm nay, 4/5, họp", "31/02/2024", "09:48", "05/03/2024 99:99", "01/02/0203", "1" * 5000, "Năm 2024"])
def test_no_date_line(line: str) -> None:
    assert parse_dateline(line, CUES) is None
