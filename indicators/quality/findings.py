"""Making findings."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from schemas.tables import QUALITY
from schemas.tables.frames import empty_frame

ERROR, WARNING, INFO = "error", "warning", "info"
"""Cannot be; may well be wrong; worth knowing."""


def findings(check: str, severity: str | pd.Series, *, rows: pd.Series, message: pd.Series, article_id: pd.Series | None = None) -> pd.DataFrame:
    """One finding for each message; without articles it concerns several."""
    found = pd.DataFrame({"rows": rows, "message": message}).assign(check=check, severity=severity)
    return found.assign(article_id=None if article_id is None else article_id)


def no_findings() -> pd.DataFrame:
    """What a check gives that finds nothing."""
    return empty_frame(QUALITY)


def in_order(found: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """All findings as the `quality` table has them."""
    empty = empty_frame(QUALITY)
    whole = pd.concat([empty, *(each for each in found if len(each))], ignore_index=True)[QUALITY.names].astype(empty.dtypes)
    return whole.sort_values(list(QUALITY.order), kind="stable", na_position="last", ignore_index=True)
