"""Findings about hand-made rows."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from indicators.quality import article_findings, series_findings
from schemas.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()


@pytest.fixture(scope="session")
def findings() -> Callable[..., pd.DataFrame]:
    """The findings about rows, those of articles first."""

    def found(rows: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([article_findings(rows, VOCABULARY), series_findings(rows, VOCABULARY)], ignore_index=True)

    return found


@pytest.fixture(scope="session")
def named(findings) -> Callable[..., list[tuple[str, str]]]:
    """Check and rows of each finding; rows by their number."""

    def short(rows: pd.DataFrame, check: str | None = None) -> list[tuple[str, str]]:
        found = findings(rows)
        found = found if check is None else found[found["check"] == check]
        numbers = [";".join(str(int(id_, 16)) for id_ in ids.split(";") if id_) for ids in found["rows"]]
        return list(zip(found["check"], numbers, strict=True))

    return short
