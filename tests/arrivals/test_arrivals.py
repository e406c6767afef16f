"""A whole folder of arrivals: what becomes of every file."""

from __future__ import annotations

import csv
from pathlib import Path

import pandas as pd
import pytest

from indicators import build
from indicators.read import read_table
from tests.arrivals.files import write

with (Path(__file__).parent / "expected.csv").open(encoding="utf-8", newline="") as stream:
    EXPECTED = {row["source"]: row for row in csv.DictReader(stream)}


def outcome(row: pd.Series) -> dict[str, str]:
    """One row of `articles` in the columns of the table of expectations."""
    cells = {
        name: "" if pd.isna(row[name]) else str(row[name]) for name in ("title", "encoding", "format", "newspaper", "duplicate_of", "superseded_by")
    }
    day = "" if pd.isna(row["published"]) else row["published"].strftime("%Y-%m-%d %H:%M")
    return {"source": row["source"], "reason": row["reason"] or "", "day": day, "figures": str(row["observations"]), **cells}


@pytest.fixture(scope="module")
def arrived(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    folder = tmp_path_factory.mktemp("arrivals")
    write(folder / "raw", folder / "outside.txt")
    build(folder / "raw", folder / "out")
    articles = read_table(folder / "out", "articles")
    rejected = articles[articles["status"] == "rejected"]
    assert rejected["detail"].str.len().gt(20).all()
    return {row["source"]: outcome(row) for _, row in articles.astype(object).where(articles.notna(), None).iterrows()}


def test_every_file_is_accounted_for(arrived: dict[str, dict[str, str]]) -> None:
    assert sorted(arrived) == sorted(EXPECTED)
    assert len(EXPECTED) > 100


@pytest.mark.parametrize("source", EXPECTED)
def test_what_becomes_of_a_file(source: str, arrived: dict[str, dict[str, str]]) -> None:
    assert arrived[source] == EXPECTED[source]
