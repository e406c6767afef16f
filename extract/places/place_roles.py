"""What the words around a place say of it: that figures are about it, that it is a partner of trade, that it is listed with another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from extract.mentions import Mention, SentenceScan
from extract.text.letters import LEFT, RIGHT, alternation
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.places import PlaceKind, PlaceMention

_BEFORE = 60  # characters in which the words stand that say what a place is
_DATELINE = r"(?:[a-zđ]{2,8}\W*\s[-–]\s*|\([a-zđ]{2,8}\)\W*)?"
_BETWEEN_LISTED = re.compile(r"\s*(?:,|và|,\s*và)\s*(?:từ\s+|ở\s+|tại\s+|sang\s+)?(?:thị\s+trường\s+)?\Z")
_BETWEEN_NESTED = re.compile(r"\s*(?:,|\(|-|–|của)\s*\Z")
_IN_TURN = re.compile(rf"{LEFT}lần\s+lượt{RIGHT}")
ABROAD = frozenset({PlaceKind.COUNTRY, PlaceKind.FOREIGN, PlaceKind.REGION})
_SIZE = {kind: size for size, kind in enumerate((PlaceKind.SITE, PlaceKind.COMMUNE, PlaceKind.DISTRICT, PlaceKind.PROVINCE))}


class PlaceRoles:
    """Reads the words around places; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.context_cues
        self._regions = frozenset(area for area in words.general_areas if vocabulary.places.code_for(area, date.min) is not None)
        self._opener = re.compile(rf"(?:^|[;:(,–]|(?<!gồm\s)(?<!kể\s)(?<!nhất\s){LEFT}{alternation(words.place_openers)})\s*$")
        self._owner = re.compile(rf"(?:^|{LEFT}{alternation(words.place_owners)})\s*$")
        heads = r"(?<!giám đốc )(?<!chủ tịch )(?<!trưởng )"
        government = rf"{LEFT}{alternation(words.authorities)}"
        office = rf"{LEFT}(?!{alternation(words.no_offices)}){alternation(words.offices)}(?:\s+[^\W\d_]+){{0,4}}"
        self._reports = re.compile(rf"{heads}(?:{government}|{office})\s*$")
        self._government = re.compile(rf"{government}{RIGHT}")
        self._governs = re.compile(rf"{government}\s*$")
        self._follows = re.compile(rf"(?<!nhất\s){LEFT}{alternation(words.place_followers)}\s+$")
        self._topic = re.compile(rf"^\W*{_DATELINE}(?:{alternation(words.topic_openers)}\s+)*$")
        market = r"(?:các\s+)?(?:thị\s+trường\s+|nước\s+)?"
        trade = alternation(words.trade_words)
        self._partner = re.compile(
            rf"(?:{LEFT}{trade}(?:\s+[^\W\d_]+){{0,5}}\s+|(?:^|[;:,(]|{LEFT}và{RIGHT})\s*(?:còn\s+|và\s+|riêng\s+)?){alternation(words.trade_directions)}\s+{market}$"
            rf"|{LEFT}(?:{alternation(words.economy_nouns)}|giá(?:\s+[^\W\d_]+){{1,2}})\s+(?:của\s+)?(?:nước\s+)?$"
        )
        self._halves = frozenset(words.general_areas)
        kinds, marks = alternation(words.area_nouns), alternation(words.area_attributes)
        number = r"(?:các|những|hai|ba|bốn|năm|sáu)\s+"
        self._general = re.compile(
            rf"{LEFT}(?!{alternation(words.no_general_areas)}{RIGHT})(?:{alternation(words.general_areas)}|(?:{number})?{kinds}(?:\s+{marks})+){RIGHT}"
        )

    def locates(self, text: str, start: int) -> bool:
        """True where the words before a place say that what follows is about it."""
        before = text[max(0, start - _BEFORE) : start]
        return self._opener.search(before) is not None or self._reports.search(before) is not None

    def owns(self, text: str, start: int) -> bool:
        """True where the words before a place make it the one that acts, or whose the measured thing is: "xuất khẩu của Trung Quốc vào Mỹ"."""
        return self._owner.search(text[max(0, start - _BEFORE) : start]) is not None

    def follows(self, text: str, start: int) -> bool:
        """True where the words between a number and a place say that the number is about it: "20 ha tại huyện Lục Ngạn"."""
        return self._follows.search(text[max(0, start - _BEFORE) : start]) is not None

    def is_partner(self, text: str, start: int) -> bool:
        """True where goods go to or come from a place, or its economy is spoken of."""
        return self._partner.search(text[max(0, start - _BEFORE) : start]) is not None

    def names_government(self, text: str) -> bool:
        """True where the government of any province is named."""
        return self._government.search(text) is not None

    def governs(self, text: str, start: int) -> bool:
        """True where the words before a province name its government."""
        return self._governs.search(text[max(0, start - _BEFORE) : start]) is not None

    def opens(self, text: str, found: PlaceMention) -> bool:
        """True where a sentence begins with a place."""
        return self._topic.match(text[: found.start]) is not None

    def lists(self, text: str, one: PlaceMention, other: PlaceMention) -> bool:
        """True where two neighbouring places are listed, or the second says where the first lies."""
        between = text[one.end : other.start]
        if one.kind in _SIZE and other.kind in _SIZE and _SIZE[one.kind] < _SIZE[other.kind]:
            return _BETWEEN_NESTED.match(between) is not None
        alike = one.kind is other.kind or (one.kind in ABROAD and other.kind in ABROAD)
        return alike and _BETWEEN_LISTED.match(between) is not None

    def turn(self, scan: SentenceScan, mention: Mention, start: int) -> int | None:
        """Which of several places listed before `start` a number given in turn belongs to."""
        said = _IN_TURN.search(scan.text, start, mention.quantity.start)
        if said is None:
            return None
        return sum(said.end() <= m.quantity.start < mention.quantity.start for m in scan.mentions)

    def general(self, scan: SentenceScan) -> list[PlaceMention]:
        """Areas that are named by their kind: "khu vực nông thôn", "các xã vùng cao", "thế giới"."""
        return list(self._areas(scan))

    def is_half(self, found: PlaceMention) -> bool:
        """True for town and country: in news of one province they are part of what is measured."""
        return found.name in self._halves

    def _areas(self, scan: SentenceScan) -> Iterator[PlaceMention]:
        for m in self._general.finditer(scan.text):
            written = scan.original[m.start() : m.end()]
            kind = PlaceKind.REGION if m[0] in self._regions else PlaceKind.GENERAL
            yield PlaceMention(m.start(), m.end(), written, m[0], kind, True)
