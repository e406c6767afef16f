"""Figures computed from printed ones, each with its formula, the rows that it comes from, and its interval."""

from __future__ import annotations

import pandas as pd

from indicators.derivation.derived_rows import as_observations
from indicators.derivation.operands import operands
from indicators.derivation.planned_levels import planned_levels
from indicators.derivation.previous_levels import previous_levels
from indicators.derivation.wholes import wholes
from indicators.selection import FACT, fact_keys
from schemas.vocabulary import Vocabulary

__all__ = ["derive"]


def derive(observations: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """Derived rows: levels of base periods, levels from plans and their completion, wholes from their parts.

    Needs all rows of some whole metrics, with those tied to them. Operands are printed and selected outcomes (and plans), never derived
    rows. A derived row is `selected` only where no printed row that is in force states the same fact, and of several the latest.
    """
    usable = operands(observations)
    found = [*previous_levels(usable, vocabulary.places), *planned_levels(usable), *wholes(usable, vocabulary.metrics)]
    if not found:
        return observations.iloc[:0]
    derived = as_observations(pd.concat(found, ignore_index=True), observations)
    width = derived["value_high"] - derived["value_low"]
    derived = derived.assign(width=width).sort_values(["published", "width", "observation_id"], ascending=[True, False, True], kind="stable")
    return _selected(derived.drop(columns="width").reset_index(drop=True), observations)


def _selected(derived: pd.DataFrame, printed: pd.DataFrame) -> pd.DataFrame:
    """Mark the last derivation of each fact that no selected printed row states."""
    keys = pd.concat([fact_keys(printed[printed["selected"]])[FACT], fact_keys(derived)[FACT]], ignore_index=True)
    fact = keys.groupby(FACT, sort=False).ngroup().to_numpy()
    stated, computed = fact[: len(fact) - len(derived)], pd.Series(fact[len(fact) - len(derived) :])
    return derived.assign(selected=(~computed.isin(stated) & ~computed.duplicated(keep="last")).to_numpy())
