"""From valid rows to the facts: rates checked, one row chosen of each fact, figures derived."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from indicators.comparisons import compare
from indicators.currencies import check_rates
from indicators.derivation import previous_levels
from indicators.indicators_by_year import indicators_by_year
from indicators.quality import quality
from indicators.repeats import without_repeats
from indicators.selection import select
from indicators.validation import Validated, require
from schemas.tables import COMPARISONS, INDICATORS_BY_YEAR, OBSERVATIONS, QUALITY
from schemas.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Resolved:
    """All articles and rejects, and the observations with derived ones, rates checked and one row selected of each fact."""

    articles: pd.DataFrame
    observations: pd.DataFrame
    rejects: pd.DataFrame


@dataclass(frozen=True, slots=True)
class Compared:
    """The tables that are computed from observations."""

    comparisons: pd.DataFrame
    indicators_by_year: pd.DataFrame
    quality: pd.DataFrame


def resolve(validated: Validated, vocabulary: Vocabulary) -> Resolved:
    """Leave out repeated articles, check rates, select and derive; raises TableError where a derived row does not hold what the schema says."""
    validated = without_repeats(validated)
    superseded = validated.articles.loc[validated.articles["superseded_by"].notna(), "article_id"].to_list()
    printed = select(check_rates(validated.observations, vocabulary.exchange_rates.official_average), superseded)
    derived = previous_levels(printed)
    observations = pd.concat([printed, derived], ignore_index=True) if len(derived) else printed
    require(observations, OBSERVATIONS)
    return Resolved(validated.articles, observations, validated.rejects)


def compare_all(resolved: Resolved, vocabulary: Vocabulary) -> Compared:
    """Comparisons, the table by year, and the findings; raises TableError where they do not hold what their schemas say."""
    found = Compared(
        compare(resolved.observations, resolved.articles, vocabulary),
        indicators_by_year(resolved.observations, vocabulary),
        quality(resolved.observations, resolved.articles, vocabulary),
    )
    for frame, table in ((found.comparisons, COMPARISONS), (found.indicators_by_year, INDICATORS_BY_YEAR), (found.quality, QUALITY)):
        require(frame, table)
    return found
