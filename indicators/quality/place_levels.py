"""Whether figures are about a province, the country, a part of a province or somewhere else."""

from __future__ import annotations

import pandas as pd

from schemas.vocabulary.places import COUNTRY as VIETNAM
from schemas.vocabulary.places import Places

PROVINCE, COUNTRY, PART, FOREIGN = "province", "country", "part", "foreign"


def place_level(rows: pd.DataFrame, places: Places) -> pd.Series:
    """Province or country where the place is so called, part (a district, a border gate, a company) where it lies there, or foreign."""
    distinct = rows[["place", "place_id"]].drop_duplicates()
    levels = [_level(place, code, places) for place, code in zip(distinct["place"].tolist(), distinct["place_id"].tolist(), strict=True)]
    found = rows[["place", "place_id"]].merge(distinct.assign(level=pd.Series(levels, distinct.index, dtype="str")), how="left")["level"]
    return found.set_axis(rows.index)


def _level(place: str, code: str, places: Places) -> str:
    known = places.spelling(place)
    if code == VIETNAM:
        return COUNTRY if known else PART
    if code not in places.areas:
        return FOREIGN
    return PROVINCE if known else PART
