"""The exchange rates that articles imply by stating one amount in two currencies, and whether they are right."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby

import pandas as pd

VND = "VND"
CLOSE = 0.01
"""A rate within this part of the reference is `ok`."""
OFFICIAL_MARGIN = 0.06
"""Half width of what the official average of a year allows: market rates within the year stay inside."""

_MONEY = "^(?P<currency>[A-Z]{3})(?P<per>(?:/.*)?)$"

OfficialRate = Callable[[str, int], float | None]
"""VND per unit of a currency, on average over a year; None where there is no official figure."""


@dataclass(frozen=True, slots=True)
class ImpliedRate:
    """A rate that a pair of equivalents implies, with what the rounding of both amounts allows."""

    rate: float
    low: float
    high: float

    @property
    def width(self) -> float:
        """Relative width: how blunt the pair is."""
        return (self.high - self.low) / self.rate

    def check(self, reference: ImpliedRate | None) -> str | None:
        """`ok`, `within_rounding` or `off` against the reference; None without one."""
        if reference is None:
            return None
        if abs(self.rate / reference.rate - 1) <= CLOSE:
            return "ok"
        return "within_rounding" if self.low <= reference.high and reference.low <= self.high else "off"


def official(rate: float) -> ImpliedRate:
    """The official average of a year as a reference."""
    return ImpliedRate(rate, rate * (1 - OFFICIAL_MARGIN), rate * (1 + OFFICIAL_MARGIN))


def sharpest_other(rates: Sequence[ImpliedRate], position: int) -> ImpliedRate | None:
    """The narrowest of the other rates, None where there is no other."""
    others = [rate for at, rate in enumerate(rates) if at != position and math.isfinite(rate.width)]
    return min(others, key=lambda rate: rate.width, default=None)


def implied_rates(observations: pd.DataFrame) -> pd.DataFrame:
    """One row a pair of money equivalents: index of the restating row, article, year, `currency`, `rate`, `low`, `high` (see `implied_rate`)."""
    restating = observations[observations["equivalent_to"].notna()]
    columns = ["observation_id", "value", "value_low", "value_high", "unit"]
    pairs = restating[["article_id", "year", "equivalent_to", *columns[1:]]].reset_index(names="row")
    pairs = pairs.merge(observations[columns].add_prefix("of_"), left_on="equivalent_to", right_on="of_observation_id")
    here, there = (pairs[name].str.extract(_MONEY) for name in ("unit", "of_unit"))
    money = here["currency"].notna() & (here["per"] == there["per"]) & (here["currency"] != there["currency"]) & there["currency"].notna()
    pairs = pairs.assign(here=here["currency"], there=there["currency"])[money & (pairs["value"] > 0) & (pairs["of_value"] > 0)]
    # VND above; without VND the restating amount is above
    inverse = pairs["there"] == VND
    over, under = ("value", "of_value"), ("of_value", "value")

    def side(names: tuple[str, str], suffix: str) -> pd.Series:
        return pairs[names[0] + suffix].where(~inverse, pairs[names[1] + suffix])

    return pd.DataFrame(
        {
            "row": pairs["row"],
            "article_id": pairs["article_id"],
            "year": pairs["year"],
            "base": pairs["here"].where(~inverse, pairs["there"]),
            "currency": pairs["there"].where(~inverse, pairs["here"]),
            "rate": side(over, "") / side(under, ""),
            "low": side(over, "_low").fillna(0) / side(under, "_high").fillna(math.inf),
            "high": side(over, "_high").fillna(math.inf) / side(under, "_low").fillna(0),
        }
    ).set_index("row")


def check_rates(observations: pd.DataFrame, official_rate: OfficialRate) -> pd.DataFrame:
    """Fill in `implied_rate` and `rate_check`.

    The reference is the article's sharpest other pair of the same currencies, else the official average of the year plus or
    minus 6 %; without either the check stays null.
    """
    pairs = implied_rates(observations).sort_values(["article_id", "base", "currency"], kind="stable")
    checks: list[str | None] = []
    cells = zip(pairs["article_id"], pairs["base"], pairs["currency"], pairs["year"], pairs["rate"], pairs["low"], pairs["high"], strict=True)
    for (_, base, currency), group in groupby(cells, key=lambda cell: cell[:3]):
        members = list(group)
        rates = [ImpliedRate(*cell[4:]) for cell in members]
        for at, cell in enumerate(members):
            reference = sharpest_other(rates, at)
            if reference is None and base == VND:
                average = official_rate(currency, int(cell[3]))
                reference = official(average) if average is not None else None
            checks.append(rates[at].check(reference))
    observations = observations.copy()
    observations.loc[pairs.index, "implied_rate"] = pairs["rate"]
    observations.loc[pairs.index, "rate_check"] = pd.Series(checks, pairs.index, dtype="str")
    return observations
