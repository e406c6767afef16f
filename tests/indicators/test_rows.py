from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from extract import read_article
from indicators import rows
from indicators.find import RawFile
from indicators.layout import lay_out
from schemas.tables import ARTICLES
from schemas.tables.frames import from_rows, to_frame

PAGE = Path(__file__).parents[2] / "data" / "raw" / "bhg-2023-02-01-tang-cuong-doi-ngoai.txt"
FILE = RawFile(Path(PAGE.name), PAGE.name, PAGE.stem, "ab" * 32, 1)


@pytest.mark.parametrize(
    "published",
    [
        datetime(2025, 3, 1, 0, 30),  # noqa: DTZ001 - a page without a zone means Vietnam's
        datetime(2025, 3, 1, 0, 30, tzinfo=timezone(timedelta(hours=7))),
        datetime(2025, 2, 28, 17, 30, tzinfo=UTC),
    ],
)
def test_day_and_month_of_publication_are_those_of_vietnam(published):
    assert rows.publication_day(published) == date(2025, 3, 1)
    article = replace(read_article(PAGE), published=published)
    table = from_rows([rows.article(article, FILE, 0, 0)], ARTICLES)
    assert lay_out(to_frame(table)).months == {PAGE.stem: "2025-03"}
    assert rows.publication_day(None) is None
