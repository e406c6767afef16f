from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.derivation import derive
from schemas.tables import OBSERVATIONS
from schemas.tables.validation import failures
from schemas.vocabulary import load_vocabulary

GROWTH = {"measure": "change_pct", "unit": "percent", "value": 10.0, "value_low": 9.5, "value_high": 10.5, "base_period": "2023"}


def derived(rows):
    return derive(rows, load_vocabulary())


def test_the_level_of_the_base_period(observations_of):
    (row,) = derived(observations_of({"value": 220.0}, GROWTH)).to_dict("records")
    assert (row["year"], row["period"], row["value"], row["derived"], row["selected"]) == (2023, "2023", pytest.approx(200), True, True)
    assert row["derivation"] == "level / (1 + growth / 100); level=0000000000000000; growth=0000000000000001"
    assert row["value_low"] < 200 < row["value_high"]


def test_a_part_of_the_year_and_a_stock_keep_their_length(observations_of):
    rows = derived(
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
        {"flags": "BASE_IMPLIED;CONFLICT"},
        {"derived": True, "derivation": "x"},
        {"value": -100.0, "value_low": -100.0, "value_high": -99.0},
    ],
)
def test_nothing_is_derived_from_what_does_not_fit(observations_of, change):
    assert derived(observations_of({"value": 220.0}, GROWTH | change)).empty


def test_a_restated_amount_gives_nothing_of_its_own(observations_of):
    assert derived(observations_of({"value": 220.0, "equivalent_to": "f" * 16}, GROWTH)).empty


def test_a_printed_figure_is_never_replaced(observations_of):
    (row,) = derived(observations_of({"value": 220.0}, GROWTH, {"value": 201.0, "period": "2023"})).to_dict("records")
    assert not row["selected"]


def test_an_estimate_stays_an_estimate(observations_of):
    (row,) = derived(observations_of({"status": "estimate", "obs_status": "E"}, GROWTH)).to_dict("records")
    assert (row["status"], row["obs_status"]) == ("estimate", "I")


@settings(max_examples=25)
@given(st.floats(1, 1e12), st.floats(-90, 500), st.floats(0, 0.5), st.floats(0, 4))
def test_the_interval_contains_the_value_and_growth_leads_back(observations_of, level, growth, level_margin, growth_margin):
    rows = observations_of(
        {"value": level, "value_low": level * (1 - level_margin), "value_high": level * (1 + level_margin)},
        GROWTH | {"value": growth, "value_low": growth - growth_margin, "value_high": growth + growth_margin},
    )
    (row,) = derived(rows).to_dict("records")
    assert row["value_low"] <= row["value"] <= row["value_high"]
    assert row["value"] * (1 + growth / 100) == pytest.approx(level)


def test_the_vintage_is_that_of_the_operand_published_last(observations_of):
    before, after = pd.Timestamp("2025-01-05"), pd.Timestamp("2025-02-05")
    (row,) = derived(
        observations_of({"value": 220.0, "published": before}, GROWTH | {"published": after, "article_id": "later", "source_sentence": "1 USD later"})
    ).to_dict("records")
    assert (row["published"], row["article_id"], row["source_sentence"]) == (after, "later", "1 USD later")


def test_a_base_that_is_implied_is_said(observations_of):
    (row,) = derived(observations_of({"value": 220.0}, GROWTH | {"flags": "BASE_IMPLIED"})).to_dict("records")
    assert row["flags"] == "BASE_IMPLIED"


def test_a_level_less_its_change(observations_of):
    change = {"measure": "change", "value": 20.0, "value_low": 19.5, "value_high": 20.5, "base_period": "2023"}
    (row,) = derived(observations_of({"value": 220.0, "value_low": 219.0, "value_high": 221.0}, change)).to_dict("records")
    assert (row["value"], row["value_low"], row["value_high"], row["period"]) == (200, 198.5, 201.5, "2023")
    assert row["derivation"] == "level - change; level=0000000000000000; change=0000000000000001"
    assert derived(observations_of({"value": 220.0}, change | {"flags": "BASE_IMPLIED"})).empty
    assert derived(observations_of({"value": 220.0}, change | {"unit": "VND"})).empty


def test_a_share_less_its_points(observations_of):
    share = {"metric": "poverty_rate_household", "measure": "share", "unit": "percent", "value": 10.0, "value_low": 9.95, "value_high": 10.05}
    points = share | {"measure": "change", "unit": "percentage_point", "value": -2.0, "value_low": -2.05, "value_high": -1.95, "base_period": "2023"}
    (row,) = derived(observations_of(share, points)).to_dict("records")
    assert (row["measure"], row["unit"], row["value"]) == ("share", "percent", 12)
    assert (row["value_low"], row["value_high"]) == (pytest.approx(11.9), pytest.approx(12.1))


@pytest.mark.parametrize(("ratio", "unit"), [(1.6, "times"), (160.0, "percent")])
def test_a_level_over_its_ratio(observations_of, ratio, unit):
    printed = {"measure": "ratio", "unit": unit, "value": ratio, "value_low": ratio, "value_high": ratio, "base_period": "2019"}
    (row,) = derived(observations_of({"value": 320.0}, printed)).to_dict("records")
    assert (row["period"], row["value"]) == ("2019", pytest.approx(200))


def test_no_level_of_a_merged_province_before_its_merger(observations_of):
    growth = GROWTH | {"period": "2025", "base_period": "2024"}
    merged = {"place": "Tuyên Quang", "place_id": "VN34-08"}
    assert derived(observations_of(merged | {"period": "2025"}, growth | merged)).empty
    alone = {"place": "Cao Bằng", "place_id": "VN34-04"}
    assert derived(observations_of(alone | {"period": "2025"}, growth | alone))["place_id"].tolist() == ["VN63-04"]


PLAN = {"status": "target", "obs_status": "F", "value": 400.0, "value_low": 395.0, "value_high": 405.0}
COMPLETION = {"measure": "completion", "unit": "percent", "value": 105.0, "value_low": 104.5, "value_high": 105.5}


def test_a_level_from_its_plan(observations_of):
    (row,) = derived(observations_of(PLAN, COMPLETION)).to_dict("records")
    assert (row["measure"], row["unit"], row["status"], row["period"], row["selected"]) == ("level", "USD", "actual", "2024", True)
    assert (row["value"], row["value_low"], row["value_high"]) == (pytest.approx(420), pytest.approx(395 * 1.045), pytest.approx(405 * 1.055))
    assert row["derivation"] == "completion / 100 * plan; completion=0000000000000001; plan=0000000000000000"


def test_months_of_the_plan_of_the_year_count_within_one_article(observations_of):
    months = COMPLETION | {"period": "2024-01-01/P9M", "value": 70.0, "value_low": 69.5, "value_high": 70.5}
    (row,) = derived(observations_of(PLAN, months)).to_dict("records")
    assert (row["period"], row["value"]) == ("2024-01-01/P9M", pytest.approx(280))
    assert derived(observations_of(PLAN, months | {"article_id": "other"})).empty
    assert derived(observations_of(PLAN, months | {"period": "2024-Q2"})).empty


def test_a_plan_is_not_computed_and_a_forecast_is_no_plan(observations_of):
    assert derived(observations_of({"value": 420.0}, COMPLETION)).empty
    assert derived(observations_of(PLAN | {"status": "forecast"}, COMPLETION)).empty


EXPORTS = {"metric": "exports_total", "value": 100.0, "value_low": 99.0, "value_high": 101.0}
IMPORTS = {"metric": "imports_total", "value": 50.0, "value_low": 49.5, "value_high": 50.5}


def test_a_whole_from_all_its_parts(observations_of):
    (row,) = derived(observations_of(EXPORTS, IMPORTS)).to_dict("records")
    assert (row["metric"], row["value"], row["value_low"], row["value_high"], row["selected"]) == ("trade_total", 150, 148.5, 151.5, True)
    assert row["derivation"] == "exports_total + imports_total; exports_total=0000000000000000; imports_total=0000000000000001"


@pytest.mark.parametrize(
    "change",
    [
        {"place": "huyện Đồng Văn"},
        {"period": "2024-S1"},
        {"unit": "VND"},
        {"status": "target"},
        {"bound": "over", "value_high": None},
        {"stock": True},
    ],
)
def test_a_whole_needs_parts_of_one_kind(observations_of, change):
    assert derived(observations_of(EXPORTS, IMPORTS | change)).empty


def test_a_metric_that_includes_others_is_not_their_sum(observations_of):
    assert derived(observations_of(EXPORTS | {"metric": "budget_revenue_domestic"}, IMPORTS | {"metric": "customs_revenue"})).empty


def test_a_printed_whole_is_never_replaced(observations_of):
    (row,) = derived(observations_of(EXPORTS, IMPORTS, {"metric": "trade_total", "value": 151.0})).to_dict("records")
    assert not row["selected"]


def test_nothing_is_computed_from_what_was_computed(observations_of):
    grown = {"metric": "exports_total", "value": 10.0, "measure": "change_pct", "unit": "percent", "base_period": "2023"}
    found = derived(observations_of(EXPORTS, IMPORTS, grown, grown | {"metric": "imports_total"}))
    assert set(found["metric"] + "@" + found["period"]) == {"exports_total@2023", "imports_total@2023", "trade_total@2024"}


def test_every_derived_row_holds_what_the_schema_says(observations_of):
    rows = observations_of({"value": 220.0}, GROWTH, PLAN | {"metric": "grain_output"}, COMPLETION | {"metric": "grain_output"}, EXPORTS, IMPORTS)
    assert failures(derived(rows), OBSERVATIONS) == []
