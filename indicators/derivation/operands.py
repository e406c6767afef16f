"""The rows that something may be computed from, and putting them beside each other."""

from __future__ import annotations

import pandas as pd

from indicators.places import place_key
from indicators.selection import CONFLICT, OUTCOME, status_class
from schemas.code_lists import Bound, Measure, Status

BASE_IMPLIED = "BASE_IMPLIED"
_LIMITED = (Bound.EXACT, Bound.ABOUT)
_COLUMNS = (
    "observation_id article_id published year metric place_id unit measure status bound value value_low value_high "
    "period period_start period_end period_basis base_period confidence"
).split()

Pair = tuple[pd.DataFrame, pd.DataFrame]
"""Two frames of which the rows at one position belong together."""


def operands(observations: pd.DataFrame) -> pd.DataFrame:
    """Selected, printed outcomes and targets that are limited on both sides and that no statement of the same day contradicts.

    Only the columns that are computed with; `position` is that of the row in `observations`. Added are `status_class`, numbers for the
    `place`, the `subject` (place and metric) and the `period`, whether it is a `stock`, and whether the article leaves the base open (`implied`).
    What restates another amount is left out.
    """
    chosen = observations["selected"] & ~observations["derived"] & observations["bound"].isin(_LIMITED)
    chosen &= observations["value_low"].notna() & observations["value_high"].notna() & observations["equivalent_to"].isna()
    status = status_class(observations["status"])
    chosen &= status.isin([OUTCOME, Status.TARGET])
    flags = observations["flags"]
    chosen &= ~flags.str.contains(CONFLICT, regex=False)
    positions = chosen.to_numpy().nonzero()[0]
    usable = observations[_COLUMNS].take(positions)
    place = usable[["place_id"]].assign(place=place_key(observations["place"].take(positions))).groupby(["place_id", "place"], sort=False).ngroup()
    return usable.assign(
        position=positions,
        status_class=status.take(positions),
        place=place,
        subject=usable[["metric"]].assign(place=place).groupby(["place", "metric"], sort=False).ngroup(),
        period_number=pd.factorize(usable["period"])[0],
        stock=usable["period_start"].isna(),
        implied=flags.take(positions).str.contains(BASE_IMPLIED, regex=False),
    ).reset_index(drop=True)


def outcomes(usable: pd.DataFrame) -> pd.Series:
    """Which rows say what has happened."""
    return usable["status_class"] == OUTCOME


def levels(usable: pd.DataFrame) -> pd.Series:
    """Which rows are amounts above zero."""
    return (usable["measure"] == Measure.LEVEL) & (usable["value_low"] > 0)


def paired(usable: pd.DataFrame, left: pd.Series, right: pd.Series, on: list[str]) -> Pair:
    """The rows for which `left` holds beside those for which `right` holds, where they agree in `on`."""
    sides = [usable.loc[side, on].reset_index(names=name) for side, name in ((left, "_left"), (right, "_right"))]
    pairs = sides[0].merge(sides[1], on=on)
    return usable.take(pairs["_left"].to_numpy()).reset_index(drop=True), usable.take(pairs["_right"].to_numpy()).reset_index(drop=True)


def kept(pair: Pair, good: pd.Series) -> Pair:
    """The pairs for which `good` holds."""
    if good.all():
        return pair
    return pair[0][good].reset_index(drop=True), pair[1][good].reset_index(drop=True)
