from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from schemas.errors import TableError
from schemas.tables import ARTICLES, OBSERVATIONS, TABLES
from schemas.tables.frames import empty_frame, from_rows, to_arrow, to_frame
from schemas.tables.validation import Failure, failures

ROW = {
    "year": 2022,
    "metric": "fdi_registered_capital_active",
    "value": 4_040_000.0,
    "unit": "USD",
    "source_sentence": "Tổng vốn đầu tư đăng ký là 4,04 triệu USD.",
    "observation_id": "0123456789abcdef",
    "article_id": "article",
    "place": "Hà Giang",
    "place_id": "VN63-02",
    "metric_text": "tổng vốn đầu tư đăng ký",
    "measure": "level",
    "value_text": "4,04 triệu",
    "unit_text": "USD",
    "value_low": 4_035_000.0,
    "value_high": 4_045_000.0,
    "bound": "exact",
    "status": "actual",
    "obs_status": "A",
    "period": "2022",
    "period_end": date(2022, 12, 31),
    "period_basis": "context",
    "derived": False,
    "selected": True,
    "confidence": 0.9,
    "review": "auto",
    "flags": "",
    "sentence_no": 3,
    "char_start": 27,
    "char_end": 37,
}


def frame(*rows: dict) -> pd.DataFrame:
    return to_frame(from_rows(rows, OBSERVATIONS))


def failed(*rows: dict) -> list[Failure]:
    return failures(frame(*rows), OBSERVATIONS)


def test_a_sound_row_passes():
    assert failed(ROW) == []


@pytest.mark.parametrize(
    ("check", "change"),
    [
        ("value_in_interval", {"value_low": 5e6}),
        ("value_in_interval", {"value_high": 4e6}),
        ("year_is_end_of_period", {"year": 2021}),
        ("year: minimum", {"year": 1022, "period": "1022", "period_end": date(1022, 12, 31)}),
        ("period_spelled", {"period": "2022-H1"}),
        ("period_spelled", {"period": "2022-12-31"}),
        ("period_spelled", {"period": "2022", "period_start": date(2022, 2, 1)}),
        ("base_period_spelled", {"base_period": "last year"}),
        ("observation_id: pattern", {"observation_id": "0123456789ABCDEF"}),
        ("bound: code list", {"bound": "roughly"}),
        ("status: code list", {"status": "guess"}),
        ("measure: code list", {"measure": "amount"}),
        ("metric: pattern", {"metric": "other:Vốn"}),
        ("unit: pattern", {"unit": "triệu USD"}),
        ("place_id: pattern", {"place_id": "Hà Giang"}),
        ("value_text_in_sentence", {"value_text": "5,04 triệu"}),
        ("unit_text_in_sentence", {"unit_text": "EUR"}),
        ("offsets_span_value_text", {"char_end": 38}),
        ("offsets_span_value_text", {"char_start": None, "char_end": None}),
        ("derivation_given", {"derivation": "made up"}),
        ("rate_of_equivalent", {"implied_rate": 25_000.0}),
        ("confidence: maximum", {"confidence": 1.5}),
        ("part_of: pattern", {"part_of": "whole"}),
    ],
)
def test_a_check_finds_its_fault_and_nothing_else(check, change):
    assert failed(ROW, ROW | {"observation_id": "f" * 16} | change) == [Failure(1, check)]


def test_periods_of_every_kind_are_spelled():
    spans = {
        "2018-Q1": (date(2018, 1, 1), date(2018, 3, 31)),
        "2018-S1": (date(2018, 1, 1), date(2018, 6, 30)),
        "2018-01-01/P9M": (date(2018, 1, 1), date(2018, 9, 30)),
        "2018-01-01/P79D": (date(2018, 1, 1), date(2018, 3, 20)),
        "2016-01-01/P5Y": (date(2016, 1, 1), date(2020, 12, 31)),
        "2018-03-20": (None, date(2018, 3, 20)),
    }
    rows = [
        ROW | {"observation_id": f"{n:016x}", "period": period, "period_start": start, "period_end": end, "year": end.year}
        for n, (period, (start, end)) in enumerate(spans.items())
    ]
    assert failed(*rows) == []


def test_of_rows_with_one_id_all_but_the_first_fail():
    assert failed(ROW, ROW, ROW) == [Failure(1, "observation_id: field_uniqueness"), Failure(2, "observation_id: field_uniqueness")]


def test_every_failure_is_named_once_however_many_columns_it_touches():
    broken = ROW | {"bound": "roughly", "value_low": 9e9, "year": 1999}
    assert failed(broken) == [Failure(0, "bound: code list"), Failure(0, "value_in_interval"), Failure(0, "year_is_end_of_period")]


def test_nulls_are_found_where_there_may_be_none():
    rows = frame(ROW)
    rows["metric_text"] = pd.Series([None], dtype="str")
    assert failures(rows, OBSERVATIONS) == [Failure(0, "metric_text: not_nullable")]


def test_a_missing_column_is_a_failure_of_the_table():
    assert [failure.index for failure in failures(frame(ROW).drop(columns="unit"), OBSERVATIONS)] == [None]


def test_a_rejected_article_has_a_reason():
    rejected = {"article_id": "a", "status": "rejected", "source": "a.txt", "observations": 0, "rejects": 0}
    assert failures(to_frame(from_rows([rejected], ARTICLES)), ARTICLES) == [Failure(0, "reason_of_rejected")]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_may_be_empty(table):
    empty = empty_frame(table)
    assert failures(empty, table) == []
    assert to_arrow(empty, table).schema.equals(table.arrow_schema(), check_metadata=True)


def test_frames_and_arrow_tables_carry_the_same_cells():
    rows = from_rows([ROW, ROW | {"period_start": date(2022, 1, 1), "char_start": None}], OBSERVATIONS)
    assert to_arrow(to_frame(rows), OBSERVATIONS).to_pylist() == sorted(rows.to_pylist(), key=lambda row: row["char_start"] is None)


def test_rows_that_do_not_fit_the_schema_are_an_error():
    with pytest.raises(TableError, match="observations"):
        from_rows([ROW | {"value": "much"}], OBSERVATIONS)
    with pytest.raises(TableError, match="observations"):
        to_arrow(frame(ROW).drop(columns="unit"), OBSERVATIONS)
