from __future__ import annotations

import pandas as pd

from indicators.quality import article_findings, series_findings, unread_findings
from indicators.selection import select
from schemas.vocabulary import load_vocabulary

ARTICLES = pd.DataFrame(
    {
        "article_id": ["article", "empty"],
        "source": ["article.txt", "empty.txt"],
        "status": ["read", "rejected"],
        "detail": [None, "the file holds nothing"],
    }
)


def findings(rows) -> list[tuple[str, str]]:
    found = pd.concat([article_findings(rows), series_findings(rows, load_vocabulary())])
    return list(zip(found["check"], found["rows"], strict=True))


def test_a_clean_table_has_no_findings(observations_of):
    assert findings(observations_of({"value": 3e8})) == []


def test_a_file_that_could_not_be_read():
    found = unread_findings(ARTICLES)
    assert found[["check", "severity", "message"]].to_numpy().tolist() == [["article_rejected", "error", "empty.txt: the file holds nothing"]]


def test_a_rate_that_is_off(observations_of):
    rows = observations_of({"value": 2e8}, {"unit": "VND", "equivalent_to": f"{0:016x}", "implied_rate": 2500.0, "rate_check": "off"})
    assert findings(rows) == [("rate_off", f"{0:016x};{1:016x}")]


def test_statements_that_disagree_are_named_together(observations_of):
    rows = select(observations_of({"value": 3e8}, {"value": 4e8, "char_start": 50, "char_end": 55}, {"value": 3e8, "period": "2023"}))
    assert findings(rows) == [("statements_disagree", f"{0:016x};{1:016x}")]


def test_a_share_over_the_whole(observations_of):
    rows = observations_of({"measure": "share", "unit": "percent", "value": 120.0}, {"measure": "completion", "unit": "percent", "value": 120.0})
    assert findings(rows) == [("share_over_100", f"{0:016x}")]


def test_a_value_outside_the_plausible_range(observations_of):
    metrics = load_vocabulary().metrics
    metric = next(each for each in metrics.values() if each.plausible is not None)
    over = {"metric": metric.id, "unit": metric.unit, "value": metric.plausible[1] * 1000}
    assert findings(observations_of(over, over | {"value": metric.plausible[1], "period": "2023"})) == [("implausible_value", f"{0:016x}")]
