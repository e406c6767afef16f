"""Printed figures against those that other printed ones give: growth, plans and parts that do not agree with the levels."""

from __future__ import annotations

import pandas as pd

from indicators.quality.findings import INFO, WARNING, findings, no_findings
from indicators.quality.subjects import Subjects, amount, number
from indicators.selection import FACT, fact_keys

_FAR = 0.2
"""Of the printed value: so far a later revision of it, or growth at constant prices, seldom leads."""
_GROWTH = "/ (1 + growth"


def computed_disagree(observations: pd.DataFrame, about: Subjects) -> pd.DataFrame:
    """Derived rows that no value of the selected printed row of the same fact satisfies.

    Growth, and figures of other articles, are for information only as long as they lie near.
    """
    derived = observations[observations["derived"]]
    if derived.empty:
        return no_findings()
    near = ["metric", "period", "place_id"]
    columns = ["observation_id", "article_id", "value", "value_low", "value_high"]
    chosen = observations.loc[
        observations["selected"] & ~observations["derived"], [*near, *columns, "place", "measure", "base_period", "unit", "status"]
    ]
    chosen = chosen.merge(derived[near].drop_duplicates(), on=near)
    printed = fact_keys(chosen).join(chosen[columns].add_prefix("printed_"))
    pairs = derived.assign(**fact_keys(derived)[["place_key", "status_class"]], base_period="").merge(printed, on=FACT)
    below, above = pairs["printed_value_low"] - pairs["value_high"], pairs["value_low"] - pairs["printed_value_high"]
    apart = pd.concat([below, above], axis=1).max(axis=1) / pairs["printed_value"].abs()
    pairs = pairs[apart > 1e-9]
    formula = pairs["derivation"].str.split(";").str[0]
    operands = pairs["derivation"].str.findall(r"=([0-9a-f]{16})").str.join(";")
    revised = (pairs["article_id"] != pairs["printed_article_id"]) | formula.str.contains(_GROWTH, regex=False)
    severity = (~revised | (apart[pairs.index] > _FAR)).map({True: WARNING, False: INFO})
    message = about.what(pairs) + ": " + amount(pairs, "printed_value") + " is printed, but " + formula + " gives " + amount(pairs)
    between = " (" + number(pairs["value_low"]) + " to " + number(pairs["value_high"]) + ")"
    rows = pairs["printed_observation_id"] + ";" + pairs["observation_id"] + ";" + operands
    return findings("computed_disagrees", severity, rows=rows, message=message + between)
