"""Which places are one and the same for a series."""

from __future__ import annotations

import re

import pandas as pd

from schemas.vocabulary.places import Places

_KIND = re.compile(r"^(tỉnh|thành phố|tp\.?|t\.)\s+", re.IGNORECASE)


def place_key(place: pd.Series) -> pd.Series:
    """The place as written, without regard to case and without a leading "tỉnh" or "thành phố"."""
    known = {name: _KIND.sub("", name.strip()).casefold() for name in place.unique()}
    return place.map(known)


def series_areas(place_id: pd.Series, places: Places) -> pd.Series:
    """One code for all places with the same land: a province that was not merged goes on under its new code, a merged one ends."""
    return place_id.map({code: places.series(code) for code in place_id.unique()})
