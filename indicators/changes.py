"""What a build changed in `observations` against the build before, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import pandas as pd

from schemas.code_lists import Cause
from schemas.tables import CHANGES_TABLE, OBSERVATIONS
from schemas.tables.frames import empty_frame


@dataclass(frozen=True, slots=True)
class Build:
    """What a diff needs of a build: rows, the SHA-256 of each article that was read, and the versions behind it.

    `corrections` is what people put right, as one text by row.
    """

    observations: pd.DataFrame
    articles: Mapping[str, str]
    vocabulary_version: str
    code_version: str = ""
    corrections: Mapping[str, str] = field(default_factory=dict)


NO_BUILD = Build(empty_frame(OBSERVATIONS), {}, "")


def changes(old: Build, new: Build, elsewhere: str | None = None) -> pd.DataFrame:
    """The `changes` table: rows added, removed and, by column, changed.

    Both sides may be a part of their build, if it is the same part: all rows of some articles. `elsewhere` is the cause of what changed
    though nothing of the row itself did (`cause_elsewhere`, which is asked where it is not given).
    """
    before = old.observations.set_index("observation_id")
    after = new.observations.set_index("observation_id")
    found = [
        _whole_rows("added", "after", after.loc[after.index.difference(before.index)]),
        _whole_rows("removed", "before", before.loc[before.index.difference(after.index)]),
    ]
    both = before.index.intersection(after.index)
    then, now = before.loc[both], after.loc[both]
    for column in now.columns if len(both) else ():
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
    return (
        table.assign(cause=_causes(old, new, table, elsewhere or cause_elsewhere(old, new))).reindex(columns=CHANGES_TABLE.names).astype(empty.dtypes)
    )


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


def cause_elsewhere(old: Build, new: Build) -> str:
    """Why a row can differ whose own article and corrections are the same: the rules, else the articles and corrections beside it."""
    if old.vocabulary_version != new.vocabulary_version:
        return Cause.VOCABULARY
    if old.code_version != new.code_version:
        return Cause.RULE
    if new.articles.keys() - old.articles.keys():
        return Cause.NEW_ARTICLE
    if old.articles.keys() - new.articles.keys():
        return Cause.REMOVED_ARTICLE
    if old.articles != new.articles:
        return Cause.CHANGED_ARTICLE
    return Cause.CORRECTION if old.corrections != new.corrections else Cause.RULE


def _causes(old: Build, new: Build, table: pd.DataFrame, elsewhere: str) -> pd.Series:
    own = {article: _own_cause(old, new, article) for article in table["article_id"].unique()}
    corrected = {id_ for id_ in {*old.corrections, *new.corrections} if old.corrections.get(id_) != new.corrections.get(id_)}
    by_person = pd.Series(str(Cause.CORRECTION), table.index).where(table["observation_id"].isin(corrected), elsewhere)
    causes = table["article_id"].map(own)
    return causes.where(causes.notna(), by_person).astype("str")


def _own_cause(old: Build, new: Build, article: str) -> str | None:
    if article not in new.articles:
        return Cause.REMOVED_ARTICLE
    if article not in old.articles:
        return Cause.NEW_ARTICLE
    return Cause.CHANGED_ARTICLE if old.articles[article] != new.articles[article] else None
