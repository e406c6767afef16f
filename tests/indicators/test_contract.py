"""The derived row and the comparisons that the two sample articles must give."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from indicators.read import observations, read_table


@pytest.fixture(scope="module")
def pairs(dataset: Path) -> dict[tuple[str, int, str, int], dict[str, Any]]:
    rows = read_table(dataset, "comparisons").to_dict("records")
    return {(row["left_metric"], row["left_year"], row["right_metric"], row["right_year"]): row for row in rows}


def reasons(row: dict[str, Any]) -> set[str]:
    return set(row["reasons"].split(";"))


def test_the_marks_become_rows_and_one_is_derived(dataset: Path):
    rows = observations(dataset)
    assert rows.groupby(["year", "derived"]).size().to_dict() == {(2022, False): 9, (2023, True): 1, (2024, False): 12}
    assert rows["selected"].all()


def test_trade_of_2023_is_derived_from_the_growth(dataset: Path):
    rows = observations(dataset)
    derived = rows[rows["derived"]].iloc[0]
    assert derived["metric"] == "trade_total"
    assert derived["value"] == pytest.approx(293.05e6, rel=1e-4)
    assert (derived["value_low"], derived["value_high"]) == pytest.approx((307.5e6 / 1.0515, 308.5e6 / 1.0505))
    assert (derived["period"], derived["status"], derived["obs_status"]) == ("2023", "actual", "I")
    assert derived[["sentence_no", "char_start", "char_end"]].isna().all()
    for source in rows[(rows["metric"] == "trade_total") & ~rows["derived"]]["observation_id"]:
        assert source in derived["derivation"]


def test_rates_are_checked_against_the_sharpest_neighbour(dataset: Path):
    rows = observations(dataset).dropna(subset="rate_check").set_index("metric")
    assert rows["implied_rate"].round().to_dict() == {
        "fngo_aid_committed_new": 25392,
        "fngo_aid_disbursed": 23333,
        "fngo_aid_emergency_value": 25313,
    }
    assert rows["rate_check"].to_dict() == {
        "fngo_aid_committed_new": "ok",
        "fngo_aid_disbursed": "within_rounding",
        "fngo_aid_emergency_value": "ok",
    }


def test_no_other_pairs(pairs: dict[Any, Any]):
    assert sorted(pairs) == [
        ("fdi_registered_capital_active", 2022, "fngo_aid_disbursed", 2024),
        ("fngo_aid_committed_new", 2022, "fngo_aid_committed_new", 2024),
        ("fngo_aid_projects_new", 2022, "fngo_aid_projects_new", 2024),
        ("oda_grant_projects_mobilised", 2022, "oda_projects_carried_over", 2024),
        ("trade_total", 2023, "trade_total", 2024),
    ]


def test_fdi_registered_against_aid_disbursed(pairs: dict[Any, Any]):
    row = pairs["fdi_registered_capital_active", 2022, "fngo_aid_disbursed", 2024]
    assert (row["kind"], row["common_unit"], row["rate_basis"]) == ("cross_metric", "USD", "none")
    assert (row["left_value"], row["right_value"], row["right_status"]) == (4.04e6, 3e6, "estimate")
    assert row["difference"] == pytest.approx(-1.04e6)
    assert [row["ratio"], row["ratio_low"], row["ratio_high"]] == pytest.approx([0.743, 0.618, 0.867], abs=5e-4)
    assert all(row[name] != row[name] for name in ("percent_change", "point_change", "cagr_percent"))
    assert row["comparability"] == "indicative_only"
    assert row["reasons"].split(";") == [
        "METRIC_DIFFERS",
        "STOCK_VS_FLOW",
        "REGISTERED_VS_DISBURSED",
        "INSTRUMENT_DIFFERS",
        "AS_OF_IMPLICIT",
        "YEARS_DIFFER",
        "ESTIMATE",
        "ROUNDING_WIDE",
    ]


def test_new_aid_projects(pairs: dict[Any, Any]):
    row = pairs["fngo_aid_projects_new", 2022, "fngo_aid_projects_new", 2024]
    assert (row["kind"], row["left_value"], row["right_value"], row["years_apart"]) == ("multi_year", 25, 39, 2)
    assert [row["percent_change"], row["cagr_percent"]] == pytest.approx([56.0, 24.9], abs=5e-2)
    assert (row["comparability"], reasons(row)) == ("with_caveats", {"CUTOFF_DIFFERS", "MISSING_BETWEEN"})
    assert row["missing_years"] == "2023"


def test_aid_committed(pairs: dict[Any, Any]):
    row = pairs["fngo_aid_committed_new", 2022, "fngo_aid_committed_new", 2024]
    assert (row["left_bound"], row["left_value"], row["right_value"], row["common_unit"]) == ("over", 52e9, 129.5e9, "VND")
    assert [row["ratio"], row["ratio_high"]] == pytest.approx([2.490, 2.49], abs=5e-3)
    assert row["ratio_low"] != row["ratio_low"]
    assert row["comparability"] == "with_caveats"
    assert reasons(row) == {"BOUND_LEFT", "CUTOFF_DIFFERS", "ESTIMATE", "NOMINAL", "MISSING_BETWEEN"}


def test_oda_projects_have_a_ratio_only(pairs: dict[Any, Any]):
    row = pairs["oda_grant_projects_mobilised", 2022, "oda_projects_carried_over", 2024]
    assert row["ratio"] == pytest.approx(4 / 3)
    assert row["difference"] != row["difference"]
    assert (row["comparability"], reasons(row)) == ("not_comparable", {"SCOPE_DIFFERS", "METRIC_DIFFERS"})


def test_trade_against_the_derived_year(pairs: dict[Any, Any]):
    row = pairs["trade_total", 2023, "trade_total", 2024]
    assert (row["kind"], row["right_value"]) == ("year_over_year", 308e6)
    assert [row["left_value"] / 1e6, row["percent_change"]] == pytest.approx([293.05, 5.1], abs=5e-3)
    assert row["reported_gap"] != row["reported_gap"]
    assert (row["comparability"], reasons(row)) == ("with_caveats", {"DERIVED_OPERAND", "NOMINAL"})


def test_caveats_are_plain_words_in_both_languages(pairs: dict[Any, Any]):
    row = pairs["trade_total", 2023, "trade_total", 2024]
    assert row["caveat_en"] == "One figure was computed from others, not printed. The amounts are at current prices; inflation is not taken out."
    assert row["caveat_vi"].startswith("Một số liệu được tính từ các số khác")
