"""Metrics that are parts of another in the vocabulary, against that."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from indicators.places import place_key
from indicators.quality.findings import WARNING, findings, no_findings
from indicators.quality.subjects import Subjects, amount
from indicators.selection import status_class
from schemas.code_lists import Measure
from schemas.vocabulary.metrics import Metric

_COLUMNS = "observation_id metric metric_text place place_id period period_start measure unit status value value_low value_high".split()
_SAME = ["place_id", "place_key", "period", "stock", "measure", "unit", "status_class"]


def listed_parts_over_whole(observations: pd.DataFrame, about: Subjects, metrics: Mapping[str, Metric], reported: pd.DataFrame) -> pd.DataFrame:
    """Wholes whose `parts` or `includes` of the same place, period, measure and unit are together more than it, beyond all intervals.

    What `reported` findings name already is left out.
    """
    found = list(_over(observations, about, metrics))
    if not found:
        return no_findings()
    known = {id_ for rows in reported["rows"] for id_ in rows.split(";")}
    whole = pd.concat(found)
    return whole[[rows.split(";", 1)[0] not in known for rows in whole["rows"]]]


def _over(observations: pd.DataFrame, about: Subjects, metrics: Mapping[str, Metric]) -> Iterator[pd.DataFrame]:
    concerned = {
        id_ for metric in metrics.values() for id_ in (*metric.parts, *metric.includes, *([metric.id] if metric.parts or metric.includes else []))
    }
    chosen = observations["metric"].isin(list(concerned)) & observations["selected"] & ~observations["derived"]
    every = observations.loc[chosen & observations["measure"].isin([Measure.LEVEL, Measure.SHARE]), _COLUMNS]
    every = every.assign(place_key=place_key(every["place"]), stock=every["period_start"].isna(), status_class=status_class(every["status"]))
    given = set(every["metric"].unique())
    for metric in metrics.values():
        parts = [part for part in (*metric.parts, *metric.includes) if part in given]
        if metric.id not in given or not parts:
            continue
        rows = every[every["metric"].isin([metric.id, *parts])]
        of_whole = rows["metric"] == metric.id
        whole = rows[of_whole].assign(number=range(of_whole.sum()))
        pairs = rows[~of_whole].merge(whole[[*_SAME, "number", "value_high"]], on=_SAME, suffixes=("", "_whole"))
        least = pairs["value_low"].fillna(0).groupby(pairs["number"]).transform("sum")
        over = pairs[least > pairs["value_high_whole"] * (1 + 1e-9)]
        if len(over):
            yield _findings(whole, over, about)


def _findings(whole: pd.DataFrame, over: pd.DataFrame, about: Subjects) -> pd.DataFrame:
    listed = over.assign(said=over["metric"] + " " + amount(over)).groupby("number")
    rows = whole.set_index("number").loc[list(listed.groups)]
    message = about.what(rows) + ": its parts (" + listed["said"].agg(" + ".join) + ") are more than the whole, " + amount(rows)
    return findings("parts_over_whole", WARNING, rows=rows["observation_id"] + ";" + listed["observation_id"].agg(";".join), message=message)
