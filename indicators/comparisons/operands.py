"""The rows that may be compared, with what the vocabulary knows of their metrics."""

from __future__ import annotations

import pandas as pd

from indicators.coverage import base_offset, coverage
from indicators.places import place_key, series_areas
from indicators.selection import status_class
from schemas.vocabulary import Vocabulary

OTHER = "other:"
TRAITS = ("kind", "stage", "scope", "instrument", "dimension", "name_en")


_COMPARED = [
    *("observation_id", "article_id", "metric", "metric_text", "measure", "unit", "place", "place_id", "status", "bound", "derived", "derivation"),
    *("year", "period", "period_start", "period_end", "period_basis", "base_period", "value", "value_low", "value_high"),
    *("equivalent_to", "published", "flags", "newspaper", "rate_off"),
]
"""What of an observation a comparison looks at: without the sentences, pairs are small."""


def with_traits(observations: pd.DataFrame, articles: pd.DataFrame) -> pd.DataFrame:
    """Observations with what a comparison must know of their articles, whose rows are all there.

    `newspaper`, and `rate_off`: true for both rows of a pair of equivalents whose implied rate is off.
    """
    off = observations[observations["rate_check"] == "off"]
    suspect = pd.concat([off["observation_id"], off["equivalent_to"]])
    newspapers = articles[articles["status"] == "read"].set_index("article_id")["newspaper"]
    return observations.assign(
        newspaper=observations["article_id"].map(newspapers).astype("str"), rate_off=observations["observation_id"].isin(suspect)
    )


def operands(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Selected observations (with the columns of `with_traits`), with area, coverage and what the vocabulary knows of the metric.

    That is its kind, stage, scope, instrument, dimension and name.
    """
    chosen = observations.loc[observations["selected"], _COMPARED]
    return chosen.assign(
        **_traits(chosen, vocabulary),
        area=series_areas(chosen["place_id"], vocabulary.places),
        place_key=place_key(chosen["place"]),
        status_class=status_class(chosen["status"]),
        base_offset=base_offset(chosen),
        coverage=coverage(chosen),
        revised=chosen["flags"].str.split(";").map(lambda flags: "REVISED" in flags).astype(bool),
    )


def _traits(rows: pd.DataFrame, vocabulary: Vocabulary) -> dict[str, pd.Series]:
    """The traits of each row's metric; of a metric outside the vocabulary only the kind (from the period) and the dimension (from the unit)."""
    known = {metric: vocabulary.metrics[metric] for metric in rows["metric"].unique() if metric in vocabulary.metrics}
    traits = {trait: rows["metric"].map({id_: _text(getattr(metric, trait)) for id_, metric in known.items()}).astype("str") for trait in TRAITS}
    kinds = pd.Series("flow", rows.index, dtype="str").where(rows["period_start"].notna(), "stock")
    dimensions = rows["unit"].map({unit: str(vocabulary.units.dimension(unit)) for unit in rows["unit"].unique()})
    return traits | {
        "kind": traits["kind"].fillna(kinds),
        # the unit says what this number is: of a metric in money there are also shares and growth rates
        "dimension": dimensions,
        "name_en": traits["name_en"].fillna(rows["metric_text"]),
    }


def _text(trait: object) -> str | None:
    return None if trait is None else str(trait)
