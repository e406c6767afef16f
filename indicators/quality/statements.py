"""Statements of one fact that contradict each other."""

from __future__ import annotations

import pandas as pd

from indicators.quality.findings import INFO, WARNING, findings, no_findings
from indicators.quality.subjects import Subjects, amount
from indicators.selection import CONFLICT, FACT, REVISED, fact_keys
from schemas.code_lists import Measure

_FAR = 0.1
"""Of the greater value: a revision that moves a figure less is what revisions do."""


def disagreeing(observations: pd.DataFrame, about: Subjects) -> pd.DataFrame:
    """Facts of which two printed statements contradict each other; small revisions by a later article are for information.

    Completions in one sentence are left out: they are of two plans, as those of the government and of the province.
    """
    codes = observations["flags"]
    flagged = ~observations["derived"] & (codes != "") & codes.str.contains(f"{CONFLICT}|{REVISED}", regex=True)
    if not flagged.any():
        return no_findings()
    hits = observations[flagged]
    near = observations[
        ~observations["derived"] & observations["metric"].isin(hits["metric"].unique()) & observations["period"].isin(hits["period"].unique())
    ]
    fact = fact_keys(near).groupby(FACT, sort=False).ngroup()
    rows = near[fact.isin(fact[hits.index].unique())]
    fact = fact[rows.index]
    plans = (rows["measure"] == Measure.COMPLETION) & (rows.groupby(fact)[["article_id", "sentence_no"]].transform("nunique") == 1).all(axis=1)
    rows = rows.assign(fact=fact)[~plans]
    if rows.empty:
        return no_findings()
    rows = rows.sort_values(["fact", "published", "article_id", "char_start", "observation_id"], na_position="first", kind="stable")
    groups = rows.assign(said=rows["article_id"] + ": " + amount(rows), conflict=rows["flags"].str.contains(CONFLICT, regex=False)).groupby(
        "fact", sort=False
    )
    values = groups["value"].agg(["min", "max"])
    far = (values["max"] - values["min"]) > _FAR * values.abs().max(axis=1)
    one = groups["article_id"].first() == groups["article_id"].last()
    first = rows.drop_duplicates("fact").set_index("fact")
    return findings(
        "statements_disagree",
        (far | groups["conflict"].any()).map({True: WARNING, False: INFO}),
        rows=groups["observation_id"].agg(";".join),
        message=about.what(first) + " is stated differently: " + groups["said"].agg(" | ".join),
        article_id=first["article_id"].where(one),
    )
