"""The place that a figure is about: one that its clause or the topic of its sentence names, else the article's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass
from datetime import date

from extract.article import Article
from extract.letters import LEFT, RIGHT, alternation
from extract.mentions import Mention, SentenceScan
from extract.remembered import Remembered
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.places import COUNTRY, PlaceKind, PlaceMention

_TOPIC = re.compile(r"^\W*(?:[a-zđ]{2,8}\W*\s[-–]\s*|\([a-zđ]{2,8}\)\W*)?(?:(?:riêng|tại|ở|trên\s+địa\s+bàn|trong\s+khi|đối\s+với|về)\s+)?$")
_WHOLE_DISTRICT = re.compile(r"\W*(?:toàn|cả|trên\s+địa\s+bàn)\s+(?:huyện|thị\s+xã)(?![^\W_])")
_MOST = 0.5
_LONGEST_WHOLE = 64  # characters of "toàn tỉnh" and the like
_PARTS = frozenset({PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.COMMUNE, PlaceKind.BORDER_GATE})


@dataclass(frozen=True, slots=True)
class Home:
    """The article's own place: its name, and its code (any time's; the figure's period chooses the spelling).

    `district` is the district of the province that the whole article is about, as its headline writes it.
    """

    name: str
    code: str
    district: PlaceMention | None = None


class PlaceReader:
    """Reads places; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._places = vocabulary.places
        words = vocabulary.context_cues
        self._locates = re.compile(rf"(?:^|[;:(,–]|{LEFT}{alternation(words.place_openers)})\s*$")
        self._whole = re.compile(rf"{LEFT}{alternation(words.whole_province)}{RIGHT}")
        self._province_speaks = re.compile(rf"{LEFT}(?i:{alternation(words.province_speaks)})(?!\s+[A-ZĐ])")
        self._district_speaks = re.compile(rf"{LEFT}(?i:{alternation(words.district_speaks)})(?!\s+[A-ZĐ])")
        self._wholes = Remembered(self._whole_words)
        self._starts_anew = re.compile(rf"\W*{alternation(words.speaks_of_whole)}{RIGHT}")

    def home(self, article: Article) -> Home:
        """The article's own place: its newspaper's, else the one province of its headline, else the one that most of its text speaks of.

        Within it the one district that the headline names, where the text speaks of a whole district.
        """
        code = article.place_id or COUNTRY
        if code == COUNTRY:
            code = self._named_in(article.title) or (self._mostly(article.body) if self._province_speaks.search(article.body) else None) or COUNTRY
        return Home(self._places.name_of(code) or code, code, self._district(article, code) if code != COUNTRY else None)

    def _district(self, article: Article, province: str) -> PlaceMention | None:
        named = [m for m in self._places.find(article.title) if m.kind is PlaceKind.DISTRICT and m.alone]
        if len({m.name for m in named}) != 1 or not self._district_speaks.search(article.body):
            return None
        return named[0] if self._places.code_for(named[0].text, date.min, province) == self._places.code_at(province, date.min) else None

    def _provinces(self, text: str) -> list[str]:
        return [m.name for m in self._places.find(text) if m.kind is PlaceKind.PROVINCE and m.alone]

    def _named_in(self, title: str) -> str | None:
        names = set(self._provinces(title))
        return self._places.code_for(names.pop(), date.min) if len(names) == 1 else None

    def _mostly(self, body: str) -> str | None:
        names = Counter(self._provinces(body)).most_common(1)
        total = len(self._provinces(body))
        if names and names[0][1] > _MOST * total:
            return self._places.code_for(names[0][0], date.min)
        return None

    def topic(self, scan: SentenceScan, home: Home, before: PlaceMention | None) -> PlaceMention | None:
        """The place that the sentence opens with: "Tại Cửa khẩu quốc tế Bờ Y, …"; else that of the sentence before, unless it speaks of the whole."""
        for found in self._places.find(scan.original[:160]):
            if found.alone and _TOPIC.match(scan.text[: found.start]):
                if self._is_part(found, home):
                    return found
                if found.name in {home.name, home.district.name if home.district is not None else None}:
                    return None
        if before is not None and before.kind is PlaceKind.DISTRICT and _WHOLE_DISTRICT.match(scan.text):
            return before
        return None if self._starts_anew.match(scan.text) else before

    def read(self, scan: SentenceScan, mention: Mention, home: Home, topic: PlaceMention | None, on: date) -> tuple[str, str]:
        """The place as written and its code on a day."""
        clause = scan.text.rfind(";", 0, mention.quantity.start) + 1
        start = max(clause, mention.left - 80)
        chosen = None
        for found in self._places.find(scan.original[start : mention.quantity.start]):
            before = scan.text[max(0, start + found.start - 24) : start + found.start]
            if found.alone and self._locates.search(before) and self._is_part(found, home):
                chosen = found
        if chosen is None and not self._speaks_of_whole(scan, clause, mention.quantity.start):
            chosen = topic or home.district
        if chosen is not None:
            code = self._places.code_for(chosen.text, on, home.code if home.code != COUNTRY else None)
            if code is not None:
                return chosen.text, code
        return home.name, self._places.code_at(home.code, on)

    def _speaks_of_whole(self, scan: SentenceScan, start: int, end: int) -> bool:
        """True where a stretch says "toàn tỉnh"; near its end, where a word may be cut, it is searched, before that looked up."""
        near = max(start, end - _LONGEST_WHOLE)
        found = self._wholes(scan)
        return bisect_left(found, start) < bisect_left(found, near) or self._whole.search(scan.text, near, end) is not None

    def _whole_words(self, scan: SentenceScan) -> list[int]:
        return [m.start() for m in self._whole.finditer(scan.text)]

    def _is_part(self, found: PlaceMention, home: Home) -> bool:
        """A province, a part of one, or, in national news, another country; not the article's own place."""
        if found.name == home.name or (home.district is not None and found.name == home.district.name):
            return False
        if home.code == COUNTRY:
            return found.kind in _PARTS or (found.kind in {PlaceKind.COUNTRY, PlaceKind.FOREIGN} and found.name != "Việt Nam")
        return found.kind in _PARTS - {PlaceKind.PROVINCE}
