from __future__ import annotations

import pytest

from indicators.changes import NO_BUILD, Build, changes

ID = f"{0:016x}"


def told(old: Build, new: Build) -> list[tuple[str, ...]]:
    rows = changes(old, new)
    return [(row.change, row.cause, row.observation_id) for row in rows.itertuples()]


@pytest.fixture
def one(observations_of):
    return observations_of({"value": 1.0})


def test_the_first_build_adds_everything(one):
    assert told(NO_BUILD, Build(one, {"article": "aa"}, "v1")) == [("added", "new article", ID)]


def test_the_same_build_changes_nothing(one):
    build = Build(one, {"article": "aa"}, "v1")
    assert told(build, build) == []


@pytest.mark.parametrize(("sha256", "vocabulary", "cause"), [("bb", "v1", "changed article"), ("aa", "v2", "vocabulary"), ("aa", "v1", "rule")])
def test_a_changed_cell_is_told_with_its_cause(one, sha256, vocabulary, cause):
    after = one.assign(value=2.5, metric="export")
    rows = changes(Build(one, {"article": "aa"}, "v1"), Build(after, {"article": sha256}, vocabulary))
    assert rows[["column", "before", "after"]].to_numpy().tolist() == [["metric", "trade_total", "export"], ["value", "1", "2.5"]]
    assert set(rows["change"]) == {"changed"}
    assert set(rows["cause"]) == {cause}


def test_a_removed_article_takes_its_rows_along(one):
    assert told(Build(one, {"article": "aa"}, "v1"), Build(one.iloc[:0], {}, "v1")) == [("removed", "removed article", ID)]


def test_a_null_that_stays_is_no_change_and_one_that_goes_is(one):
    build = Build(one, {"article": "aa"}, "v1")
    rows = changes(build, Build(one.assign(base_period="2023"), {"article": "aa"}, "v1"))
    assert rows["column"].tolist() == ["base_period"]
    assert rows["before"].isna().all()
    assert rows["after"].tolist() == ["2023"]
