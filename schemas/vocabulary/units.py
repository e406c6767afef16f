"""Units of measure and counted nouns: what a number may be followed by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, locate, read_yaml, validated

DIMENSIONS = frozenset(
    "money count percent ratio area mass length volume energy power index temperature rate duration".split()
)


class Unit(Entry):
    """One unit of measure; `forms` maps each printed form to its size in this unit."""

    id: str
    dimension: str
    name_vi: str
    name_en: str
    forms: Mapping[str, float]
    prefixes: tuple[str, ...] = ()
    indivisible: bool = False
    unless_before: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True)
class Units:
    """All units, and the counted nouns with their unit ids."""

    by_id: Mapping[str, Unit]
    by_form: Mapping[str, tuple[Unit, float]]
    counted: Mapping[str, str]

    def dimension(self, unit_id: str) -> str:
        """The dimension of a unit id; quotients are `rate`, counted things `count`."""
        if "/" in unit_id:
            return "rate"
        unit = self.by_id.get(unit_id)
        return unit.dimension if unit else "count"


def load_units(overlay: Path | None = None) -> Units:
    """Read `units.yaml`; raises VocabularyError on a bad unit, an unknown dimension, or a form that two units claim."""
    by_id: dict[str, Unit] = {}
    by_form: dict[str, tuple[Unit, float]] = {}
    counted: dict[str, str] = {}
    for path in locate("units.yaml", overlay):
        data = read_yaml(path)
        if not isinstance(data, dict) or set(data) - {"units", "counted"}:
            raise VocabularyError(path.name, "file", "must hold the keys `units` and `counted` only")
        for position, entry in enumerate(data.get("units") or ()):
            unit = validated(Unit, entry, path, f"units[{position}]")
            if unit.dimension not in DIMENSIONS:
                raise VocabularyError(path.name, f"{unit.id}.dimension", f"{unit.dimension!r} is none of {', '.join(sorted(DIMENSIONS))}")
            by_id[unit.id] = unit
            for form, factor in unit.forms.items():
                holder = by_form.get(form.lower())
                if holder is not None and holder[0].id != unit.id:
                    raise VocabularyError(path.name, f"{unit.id}.forms", f"{form!r} already belongs to {holder[0].id}")
                if factor <= 0:
                    raise VocabularyError(path.name, f"{unit.id}.forms", f"{form!r} needs a positive size")
                by_form[form.lower()] = (unit, factor)
        for unit_id, nouns in (data.get("counted") or {}).items():
            if not isinstance(nouns, list) or not all(isinstance(noun, str) for noun in nouns):
                raise VocabularyError(path.name, f"counted.{unit_id}", "must be a list of nouns")
            for noun in nouns:
                counted.setdefault(noun.lower(), unit_id)
    return Units(MappingProxyType(by_id), MappingProxyType(by_form), MappingProxyType(counted))
