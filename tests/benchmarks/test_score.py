"""The score, on marks and rows made by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from benchmarks.golden import GoldSet, held_back
from benchmarks.judging import same_unit, span, syllables
from benchmarks.reliability import as_markdown, reliability
from benchmarks.score import Harmonic, Score, Verdict, score
from extract.observation import Observation
from schemas.code_lists import Bound, Measure, PeriodBasis, Status

SENTENCE = "Năm 2023, tổng kim ngạch xuất khẩu đạt 96 triệu USD."
MARK = {
    "id": "x01-01",
    "sentence": SENTENCE,
    "text": "96 triệu USD",
    "value": 96e6,
    "unit": "USD",
    "metric": "tổng kim ngạch xuất khẩu",
    "metric_id": "exports_total",
    "measure": "level",
    "year": 2023,
    "period": "2023",
    "status": "actual",
    "bound": "exact",
    "place": "Hà Giang",
}
ROW = Observation(
    observation_id="0" * 16, year=2023, metric="exports_total", value=96e6, unit="USD", source_sentence=SENTENCE, place="tỉnh Hà Giang",
    place_id="VN63-02", metric_text="kim ngạch xuất khẩu", measure=Measure.LEVEL, value_text="96 triệu", unit_text="USD", value_low=95.5e6,
    value_high=96.5e6, bound=Bound.EXACT, status=Status.ACTUAL, period="2023", period_start=date(2023, 1, 1), period_end=date(2023, 12, 31),
    period_basis=PeriodBasis.STATED, base_period=None, equivalent_to=None, part_of=None, confidence=0.95, flags=(), sentence_no=1, char_start=0,
    char_end=8,
)  # fmt: skip


def scored(tmp_path: Path, marks: list[dict[str, Any]], rows: list[Observation]) -> Score:
    (tmp_path / "marks").mkdir()
    (tmp_path / "x01.txt").write_text(SENTENCE, encoding="utf-8")
    (tmp_path / "marks" / "x01.jsonl").write_text("\n".join(json.dumps(mark) for mark in marks), encoding="utf-8")
    return score(GoldSet("x", tmp_path), {"x01": rows})


def test_a_right_row(tmp_path: Path) -> None:
    result = scored(tmp_path, [MARK], [ROW])
    assert result.figure == result.row == Harmonic(1.0, 1.0)
    assert set(result.fields.values()) == {1.0}
    assert list(result.verdicts.values()) == [Verdict.RIGHT]


def test_each_field_is_judged(tmp_path: Path) -> None:
    wrong = replace(
        ROW, year=2022, metric="other:x", metric_text="thu ngân sách", measure=Measure.CHANGE, status=Status.TARGET, bound=Bound.OVER,
        place="Lào Cai", period_start=None, period_end=date(2022, 12, 31),
    )  # fmt: skip
    result = scored(tmp_path, [MARK], [wrong])
    assert result.figure.f1 == 1.0
    assert result.row.f1 == 0.0
    assert set(result.fields.values()) == {0.0}
    assert list(result.verdicts.values()) == [Verdict.WRONG]


def test_missed_extra_and_optional(tmp_path: Path) -> None:
    extra = replace(ROW, value=12.0, observation_id="1" * 16)
    optional = replace(ROW, value=13.0, observation_id="2" * 16)
    marks = [MARK, {**MARK, "value": 5e6}, {**MARK, "value": 13.0, "optional": True}]
    result = scored(tmp_path, marks, [ROW, extra, optional])
    assert (result.marked, result.rows) == (2, 2)
    assert result.figure == Harmonic(0.5, 0.5)
    assert list(result.verdicts.values()) == [Verdict.RIGHT, Verdict.OPTIONAL, Verdict.EXTRA]


def test_one_row_answers_one_mark(tmp_path: Path) -> None:
    result = scored(tmp_path, [MARK, MARK], [ROW])
    assert result.figure == Harmonic(1.0, 0.5)


@pytest.mark.parametrize(
    ("period", "start", "end"),
    [
        ("2018", date(2018, 1, 1), date(2018, 12, 31)),
        ("2018-Q3", date(2018, 7, 1), date(2018, 9, 30)),
        ("2018-H1", date(2018, 1, 1), date(2018, 6, 30)),
        ("2018-S2", date(2018, 7, 1), date(2018, 12, 31)),
        ("2018-02", date(2018, 2, 1), date(2018, 2, 28)),
        ("2018-01/2018-09", date(2018, 1, 1), date(2018, 9, 30)),
        ("2018-01-01/P9M", date(2018, 1, 1), date(2018, 9, 30)),
        ("2018-01-01/P79D", date(2018, 1, 1), date(2018, 3, 20)),
        ("2016-01-01/P5Y", date(2016, 1, 1), date(2020, 12, 31)),
        ("/2018-03-20", None, date(2018, 3, 20)),
    ],
)
def test_periods_of_marks_and_rows(period: str, start: date | None, end: date) -> None:
    assert span(period) == (start, end)


def test_no_period() -> None:
    assert span(None) is None
    assert span("sometime") is None


def test_units_of_counts() -> None:
    assert same_unit({"unit": "count"}, "project")
    assert not same_unit({"unit": "count"}, "USD")
    assert same_unit({"unit": "month"}, "occurrence")
    assert not same_unit({"unit": "USD"}, "VND")


def test_syllables_ignore_case_and_small_words() -> None:
    assert syllables("Tổng số vốn của Tỉnh") == syllables("vốn tỉnh")


def test_every_third_article_is_held_back() -> None:
    assert [name for name in ("c01", "c03", "d12", "d40", "bhg-2023-02-03") if held_back(name)] == ["c03", "d12"]


def test_reliability_table() -> None:
    judged = [(replace(ROW, confidence=0.95), True), (replace(ROW, confidence=0.93), True), (replace(ROW, confidence=0.6), False)]
    assert as_markdown(reliability(judged)).splitlines()[2:] == ["| 0.9 to 1.0 | 2 | 67% | 0.94 | 100.0% |", "| 0.5 to 0.7 | 1 | 33% | 0.60 | 0.0% |"]
