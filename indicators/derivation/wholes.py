"""Wholes from their parts, where all of them are given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce

import pandas as pd

from indicators.derivation.derived_rows import Interval, computed
from indicators.derivation.operands import levels, outcomes
from schemas.vocabulary.metrics import Metric

_SAME = ["place", "period_number", "stock", "unit"]


def wholes(usable: pd.DataFrame, metrics: Mapping[str, Metric]) -> Iterator[pd.DataFrame]:
    """The sum of the metrics that are all of another (`parts` in the vocabulary), of one place, period and unit."""
    parts = {part for metric in metrics.values() for part in metric.parts}
    amounts = usable[usable["metric"].isin(list(parts)) & levels(usable) & outcomes(usable)]
    given = set(amounts["metric"].unique())
    for metric in metrics.values():
        if not metric.parts or not given.issuperset(metric.parts):
            continue
        by_part = {part: amounts[amounts["metric"] == part] for part in metric.parts}
        common = reduce(lambda one, other: one.merge(other, on=_SAME), (rows[_SAME] for rows in by_part.values()))
        if common.empty:
            continue
        operands = {part: common.merge(rows, on=_SAME) for part, rows in by_part.items()}
        total = reduce(Interval.plus, (Interval.of(rows) for rows in operands.values()))
        yield computed("whole", " + ".join(operands), operands, total, {"metric": metric.id, "metric_text": metric.name_vi})
