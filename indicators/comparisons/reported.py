"""The newspaper's own growth against ours."""

from __future__ import annotations

import pandas as pd

from indicators.selection import OUTCOME
from schemas.code_lists import Measure

_PLACE = ["area", "place_key", "metric"]


def with_reported(pairs: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Fill in `reported_percent` and `reported_gap` for pairs of levels of one series.

    The growth is a selected outcome for the right side's period against the left side's. Both stay null where a side was derived
    from that growth: it would be compared with itself.
    """
    growth = rows[(rows["measure"] == Measure.CHANGE_PCT) & (rows["status_class"] == OUTCOME) & rows["base_period"].notna()]
    growth = growth[[*_PLACE, "period", "base_period", "value", "observation_id"]].drop_duplicates([*_PLACE, "period", "base_period"])
    growth = growth.set_axis([*(f"right_{name}" for name in _PLACE), "right_period", "left_period", "reported_percent", "growth_id"], axis=1)
    found = pairs.merge(growth, on=[name for name in growth if name in pairs], how="left").set_axis(pairs.index)
    sources = found["left_derivation"].fillna("") + found["right_derivation"].fillna("")
    circular = [isinstance(id_, str) and id_ in source for id_, source in zip(found["growth_id"].tolist(), sources.tolist(), strict=True)]
    usable = (found["right_measure"] == Measure.LEVEL) & found["percent_change"].notna() & ~pd.Series(circular, found.index, dtype=bool)
    reported = found["reported_percent"].where(usable)
    return pairs.assign(reported_percent=reported, reported_gap=reported - found["percent_change"])
