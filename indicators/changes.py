"""What a build changed in `observations` against the build before, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from schemas.tables import CHANGES_TABLE, OBSERVATIONS
from schemas.tables.frames import empty_frame, from_rows, to_frame


@dataclass(frozen=True, slots=True)
class Build:
    """What a diff needs of a build: its rows, the SHA-256 of each article that was read, and the versions behind it."""

    observations: pd.DataFrame
    articles: Mapping[str, str]
    vocabulary_version: str


NO_BUILD = Build(empty_frame(OBSERVATIONS), {}, "")


def changes(old: Build, new: Build) -> pd.DataFrame:
    """The `changes` table: rows added, removed and, by column, changed."""
    before = old.observations.set_index("observation_id")
    after = new.observations.set_index("observation_id")
    added, removed = after.index.difference(before.index), before.index.difference(after.index)
    found = [_row("added", old, new, article, id_, after=value) for id_, article, value in _cells(after.loc[added])]
    found += [_row("removed", old, new, article, id_, before=value) for id_, article, value in _cells(before.loc[removed])]
    both = before.index.intersection(after.index)
    then, now = before.loc[both], after.loc[both]
    for column in now.columns:
        left, right = _printed(then[column]), _printed(now[column])
        for id_ in both[(left != right).to_numpy()]:
            article = str(now.loc[id_, "article_id"])
            found.append(_row("changed", old, new, article, str(id_), column=column, before=left[id_] or None, after=right[id_] or None))
    return to_frame(from_rows(found, CHANGES_TABLE))


def articles_read(articles: pd.DataFrame) -> dict[str, str]:
    """SHA-256 of the raw file of each article that was read."""
    read = articles[articles["status"] == "read"]
    return dict(zip(read["article_id"], read["sha256"], strict=True))


def _cells(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(rows.index.astype(str), rows["article_id"], _printed(rows["value"]), strict=True))


def _printed(cells: pd.Series) -> pd.Series:
    if cells.dtype == "float64":
        return cells.map(lambda value: "" if pd.isna(value) else f"{value:.12g}").astype("str")
    return cells.astype("str").where(cells.notna(), "")


def _row(change: str, old: Build, new: Build, article: str, id_: str, **cells: Any) -> dict[str, Any]:
    return {"change": change, "cause": _cause(old, new, article), "article_id": article, "observation_id": id_, **cells}


def _cause(old: Build, new: Build, article: str) -> str:
    if article not in new.articles:
        return "removed article"
    if article not in old.articles:
        return "new article"
    if old.articles[article] != new.articles[article]:
        return "changed article"
    return "vocabulary" if old.vocabulary_version != new.vocabulary_version else "rule"
