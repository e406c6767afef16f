"""How findings name what a row is about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary

_MEASURES = {
    Measure.CHANGE: ", change",
    Measure.CHANGE_PCT: ", growth",
    Measure.RATIO: ", ratio",
    Measure.SHARE: "",
    Measure.COMPLETION: ", completion",
}
_UNITS = {"percent": "%", "percentage_point": "points", "count": ""}


@dataclass(frozen=True, slots=True)
class Subjects:
    """The names of metrics, to write of rows as a person would: "Trade turnover, Hà Giang, 2024" and "308,000,000 USD"."""

    names: Mapping[str, str]

    def what(self, rows: pd.DataFrame) -> pd.Series:
        """Metric (its phrase, where the vocabulary has none), place and period of each row."""
        return self.series(rows) + ", " + rows["period"]

    def series(self, rows: pd.DataFrame) -> pd.Series:
        """Metric and place of each row."""
        known = rows["metric"].map(dict(self.names)).astype("str")
        measures = rows["measure"].map({str(measure): text for measure, text in _MEASURES.items()}).astype("str").fillna("")
        return known.where(known.notna(), "“" + rows["metric_text"] + "”") + measures + ", " + rows["place"]


def subjects(vocabulary: Vocabulary) -> Subjects:
    """The English names of all metrics."""
    return Subjects({id_: metric.name_en for id_, metric in vocabulary.metrics.items()})


def amount(rows: pd.DataFrame, column: str = "value") -> pd.Series:
    """The value of each row with its unit."""
    return number(rows[column]) + (" " + rows["unit"].replace(_UNITS)).str.rstrip()


def number(values: pd.Series) -> pd.Series:
    """Numbers with thousands set apart, small ones with the decimals that they need."""
    return pd.Series([f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.6g}" for value in values.tolist()], values.index, dtype="str")
