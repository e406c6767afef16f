"""What is odd in a build: one finding a row."""

from __future__ import annotations

import pandas as pd

from indicators.selection import CONFLICT, FACT, REVISED, fact_keys
from schemas.code_lists import Measure
from schemas.tables import QUALITY
from schemas.tables.frames import from_rows, to_frame
from schemas.vocabulary import Vocabulary

Finding = dict[str, str | None]


def quality(observations: pd.DataFrame, articles: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """The `quality` table: files that could not be read, rates that are off, statements that disagree, impossible and implausible values."""
    findings = [
        *_rejected(articles),
        *_rates_off(observations),
        *_disagreeing(observations),
        *_shares_over_100(observations),
        *_implausible(observations, vocabulary),
    ]
    return to_frame(from_rows(findings, QUALITY))


def _finding(check: str, severity: str, article_id: str | None, rows: str, message: str) -> Finding:
    return {"check": check, "severity": severity, "article_id": article_id, "rows": rows, "message": message}


def _rejected(articles: pd.DataFrame) -> list[Finding]:
    bad = articles[articles["status"] == "rejected"]
    return [
        _finding("article_rejected", "error", str(id_), "", f"{source}: {detail}")
        for id_, source, detail in zip(bad["article_id"], bad["source"], bad["detail"], strict=True)
    ]


def _rates_off(observations: pd.DataFrame) -> list[Finding]:
    off = observations[observations["rate_check"] == "off"]
    columns = ["article_id", "observation_id", "equivalent_to", "implied_rate", "value_text", "unit_text"]
    return [
        _finding(
            "rate_off",
            "warning",
            row.article_id,
            f"{row.equivalent_to};{row.observation_id}",
            f"{row.value_text} {row.unit_text} implies {row.implied_rate:,.0f} a unit, which does not fit the reference rate",
        )
        for row in off[columns].itertuples(index=False)
    ]


def _disagreeing(observations: pd.DataFrame) -> list[Finding]:
    printed = observations[~observations["derived"]]
    flags = printed["flags"].str.split(";")
    flagged = printed[flags.map(lambda codes: CONFLICT in codes or REVISED in codes).astype(bool)]
    if flagged.empty:
        return []
    fact = fact_keys(printed).groupby(FACT, sort=False).ngroup()
    concerned = printed[fact.isin(fact[flagged.index])]
    findings = []
    for _, rows in concerned.groupby(fact[concerned.index], sort=False):
        first = rows.iloc[0]
        said = " | ".join(rows["article_id"] + ": " + rows["value_text"] + " " + rows["unit_text"])
        message = f"{first['metric']}, {first['place']}, {first['period']} is stated differently: {said}"
        findings.append(_finding("statements_disagree", "warning", None, ";".join(rows["observation_id"]), message))
    return findings


def _shares_over_100(observations: pd.DataFrame) -> list[Finding]:
    over = observations[(observations["measure"] == Measure.SHARE) & (observations["value"] > 100)]
    return [
        _finding("share_over_100", "error", str(article), str(id_), f"a share of {value:g} percent of {what}")
        for article, id_, value, what in zip(over["article_id"], over["observation_id"], over["value"], over["metric_text"], strict=True)
    ]


def _implausible(observations: pd.DataFrame, vocabulary: Vocabulary) -> list[Finding]:
    ranges = {id_: (metric.unit, *metric.plausible) for id_, metric in vocabulary.metrics.items() if metric.plausible is not None}
    levels = observations[(observations["measure"] == Measure.LEVEL) & observations["metric"].isin(ranges)]
    findings = []
    for row in levels[["metric", "unit", "value", "article_id", "observation_id"]].itertuples(index=False):
        unit, low, high = ranges[row.metric]
        if row.unit == unit and not low <= row.value <= high:
            message = f"{row.metric} of {row.value:,g} {unit} lies outside {low:,g} to {high:,g}"
            findings.append(_finding("implausible_value", "warning", row.article_id, row.observation_id, message))
    return findings
