"""Parts that an article gives of a whole ("trong đó"), against that whole."""

from __future__ import annotations

import pandas as pd

from indicators.quality.findings import WARNING, findings, no_findings
from indicators.quality.subjects import Subjects, amount

_COLUMNS = ["observation_id", "metric_text", "value", "value_low", "value_high", "unit", "measure"]


def parts_over_whole(observations: pd.DataFrame, about: Subjects) -> pd.DataFrame:
    """Wholes whose parts (`part_of`), of the same measure and unit, are together more than it, beyond what both intervals allow."""
    parts = observations.loc[observations["part_of"].notna(), [*_COLUMNS, "part_of"]]
    wholes = observations[observations["observation_id"].isin(parts["part_of"])]
    pairs = parts.merge(
        wholes[["observation_id", "measure", "unit", "value_high"]].add_prefix("whole_"), left_on="part_of", right_on="whole_observation_id"
    )
    pairs = pairs[(pairs["measure"] == pairs["whole_measure"]) & (pairs["unit"] == pairs["whole_unit"])]
    least = pairs["value_low"].fillna(0).groupby(pairs["part_of"]).transform("sum")
    over = pairs[least > pairs["whole_value_high"] * (1 + 1e-9)]
    if over.empty:
        return no_findings()
    listed = over.assign(said=over["metric_text"] + " " + amount(over)).groupby("part_of", sort=False)
    rows = wholes.set_index("observation_id", drop=False).loc[list(listed.groups)]
    said = listed["said"].agg(" + ".join).loc[rows.index]
    message = about.what(rows) + ": the parts (" + said + ") are more than the whole, " + amount(rows)
    ids = rows["observation_id"] + ";" + listed["observation_id"].agg(";".join).loc[rows.index]
    return findings("parts_over_whole", WARNING, rows=ids, message=message, article_id=rows["article_id"])
