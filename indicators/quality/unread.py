"""Files that could not be read."""

from __future__ import annotations

import pandas as pd

from indicators.quality.findings import ERROR, findings
from schemas.tables.articles import REJECTED


def rejected(articles: pd.DataFrame) -> pd.DataFrame:
    """One finding a file that is no article."""
    bad = articles[articles["status"] == REJECTED]
    rows = pd.Series("", bad.index, dtype="str")
    return findings("article_rejected", ERROR, rows=rows, message=bad["source"] + ": " + bad["detail"], article_id=bad["article_id"])
