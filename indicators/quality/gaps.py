"""Years that are missing inside a series."""

from __future__ import annotations

import pandas as pd

from indicators.coverage import STOCK, WHOLE_YEAR, coverage
from indicators.places import place_key, series_areas
from indicators.quality.findings import INFO, findings, no_findings
from indicators.quality.place_levels import COUNTRY, PROVINCE, place_level
from indicators.quality.subjects import Subjects
from indicators.selection import OUTCOME, status_class
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.metrics import Kind

_SERIES = ["metric", "area", "place_key"]


def gaps(observations: pd.DataFrame, about: Subjects, vocabulary: Vocabulary) -> pd.DataFrame:
    """One finding a metric of the vocabulary and province (or the country) that has outcomes of two years and none of a year between.

    Years count that are covered whole or at a day; the rows on both sides of each gap are named.
    """
    rates = [id_ for id_, metric in vocabulary.metrics.items() if metric.kind is Kind.RATE_OF_CHANGE]
    measure, metric = observations["measure"], observations["metric"]
    own = measure.isin([Measure.LEVEL, Measure.SHARE]) | ((measure == Measure.CHANGE_PCT) & metric.isin(rates))
    chosen = observations["selected"] & metric.isin(list(about.names)) & (status_class(observations["status"]) == OUTCOME) & own
    rows = observations.loc[chosen, ["observation_id", "metric", "place", "place_id", "year", "period_start", "period_end"]]
    rows = rows[coverage(rows).isin([STOCK, WHOLE_YEAR]).to_numpy()]
    rows = rows[place_level(rows, vocabulary.places).isin([PROVINCE, COUNTRY]).to_numpy()]
    rows = rows.assign(area=series_areas(rows["place_id"], vocabulary.places), place_key=place_key(rows["place"]), year=rows["year"].astype("int64"))
    yearly = rows.sort_values([*_SERIES, "year", "observation_id"], kind="stable").drop_duplicates([*_SERIES, "year"])
    series = yearly.groupby(_SERIES, sort=False).ngroup()
    apart = (yearly["year"] - yearly["year"].shift(1)).where(series == series.shift(1), 1)
    after = yearly.assign(series=series, before=yearly["year"].shift(1), before_id=yearly["observation_id"].shift(1))[apart > 1]
    if after.empty:
        return no_findings()
    first, last = after["before"].astype("int64") + 1, after["year"] - 1
    years = first.astype("str") + ("-" + last.astype("str")).where(last > first, "")
    by_series = after.assign(missing=years, ids=after["before_id"] + ";" + after["observation_id"]).groupby("series", sort=False)
    ends = yearly.groupby(series, sort=False)["year"].agg(["min", "max"]).astype("str")
    one = after.drop_duplicates("series").set_index("series")
    ends = ends.loc[one.index]
    name = one["metric"].map(dict(about.names)) + ", " + one["place"] + ", " + ends["min"] + " to " + ends["max"]
    message = name + ": no figure for " + by_series["missing"].agg(", ".join)
    return findings("missing_years", INFO, rows=by_series["ids"].agg(";".join), message=message)
