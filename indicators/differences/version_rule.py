"""Which part of the version must rise between two builds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from indicators.differences.builds import Side
from indicators.differences.table_counts import TableCount
from indicators.read import read_table
from schemas.tables import METRICS, PLACES, UNITS

_MEANING = ["unit", "kind", "stage", "scope", "dimension"]
"""Columns of `metrics`: where one of them changes, old and new figures of the metric are not the same thing."""
_VOCABULARY = {METRICS.name, UNITS.name, PLACES.name}


class Rise(IntEnum):
    """How much must rise, least first."""

    NONE = 0
    PATCH = 1
    MINOR = 2
    MAJOR = 3


@dataclass(frozen=True, slots=True)
class VersionRule:
    """What the rule asks for: the part that must rise, because of what, and the least version that the newer build may have."""

    rise: Rise
    because: str
    old: str
    new: str
    least: str

    @property
    def kept(self) -> bool:
        """Whether the newer build's version is high enough."""
        return _numbers(self.new) >= _numbers(self.least)


def version_rule(old: Side, new: Side, counts: Iterable[TableCount]) -> VersionRule:
    """The rule of `datapackage.json` applied to two builds."""
    rise, because = _rise(old, new, {count.table for count in counts})
    major, minor, patch = _numbers(old.version)
    least = {
        Rise.NONE: (major, minor, patch),
        Rise.PATCH: (major, minor, patch + 1),
        Rise.MINOR: (major, minor + 1, 0),
        Rise.MAJOR: (major + 1, 0, 0),
    }
    return VersionRule(rise, because, old.version, new.version, ".".join(map(str, least[rise])))


def _rise(old: Side, new: Side, differing: set[str]) -> tuple[Rise, str]:
    if old.manifest.versions.schema.partition(".")[0] != new.manifest.versions.schema.partition(".")[0]:
        return Rise.MAJOR, "the tables have changed their meaning"
    if METRICS.name in differing and (changed := _other_meaning(old, new)):
        return Rise.MAJOR, f"metrics have changed their meaning: {', '.join(changed[:3])}{' …' if len(changed) > 3 else ''}"
    if differing - _VOCABULARY:
        return Rise.MINOR, "rows were added, removed or changed"
    if old.manifest.build_id != new.manifest.build_id:
        return Rise.PATCH, "the rows of figures are the same"
    return Rise.NONE, "the builds are the same"


def _other_meaning(old: Side, new: Side) -> list[str]:
    """Metrics that are gone, or whose figures are no longer the same thing."""
    then, now = (read_table(one.out, METRICS.name).set_index("metric")[_MEANING].fillna("") for one in (old, new))
    both = then.index.intersection(now.index)
    other = both[(then.loc[both] != now.loc[both]).any(axis=1).to_numpy()]
    return sorted([*then.index.difference(now.index), *other])


def _numbers(version: str) -> tuple[int, int, int]:
    major, minor, patch = map(int, version.split("."))
    return major, minor, patch
