from __future__ import annotations

from datetime import date

import pytest

from schemas.tables import UNITS
from schemas.tables.frames import from_rows, to_frame
from schemas.tables.observations import OBSERVATIONS
from schemas.tables.validation import failures, row_failures

ROW = {
    "year": 2024,
    "metric": "trade_total",
    "value": 3.0,
    "unit": "USD",
    "source_sentence": "đạt 3 USD",
    "observation_id": "0" * 16,
    "article_id": "a",
    "place": "Hà Giang",
    "place_id": "VN63-02",
    "metric_text": "kim ngạch",
    "measure": "level",
    "value_text": "3",
    "unit_text": "USD",
    "value_low": 3.0,
    "value_high": 3.0,
    "bound": "exact",
    "status": "actual",
    "obs_status": "A",
    "period": "2024",
    "derived": False,
    "selected": False,
    "confidence": 1.0,
    "review": "corrected",
    "flags": "",
    "char_start": 4,
    "char_end": 5,
    "period_basis": "stated",
    "period_start": date(2024, 1, 1),
    "period_end": date(2024, 12, 31),
}


WRONG = ({"metric": "No Metric"}, {"measure": "size"}, {"confidence": 2.0}, {"value_high": 1.0}, {"value_text": "4"}, {"char_end": 9})


@pytest.mark.parametrize("cells", [{}, *WRONG])
def test_one_row_fails_what_it_fails_in_a_table(cells):
    row = ROW | cells
    expected = sorted(failure.check for failure in failures(to_frame(from_rows([row], OBSERVATIONS)), OBSERVATIONS))
    assert sorted(row_failures(row, OBSERVATIONS)) == expected
    assert bool(expected) == bool(cells)


def test_a_null_where_none_may_be_is_found():
    assert row_failures({"unit": "ha", "name_vi": None, "name_en": "hectare", "dimension": "area"}, UNITS) == ["name_vi: not_nullable"]
