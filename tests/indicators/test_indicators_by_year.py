from __future__ import annotations

import pytest

from indicators.indicators_by_year import indicators_by_year
from schemas.vocabulary import load_vocabulary


def by_year(rows):
    return indicators_by_year(rows, load_vocabulary()).sort_values(["metric", "year"], ignore_index=True)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ({}, {"status": "estimate", "obs_status": "E"}),
        ({}, {"period": "2024-01-01/P11M"}),
        ({"status": "estimate", "obs_status": "E"}, {"period": "2024-01-01/P9M"}),
        ({"period": "2024-01-01/P9M"}, {"period": "2024-12"}),
        ({"period": "2024-01-01/P9M"}, {"period": "2024-S1"}),
        ({"stock": True}, {"stock": True, "period": "2024-09-30"}),
        ({}, {"derived": True, "derivation": "x"}),
        ({}, {"selected": False}),
    ],
)
def test_the_best_figure_stands_for_the_year(observations_of, better, worse):
    (row,) = by_year(observations_of({"value": 1.0} | worse, {"value": 2.0} | better)).to_dict("records")
    assert row["value"] == 2.0


def test_a_part_of_the_year_is_flagged(observations_of):
    rows = by_year(observations_of({"metric": "a", "period": "2024-01-01/P9M", "flags": "REVISED"}, {"metric": "b"}))
    assert rows[["whole_year", "flags"]].to_numpy().tolist() == [[False, "REVISED;PART_YEAR"], [True, ""]]


def test_targets_forecasts_and_spans_of_years_are_left_out(observations_of):
    rows = observations_of(
        {"status": "target", "obs_status": "F"}, {"status": "forecast", "obs_status": "F"}, {"period": "2020-01-01/P5Y"}, {"selected": False}
    )
    assert by_year(rows).empty


def test_the_year_before_and_the_change(observations_of):
    rows = by_year(observations_of({"period": "2023", "value": 200.0}, {"value": 220.0}, {"period": "2021"}))
    last = rows.iloc[-1]
    assert (last["previous_value"], last["difference"], last["percent_change"]) == (200.0, 20.0, pytest.approx(10))
    assert last["previous_observation_id"] == f"{0:016x}"
    assert rows["previous_value"].isna().tolist() == [True, True, False]


def test_a_part_of_the_year_has_no_change_against_a_whole_one(observations_of):
    rows = by_year(observations_of({"period": "2023"}, {"period": "2024-01-01/P9M"}))
    assert rows["previous_value"].isna().all()


def test_a_rate_has_a_difference_but_no_percent_change(observations_of):
    rate = {"measure": "share", "unit": "percent"}
    last = by_year(observations_of({"period": "2023", "value": 20.0} | rate, {"value": 15.0} | rate)).iloc[-1]
    assert last["difference"] == -5.0
    assert last[["percent_change"]].isna().all()


def test_the_first_figures_of_a_merged_province_say_that_its_area_changed(observations_of):
    """Tuyên Quang took Hà Giang in on 2025-07-01; Hà Nội was not merged."""
    merged = {"place": "Tuyên Quang", "metric": "a"}
    alone = {"place": "Hà Nội", "metric": "b"}
    old, new = {"place_id": "VN63-08"}, {"place_id": "VN34-08"}
    rows = by_year(
        observations_of(
            {"period": "2024"} | merged | old,
            {"period": "2025"} | merged | new,
            {"period": "2026"} | merged | new,
            {"period": "2026-Q1", "metric": "c", "place": "Tuyên Quang"} | new,
            {"period": "2024", "place_id": "VN63-01"} | alone,
            {"period": "2025", "place_id": "VN34-01"} | alone,
        )
    )
    assert rows["flags"].tolist() == ["", "AREA_CHANGED", "", "", "", "PART_YEAR;AREA_CHANGED"]
    assert rows["previous_value"].notna().tolist() == [False, False, True, False, True, False]
