"""What shows in each article alone."""

from __future__ import annotations

import pandas as pd

from indicators.currencies import check_rates
from indicators.quality import unread_findings
from schemas.vocabulary import load_vocabulary

RATES = load_vocabulary().exchange_rates


def amounts(*pairs: tuple[float, float], year: int = 2022) -> list[dict]:
    """Amounts in USD, each restated in VND."""
    rows = []
    for dollars, dong in pairs:
        rows.append({"metric": f"other:{len(rows)}", "value": dollars, "unit": "USD", "period": str(year)})
        of = f"{len(rows) - 1:016x}"
        rows.append({"metric": f"other:{len(rows) - 1}", "value": dong, "unit": "VND", "period": str(year), "equivalent_to": of})
    return rows


def test_a_clean_table_has_no_findings(observations_of, findings):
    assert findings(observations_of({"value": 3e8})).empty


def test_a_file_that_could_not_be_read():
    bad = pd.DataFrame({"article_id": ["empty"], "source": ["empty.txt"], "status": ["rejected"], "detail": ["the file holds nothing"]})
    found = unread_findings(bad)
    assert found[["check", "severity", "message"]].to_numpy().tolist() == [["article_rejected", "error", "empty.txt: the file holds nothing"]]


def test_a_slip_in_one_of_two_currencies(observations_of, findings):
    rows = check_rates(observations_of(*amounts((2e6, 469e9))), RATES.official_average)
    (found,) = findings(rows).to_dict("records")
    assert (found["check"], found["severity"], found["rows"]) == ("rate_off", "warning", f"{0:016x};{1:016x}")
    assert found["message"].endswith("2,000,000 USD stated as 469,000,000,000 VND implies 234,500 VND per USD; the official rate of 2022 is 23,612")


def test_of_an_articles_pairs_the_one_that_slipped_is_named(observations_of, named):
    rows = check_rates(observations_of(*amounts((2e6, 46.9e9), (3e6, 703.5e9), (5e6, 117.25e9))), RATES.official_average)
    assert named(rows) == [("rate_off", "2;3")]
    two = check_rates(observations_of(*amounts((2e6, 46.9e9), (3e6, 703.5e9))), RATES.official_average)
    assert named(two) == [("rate_off", "2;3")]


def test_pairs_that_only_contradict_each_other_are_both_named(observations_of, named):
    rows = check_rates(observations_of(*amounts((2e6, 46.9e9), (3e6, 72.3e9), year=2041)), RATES.official_average)
    assert named(rows) == [("rate_off", "0;1"), ("rate_off", "2;3")]


def test_parts_that_are_more_than_their_whole(observations_of, findings):
    part = {"metric": "other:part", "metric_text": "dự án mới", "part_of": f"{0:016x}"}
    whole = {"metric": "other:whole", "metric_text": "dự án", "value": 15.0, "unit": "project"}
    rows = observations_of(whole, part | {"value": 9.0, "unit": "project"}, part | {"value": 7.0, "unit": "project"})
    (found,) = findings(rows).to_dict("records")
    assert (found["check"], found["rows"]) == ("parts_over_whole", ";".join(f"{number:016x}" for number in range(3)))
    assert found["message"] == "“dự án”, Hà Giang, 2024: the parts (dự án mới 9 project + dự án mới 7 project) are more than the whole, 15 project"


def test_parts_that_rounding_allows_or_that_are_of_another_kind(observations_of, named):
    whole = {"metric": "other:whole", "value": 15.0, "value_low": 14.5, "value_high": 15.5}
    part = {"metric": "other:part", "part_of": f"{0:016x}"}
    assert named(observations_of(whole, part | {"value": 9.0}, part | {"value": 6.5})) == []
    assert named(observations_of(whole, part | {"value": 60.0, "unit": "percent", "measure": "share"})) == []
    assert named(observations_of(whole | {"bound": "over", "value_low": 15.0, "value_high": None}, part | {"value": 16.0})) == []
