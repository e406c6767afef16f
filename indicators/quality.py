"""What is odd in a build: one finding a row."""

from __future__ import annotations

import pandas as pd

from indicators.selection import CONFLICT, FACT, REVISED, fact_keys
from schemas.code_lists import Measure
from schemas.tables import QUALITY
from schemas.tables.frames import empty_frame
from schemas.vocabulary import Vocabulary


def article_findings(observations: pd.DataFrame) -> pd.DataFrame:
    """Findings about single articles, all of whose rows are there: rates that are off."""
    return _table(_rates_off(observations))


def series_findings(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Findings about series, all of whose rows are there: statements that disagree, impossible and implausible values."""
    return _table(_disagreeing(observations), _shares_over_100(observations), _implausible(observations, vocabulary))


def unread_findings(articles: pd.DataFrame) -> pd.DataFrame:
    """One finding a file that could not be read."""
    bad = articles[articles["status"] == "rejected"]
    message = bad["source"] + ": " + bad["detail"]
    return _table(pd.DataFrame({"article_id": bad["article_id"], "message": message}).assign(rows="", check="article_rejected", severity="error"))


def _table(*found: pd.DataFrame) -> pd.DataFrame:
    empty = empty_frame(QUALITY)
    return pd.concat([empty, *(each for each in found if len(each))], ignore_index=True)[QUALITY.names].astype(empty.dtypes)


def _findings(rows: pd.DataFrame, check: str, severity: str, message: pd.Series) -> pd.DataFrame:
    """One finding a row of observations."""
    return pd.DataFrame({"article_id": rows["article_id"], "rows": rows["observation_id"], "message": message}).assign(check=check, severity=severity)


def _number(values: pd.Series, pattern: str) -> pd.Series:
    return values.map(pattern.format).astype("str")


def _rates_off(observations: pd.DataFrame) -> pd.DataFrame:
    off = observations[observations["rate_check"] == "off"]
    printed = off["value_text"] + " " + off["unit_text"] + " implies a rate of " + _number(off["implied_rate"], "{:,.0f}")
    found = _findings(off, "rate_off", "warning", printed + ", which does not fit the reference")
    return found.assign(rows=off["equivalent_to"] + ";" + off["observation_id"])


def _disagreeing(observations: pd.DataFrame) -> pd.DataFrame:
    """One finding a fact of which two printed statements contradict each other."""
    printed = observations[~observations["derived"]]
    codes = printed["flags"].str.split(";")
    flagged = codes.map(lambda found: CONFLICT in found or REVISED in found).astype(bool)
    if not flagged.any():
        return empty_frame(QUALITY)
    fact = fact_keys(printed).groupby(FACT, sort=False).ngroup()
    concerned = printed[fact.isin(fact[flagged])]
    concerned = concerned.assign(
        said=concerned["article_id"] + ": " + concerned["value_text"] + " " + concerned["unit_text"],
        what=concerned["metric"] + ", " + concerned["place"] + ", " + concerned["period"],
    )
    groups = concerned.groupby(fact[concerned.index], sort=False)
    message = groups["what"].first() + " is stated differently: " + groups["said"].agg(" | ".join)
    return pd.DataFrame({"rows": groups["observation_id"].agg(";".join), "message": message}).assign(
        article_id=None, check="statements_disagree", severity="warning"
    )


def _shares_over_100(observations: pd.DataFrame) -> pd.DataFrame:
    over = observations[(observations["measure"] == Measure.SHARE) & (observations["value"] > 100)]
    return _findings(over, "share_over_100", "error", "a share of " + _number(over["value"], "{:g}") + " percent: " + over["metric_text"])


def _implausible(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    known = [(id_, metric.unit, *metric.plausible) for id_, metric in vocabulary.metrics.items() if metric.plausible is not None]
    ranges = pd.DataFrame(known, columns=["metric", "unit", "least", "most"])
    levels = observations[observations["measure"] == Measure.LEVEL].merge(ranges, on=["metric", "unit"])
    odd = levels[(levels["value"] < levels["least"]) | (levels["value"] > levels["most"])]
    limits = " lies outside " + _number(odd["least"], "{:,g}") + " to " + _number(odd["most"], "{:,g}")
    return _findings(odd, "implausible_value", "warning", odd["metric"] + " of " + _number(odd["value"], "{:,g}") + " " + odd["unit"] + limits)
