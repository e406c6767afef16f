"""Values outside what the vocabulary says is plausible."""

from __future__ import annotations

import pandas as pd

from indicators.coverage import STOCK, WHOLE_YEAR, coverage
from indicators.quality.findings import WARNING, findings
from indicators.quality.place_levels import COUNTRY, FOREIGN, PROVINCE, place_level
from indicators.quality.subjects import Subjects, amount, number
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.metrics import Kind, Metric


def implausible(observations: pd.DataFrame, about: Subjects, vocabulary: Vocabulary) -> pd.DataFrame:
    """Levels (of a rate of change: the rate) outside the metric's plausible range.

    The ranges are those of a province in a year: a district or a part of a year may have less, and the country more; a ratio is the same
    for all. Other countries are left out.
    """
    known = [
        (id_, metric.unit, measure, *metric.plausible)
        for id_, metric in vocabulary.metrics.items()
        if metric.plausible
        for measure in _measures(metric)
    ]
    ranges = pd.DataFrame(known, columns=["metric", "unit", "measure", "least", "most"])
    columns = [
        "observation_id",
        "article_id",
        "metric",
        "metric_text",
        "place",
        "place_id",
        "period",
        "period_start",
        "period_end",
        "measure",
        "unit",
        "value",
    ]
    rows = observations.loc[observations["metric"].isin(ranges["metric"]), columns].merge(ranges, on=["metric", "unit", "measure"])
    rows = rows[(rows["value"] < rows["least"]) | (rows["value"] > rows["most"])]
    intensive = rows["metric"].map({id_: _intensive(metric) for id_, metric in vocabulary.metrics.items()}).astype(bool)
    level = place_level(rows, vocabulary.places)
    whole = coverage(rows).isin([STOCK, WHOLE_YEAR]) & (level == PROVINCE)
    under, over = rows["value"] < rows["least"], rows["value"] > rows["most"]
    odd = rows[((under & (intensive | whole)) | (over & (intensive | (level != COUNTRY)))) & (level != FOREIGN)]
    message = about.what(odd) + ": " + amount(odd) + " is outside what is plausible, " + number(odd["least"]) + " to " + number(odd["most"])
    return findings("implausible_value", WARNING, rows=odd["observation_id"], message=message, article_id=odd["article_id"])


def _measures(metric: Metric) -> tuple[Measure, ...]:
    return (Measure.CHANGE_PCT,) if metric.kind is Kind.RATE_OF_CHANGE else (Measure.LEVEL, Measure.SHARE)


def _intensive(metric: Metric) -> bool:
    return metric.kind in {Kind.RATIO, Kind.RATE_OF_CHANGE, Kind.RANK}
