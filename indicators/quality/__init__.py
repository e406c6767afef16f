"""What is odd in a build: one finding a row, with the rows that it names."""

from __future__ import annotations

import pandas as pd

from indicators.quality.computed_figures import computed_disagree
from indicators.quality.exchange_rates import rates_off
from indicators.quality.findings import in_order
from indicators.quality.gaps import gaps
from indicators.quality.impossible import falls_over_100, shares_over_100
from indicators.quality.linked_parts import parts_over_whole
from indicators.quality.listed_parts import listed_parts_over_whole
from indicators.quality.magnitudes import magnitude_jumps
from indicators.quality.plausibility import implausible
from indicators.quality.statements import disagreeing
from indicators.quality.subjects import subjects
from indicators.quality.unread import rejected
from schemas.vocabulary import Vocabulary

__all__ = ["article_findings", "series_findings", "unread_findings"]


def article_findings(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Findings about single articles, all of whose rows are there with their rates checked: rates and parts that cannot be."""
    about = subjects(vocabulary)
    return in_order([rates_off(observations, about, vocabulary.exchange_rates), parts_over_whole(observations, about)])


def series_findings(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Findings about series, all of whose rows are there, derived ones and those of tied metrics too.

    Statements and computed figures that disagree, parts that are more than a whole, impossible and implausible values, jumps, missing years.
    """
    about = subjects(vocabulary)
    computed = computed_disagree(observations, about)
    return in_order(
        [
            disagreeing(observations, about),
            computed,
            listed_parts_over_whole(observations, about, vocabulary.metrics, computed),
            shares_over_100(observations, about),
            falls_over_100(observations, about),
            implausible(observations, about, vocabulary),
            magnitude_jumps(observations, about, vocabulary.places),
            gaps(observations, about, vocabulary),
        ]
    )


def unread_findings(articles: pd.DataFrame) -> pd.DataFrame:
    """One finding a file that could not be read."""
    return in_order([rejected(articles)])
