"""What shows in series and facts."""

from __future__ import annotations

import pandas as pd
import pytest

from indicators.derivation import derive
from indicators.selection import select
from schemas.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


def with_derived(rows: pd.DataFrame) -> pd.DataFrame:
    derived = derive(rows, VOCABULARY)
    return pd.concat([rows, derived], ignore_index=True) if len(derived) else rows


def series(*values: float, **cells: object) -> list[dict]:
    """One level a year, from 2015."""
    return [{"metric": "other:x", "value": value, "period": str(2015 + number)} | cells for number, value in enumerate(values)]


def test_statements_that_disagree_are_named_together(observations_of, findings):
    rows = select(observations_of({"value": 3e8}, {"value": 4e8, "char_start": 50, "char_end": 55}, {"value": 3e8, "period": "2023"}))
    (found,) = findings(rows).to_dict("records")
    assert (found["check"], found["severity"], found["article_id"]) == ("statements_disagree", "warning", "article")
    assert found["rows"] == f"{0:016x};{1:016x}"
    assert found["message"].endswith("Hà Giang, 2024 is stated differently: article: 300,000,000 USD | article: 400,000,000 USD")


def test_a_small_revision_is_for_information(observations_of, findings):
    before, after = pd.Timestamp("2025-01-05"), pd.Timestamp("2026-01-05")
    for value, severity in ((3.1e8, "info"), (4e8, "warning")):
        rows = observations_of({"value": 3e8, "published": before}, {"value": value, "published": after, "article_id": "later"})
        (found,) = findings(select(rows)).to_dict("records")
        assert found["severity"] == severity
        assert pd.isna(found["article_id"])


def test_two_plans_of_one_sentence_are_no_contradiction(observations_of, named):
    plan = {"measure": "completion", "unit": "percent"}
    rows = observations_of(plan | {"value": 110.4}, plan | {"value": 104.0, "char_start": 50, "char_end": 53})
    assert named(select(rows)) == []


def test_a_share_over_the_whole_and_a_completion_over_the_plan(observations_of, named):
    rows = observations_of({"measure": "share", "unit": "percent", "value": 120.0}, {"measure": "completion", "unit": "percent", "value": 120.0})
    assert named(rows) == [("share_over_100", "0")]


def test_a_fall_by_more_than_all(observations_of, named):
    fall = {"measure": "change_pct", "unit": "percent", "base_period": "2023"}
    rows = observations_of(fall | {"value": -120.0}, fall | {"value": 120.0, "metric": "exports_total"}, fall | {"value": -99.0, "period": "2023"})
    assert named(rows) == [("fall_over_100", "0")]


@pytest.mark.parametrize(
    ("cells", "odd"),
    [
        ({"value": 308e9 * 1000}, True),
        ({"value": 308.0}, True),
        ({"value": 308.0, "place": "huyện Đồng Văn"}, False),
        ({"value": 308.0, "period": "2024-Q1"}, False),
        ({"value": 3e14, "place": "Việt Nam", "place_id": "VN"}, False),
        ({"value": 3e14, "place": "Hàn Quốc", "place_id": "KR"}, False),
        ({"value": 3e8}, False),
        ({"metric": "rice_yield", "unit": "tonne/ha", "value": 57.4}, True),
        ({"metric": "rice_yield", "unit": "tonne/ha", "value": 57.4, "place": "Việt Nam", "place_id": "VN"}, True),
        ({"metric": "grdp_growth", "unit": "percent", "measure": "change_pct", "value": 705.0}, True),
        ({"metric": "health_insurance_coverage", "unit": "percent", "measure": "share", "value": -3.0}, True),
    ],
)
def test_a_value_outside_the_plausible_range(observations_of, named, cells, odd):
    assert named(observations_of(cells), "implausible_value") == ([("implausible_value", "0")] if odd else [])


@pytest.mark.parametrize(
    ("values", "rows"),
    [
        ((3.1, 3.3, 3400.0, 3.6, 3.7), ["2;1"]),
        ((3.1e12, 3.3e9, 3.4e12), ["1;0"]),
        ((3100.0, 3.3, 3.4), ["0;1"]),
        ((3.1, 3.3, 3400.0), ["2;1"]),
        ((3.1, 3300.0), ["1;0"]),
        ((3.1, 3.3, 3400.0, 3600.0), ["2;1"]),
        ((3.1, 33.0, 340.0, 3600.0), []),
        ((1.0, 150.0), []),
    ],
)
def test_a_level_far_from_its_neighbours(observations_of, named, values, rows):
    assert named(observations_of(*series(*values)), "magnitude_jump") == [("magnitude_jump", each) for each in rows]


def test_a_level_is_held_against_its_own_series_only(observations_of, named):
    rows = (
        series(3.0, 3.1)
        + series(3e6, 3.1e6, place="huyện Đồng Văn")
        + series(3e4, 3e4, unit="VND")
        + series(3e8, 3e8, status="target", obs_status="F")
    )
    assert named(observations_of(*rows), "magnitude_jump") == []


def test_a_jump_is_told_with_both_values(observations_of, findings):
    (found,) = findings(observations_of(*series(3100.0, 3.3))).to_dict("records")
    assert found["message"] == "“kim ngạch”, Hà Giang, 2016: 3.3 USD is a 939th of the 3,100 USD of 2015"


GROWTH = {"measure": "change_pct", "unit": "percent", "value": 10.0, "value_low": 9.95, "value_high": 10.05, "base_period": "2023"}


@pytest.mark.parametrize(("before", "severity"), [(1.5e8, "warning"), (1.95e8, "info"), (2e8, None)])
def test_growth_that_does_not_lead_from_the_level_before(observations_of, findings, before, severity):
    found = findings(
        with_derived(observations_of({"value": 2.2e8}, GROWTH, {"value": before, "value_low": before, "value_high": before, "period": "2023"}))
    )
    assert found["severity"].tolist() == ([severity] if severity else [])
    if severity:
        printed, _, *operands = found["rows"].iloc[0].split(";")
        assert (printed, operands) == (f"{2:016x}", [f"{0:016x}", f"{1:016x}"])
        assert "level / (1 + growth / 100) gives 200,000,000 USD" in found["message"].iloc[0]


def test_parts_that_do_not_add_up(observations_of, findings):
    rows = observations_of({"metric": "exports_total", "value": 1e8}, {"metric": "imports_total", "value": 5e7}, {"value": 2e8})
    (found,) = findings(with_derived(rows)).to_dict("records")
    assert found["check"] == "computed_disagrees"
    assert {f"{number:016x}" for number in range(3)} < set(found["rows"].split(";"))
    assert findings(with_derived(observations_of(*({"metric": m, "value": 1e8} for m in ("exports_total", "imports_total")), {"value": 2e8}))).empty


def test_some_parts_that_are_more_than_the_whole(observations_of, named):
    part = {"metric": "budget_revenue_domestic", "unit": "VND", "value": 5e12}
    whole = {"metric": "budget_revenue_total", "unit": "VND", "value": 4e12}
    assert named(observations_of(whole, part)) == [("parts_over_whole", "0;1")]
    assert named(observations_of(whole, part | {"value": 3e12})) == []
    assert named(observations_of(whole, part | {"period": "2023"})) == []
    assert named(observations_of(whole, part | {"value": 3e12}, part | {"metric": "customs_revenue", "value": 2e12})) == [
        ("parts_over_whole", "0;1;2")
    ]
    assert named(observations_of(whole | {"bound": "over", "value_high": None}, part)) == []


def test_one_part_alone_that_is_more_than_the_whole(observations_of, named):
    assert named(observations_of({"value": 1e8}, {"metric": "exports_total", "value": 2e8})) == [("parts_over_whole", "0;1")]


def test_years_that_are_missing(observations_of, findings):
    rows = [{"value": 3e8, "period": str(year)} for year in (2015, 2016, 2019, 2021)]
    district = [{"value": 3e8, "period": year, "place": "huyện Đồng Văn"} for year in ("2012", "2019")]
    (found,) = findings(observations_of(*rows, *district)).to_dict("records")
    assert (found["check"], found["severity"]) == ("missing_years", "info")
    assert found["message"].endswith("Hà Giang, 2015 to 2021: no figure for 2017-2018, 2020")
    assert found["rows"] == ";".join(f"{number:016x}" for number in (1, 2, 2, 3))
