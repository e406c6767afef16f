"""Amounts in two currencies whose rate does not fit."""

from __future__ import annotations

import pandas as pd

from indicators.currencies import OFFICIAL_MARGIN, VND, implied_rates
from indicators.quality.findings import WARNING, findings, no_findings
from indicators.quality.subjects import Subjects, amount, number
from schemas.vocabulary.exchange_rates import ExchangeRates

_YEARS = 5
"""So far away may be the year whose rate is looked at, where the year itself has none."""
_DRIFT = 0.04
"""What the rate may move in a year."""


def rates_off(observations: pd.DataFrame, about: Subjects, known: ExchangeRates) -> pd.DataFrame:
    """Pairs of equivalents whose rate is far from the official one (of the nearest year that has one), or whose `rate_check` is `off`.

    Where one of an article's pairs is far from the official rate the others do not fit it either: of those only the far ones count.
    """
    pairs = implied_rates(observations)
    if pairs.empty:
        return no_findings()
    questions = pairs[["base", "currency", "year"]].drop_duplicates()
    asked = zip(*(questions[name].tolist() for name in questions), strict=True)
    answers = [_nearest(base, currency, int(year), known) for base, currency, year in asked]
    questions = questions.assign(**pd.DataFrame(answers, questions.index, columns=["official", "official_year", "margin"], dtype="float64"))
    pairs = pairs.merge(questions, on=["base", "currency", "year"], how="left").set_axis(pairs.index)
    far = (pairs["low"] > pairs["official"] * (1 + pairs["margin"])) | (pairs["high"] < pairs["official"] * (1 - pairs["margin"]))
    off = (observations.loc[pairs.index, "rate_check"] == "off").to_numpy()
    another_is_far = far.groupby([pairs["article_id"], pairs["base"], pairs["currency"]]).transform("any")
    return _findings(observations, pairs[far | (off & ~another_is_far)], about)


def _nearest(base: str, currency: str, year: int, known: ExchangeRates) -> tuple[float | None, int | None, float]:
    """The official rate of the year or of the nearest one, that year, and what a rate may differ from it."""
    if base == VND:
        for gap in range(_YEARS + 1):
            for near in (year - gap, year + gap):
                rate = known.official_average(currency, near) or known.central_bank(currency, near)
                if rate is not None:
                    return rate, near, OFFICIAL_MARGIN + _DRIFT * gap
    return None, None, 0.0


def _findings(observations: pd.DataFrame, pairs: pd.DataFrame, about: Subjects) -> pd.DataFrame:
    if pairs.empty:
        return no_findings()
    rows = observations.loc[pairs.index]
    restated = observations[observations["observation_id"].isin(rows["equivalent_to"])].set_index("observation_id")
    restated = restated.loc[rows["equivalent_to"].to_list()].set_axis(rows.index)
    unit = " " + pairs["base"] + " per " + pairs["currency"]
    message = about.what(rows) + ": " + amount(restated) + " stated as " + amount(rows) + " implies " + number(pairs["rate"]) + unit
    official = pairs["official"].notna()
    reference = (
        "; the official rate of " + pairs["official_year"].fillna(0).astype("int64").astype("str") + " is " + number(pairs["official"].fillna(0))
    )
    ids = rows["equivalent_to"] + ";" + rows["observation_id"]
    other = "; the article's other amounts imply another rate"
    return findings("rate_off", WARNING, rows=ids, message=message + reference.where(official, other), article_id=rows["article_id"])
