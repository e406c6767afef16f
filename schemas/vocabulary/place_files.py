"""The CSV files of places, row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from pydantic import Field, field_validator

from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, VocabularyFile, read_csv, validated


class Area(Entry):
    """A province or municipality; `linked` are its successor (before 2025-07-01) or the parts that it was made of (after)."""

    code: str = Field(pattern=r"^VN(63|34)-\d\d$")
    name: str = Field(min_length=1)
    level: str
    gso_code: str
    iso_3166_2: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    linked: tuple[str, ...] = Field(min_length=1)

    def covers(self, day: date) -> bool:
        """True where the area exists on a day."""
        return (self.valid_from is None or day >= self.valid_from) and (self.valid_to is None or day <= self.valid_to)


class Country(Entry):
    """A country: its usual Vietnamese name first; `not_before` and `not_after` are syllables that make the name another word."""

    code: str = Field(pattern=r"^[A-Z]{2}$")
    names: tuple[str, ...] = Field(min_length=1)
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()

    @field_validator("names")
    @classmethod
    def _names_are_written(cls, value: tuple[str, ...]) -> tuple[str, ...]:
        if not all(value):
            raise ValueError("a name is empty")
        return value


class Region(Country):
    """Several countries, or the world: the code of ISO 3166 or that of UN M49 ("M49-142" Asia), and of ASEAN its name."""

    code: str = Field(pattern=r"^[A-Z][A-Z0-9-]*$")


class Locality(Entry):
    """A district, border gate or foreign place within a province (as it was called in 2024) or country."""

    name: str = Field(min_length=1)
    part_of: str = Field(min_length=1)
    needs_prefix: bool = False


class Alias(Entry):
    """Another way to write the name of a province or country."""

    alias: str = Field(min_length=1)
    name: str = Field(min_length=1)


def _split(text: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(separator) if part.strip())


def read_areas(files: Sequence[VocabularyFile]) -> dict[str, Area]:
    """Read all areas by code; raises VocabularyError for a duplicate code or a link to an unknown area."""
    areas: dict[str, Area] = {}
    for file in files:
        here: set[str] = set()
        for line, row in read_csv(file):
            data = {
                "code": row.get("ref_area"),
                "name": row.get("name_vi"),
                "level": row.get("level_at_2025"),
                "gso_code": row.get("gso_code"),
                "iso_3166_2": row.get("iso_3166_2") or None,
                "valid_from": row.get("valid_from") or None,
                "valid_to": row.get("valid_to") or None,
                "linked": _split(row.get("successor_or_parts") or "", "+"),
            }
            area = validated(Area, data, file, f"line {line}")
            if area.code in here:
                raise VocabularyError(file.name, area.code, "is defined twice")
            here.add(area.code)
            areas[area.code] = area
        for code in here:
            for other in areas[code].linked:
                if other not in areas:
                    raise VocabularyError(file.name, code, f"names the area {other!r}, which does not exist")
    return areas


def read_countries(file: VocabularyFile, entry: type[Country] = Country) -> Iterator[Country]:
    """Read countries or regions; raises VocabularyError for a duplicate code."""
    seen: set[str] = set()
    for line, row in read_csv(file):
        data = {
            "code": row.get("code"),
            "names": _split(row.get("names") or "", ";"),
            "not_before": frozenset(_split(row.get("not_before") or "", " ")),
            "not_after": frozenset(_split(row.get("not_after") or "", " ")),
        }
        country = validated(entry, data, file, f"line {line}")
        if country.code in seen:
            raise VocabularyError(file.name, country.code, "is defined twice")
        seen.add(country.code)
        yield country


def read_localities(file: VocabularyFile) -> Iterator[tuple[int, Locality]]:
    """Read districts, border gates or foreign places with their line numbers."""
    for line, row in read_csv(file):
        data = {"name": row.get("name"), "part_of": row.get("part_of"), "needs_prefix": row.get("needs_prefix") == "yes"}
        yield line, validated(Locality, data, file, f"line {line}")


def read_aliases(file: VocabularyFile) -> Iterator[tuple[int, Alias]]:
    """Read aliases with their line numbers."""
    for line, row in read_csv(file):
        yield line, validated(Alias, {"alias": row.get("alias"), "name": row.get("name")}, file, f"line {line}")
