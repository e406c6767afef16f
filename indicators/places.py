"""Which places are one and the same for a series."""

from __future__ import annotations

import pandas as pd

from schemas.vocabulary.place_loader import load_places
from schemas.vocabulary.places import Places


def place_key(place: pd.Series) -> pd.Series:
    """One key for all spellings of a place: "TP HCM" and "thành phố Hồ Chí Minh"; of an unlisted one as written, without regard to case."""
    places = load_places()
    known = {name: (places.spelling(name) or name.strip()).casefold() for name in place.unique()}
    return place.map(known)


def series_areas(place_id: pd.Series, places: Places) -> pd.Series:
    """One code for all places with the same land: a province that was not merged goes on under its new code, a merged one ends."""
    return place_id.map({code: places.series(code) for code in place_id.unique()})
