"""The comparison of two figures that someone asks for."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.comparisons import compare_pairs, rates
from indicators.comparisons.conversion import article_rates
from indicators.comparisons.operands import operands, with_traits
from indicators.comparisons.pairs import PAIR
from indicators.coverage import best_first
from indicators.places import place_key
from indicators.selection import OUTCOME
from schemas.code_lists import Measure
from schemas.errors import DatasetError
from schemas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Figure:
    """A metric in a year."""

    metric: str
    year: int

    def __str__(self) -> str:
        return f"{self.metric}@{self.year}"


def compare_two(
    observations: pd.DataFrame, articles: pd.DataFrame, vocabulary: Vocabulary, left: Figure, right: Figure, place: str | None = None
) -> pd.DataFrame:
    """Comparisons (the columns of that table) of two figures, one row a place that has both; `place` limits it to one, by code or name.

    Of several outcomes of a metric in a year the best is taken, in a measure and unit that both sides have where there is one.
    Where no place has both, the best of each side are compared. Raises DatasetError where a side has no outcome,
    or no outcome at all is of the place.
    """
    rows = operands(with_traits(observations, articles), vocabulary)
    outcomes = rows[rows["status_class"] == OUTCOME]
    if place is not None:
        outcomes = _at_place(outcomes, place)
    pairs = _candidates(outcomes, left).merge(_candidates(outcomes, right), how="cross", suffixes=("", "_right"))
    pairs = pairs[pairs["observation_id"] != pairs["observation_id_right"]]
    if pairs.empty:
        raise DatasetError(f"{left} and {right} are one and the same figure; name another year or metric")
    pairs = _best_of_each_place(pairs)
    apart = abs(right.year - left.year)
    across_years = "year_over_year" if apart == 1 else "multi_year"
    pairs = pairs.assign(
        kind=across_years if left.metric == right.metric and apart else "cross_metric",
        label=f"{left} | {right}, " + pairs["place"],
        missing_years=[_missing_years(outcomes, pair, left, right) for pair in pairs.itertuples()],
    )
    named = pairs.rename(columns={"observation_id": "left_observation_id", "observation_id_right": "right_observation_id"})
    return compare_pairs(named[PAIR], rows, rates(article_rates(observations), vocabulary))


def _at_place(outcomes: pd.DataFrame, place: str) -> pd.DataFrame:
    found: pd.DataFrame = outcomes[(outcomes["place_id"] == place) | (outcomes["place_key"] == place_key(pd.Series([place]))[0])]
    if found.empty:
        raise DatasetError(f"{place}: the place is unknown in the dataset; no outcome has this code or name")
    return found


def _candidates(outcomes: pd.DataFrame, figure: Figure) -> pd.DataFrame:
    of_metric = outcomes[outcomes["metric"] == figure.metric]
    found = best_first(of_metric[of_metric["year"] == figure.year])
    if found.empty:
        years = ", ".join(str(year) for year in sorted(of_metric["year"].unique()))
        known = f"it has outcomes for {years}" if years else "no outcome of this metric is in the dataset; `chiso metrics` searches for its id"
        raise DatasetError(f"{figure}: there is no such figure; {known}")
    columns = ["observation_id", "area", "place_key", "place", "measure", "unit"]
    return found[columns].assign(rank=range(len(found)))


def _best_of_each_place(pairs: pd.DataFrame) -> pd.DataFrame:
    same_place = (pairs["area"] == pairs["area_right"]) & (pairs["place_key"] == pairs["place_key_right"])
    order = {
        "same_measure": pairs["measure"] == pairs["measure_right"],
        "level": pairs["measure"] == Measure.LEVEL,
        "same_unit": pairs["unit"] == pairs["unit_right"],
    }
    ranked = pairs.assign(**order).sort_values([*order, "rank", "rank_right"], ascending=[False, False, False, True, True], kind="stable")
    here = ranked[same_place.loc[ranked.index]]
    return here.drop_duplicates(["area", "place_key"]) if len(here) else ranked.head(1)


def _missing_years(outcomes: pd.DataFrame, pair: object, left: Figure, right: Figure) -> str:
    """The years between the two for which the series of the left side has no figure; none between different metrics."""
    if left.metric != right.metric:
        return ""
    same = [outcomes[name] == getattr(pair, name) for name in ("area", "place_key", "measure", "unit")]
    known = set(outcomes[(outcomes["metric"] == left.metric) & pd.concat(same, axis=1).all(axis=1)]["year"])
    first, last = sorted((left.year, right.year))
    return ";".join(str(year) for year in range(first + 1, last) if year not in known)
