"""Bringing two amounts of money to one currency."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from indicators.currencies import VND, OfficialRate, implied_rates

ARTICLE, OFFICIAL, CENTRAL_BANK, NONE = "article", "official_average", "central_bank", "none"

Amount = tuple[str, int, str]
"""Unit, reference year and article id of an operand."""


ArticleRate = tuple[str, str, int]
"""Article id, currency and reference year of the rate that a pair of amounts implies."""


@dataclass(frozen=True, slots=True)
class Conversion:
    """The unit in which two sides are compared (None: there is none), and what each side is multiplied by (None: not converted)."""

    unit: str | None
    left: float | None = None
    right: float | None = None
    basis: str = NONE


@dataclass(frozen=True, slots=True)
class Rates:
    """VND per unit of a currency in a year: what the article implies for that year, then the official average, then the central bank's."""

    by_article: Mapping[ArticleRate, float]
    official: OfficialRate
    central_bank: OfficialRate

    def vnd_per_unit(self, currency: str, year: int, article_id: str) -> tuple[float, str] | None:
        """The best rate for an amount of one article and year, with its basis; None where there is none."""
        if (rate := self.by_article.get((article_id, currency, year))) is not None:
            return rate, ARTICLE
        if (rate := self.official(currency, year)) is not None:
            return rate, OFFICIAL
        if (rate := self.central_bank(currency, year)) is not None:
            return rate, CENTRAL_BANK
        return None

    def common(self, left: Amount, right: Amount) -> Conversion:
        """The common unit of two amounts: their own, else the foreign currency of the two, into which the VND side is converted."""
        if left[0] == right[0]:
            return Conversion(left[0])
        if left[0] == VND and (found := self.vnd_per_unit(right[0], left[1], left[2])):
            return Conversion(right[0], left=1 / found[0], basis=found[1])
        if right[0] == VND and (found := self.vnd_per_unit(left[0], right[1], right[2])):
            return Conversion(left[0], right=1 / found[0], basis=found[1])
        return Conversion(None)


def article_rates(observations: pd.DataFrame) -> dict[ArticleRate, float]:
    """VND per unit of a currency by article and reference year: of the pairs that are not off, the sharpest."""
    pairs = implied_rates(observations)
    sound = pairs[(pairs["base"] == VND) & (observations.loc[pairs.index, "rate_check"] != "off")]
    sound = sound.assign(width=(sound["high"] - sound["low"]) / sound["rate"])
    keys = ["article_id", "currency", "year"]
    sharpest = sound.sort_values("width", kind="stable").drop_duplicates(keys)
    columns = (sharpest["article_id"], sharpest["currency"], sharpest["year"].astype(int))
    return dict(zip(zip(*columns, strict=True), sharpest["rate"].astype(float), strict=True))
