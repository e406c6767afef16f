"""Pairs of observations, what lies between them, and what that is worth."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import pandas as pd

from indicators.comparisons.changes import measured
from indicators.comparisons.conversion import ArticleRate, Rates
from indicators.comparisons.operands import operands
from indicators.comparisons.pairs import SIDES, cross_pairs, growth_pairs, series_pairs, target_pairs
from indicators.comparisons.reasons import judged
from indicators.comparisons.reported import with_reported
from indicators.comparisons.sides import beside
from schemas.tables import COMPARISONS
from schemas.tables.frames import empty_frame
from schemas.vocabulary import Vocabulary

__all__ = ["compare", "compare_pairs"]


def compare(observations: pd.DataFrame, by_article: Mapping[ArticleRate, float], vocabulary: Vocabulary) -> pd.DataFrame:
    """The `comparisons` table: all pairs that are found or configured, of selected observations with the columns of `with_traits`.

    All rows of each series must be there; `by_article` are the rates that the articles imply.
    """
    rows = operands(observations, vocabulary)
    series, growth = series_pairs(rows), growth_pairs(rows)
    # most growths are between the figures that the series compares: these pairs have the reported growth beside ours
    growth = growth[~pd.MultiIndex.from_frame(growth[SIDES]).isin(pd.MultiIndex.from_frame(series[SIDES]))]
    pairs = pd.concat([series, growth, target_pairs(rows), cross_pairs(rows, vocabulary.cross_comparisons)], ignore_index=True)
    return compare_pairs(pairs, rows, rates(by_article, vocabulary))


def compare_pairs(pairs: pd.DataFrame, rows: pd.DataFrame, rates: Rates) -> pd.DataFrame:
    """Comparisons of given pairs (columns `indicators.comparisons.pairs.PAIR`) of operands."""
    if pairs.empty:
        return empty_frame(COMPARISONS)
    found = judged(with_reported(measured(beside(pairs, rows, rates)), rows))
    keys = zip(*(found[name].tolist() for name in ("kind", "left_observation_id", "right_observation_id")), strict=True)
    found = found.assign(
        comparison_id=[hashlib.sha256("\0".join(key).encode()).hexdigest()[:16] for key in keys],
        place_id=found["right_place_id"],
        place=found["right_place"],
        measure=found["right_measure"],
    )
    return found[COMPARISONS.names].astype(empty_frame(COMPARISONS).dtypes)


def rates(by_article: Mapping[ArticleRate, float], vocabulary: Vocabulary) -> Rates:
    """The exchange rates that the articles imply, and the official ones behind them."""
    official = vocabulary.exchange_rates
    return Rates(by_article, official.official_average, official.central_bank)
