"""The places that figures are about: provinces before and after 1 July 2025, districts, border gates, countries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from schemas.vocabulary.place_files import Area
from schemas.vocabulary.place_names import UNLISTED, NameIndex, Spotted

COUNTRY = "VN"
_ISO_3166_LENGTH = 2
_MUNICIPALITY = "municipality"


class PlaceKind(StrEnum):
    """What a place name stands for."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"
    BORDER_GATE = "border_gate"
    SITE = "site"
    GENERAL = "general"
    REGION = "region"
    COUNTRY = "country"
    FOREIGN = "foreign"


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the table of places: the country, a province of one time, or another country."""

    id: str
    name_vi: str
    level: str
    gso_code: str | None = None
    iso_3166: str | None = None
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place named in a text: `text[start:end]`, its prefix ("huyện", "TP") included.

    `alone` is false where other capitalised words touch the name, as in "Hoàng Anh Gia Lai" or "Sở Ngoại vụ Hà Giang".
    `within` is the larger place that the text says it lies in: "xã Chiềng Mung (huyện Mai Sơn)".
    """

    start: int
    end: int
    text: str
    name: str
    kind: PlaceKind
    alone: bool
    within: str = ""


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """One place of a name; `code` is an area (in its spelling before 2025-07-01), or a country."""

    name: str
    kind: PlaceKind
    code: str
    needs_prefix: bool = False
    not_before: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()


_KIND_OF_PREFIX: Mapping[str, frozenset[PlaceKind]] = {
    "tỉnh": frozenset({PlaceKind.PROVINCE, PlaceKind.FOREIGN}),
    "thành phố": frozenset({PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.FOREIGN}),
    "huyện": frozenset({PlaceKind.DISTRICT, PlaceKind.FOREIGN}),
    "nước": frozenset({PlaceKind.COUNTRY}),
    "châu": frozenset({PlaceKind.FOREIGN, PlaceKind.REGION}),
    "cửa khẩu": frozenset({PlaceKind.BORDER_GATE}),
    "xã": frozenset({PlaceKind.COMMUNE}),
    "khu": frozenset({PlaceKind.SITE}),
}


_SPELT_IN_SEVERAL_WAYS = frozenset({PlaceKind.PROVINCE, PlaceKind.COUNTRY, PlaceKind.REGION})


class Places:
    """Finds places in text and gives their codes; built once, then read only."""

    def __init__(self, areas: Mapping[str, Area], known: Mapping[str, tuple[KnownPlace, ...]], names: NameIndex) -> None:
        self.areas = areas
        self._known = known
        self._names = names
        self._country_names = {item.code: item.name for items in known.values() for item in items if item.kind == PlaceKind.COUNTRY}
        self._region_names = {item.code: item.name for items in known.values() for item in items if item.kind == PlaceKind.REGION}
        self._by_area_name = {(area.name, area.code.startswith("VN34-")): area.code for area in areas.values()}

    def __iter__(self) -> Iterator[Place]:
        """Yield the country, its provinces of all times, and all other countries."""
        yield Place(COUNTRY, "Việt Nam", "country", iso_3166=COUNTRY)
        for area in self.areas.values():
            yield Place(area.code, area.name, area.level, area.gso_code, area.iso_3166_2, area.valid_from, area.valid_to)
        for code, name in self.countries().items():
            if code != COUNTRY:
                yield Place(code, name, "country", iso_3166=code)
        for code, name in sorted(self._region_names.items()):
            yield Place(code, name, "region", iso_3166=code if len(code) == _ISO_3166_LENGTH else None)

    def find(self, text: str) -> tuple[PlaceMention, ...]:
        """Return the places that a text names, in order, the longest name first where two start together."""
        return tuple(self._mentions(text))

    def code_for(self, name: str, on: date, home: str | None = None) -> str | None:
        """Return the code of a place on a day, or None for an unknown one.

        A district or border gate has its province's code. Of several places of one name, the one in the province `home` wins;
        else the first in the files. A commune, a port or the like is unknown by name: its code is that of `home`.
        """
        spotted = next(iter(self._names.find(name)), None)
        choices = list(self._known.get(self._names.key(name), ())) if spotted is None else self._choices(spotted, whole=True)
        if not choices:
            return self.code_at(home, on) if home and spotted is not None and spotted.prefix in UNLISTED else None
        if home:
            former = {self.code_at(item.code, date.min): item for item in choices}
            mine = [item for code, item in former.items() if code in self.predecessors(home)]
            choices = mine or choices
        return self.code_at(choices[0].code, on)

    def code_at(self, code: str, on: date) -> str:
        """Return the code of the area that covers `code` on a day; codes of countries stay as they are.

        A province after 2025-07-01 becomes, before that day, the one that bore its name.
        """
        area = self.areas.get(code)
        if area is None or area.covers(on):
            return code
        if area.valid_to is not None and on > area.valid_to:
            return self.code_at(area.linked[0], on)
        return self._by_area_name[(area.name, False)]

    def predecessors(self, code: str) -> tuple[str, ...]:
        """Return the provinces before 2025-07-01 whose land an area covers; an area of that time is its own."""
        area = self.areas.get(code)
        return area.linked if area is not None and code.startswith("VN34-") else (code,)

    def successor(self, code: str) -> str | None:
        """Return the province after 2025-07-01 that took over a former one."""
        area = self.areas.get(code)
        return area.linked[0] if area is not None and code.startswith("VN63-") else None

    def merged_on(self, code: str) -> date | None:
        """Return the day from which an area is made of several former ones; None for any other place."""
        area = self.areas.get(code)
        return area.valid_from if area is not None and len(self.predecessors(code)) > 1 else None

    def series(self, code: str) -> str:
        """Return the code under which a place's figures form one series: a province that was not merged has one for all times."""
        successor = self.successor(code) or code
        return successor if len(self.predecessors(successor)) == 1 else code

    def name_of(self, code: str) -> str | None:
        """Return the Vietnamese name of an area or country."""
        if code == COUNTRY:
            return "Việt Nam"
        return self.areas[code].name if code in self.areas else self._country_names.get(code, self._region_names.get(code))

    def spelling(self, name: str) -> str | None:
        """Return the usual name of a province, country or region, however it is written; None for any other text."""
        spotted = next(iter(self._names.find(name)), None)
        if spotted is None or (spotted.start, spotted.end) != (0, len(name)):
            choices = list(self._known.get(self._names.key(name), ()))
        else:
            choices = self._choices(spotted, whole=True)
        city = spotted is not None and spotted.prefix == "thành phố"
        known = (item for item in choices if item.kind in _SPELT_IN_SEVERAL_WAYS)
        return next((item.name for item in known if not city or self.areas[item.code].level == _MUNICIPALITY), None)

    def countries(self) -> Mapping[str, str]:
        """Return the names of all countries by code."""
        return dict(sorted(self._country_names.items()))

    def _mentions(self, text: str) -> Iterator[PlaceMention]:
        for spotted in self._names.find(text):
            choices = self._choices(spotted)
            if choices:
                yield PlaceMention(spotted.start, spotted.end, text[spotted.start : spotted.end], choices[0].name, choices[0].kind, spotted.alone)
            elif spotted.prefix in UNLISTED:
                (kind,) = self._prefix_kinds(spotted)
                yield PlaceMention(spotted.start, spotted.end, text[spotted.start : spotted.end], spotted.name, kind, spotted.alone)

    def _prefix_kinds(self, spotted: Spotted) -> frozenset[PlaceKind]:
        return _KIND_OF_PREFIX.get(spotted.prefix, frozenset())

    def _choices(self, spotted: Spotted, *, whole: bool = False) -> list[KnownPlace]:
        """The places that a spotted name can be: its prefix chooses among them, and a few names need one unless they are the `whole` text."""
        known = self._known.get(spotted.key, ())
        if spotted.prefix:
            return [item for item in known if item.kind in self._prefix_kinds(spotted)]
        if whole:
            return list(known)
        if " " not in spotted.key and not (spotted.alone and spotted.inside):
            return []
        return [
            item for item in known if not item.needs_prefix and spotted.next_word not in item.not_before and spotted.last_word not in item.not_after
        ]
