"""The observations that two builds do not share, month by month."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from indicators.changes import cause_elsewhere, changes
from indicators.differences.builds import Side, files_of
from schemas.tables import CHANGES_TABLE, OBSERVATIONS, PARTITION

ABOUT = ("metric", "measure", "year", "place", "value", "unit", "source_sentence")
"""What of an observation stands beside each of its changes: as it is now, of a removed row as it was."""

COLUMNS = [*CHANGES_TABLE.names, *ABOUT]


def row_changes(old: Side, new: Side) -> Iterator[pd.DataFrame]:
    """The rows of `changes` from `old` to `new` with `ABOUT`, a month at a time; months whose files are the same are not read."""
    before, after = old.rows.build(), new.rows.build()
    elsewhere = cause_elsewhere(before, after)
    then_months, now_months = old.rows.months or {}, new.rows.months or {}
    moved = {id_ for id_, month in then_months.items() if now_months.get(id_, month) != month}

    def difference(then: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
        found = changes(replace(before, observations=then), replace(after, observations=now), elsewhere)
        found = found.sort_values(list(CHANGES_TABLE.order), kind="stable", na_position="last")
        rows = pd.concat([now, then]).drop_duplicates("observation_id")[["observation_id", *ABOUT]]
        return found.merge(rows, on="observation_id", how="left")[COLUMNS]

    for month in sorted({*then_months.values(), *now_months.values()}):
        folder = f"{OBSERVATIONS.path}/{PARTITION.name}={month}"
        if files_of(old, folder) != files_of(new, folder):
            then, now = old.rows.observations(month), new.rows.observations(month)
            yield difference(then[~then["article_id"].isin(moved)], now[~now["article_id"].isin(moved)])
    if moved:
        yield difference(_of(old, moved), _of(new, moved))


def _of(one: Side, articles: set[str]) -> pd.DataFrame:
    """The rows of some articles."""
    months = one.rows.months or {}
    parts = [one.rows.observations(month) for month in sorted({months[id_] for id_ in articles})]
    return pd.concat([part[part["article_id"].isin(articles)] for part in parts])
