from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from indicators.differences import row_changes as module
from indicators.differences.builds import side
from indicators.differences.row_changes import row_changes
from indicators.differences.summary import Summary
from indicators.differences.table_counts import TableCount, _count, table_counts
from indicators.differences.version_rule import Rise, version_rule
from indicators.differences.writing import Writer
from indicators.read import read_table
from schemas.tables import UNITS


def hashes(*rows):
    return pd.DataFrame(rows, columns=["key", "row"], dtype="uint64")


def test_rows_in_both_count_nowhere_and_one_key_with_other_cells_is_a_change():
    count = _count(UNITS, hashes((1, 10), (2, 20), (3, 30)), hashes((1, 10), (2, 21), (4, 40)))
    assert (count.added, count.removed, count.changed) == (1, 1, 1)


def test_a_row_that_stands_twice_counts_twice():
    count = _count(UNITS, hashes((1, 10)), hashes((1, 10), (1, 10)))
    assert (count.added, count.removed, count.changed) == (1, 0, 0)


def change(id_, kind="changed", column=None, **cells):
    row = {"change": kind, "cause": "rule", "article_id": "a", "observation_id": id_, "column": column, "before": "1", "after": "2"}
    return (
        row | {"metric": "fngo_active", "measure": "level", "year": 2024, "place": "x", "value": 2.0, "unit": "USD", "source_sentence": "x"} | cells
    )


def test_what_changed_its_value_comes_first_and_an_observation_keeps_all_its_cells():
    summary = Summary(2)
    summary.add(pd.DataFrame([change("a", column="flags"), change("b", column="bound"), change("b", column="flags")]))
    summary.add(
        pd.DataFrame([change("c", "added"), change("d", column="flags", metric="trade_total"), change("d", column="value", metric="trade_total")])
    )
    assert summary.first[["observation_id", "column"]].to_numpy().tolist() == [["d", "value"], ["d", "flags"], ["b", "bound"], ["b", "flags"]]
    assert summary.rows == 4
    assert summary.by_cause == {("rule", "changed"): 3, ("rule", "added"): 1}
    assert summary.by_metric["trade_total", "changed"] == 1
    assert summary.by_column == {"flags": 3, "bound": 1, "value": 1}


def test_a_number_that_was_put_right_in_the_article_is_one_change_though_its_row_is_another():
    summary = Summary(5)
    gone = change("a", "removed", before="29", after=None, source_sentence="29 x")
    come = change("b", "added", before=None, after="31", source_sentence="31 x")
    summary.add(pd.DataFrame([gone, come, change("c", "added", metric="trade_total")]))
    told = summary.first[["observation_id", "change", "column", "before", "after"]].astype("object")
    assert told.where(told.notna(), None).to_numpy().tolist() == [["b", "changed", "value", "29", "31"], ["c", "added", None, "1", "2"]]
    assert summary.by_cause == {("rule", "removed"): 1, ("rule", "added"): 2}


def test_no_changes_are_an_empty_array_and_a_header():
    for style, text in (("json", "[\n]\n"), ("csv", ",".join(module.COLUMNS) + "\n")):
        written = []
        with Writer(style, written.append) as writer:
            writer.add(pd.DataFrame(columns=module.COLUMNS))
        assert "".join(written) == text


def test_equal_files_are_not_read(dataset, monkeypatch):
    one = side(dataset)
    monkeypatch.setattr("indicators.previous.read_file", None)
    assert list(row_changes(one, one)) == []
    assert table_counts(one, one) == []


@pytest.mark.parametrize(
    ("tables", "build", "rise", "least"),
    [
        ((), "same", Rise.NONE, "1.4.2"),
        ((), "other", Rise.PATCH, "1.4.3"),
        (("units",), "other", Rise.PATCH, "1.4.3"),
        (("quality",), "other", Rise.MINOR, "1.5.0"),
    ],
)
def test_the_part_of_the_version_that_must_rise(dataset, tables, build, rise, least):
    old = replace(side(dataset), version="1.4.2")
    new = old if build == "same" else replace(old, manifest=replace(old.manifest, build_id="f" * 16))
    rule = version_rule(old, new, [TableCount(name, 1, 0, 0) for name in tables])
    assert (rule.rise, rule.least, rule.kept) == (rise, least, rise is Rise.NONE)


def test_a_metric_in_another_unit_has_changed_its_meaning(dataset, monkeypatch):
    old = side(dataset)
    new = replace(old, out=dataset.parent / "other")
    metrics = read_table(dataset, "metrics")
    tables = {old.out: metrics, new.out: metrics.assign(unit=metrics["unit"].where(metrics["metric"] != "trade_total", "VND"))}
    monkeypatch.setattr("indicators.differences.version_rule.read_table", lambda out, _name: tables[out])
    rule = version_rule(old, new, [TableCount("metrics", 0, 0, 1)])
    assert (rule.rise, rule.least) == (Rise.MAJOR, "2.0.0")
    assert rule.because == "metrics have changed their meaning: trade_total"
