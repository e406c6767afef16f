"""Making rows of what was computed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any

import pandas as pd

from indicators.derivation.operands import BASE_IMPLIED
from schemas.code_lists import Bound, Status

DERIVED = "I"
"""SDMX observation status of a derived row (imputed)."""

_AS_FIRST = ["year", "metric", "place_id", "unit", "measure", "status", "period", "period_start", "period_end", "period_basis", "position"]
_FROM_FIRST = ("place", "metric_text", "rate_off")
_NONE = "base_period equivalent_to implied_rate rate_check part_of sentence_no char_start char_end".split()
_LONG_AGO = pd.Timestamp(0)


@dataclass(frozen=True, slots=True)
class Interval:
    """Computed values with what the operands' intervals leave open."""

    value: pd.Series
    low: pd.Series
    high: pd.Series

    @classmethod
    def of(cls, rows: pd.DataFrame) -> Interval:
        """The printed values."""
        return cls(rows["value"], rows["value_low"], rows["value_high"])

    def over(self, divisor: Interval) -> Interval:
        """The quotient of positive values."""
        return Interval(self.value / divisor.value, self.low / divisor.high, self.high / divisor.low)

    def times(self, factor: Interval) -> Interval:
        """The product of positive values."""
        return Interval(self.value * factor.value, self.low * factor.low, self.high * factor.high)

    def less(self, other: Interval) -> Interval:
        """The difference."""
        return Interval(self.value - other.value, self.low - other.high, self.high - other.low)

    def plus(self, other: Interval) -> Interval:
        """The sum."""
        return Interval(self.value + other.value, self.low + other.low, self.high + other.high)

    def scaled(self, factor: float | pd.Series, offset: float = 0.0) -> Interval:
        """`offset` and `factor` (positive) times the values."""
        return Interval(offset + factor * self.value, offset + factor * self.low, offset + factor * self.high)


def computed(kind: str, formula: str, operands: Mapping[str, pd.DataFrame], result: Interval, cells: Mapping[str, Any]) -> pd.DataFrame:
    """What was computed from operands by name, row by row; the first says what is measured, `cells` what differs from it.

    `position` and `latest` are the positions of the first operand and of the one published last.
    """
    frames = list(operands.values())
    first = frames[0]
    ids = [frame["observation_id"] for frame in frames]
    named = [f"; {name}=" + each for name, each in zip(operands, ids, strict=True)]
    estimated = reduce(pd.Series.__or__, (frame["status"] == Status.ESTIMATE for frame in frames))
    about = reduce(pd.Series.__or__, (frame["bound"] == Bound.ABOUT for frame in frames))
    implied = reduce(pd.Series.__or__, (frame["implied"] for frame in frames))
    rows = first[_AS_FIRST].assign(**cells)
    return rows.assign(
        observation_id=[_identity(kind, each) for each in zip(*ids, strict=True)],
        value=result.value,
        # what no double holds exactly must not push a value out of its own interval
        value_low=result.low.where(result.low < result.value, result.value),
        value_high=result.high.where(result.high > result.value, result.value),
        bound=pd.Series(str(Bound.EXACT), first.index).mask(about, str(Bound.ABOUT)),
        status=rows["status"].mask(estimated, str(Status.ESTIMATE)),
        derivation=reduce(pd.Series.__add__, named[1:], formula + named[0]),
        confidence=reduce(lambda one, other: one.where(one < other, other), (frame["confidence"] for frame in frames)),
        flags=pd.Series("", first.index).mask(implied, BASE_IMPLIED),
        latest=_latest(frames),
    )


def as_observations(rows: pd.DataFrame, observations: pd.DataFrame) -> pd.DataFrame:
    """Rows of `observations`. Article, sentence and vintage are those of the operand published last: only then could the value be computed."""
    found = observations.take(rows["latest"].to_numpy()).reset_index(drop=True)
    first = observations[[name for name in _FROM_FIRST if name in found]].take(rows["position"].to_numpy()).reset_index(drop=True)
    given = rows[[name for name in rows if name in found]].reset_index(drop=True)
    if "metric_text" in given:
        given = given.assign(metric_text=given["metric_text"].fillna(first["metric_text"]))
    cells: dict[str, Any] = {name: first[name] for name in _FROM_FIRST if name in first} | dict.fromkeys(_NONE)
    found = found.assign(**cells, value_text="", unit_text="", obs_status=DERIVED, derived=True, selected=False, review="auto")
    return found.assign(**{str(name): given[name] for name in given}).astype(observations.dtypes)


def _latest(frames: Sequence[pd.DataFrame]) -> pd.Series:
    position, published = frames[0]["position"], frames[0]["published"].fillna(_LONG_AGO)
    for frame in frames[1:]:
        later = frame["published"].fillna(_LONG_AGO) > published
        position, published = position.mask(later, frame["position"]), published.mask(later, frame["published"])
    return position


def _identity(kind: str, ids: Sequence[str]) -> str:
    return hashlib.sha256("\0".join([kind, *ids]).encode()).hexdigest()[:16]
