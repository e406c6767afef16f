from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.derivation import previous_levels

GROWTH = {"measure": "change_pct", "unit": "percent", "value": 10.0, "value_low": 9.5, "value_high": 10.5, "base_period": "2023"}


def test_the_level_of_the_base_period(observations_of):
    (row,) = previous_levels(observations_of({"value": 220.0}, GROWTH)).to_dict("records")
    assert (row["year"], row["period"], row["value"], row["derived"], row["selected"]) == (2023, "2023", pytest.approx(200), True, True)
    assert row["derivation"] == "level / (1 + growth / 100); level=0000000000000000; growth=0000000000000001"
    assert row["value_low"] < 200 < row["value_high"]


def test_a_part_of_the_year_and_a_stock_keep_their_length(observations_of):
    rows = previous_levels(
        observations_of(
            {"period": "2024-01-01/P9M"},
            GROWTH | {"period": "2024-01-01/P9M", "base_period": "2023-01-01/P9M"},
            {"metric": "deposits", "stock": True},
            GROWTH | {"metric": "deposits", "stock": True},
        )
    )
    assert rows[["metric", "period"]].to_numpy().tolist() == [["trade_total", "2023-01-01/P9M"], ["deposits", "2023"]]
    assert rows["period_start"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    "change",
    [
        {"base_period": None},
        {"base_period": "2023-01-01/P9M"},
        {"base_period": "2024"},
        {"bound": "over", "value_high": None},
        {"status": "target", "obs_status": "F"},
        {"selected": False},
        {"place": "huyện Đồng Văn"},
        {"period": "2024-Q1"},
        {"value": -100.0, "value_low": -100.0, "value_high": -99.0},
    ],
)
def test_nothing_is_derived_from_what_does_not_fit(observations_of, change):
    assert previous_levels(observations_of({"value": 220.0}, GROWTH | change)).empty


def test_a_restated_amount_gives_nothing_of_its_own(observations_of):
    assert previous_levels(observations_of({"value": 220.0, "equivalent_to": "f" * 16}, GROWTH)).empty


def test_a_printed_figure_is_never_replaced(observations_of):
    (row,) = previous_levels(observations_of({"value": 220.0}, GROWTH, {"value": 201.0, "period": "2023"})).to_dict("records")
    assert not row["selected"]


def test_an_estimate_stays_an_estimate(observations_of):
    (row,) = previous_levels(observations_of({"status": "estimate", "obs_status": "E"}, GROWTH)).to_dict("records")
    assert (row["status"], row["obs_status"]) == ("estimate", "I")


@given(st.floats(1, 1e12), st.floats(-90, 500), st.floats(0, 0.5), st.floats(0, 4))
def test_the_interval_contains_the_value_and_growth_leads_back(observations_of, level, growth, level_margin, growth_margin):
    rows = observations_of(
        {"value": level, "value_low": level * (1 - level_margin), "value_high": level * (1 + level_margin)},
        GROWTH | {"value": growth, "value_low": growth - growth_margin, "value_high": growth + growth_margin},
    )
    (row,) = previous_levels(rows).to_dict("records")
    assert row["value_low"] <= row["value"] <= row["value_high"]
    assert row["value"] * (1 + growth / 100) == pytest.approx(level)
