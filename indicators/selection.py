"""Which of several rows that state the same fact is the one to use."""

from __future__ import annotations

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from indicators.places import place_key
from schemas.code_lists import Status

OUTCOME = "outcome"
"""The class of status of what has happened: actual or estimate; targets and forecasts are classes of their own."""

REVISED = "REVISED"
CONFLICT = "CONFLICT"
SUPERSEDED = "SUPERSEDED"

_OF_FACTS = ["place_id", "place", "metric", "measure", "period", "base_period", "unit", "status"]
FACT = ["place_id", "place_key", "metric", "measure", "period", "base_period", "unit", "status_class"]


@dataclass(frozen=True, slots=True)
class Statement:
    """One row that states a fact: its vintage, the interval that it allows, and whether a corrected version replaces its article."""

    vintage: Any
    low: float
    high: float
    superseded: bool = False

    def replaces(self, other: Statement) -> bool:
        """True where it is a later vintage, or of an article that stands where the other's was replaced, and says something else."""
        later = self.vintage > other.vintage if self.superseded == other.superseded else other.superseded
        return later and self.contradicts(other)

    def contradicts(self, other: Statement) -> bool:
        """True where no value satisfies both."""
        return self.low > other.high or other.low > self.high

    @property
    def width(self) -> float:
        """How precise it is; smaller is more precise."""
        return self.high - self.low


def fact_keys(frame: pd.DataFrame) -> pd.DataFrame:
    """The columns that make two rows the same fact, without nulls."""
    return pd.DataFrame(
        {
            "place_id": frame["place_id"],
            "place_key": place_key(frame["place"]),
            "metric": frame["metric"],
            "measure": frame["measure"],
            "period": frame["period"],
            "base_period": frame["base_period"].fillna(""),
            "unit": frame["unit"],
            "status_class": status_class(frame["status"]),
        },
        index=frame.index,
    )


def status_class(status: pd.Series) -> pd.Series:
    """Outcome, target or forecast."""
    return status.where(~status.isin([Status.ACTUAL, Status.ESTIMATE]), OUTCOME)


def select(observations: pd.DataFrame, superseded: Collection[str] = ()) -> pd.DataFrame:
    """Set `selected`, and flag what was revised or contradicted; `superseded` are articles that a corrected version replaces.

    A later vintage wins, unless it is less precise and does not contradict what stood before. REVISED flags a selected row that
    contradicts an earlier vintage, SUPERSEDED those that it contradicts and the rows of a replaced article, which are never selected,
    CONFLICT both rows of one vintage that contradict each other.
    """
    order = ["published", "article_id", "char_start", "observation_id"]
    frame = observations[[*_OF_FACTS, *order, "value_low", "value_high", "flags"]].sort_values(order, na_position="first", kind="stable")
    fact = fact_keys(frame).groupby(FACT, sort=False).ngroup()
    several = fact.duplicated(keep=False).to_numpy()
    positions = several.nonzero()[0]
    replaced = frame["article_id"].isin(list(superseded)).to_numpy()
    selected = ~several & ~replaced
    flags = [";".join(filter(None, (each, SUPERSEDED))) if old else each for each, old in zip(frame["flags"], replaced, strict=True)]
    low, high = frame["value_low"].fillna(-math.inf).to_numpy(), frame["value_high"].fillna(math.inf).to_numpy()
    vintage = frame["published"].fillna(pd.Timestamp(0)).to_numpy()
    for members in pd.Series(positions).groupby(fact.to_numpy()[positions], sort=False):
        places = members[1].to_list()
        chosen, codes = choose([Statement(vintage[at], low[at], high[at], bool(replaced[at])) for at in places])
        selected[places[chosen]] = not replaced[places[chosen]]
        for at, found in codes.items():
            flags[places[at]] = ";".join(dict.fromkeys([*filter(None, [flags[places[at]]]), *sorted(found)]))
    return observations.assign(selected=pd.Series(selected, frame.index), flags=pd.Series(flags, frame.index, dtype="str"))


def choose(statements: Sequence[Statement]) -> tuple[int, dict[int, set[str]]]:
    """The position of the statement to use, of statements in the order of their vintage, and the flags that the comparison gives."""
    flags: dict[int, set[str]] = {}
    best = 0
    for at in range(1, len(statements)):
        now, before = statements[at], statements[best]
        contradicts = now.contradicts(before)
        if now.superseded != before.superseded:
            best = at if before.superseded else best
        elif contradicts and now.vintage == before.vintage:
            flags.setdefault(at, set()).add(CONFLICT)
            flags.setdefault(best, set()).add(CONFLICT)
            if now.width < before.width:
                best = at
        elif contradicts or (now.width <= before.width and not (now.vintage == before.vintage and now.width == before.width)):
            best = at
    for at, each in enumerate(statements):
        if statements[best].replaces(each) and not statements[best].superseded:
            flags.setdefault(best, set()).add(REVISED)
            flags.setdefault(at, set()).add(SUPERSEDED)
    return best, flags
