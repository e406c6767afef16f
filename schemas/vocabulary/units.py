"""Units of measure and counted nouns: what a number may be followed by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, VocabularyFile, locate, read_yaml, validated

DIMENSIONS = frozenset("money count percent ratio area mass length volume energy power index temperature rate duration".split())


class Unit(Entry):
    """One unit of measure.

    `forms` maps each printed form to its size in this unit, `prefixes` are signs and codes before the number (US$),
    `subunits` the names of its hundredth (xu), `unless_before` the words that must not follow a form. A unit that is
    `indivisible` has no fractions, so that "4,300 đồng" is 4300.
    """

    id: str
    dimension: str
    name_vi: str
    name_en: str
    forms: Mapping[str, float]
    prefixes: tuple[str, ...] = ()
    subunits: tuple[str, ...] = ()
    indivisible: bool = False
    unless_before: Mapping[str, tuple[str, ...]] = {}


@dataclass(frozen=True)
class Units:
    """All units, the counted nouns with their unit ids, and what else a figure may be said per ("đầu người")."""

    by_id: Mapping[str, Unit]
    by_form: Mapping[str, tuple[Unit, float]]
    counted: Mapping[str, str]
    denominators: Mapping[str, str]

    def dimension(self, unit_id: str) -> str:
        """The dimension of a unit id; quotients are `rate`, counted things `count`."""
        if "/" in unit_id:
            return "rate"
        unit = self.by_id.get(unit_id)
        return unit.dimension if unit else "count"

    def described(self) -> list[tuple[str, str, str, str]]:
        """Id, Vietnamese and English name and dimension of every unit, by id; counted things are named after their first noun."""
        measured = {unit.id: (unit.name_vi, unit.name_en, str(unit.dimension)) for unit in self.by_id.values()}
        counted: dict[str, tuple[str, str, str]] = {}
        for noun, unit_id in self.counted.items():
            counted.setdefault(unit_id, (noun, unit_id.replace("_", " "), "count"))
        rows = {"count": ("đơn vị", "things counted", "count")} | counted | measured
        return [(id_, *rows[id_]) for id_ in sorted(rows)]


def load_units(overlay: Path | None = None) -> Units:
    """Read `units.yaml`; raises VocabularyError on a bad unit, an unknown dimension, or a form that two units claim."""
    by_id: dict[str, Unit] = {}
    by_form: dict[str, tuple[Unit, float]] = {}
    nouns: dict[str, dict[str, str]] = {"counted": {}, "denominators": {}}
    for file in locate("units.yaml", overlay):
        data = read_yaml(file)
        if not isinstance(data, dict) or set(data) - {"units", *nouns}:
            raise VocabularyError(file.name, "file", "must hold the keys `units`, `counted` and `denominators` only")
        for position, entry in enumerate(data.get("units") or ()):
            _add_unit(validated(Unit, entry, file, f"units[{position}]"), file, by_id, by_form)
        for key, found in nouns.items():
            _add_nouns(data.get(key) or {}, key, file, found)
    return Units(MappingProxyType(by_id), MappingProxyType(by_form), MappingProxyType(nouns["counted"]), MappingProxyType(nouns["denominators"]))


def _add_unit(unit: Unit, file: VocabularyFile, by_id: dict[str, Unit], by_form: dict[str, tuple[Unit, float]]) -> None:
    """Enter one unit; a later file may replace a unit by its id, but not take another unit's form."""
    if unit.dimension not in DIMENSIONS:
        raise VocabularyError(file.name, f"{unit.id}.dimension", f"{unit.dimension!r} is none of {', '.join(sorted(DIMENSIONS))}")
    by_id[unit.id] = unit
    for form, factor in unit.forms.items():
        holder = by_form.get(form.lower())
        if holder is not None and holder[0].id != unit.id:
            raise VocabularyError(file.name, f"{unit.id}.forms", f"{form!r} already belongs to {holder[0].id}")
        if factor <= 0:
            raise VocabularyError(file.name, f"{unit.id}.forms", f"{form!r} needs a positive size")
        by_form[form.lower()] = (unit, factor)


def _add_nouns(data: object, key: str, file: VocabularyFile, found: dict[str, str]) -> None:
    """Enter lists of nouns under their unit ids; of a noun that is listed twice the first counts."""
    if not isinstance(data, dict):
        raise VocabularyError(file.name, key, "must be a mapping of unit ids to lists of nouns")
    for unit_id, nouns in data.items():
        if not isinstance(nouns, list) or not all(isinstance(noun, str) and noun.strip() for noun in nouns):
            raise VocabularyError(file.name, f"{key}.{unit_id}", "must be a list of nouns")
        for noun in nouns:
            found.setdefault(noun.lower(), str(unit_id))
