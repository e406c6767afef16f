from __future__ import annotations

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.comparisons import compare
from indicators.comparisons.changes import measured
from indicators.comparisons.conversion import article_rates
from indicators.comparisons.operands import with_traits
from indicators.currencies import check_rates
from schemas.comparability import REASON
from schemas.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
NO_ARTICLES = pd.DataFrame({"article_id": ["article", "other"], "status": "read", "newspaper": ["BHG", "BTQ"]})


def compared(rows: pd.DataFrame, *configured: tuple[str, int | None, str, int | None]) -> pd.DataFrame:
    """Comparisons with these configured pairs (and no others)."""
    sides = [(SimpleNamespace(metric=a, year=b), SimpleNamespace(metric=c, year=d)) for a, b, c, d in configured]
    pairs = tuple(SimpleNamespace(left=left, right=right, label_en="pair") for left, right in sides)
    names = ("metrics", "units", "places", "exchange_rates")
    vocabulary = SimpleNamespace(**{name: getattr(VOCABULARY, name) for name in names}, cross_comparisons=pairs)
    return compare(with_traits(rows, NO_ARTICLES), article_rates(rows), vocabulary)


def one(rows: pd.DataFrame, *configured: tuple[str, int | None, str, int | None]) -> pd.Series:
    found = compared(rows, *configured)
    assert len(found) == 1, found[["kind", "label"]]
    return found.iloc[0]


def codes(rows: pd.DataFrame, *configured: tuple[str, int | None, str, int | None]) -> set[str]:
    return set(one(rows, *configured)["reasons"].split(";")) - {""}


def test_every_two_years_of_a_series_are_compared(observations_of):
    rows = observations_of(*({"period": str(year), "value": float(year)} for year in (2019, 2020, 2022)))
    found = compared(rows).set_index(["left_year", "right_year"])
    assert found["kind"].to_dict() == {(2019, 2020): "year_over_year", (2019, 2022): "multi_year", (2020, 2022): "multi_year"}
    assert found["missing_years"].to_dict() == {(2019, 2020): "", (2019, 2022): "2021", (2020, 2022): "2021"}


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "VND"},
        {"metric": "export"},
        {"place": "huyện Đồng Văn"},
        {"place_id": "VN34-08", "place": "Tuyên Quang"},
        {"measure": "share", "unit": "percent"},
        {"status": "target", "obs_status": "F"},
        {"selected": False},
        {"period": "2023-01-01/P9M"},
        {"period": "2023-Q1"},
        {"period": "2019-01-01/P5Y"},
        {"stock": True},
    ],
)
def test_what_is_no_series_is_not_compared(observations_of, other):
    assert compared(observations_of({"period": "2024"}, {"period": "2023"} | other)).empty


def test_part_years_are_compared_with_the_same_months_only(observations_of):
    rows = observations_of(*({"period": period} for period in ("2023-Q1", "2024-Q1", "2024-Q2", "2024-S1", "2024-01-01/P9M")))
    row = one(rows)
    assert (row["left_observation_id"][-1], row["right_observation_id"][-1], row["reasons"]) == ("0", "1", "NOMINAL")


def test_a_province_that_was_not_merged_goes_on_under_its_new_code(observations_of):
    rows = observations_of(
        {"period": "2024", "place_id": "VN63-01", "place": "Hà Nội"},
        {"period": "2025", "place_id": "VN34-01", "place": "Hà Nội"},
        {"period": "2024", "place_id": "VN63-08", "place": "Tuyên Quang"},
        {"period": "2025", "place_id": "VN34-08", "place": "Tuyên Quang"},
    )
    assert one(rows)["place"] == "Hà Nội"


def test_the_best_figure_of_a_year_is_compared(observations_of):
    rows = observations_of(
        {"period": "2023"},
        {"period": "2024-01-01/P10M", "value": 2.0},
        {"period": "2024", "value": 3.0, "status": "estimate", "obs_status": "E"},
        {"period": "2024", "value": 4.0},
    )
    assert one(rows)["right_value"] == 4.0


def test_targets_meet_outcomes_only_as_such(observations_of):
    row = one(observations_of({"value": 100.0, "status": "target", "obs_status": "F"}, {"value": 90.0}))
    assert (row["kind"], row["left_status"], row["right_status"], row["ratio"]) == ("target_outcome", "target", "actual", pytest.approx(0.9))
    assert row["comparability"] == "comparable"
    assert row["caveat_en"] == row["caveat_vi"] == ""


def test_percentages_change_in_points(observations_of):
    rate = {"measure": "share", "unit": "percent", "metric": "poverty_rate"}
    row = one(observations_of({"period": "2022", "value": 20.0} | rate, {"period": "2024", "value": 15.0} | rate))
    assert row["point_change"] == pytest.approx(-5)
    assert row[["percent_change", "cagr_percent"]].isna().all()


def test_the_reported_growth_is_set_against_ours(observations_of):
    growth = {"measure": "change_pct", "unit": "percent", "value": 12.0, "base_period": "2023"}
    rows = observations_of({"period": "2023", "value": 100.0}, {"value": 110.0}, growth)
    row = one(rows)
    assert (row["reported_percent"], row["reported_gap"]) == (12.0, pytest.approx(2.0))


def test_a_reported_growth_is_checked_where_the_series_compares_other_figures(observations_of):
    """The whole of 2023 is the better figure of that year, but the newspaper speaks of eleven months."""
    growth = {"measure": "change_pct", "unit": "percent", "value": 12.0, "period": "2024-01-01/P11M", "base_period": "2023-01-01/P11M"}
    rows = observations_of(
        {"period": "2023-01-01/P11M", "value": 100.0}, {"period": "2024-01-01/P11M", "value": 110.0}, {"period": "2023", "value": 120.0}, growth
    )
    found = compared(rows).set_index("kind")
    assert found["left_value"].to_dict() == {"year_over_year": 120.0, "growth_check": 100.0}
    check = found.loc["growth_check"]
    assert [check["percent_change"], check["reported_percent"], check["reported_gap"]] == pytest.approx([10, 12, 2])
    assert check["reasons"] == "NOMINAL"
    assert pd.isna(found.loc["year_over_year", "reported_percent"])


def test_a_growth_is_not_checked_against_a_level_that_was_derived_from_it(observations_of):
    growth = {"measure": "change_pct", "unit": "percent", "value": 12.0, "base_period": "2022", "observation_id": "a" * 16}
    derived = {"period": "2022", "derived": True, "derivation": f"level={0:016x}; growth={'a' * 16}"}
    found = compared(observations_of({}, derived, growth))
    assert found["kind"].tolist() == ["multi_year"]
    assert found["reported_percent"].isna().all()


def test_two_units_are_compared_in_the_currency_that_both_state(observations_of):
    rows = observations_of(
        {"metric": "fdi_registered_capital_active", "period": "2022", "stock": True, "value": 4.0},
        {"metric": "fngo_aid_disbursed", "value": 75_000.0, "unit": "VND", "equivalent_to": f"{2:016x}"},
        {"metric": "fngo_aid_disbursed", "value": 3.0},
    )
    row = one(rows, ("fdi_registered_capital_active", 2022, "fngo_aid_disbursed", 2024))
    assert (row["common_unit"], row["rate_basis"], row["right_value"]) == ("USD", "none", 3.0)


def test_else_the_amount_in_vnd_is_converted(observations_of):
    rows = observations_of(
        {"metric": "oda_committed", "value": 2.0, "value_low": 1.99, "value_high": 2.01},
        {"metric": "fngo_aid_disbursed", "value": 24164.8858 * 4, "value_low": 24164.8858 * 3.9, "value_high": 24164.8858 * 4.1, "unit": "VND"},
    )
    row = one(rows, ("oda_committed", None, "fngo_aid_disbursed", None))
    assert (row["common_unit"], row["rate_basis"], row["ratio"]) == ("USD", "official_average", pytest.approx(2))
    assert row["rate_right"] == pytest.approx(1 / 24164.8858)
    assert [row["ratio_low"], row["ratio_high"]] == pytest.approx([3.9 / 2.01, 4.1 / 1.99])
    assert "CURRENCY_CONVERTED" in row["reasons"]


def test_the_articles_own_pair_of_the_year_comes_before_the_official_rate(observations_of):
    """One amount stated in both currencies gives the rate of the other."""
    rows = observations_of(
        {"metric": "oda_committed", "value": 2.0},
        {"metric": "fngo_aid_disbursed", "value": 100_000.0, "unit": "VND"},
        {"metric": "exports_total", "value": 1.0},
        {"metric": "exports_total", "value": 25_000.0, "unit": "VND", "equivalent_to": f"{2:016x}"},
    )
    rows = check_rates(rows, VOCABULARY.exchange_rates.official_average)
    row = one(rows, ("oda_committed", None, "fngo_aid_disbursed", None))
    assert (row["rate_basis"], row["rate_right"], row["ratio"]) == ("article", pytest.approx(1 / 25_000), pytest.approx(2))


def test_no_rate_no_ratio(observations_of):
    rows = observations_of(
        {"metric": "oda_committed", "period": "2023", "value": 2.0, "unit": "EUR"},
        {"metric": "fngo_aid_disbursed", "period": "2023", "value": 50_000.0, "unit": "VND"},
    )
    row = one(rows, ("oda_committed", None, "fngo_aid_disbursed", None))
    assert row[["common_unit", "ratio", "difference"]].isna().all()


def test_a_count_against_money_is_not_comparable(observations_of):
    rows = observations_of({"metric": "fdi_projects_new", "unit": "project"}, {"metric": "fdi_registered_capital_new"})
    row = one(rows, ("fdi_projects_new", None, "fdi_registered_capital_new", None))
    assert (row["comparability"], row["reasons"]) == ("not_comparable", "METRIC_DIFFERS")


BEFORE, AFTER = {"period": "2023"}, {"period": "2024"}


@pytest.mark.parametrize(
    ("code", "left", "right"),
    [
        ("UNCATALOGUED_METRIC", {"metric": "other:so_be_boi"}, {"metric": "other:so_be_boi"}),
        ("CUTOFF_DIFFERS", {}, {"period": "2024-01-01/P11M"}),
        ("AS_OF_IMPLICIT", {"stock": True}, {"stock": True, "period_basis": "publication"}),
        ("BOUND_LEFT", {"bound": "about"}, {}),
        ("BOUND_RIGHT", {}, {"bound": "nearly"}),
        ("ESTIMATE", {"status": "estimate", "obs_status": "E"}, {}),
        ("ROUNDING_WIDE", {"value_low": 0.9, "value_high": 1.01}, {}),
        ("DERIVED_OPERAND", {"derived": True, "derivation": "x"}, {}),
        ("RATE_OFF", {"rate_check": "off", "equivalent_to": "f" * 16, "implied_rate": 1.0}, {}),
        ("SOURCE_DIFFERS", {}, {"article_id": "other"}),
        ("REVISED", {}, {"flags": "REVISED"}),
    ],
)
def test_a_reason_applies_to_its_case_and_to_no_other(observations_of, code, left, right):
    assert codes(observations_of(BEFORE | left, AFTER | right)) == {"NOMINAL", code}
    worst = one(observations_of(BEFORE | left, AFTER | right))["comparability"]
    assert worst == REASON[code].level
    assert codes(observations_of(BEFORE, AFTER)) == {"NOMINAL"}


def test_counts_are_not_nominal(observations_of):
    projects = {"metric": "fngo_aid_projects_new", "unit": "project"}
    assert codes(observations_of(BEFORE | projects, AFTER | projects)) == set()


@pytest.mark.parametrize(
    ("code", "left", "right"),
    [
        ("COMMITTED_VS_DISBURSED", "fngo_aid_committed_new", "fngo_aid_disbursed"),
        ("REGISTERED_VS_DISBURSED", "fdi_registered_capital_new", "fngo_aid_disbursed"),
        ("INSTRUMENT_DIFFERS", "oda_disbursed", "fngo_aid_disbursed"),
        ("STOCK_VS_FLOW", "fdi_registered_capital_active", "fngo_aid_disbursed"),
    ],
)
def test_the_metrics_say_why_they_differ(observations_of, code, left, right):
    rows = observations_of({"metric": left, "stock": code == "STOCK_VS_FLOW"}, {"metric": right})
    assert {"METRIC_DIFFERS", code} <= codes(rows, (left, None, right, None))


def test_periods_of_other_length_are_only_indicative(observations_of):
    rows = observations_of({"metric": "oda_disbursed", "period": "2024-S1"}, {"metric": "fngo_aid_disbursed"})
    row = one(rows, ("oda_disbursed", None, "fngo_aid_disbursed", None))
    assert row["comparability"] == "indicative_only"
    assert "PERIOD_LENGTH_DIFFERS" in row["reasons"]


positive = st.floats(1e-3, 1e12, allow_nan=False)
open_or = st.floats(0, 0.9) | st.none()
amounts = st.builds(
    lambda value, below, above: {
        "value_common": value,
        "value_low_common": None if below is None else value * (1 - below),
        "value_high_common": None if above is None else value * (1 + 10 * above),
    },
    positive,
    open_or,
    open_or,
)


def between(left: dict[str, float | None], right: dict[str, float | None]) -> pd.Series:
    cells = {f"{side}_{name}": cell for side, amount in (("left", left), ("right", right)) for name, cell in amount.items()}
    pair = pd.DataFrame([{"kind": "year_over_year", "common_unit": "USD", "left_year": 2022, "right_year": 2024, **cells}])
    return measured(pair.astype(dict.fromkeys(cells, "float64"))).iloc[0]


@given(amounts, amounts)
def test_intervals_contain_the_ratio_and_swapping_inverts_it(left, right):
    there, back = between(left, right), between(right, left)
    assert not there["ratio_low"] > there["ratio"] * (1 + 1e-9)
    assert not there["ratio_high"] < there["ratio"] * (1 - 1e-9)
    assert there["ratio"] * back["ratio"] == pytest.approx(1)
    assert there["difference"] == -back["difference"]
    for low, high in ((there["ratio_low"], back["ratio_high"]), (there["ratio_high"], back["ratio_low"])):
        assert (pd.isna(low) and pd.isna(high)) or low * high == pytest.approx(1)


@given(amounts, amounts)
def test_ratio_change_and_growth_agree(left, right):
    found = between(left, right)
    assert 1 + found["percent_change"] / 100 == pytest.approx(found["ratio"], rel=1e-6)
    assert (1 + found["cagr_percent"] / 100) ** 2 == pytest.approx(found["ratio"], rel=1e-6)
