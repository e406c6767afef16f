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
    `place`, the `subject` (place and metric) and the `period`, whether it is a `stock`, restates another amount (`restated`), or has a
    base that the article does not state (`implied`).
    """
    chosen = observations["selected"] & ~observations["derived"] & observations["bound"].isin(_LIMITED)
    chosen &= observations["value_low"].notna() & observations["value_high"].notna()
    status = status_class(observations["status"])
    chosen &= status.isin([OUTCOME, Status.TARGET])
    flags = observations["flags"]
    chosen &= (flags == "") | ~flags.str.contains(CONFLICT, regex=False)
    positions = chosen.to_numpy().nonzero()[0]
    usable = observations[_COLUMNS].take(positions)
    place = usable.assign(place=place_key(observations["place"].take(positions))).groupby(["place_id", "place"], sort=False).ngroup()
    return usable.assign(
        position=positions,
        status_class=status.take(positions),
        place=place,
        subject=usable.assign(place=place).groupby(["place", "metric"], sort=False).ngroup(),
        period_number=pd.factorize(usable["period"])[0],
        stock=usable["period_start"].isna(),
        restated=observations["equivalent_to"].take(positions).notna(),
        implied=flags.take(positions).str.contains(BASE_IMPLIED, regex=False),
    ).reset_index(drop=True)


def outcomes(usable: pd.DataFrame) -> pd.DataFrame:
    """What has happened."""
    return usable[usable["status_class"] == OUTCOME]


def levels(usable: pd.DataFrame) -> pd.DataFrame:
    """Amounts above zero that restate no other currency."""
    return usable[(usable["measure"] == Measure.LEVEL) & ~usable["restated"] & (usable["value_low"] > 0)]


def paired(left: pd.DataFrame, right: pd.DataFrame, on: list[str]) -> Pair:
    """The rows of both sides that agree in `on`."""
    pairs = left[on].assign(_left=range(len(left))).merge(right[on].assign(_right=range(len(right))), on=on)
    return left.take(pairs["_left"].to_numpy()).reset_index(drop=True), right.take(pairs["_right"].to_numpy()).reset_index(drop=True)


def kept(pair: Pair, good: pd.Series) -> Pair:
    """The pairs for which `good` holds."""
    if good.all():
        return pair
    return pair[0][good].reset_index(drop=True), pair[1][good].reset_index(drop=True)
