"""Levels some hundred times above or below their neighbours in time: a scale word lost or read twice."""

from __future__ import annotations

import numpy as np
import pandas as pd

from indicators.coverage import SERIES, best_first, coverage
from indicators.places import place_key, series_areas
from indicators.quality.findings import WARNING, findings, no_findings
from indicators.quality.subjects import Subjects, amount, number
from indicators.selection import status_class
from schemas.code_lists import Measure, Status
from schemas.vocabulary.places import Places

_TIMES = 200
"""A slip by a thousand is more, whatever grew besides; a thing that grows so much is worth a look."""
_COLUMNS = (
    "observation_id metric metric_text measure unit place place_id value year period period_start period_end status derived published"
).split()
_ALSO = ["status_class"]


def magnitude_jumps(observations: pd.DataFrame, about: Subjects, places: Places) -> pd.DataFrame:
    """Outcomes and plans, one a year of a series, that lie far from all of the two years before and after; and steps between years.

    Where the others of a series agree with each other, the odd one is named with its neighbour; where they do not, the two sides of the step.
    """
    rows = _yearly(observations, places)
    if rows.empty:
        return no_findings()
    log = pd.Series(np.log10(rows["value"]), rows.index)
    series = rows.groupby([*SERIES, *_ALSO], sort=False).ngroup()
    limit = np.log10(_TIMES)
    distances = pd.concat([(log - log.shift(lag)).where(series == series.shift(lag)).abs() for lag in (1, -1, 2, -2)], axis=1)
    alone = (distances.min(axis=1) > limit) & (distances.notna().sum(axis=1) > 1)
    step = ((log - log.shift(1)).where(series == series.shift(1)).abs() > limit) & ~alone & ~alone.shift(1, fill_value=False)
    has_before = series == series.shift(1)
    positions = np.arange(len(rows))
    at = positions[(alone | step).to_numpy()]
    beside = np.where(has_before.to_numpy()[at], at - 1, at + 1)
    odd, neighbour = rows.iloc[at], rows.iloc[beside].set_axis(rows.index[at])
    times = odd["value"] / neighbour["value"]
    factor = number(times.where(times >= 1, 1 / times).round()) + " times "
    relation = factor.where(times >= 1, "a " + factor.str.replace(" times ", "th of ", regex=False)).where(times < 1, factor)
    message = about.what(odd) + ": " + amount(odd) + " is " + relation + "the " + amount(neighbour) + " of " + neighbour["period"]
    return findings("magnitude_jump", WARNING, rows=odd["observation_id"] + ";" + neighbour["observation_id"], message=message)


def _yearly(observations: pd.DataFrame, places: Places) -> pd.DataFrame:
    """The best level of each year of each series that has two years or more, in the order of the years."""
    status = observations["status"]
    chosen = observations["selected"] & ~observations["derived"] & (observations["measure"] == Measure.LEVEL) & (observations["value"] > 0)
    rows = observations.loc[chosen & (status != Status.FORECAST), _COLUMNS]
    rows = rows[rows.duplicated(["metric", "unit"], keep=False)]
    rows = rows.assign(
        area=series_areas(rows["place_id"], places),
        place_key=place_key(rows["place"]),
        base_offset=0,
        coverage=coverage(rows),
        status_class=status_class(rows["status"]),
    )
    key = [*SERIES, *_ALSO]
    rows = rows[rows.duplicated(key, keep=False)]
    rows = best_first(rows).drop_duplicates([*key, "year"])
    return rows.sort_values([*key, "year"], kind="stable", ignore_index=True)
