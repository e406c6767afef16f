"""Which observations are compared with which."""

from __future__ import annotations

from itertools import chain
from typing import Any

import pandas as pd

from indicators.coverage import SERIES, STOCK, WHOLE_YEAR, best_first
from indicators.selection import OUTCOME
from schemas.code_lists import Measure, Status
from schemas.vocabulary import CrossComparison

PAIR = ["kind", "left_observation_id", "right_observation_id", "label", "missing_years"]


def series_pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Every two years of one series, earlier on the left, the best outcome of each year; part-years only with the same part of another year."""
    outcomes = rows[rows["status_class"] == OUTCOME]
    yearly = best_first(outcomes).drop_duplicates([*SERIES, "year"])[[*SERIES, "year", "observation_id", "name_en", "place"]]
    yearly = yearly.assign(series=yearly.groupby(SERIES, sort=False).ngroup())
    pairs = yearly.merge(yearly[["series", "year", "observation_id"]], on="series", suffixes=("", "_right"))
    pairs = pairs[pairs["year"] < pairs["year_right"]]
    years = {series: set(found) for series, found in yearly.groupby("series")["year"]}
    ends = zip(pairs["series"], pairs["year"], pairs["year_right"], strict=True)
    missing = [";".join(str(year) for year in range(first + 1, last) if year not in years[series]) for series, first, last in ends]
    consecutive = pairs["year_right"] - pairs["year"] == 1
    return _pairs(
        pairs,
        kind=consecutive.map({True: "year_over_year", False: "multi_year"}),
        label=_label(pairs) + ", " + pairs["year"].astype("str") + " → " + pairs["year_right"].astype("str"),
        missing_years=missing,
    )


def target_pairs(rows: pd.DataFrame) -> pd.DataFrame:
    """Targets on the left, the outcome of the same year on the right."""
    levels = rows[(rows["measure"] == Measure.LEVEL) & rows["coverage"].isin([STOCK, WHOLE_YEAR])]
    targets = best_first(levels[levels["status_class"] == Status.TARGET]).drop_duplicates([*SERIES, "year"])
    outcomes = best_first(levels[levels["status_class"] == OUTCOME]).drop_duplicates([*SERIES, "year"])
    pairs = targets.merge(outcomes, on=[*SERIES, "year"], suffixes=("", "_right"))
    return _pairs(pairs, kind="target_outcome", label=_label(pairs) + ", target and outcome " + pairs["year"].astype("str"), missing_years="")


def cross_pairs(rows: pd.DataFrame, configured: tuple[CrossComparison, ...]) -> pd.DataFrame:
    """The configured pairs of metrics, for every place that has both; in one currency where the articles give one."""
    return pd.concat([_empty(), *chain.from_iterable(_configured(rows, pair) for pair in configured)], ignore_index=True)


def _configured(rows: pd.DataFrame, pair: CrossComparison) -> list[pd.DataFrame]:
    levels = rows[(rows["measure"] == Measure.LEVEL) & (rows["status_class"] == OUTCOME)]
    left, right = (best_first(levels[(levels["metric"] == side.metric)]) for side in (pair.left, pair.right))
    if pair.left.year is not None:
        left = left[left["year"] == pair.left.year]
    if pair.right.year is not None:
        right = right[right["year"] == pair.right.year]
    on = ["area", "place_key"] + (["year"] if pair.left.year is None and pair.right.year is None else [])
    once = [*dict.fromkeys(["area", "place_key", "year", "unit"])]
    pairs = left.drop_duplicates(once).merge(right.drop_duplicates(once), on=on, suffixes=("", "_right"))
    if "year_right" not in pairs:
        pairs["year_right"] = pairs["year"]
    # of one amount in two currencies, the pair in the same currency; a restated amount only where the first gives none
    pairs = pairs.assign(
        converted=pairs["unit"] != pairs["unit_right"], restated=pairs["equivalent_to"].notna() | pairs["equivalent_to_right"].notna()
    )
    pairs = pairs.sort_values(["converted", "restated"], kind="stable").drop_duplicates(["area", "place_key", "year", "year_right"])
    label = pairs["name_en"] + " " + pairs["year"].astype("str") + " | " + pairs["name_en_right"] + " " + pairs["year_right"].astype("str")
    return [_pairs(pairs, kind="cross_metric", label=label + ", " + pairs["place"], missing_years="")]


def _label(pairs: pd.DataFrame) -> pd.Series:
    measure = ("; " + pairs["measure"].str.replace("_", " ")).where(pairs["measure"] != Measure.LEVEL, "")
    return pairs["name_en"] + measure + ", " + pairs["place"]


def _pairs(pairs: pd.DataFrame, **columns: Any) -> pd.DataFrame:
    named = pairs.rename(columns={"observation_id": "left_observation_id", "observation_id_right": "right_observation_id"})
    return named.assign(**columns)[PAIR]


def _empty() -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype="str") for name in PAIR})
