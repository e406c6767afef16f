"""Building the lookup of places from their files."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from schemas.errors import VocabularyError
from schemas.vocabulary.files import VocabularyFile, locate
from schemas.vocabulary.place_files import Country, Region, read_aliases, read_areas, read_countries, read_localities
from schemas.vocabulary.place_names import NameIndex
from schemas.vocabulary.places import KnownPlace, PlaceKind, Places

_COUNTRIES: tuple[tuple[str, PlaceKind, type[Country]], ...] = (
    ("countries.csv", PlaceKind.COUNTRY, Country),
    ("regions.csv", PlaceKind.REGION, Region),
)
_LOCALITIES = (("districts.csv", PlaceKind.DISTRICT), ("border_gates.csv", PlaceKind.BORDER_GATE), ("foreign_places.csv", PlaceKind.FOREIGN))


class _Register:
    """The places known so far, by the key of each of their names."""

    def __init__(self) -> None:
        self.names = NameIndex()
        self.known: dict[str, list[KnownPlace]] = {}

    def add(self, name: str, place: KnownPlace) -> None:
        items = self.known.setdefault(self.names.add(name), [])
        if all((place.kind, place.code) != (other.kind, other.code) for other in items):
            items.append(place)

    def alias(self, source: VocabularyFile, line: int, alias: str, name: str) -> None:
        for item in self.known.get(self.names.key(name), ()):
            if item.kind in {PlaceKind.PROVINCE, PlaceKind.COUNTRY}:
                self.add(alias, item)
                return
        raise VocabularyError(source.name, f"line {line}", f"{name!r} is neither a province nor a country")


def _localities(overlay: Path | None, provinces: dict[str, str], countries: set[str]) -> Iterator[tuple[str, KnownPlace]]:
    for file, kind in _LOCALITIES:
        for path in locate(file, overlay):
            for line, locality in read_localities(path):
                code = provinces.get(locality.part_of, locality.part_of)
                if code not in countries and locality.part_of not in provinces:
                    raise VocabularyError(path.name, f"line {line}", f"{locality.part_of!r} is neither a province of 2024 nor a country code")
                yield locality.name, KnownPlace(locality.name, kind, code, needs_prefix=locality.needs_prefix)


@lru_cache(maxsize=4)
def load_places(overlay: Path | None = None) -> Places:
    """Read areas, countries, districts, border gates and aliases; raises VocabularyError for a code or name that does not exist."""
    areas = read_areas(locate("areas.csv", overlay))
    provinces = {area.name: area.code for area in areas.values() if area.code.startswith("VN63-")}
    register = _Register()
    for name, code in provinces.items():
        register.add(name, KnownPlace(name, PlaceKind.PROVINCE, code))
    countries = set()
    for file, kind, entry in _COUNTRIES:
        for path in locate(file, overlay):
            for country in read_countries(path, entry):
                countries.add(country.code)
                for name in country.names:
                    register.add(name, KnownPlace(country.names[0], kind, country.code, not_before=country.not_before, not_after=country.not_after))
    for name, place in _localities(overlay, provinces, countries):
        register.add(name, place)
    for path in locate("place_aliases.csv", overlay):
        for line, alias in read_aliases(path):
            register.alias(path, line, alias.alias, alias.name)
    return Places(areas, {key: tuple(items) for key, items in register.known.items()}, register.names)
