"""Corrections in a build: what they do to the dataset, and how loudly they fail."""

from __future__ import annotations

from pathlib import Path

import pytest

from indicators import build
from indicators.check import check
from indicators.corrections.corrections_file import COLUMNS
from indicators.read import observations, read_table
from schemas.errors import CorrectionError

EXPORT = "Năm 2024, kim ngạch xuất khẩu chè của tỉnh đạt 8,2 triệu USD, tăng 5,1% so với năm 2023."
MEETING = "Tại kỳ họp thứ 12, tỉnh có 29 tổ chức phi chính phủ nước ngoài hoạt động."
PAGE = f"Đối ngoại Hà Giang năm 2024\n\n08:15, 20/01/2025\n\n{EXPORT}\n\n{MEETING}\n"


@pytest.fixture
def raw(tmp_path) -> Path:
    folder = tmp_path / "data" / "raw"
    folder.mkdir(parents=True)
    (folder / "tea.txt").write_text(PAGE, encoding="utf-8")
    return folder


@pytest.fixture
def out(tmp_path) -> Path:
    return tmp_path / "out"


def correct(raw: Path, *lines: str) -> None:
    (raw.parent / "corrections.csv").write_text("\n".join((",".join(COLUMNS), *lines, "")), encoding="utf-8")


def row_of(out: Path, value_text: str) -> dict:
    rows = observations(out)
    return rows[rows["value_text"] == value_text].iloc[0].to_dict()


def line(row: dict, action: str, field: str, value: str, expect: str, day: str = "2026-01-31") -> str:
    return f"{action},tea,{row['observation_id']},{field},{value},{expect},it says otherwise,Lan,{day}"


def changes(out: Path) -> list[tuple[str, str, str]]:
    return list(read_table(out, "changes")[["change", "cause", "column"]].fillna("").itertuples(index=False, name=None))


def test_a_correction_is_made_and_taken_back(raw, out):
    build(raw, out)
    before = observations(out)
    ngo = row_of(out, "29")
    correct(raw, line(ngo, "change", "value", "30", "29"))
    outcome = build(raw, out)
    assert (outcome.nothing_new, outcome.corrections, outcome.corrections_failed) == (False, 1, 0)
    row = row_of(out, "29")
    assert (row["value"], row["value_low"], row["value_high"], row["review"], row["confidence"]) == (30, 30, 30, "corrected", 1)
    assert row["selected"]
    assert {cause for _, cause, _ in changes(out)} == {"correction"}
    assert {column for _, _, column in changes(out)} == {"value", "value_low", "value_high", "confidence", "review"}
    (told,) = read_table(out, "corrections").to_dict("records")
    assert (told["applied"], told["observation_id"], told["author"]) == (True, ngo["observation_id"], "Lan")
    assert '"value": 29.0' in told["before"]
    assert check(out) == []
    assert build(raw, out).nothing_new
    (raw.parent / "corrections.csv").unlink()
    build(raw, out)
    assert observations(out).equals(before)
    assert {cause for _, cause, _ in changes(out)} == {"correction"}


def test_dropping_confirming_and_adding(raw, out):
    build(raw, out)
    ngo, tea = row_of(out, "29"), row_of(out, "8,2 triệu")
    correct(
        raw,
        line(ngo, "drop", "", "", "value=29; unit=organisation"),
        line(tea, "confirm", "", "", "value=8200000; unit=USD"),
        f'add,tea,,,value_text=12; metric=other:ky_hop; metric_text=kỳ họp; period=2024-12; unit=count,"{MEETING}",missed,Lan,2026-01-31',
    )
    assert build(raw, out).corrections == 3
    rows = observations(out).set_index("value_text")
    assert "29" not in rows.index
    assert rows.loc[["8,2 triệu", "5,1", "12"], "review"].tolist() == ["confirmed", "auto", "corrected"]
    assert rows.loc["12", ["metric", "period", "place_id", "selected"]].tolist() == ["other:ky_hop", "2024-12", "VN63-02", True]
    rejects = read_table(out, "rejects")
    assert rejects.loc[rejects["reason"] == "DROPPED_BY_PERSON", "text"].tolist() == ["29"]
    assert "12" not in rejects["text"].tolist()
    causes = read_table(out, "changes").set_index("observation_id")["cause"]
    assert set(causes) == {"correction"}
    assert check(out) == []


def test_a_correction_that_no_longer_fits_fails_loudly_and_costs_nothing_else(raw, out):
    build(raw, out)
    ngo, tea = row_of(out, "29"), row_of(out, "8,2 triệu")
    correct(
        raw,
        line(ngo, "change", "value", "30", "28"),
        line(tea, "confirm", "", "", "value=8200000; unit=USD"),
        line(tea, "change", "metric", "exports_total", "trade_total").replace(",tea,", ",coffee,"),
    )
    outcome = build(raw, out)
    assert (outcome.corrections, outcome.corrections_failed, len(outcome.failed)) == (1, 2, 2)
    assert outcome.failed[0].startswith(f"corrections.csv, line 2: change value of row {ngo['observation_id']} of tea: it expects value '28', but ")
    assert "line 4" in outcome.failed[1]
    assert "there is no such article" in outcome.failed[1]
    found = read_table(out, "quality")
    found = found[found["check"] == "correction_not_applied"]
    assert found["severity"].unique().tolist() == ["error"]
    assert sorted(found["message"]) == sorted(outcome.failed)
    assert row_of(out, "29")["value"] == 29
    assert read_table(out, "corrections")["applied"].tolist() == [False, True, False]
    again = build(raw, out)
    assert (again.nothing_new, again.corrections_failed) == (True, 2)


def test_a_correction_of_an_article_that_repeats_another_is_told(raw, out):
    build(raw, out)
    row = row_of(out, "29")
    (raw / "copy.txt").write_text(PAGE.replace("20/01", "21/01"), encoding="utf-8")
    correct(raw, line(row, "drop", "", "", "value=29; unit=organisation").replace(",tea,", ",copy,"))
    (fault,) = build(raw, out).failed
    assert "the article repeats tea" in fault


def test_a_wrong_file_stops_the_run_before_anything_is_written(raw, out):
    correct(raw, "drop,tea,0123456789abcdef,,,value=1; unit=USD,,Lan,2026-01-31")
    with pytest.raises(CorrectionError, match=r"corrections.csv, line 2: reason: is missing"):
        build(raw, out)
    assert not out.exists()


def test_a_file_of_another_name_is_used_where_it_is_given(raw, out, tmp_path):
    correct(raw, "drop,tea,0123456789abcdef,,,value=1; unit=USD,no reason needed,Lan,2026-01-31")
    own = tmp_path / "own.csv"
    own.write_text(",".join(COLUMNS) + "\n", encoding="utf-8")
    assert build(raw, out, corrections=own).corrections_failed == 0
    assert build(raw, out).corrections_failed == 1
