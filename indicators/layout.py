"""Which file of the dataset the rows of each article go to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from schemas.tables import PARTITION
from schemas.tables.articles import READ

UNKNOWN = "unknown"
"""The month of an article without a date."""

ROWS = 200_000
"""Observations and rejects of one file at most, so that a file can be sorted and compared in bounded memory."""
ARTICLES = 20_000
"""Articles of one file at most."""


@dataclass(frozen=True, slots=True)
class Layout:
    """By article id: the month of publication, and the file in the folder of each partitioned table (`published_month=2025-01/part-0`).

    `parts` are the files of each month, each with its first article id; ids before the next file's belong to it.
    """

    months: Mapping[str, str]
    files: Mapping[str, str]
    parts: Mapping[str, tuple[tuple[str, str], ...]]


def lay_out(articles: pd.DataFrame) -> Layout:
    """The layout for articles (`article_id`, `status`, `published`, `observations`, `rejects`); files hold articles in the order of their ids.

    Of two rows with one id the article that was read decides.
    """
    once = articles.assign(unread=articles["status"] != READ).sort_values(["unread", "article_id"], kind="stable").drop_duplicates("article_id")
    once = once.assign(month=once["published"].dt.strftime("%Y-%m").fillna(UNKNOWN)).sort_values(["month", "article_id"], kind="stable")
    rows = (once["observations"].fillna(0) + once["rejects"].fillna(0)).astype("int64")
    # an article that alone has more rows than a file may have still gets one
    by_rows = (rows.groupby(once["month"]).cumsum() - rows) // ROWS
    by_articles = once.groupby("month").cumcount() // ARTICLES
    step = pd.DataFrame({"month": once["month"], "rows": by_rows, "articles": by_articles})
    new = (step.groupby("month")[["rows", "articles"]].diff().fillna(0) != 0).any(axis=1)
    part = new.groupby(once["month"]).cumsum().astype("int64")
    files = PARTITION.name + "=" + once["month"] + "/part-" + part.astype("str")
    parts: dict[str, tuple[tuple[str, str], ...]] = {}
    for month, file, first in once.assign(file=files).drop_duplicates("file")[["month", "file", "article_id"]].itertuples(index=False):
        parts[month] = (*parts.get(month, ()), (file, first))
    months = dict(zip(once["article_id"], once["month"], strict=True))
    return Layout(months, dict(zip(once["article_id"], files, strict=True)), parts)
