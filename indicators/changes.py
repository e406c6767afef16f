"""What a build changed in `observations` against the build before, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from schemas.tables import CHANGES_TABLE, OBSERVATIONS
from schemas.tables.frames import empty_frame


@dataclass(frozen=True, slots=True)
class Build:
    """What a diff needs of a build: rows, the SHA-256 of each article that was read, and the versions behind it."""

    observations: pd.DataFrame
    articles: Mapping[str, str]
    vocabulary_version: str


NO_BUILD = Build(empty_frame(OBSERVATIONS), {}, "")


def changes(old: Build, new: Build) -> pd.DataFrame:
    """The `changes` table: rows added, removed and, by column, changed.

    Both sides may be a part of their build, if it is the same part: all rows of some articles.
    """
    before = old.observations.set_index("observation_id")
    after = new.observations.set_index("observation_id")
    found = [
        _whole_rows("added", "after", after.loc[after.index.difference(before.index)]),
        _whole_rows("removed", "before", before.loc[before.index.difference(after.index)]),
    ]
    both = before.index.intersection(after.index)
    then, now = before.loc[both], after.loc[both]
    for column in now.columns:
        left, right = then[column], now[column]
        differs = ~((left == right).fillna(value=False).astype(bool) | (left.isna() & right.isna()))
        if not differs.any():
            continue
        left, right = _printed(left[differs]), _printed(right[differs])
        differs = left != right
        cells = {"change": "changed", "article_id": now["article_id"], "column": column, "before": left, "after": right}
        found.append(pd.DataFrame(cells, index=left.index[differs]).rename_axis("observation_id").reset_index())
    empty = empty_frame(CHANGES_TABLE)
    table = pd.concat([each for each in found if len(each)] or [empty], ignore_index=True)
    return table.assign(cause=_causes(old, new, table["article_id"])).reindex(columns=CHANGES_TABLE.names).astype(empty.dtypes)


def articles_read(articles: pd.DataFrame) -> dict[str, str]:
    """SHA-256 of the raw file of each article that was read."""
    read = articles[articles["status"] == "read"]
    return dict(zip(read["article_id"], read["sha256"], strict=True))


def _whole_rows(change: str, side: str, rows: pd.DataFrame) -> pd.DataFrame:
    cells = {"change": change, "article_id": rows["article_id"], side: _printed(rows["value"])}
    return pd.DataFrame(cells, index=rows.index).rename_axis("observation_id").reset_index()


def _printed(cells: pd.Series) -> pd.Series:
    if cells.dtype == "float64":
        return cells.map("{:.12g}".format).astype("str").where(cells.notna(), None)
    return cells.astype("str").where(cells.notna() & (cells.astype("str") != ""), None)


def _causes(old: Build, new: Build, articles: pd.Series) -> pd.Series:
    found = {article: _cause(old, new, article) for article in articles.unique()}
    return articles.map(found).astype("str")


def _cause(old: Build, new: Build, article: str) -> str:
    if article not in new.articles:
        return "removed article"
    if article not in old.articles:
        return "new article"
    if old.articles[article] != new.articles[article]:
        return "changed article"
    return "vocabulary" if old.vocabulary_version != new.vocabulary_version else "rule"
