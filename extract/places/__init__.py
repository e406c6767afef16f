"""The place that a figure is about: one that its clause or the topic of its sentence names, else the article's own."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from extract.article import Article
from extract.mentions import Mention, SentenceScan
from extract.places.place_roles import ABROAD, PlaceRoles
from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from extract.text.remembered import Remembered
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.places import COUNTRY, PlaceKind, PlaceMention

_TOPIC_STRETCH = 160  # characters at the head of a sentence
_LEAD = 700  # characters: the headline and the first sentences
_CLAUSE = 200  # characters before the words of a number in which the place of the number before may still hold
_WHOLE_DISTRICT = re.compile(r"\W*(?:toàn|cả|trên\s+địa\s+bàn)\s+(?:huyện|thị\s+xã)(?![^\W_])")
_PART_OF_BEFORE = re.compile(r"\W*trong\s+(?:số\s+)?(?:đó|này)(?![^\W_])")
# a sentence that goes on about a project named before: "Dự án gồm 4 tháp …"
_OF_PROJECT = re.compile(r"\W*(?:dự\s+án|nhà\s+máy|công\s+trình)\s+(?:(?:này|trên)(?![^\W_])|(?:gồm|bao\s+gồm|có|được|sẽ|dự\s+kiến|đã|do)\s)")
_LIST = re.compile(r"\s*,\s*|\s+và\s+")
_MOST = 0.5
_LONGEST_WHOLE = 64  # characters of "toàn tỉnh" and the like
_PARTNERS = ABROAD | {PlaceKind.SITE}
_SMALL = frozenset({PlaceKind.DISTRICT, PlaceKind.COMMUNE, PlaceKind.BORDER_GATE, PlaceKind.SITE, PlaceKind.GENERAL})


@dataclass(frozen=True, slots=True)
class Home:
    """The article's own place: its name as the article or the vocabulary writes it, and its code (the figure's period chooses the spelling).

    `known` is its name in the vocabulary; `district` the district of the province that the whole article is about, as its headline writes it.
    """

    name: str
    code: str
    known: str
    district: PlaceMention | None = None


class PlaceReader:
    """Reads places; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._places = vocabulary.places
        words = vocabulary.context_cues
        self._roles = PlaceRoles(vocabulary)
        self._whole = re.compile(rf"{LEFT}{alternation(words.whole_province)}{RIGHT}")
        self._province_speaks = re.compile(rf"{LEFT}(?i:{alternation(words.province_speaks)})(?!\s+[A-ZĐ])")
        self._district_speaks = re.compile(rf"{LEFT}(?i:{alternation(words.district_speaks)})(?!\s+[A-ZĐ])")
        self._wholes = Remembered(self._whole_words)
        self._found = Remembered(self._mentions)
        self._starts_anew = re.compile(rf"\W*{alternation(words.speaks_of_whole)}{RIGHT}")

    def home(self, article: Article) -> Home:
        """The article's own place: its newspaper's, else the one province of its headline, else the one that most of its text speaks of.

        Within it the one district that the headline names, where the text speaks of a whole district.
        """
        code, named = article.place_id or COUNTRY, None
        if code == COUNTRY:
            named = self._named_in(article.title) or self._mostly(article.body)
            code = (self._places.code_for(named.text, date.min) if named is not None else None) or COUNTRY
        known = self._places.name_of(code) or code
        return Home(named.text if named is not None else known, code, known, self._district(article, code) if code != COUNTRY else None)

    def _district(self, article: Article, province: str) -> PlaceMention | None:
        named = [m for m in self._places.find(article.title) if m.kind is PlaceKind.DISTRICT and m.alone]
        if len({m.name for m in named}) != 1 or not self._district_speaks.search(article.body):
            return None
        return named[0] if self._places.code_for(named[0].text, date.min, province) == self._places.code_at(province, date.min) else None

    def _provinces(self, text: str) -> list[PlaceMention]:
        return [m for m in self._places.find(text) if m.kind is PlaceKind.PROVINCE and m.alone]

    def _named_in(self, title: str) -> PlaceMention | None:
        named = self._provinces(title)
        return named[0] if len({m.name for m in named}) == 1 else None

    def _mostly(self, body: str) -> PlaceMention | None:
        """The province that most of the text speaks of: where it says "toàn tỉnh" and the like, or its government is named at the beginning."""
        lead = folded(body[:_LEAD])
        if not (speaks := self._province_speaks.search(body) is not None) and not self._roles.names_government(lead):
            return None
        named = self._provinces(body)
        names = Counter(m.name for m in named).most_common(1)
        if not names or names[0][1] <= _MOST * len(named):
            return None
        mine = [m for m in named if m.name == names[0][0]]
        return mine[0] if speaks or any(m.end <= _LEAD and self._roles.governs(lead, m.start) for m in mine) else None

    def topic(self, scan: SentenceScan, home: Home, before: PlaceMention | None, last: PlaceMention | None) -> PlaceMention | None:
        """The place that the sentence opens with: "Tại Cửa khẩu quốc tế Bờ Y, …"; else that of the sentence before, unless it speaks of the whole.

        "Trong đó, …" and "Dự án gồm …" go on about the place of the `last` figure.
        """
        for found in self._found(scan):
            if found.start > _TOPIC_STRETCH:
                break
            if found.alone and self._roles.opens(scan.text, found):
                if self._is_part(found, home):
                    return found
                if found.name in {home.known, home.district.name if home.district is not None else None}:
                    return None
        if last is not None and (_PART_OF_BEFORE.match(scan.text) or _OF_PROJECT.match(scan.text)):
            return last
        if before is not None and before.kind is PlaceKind.DISTRICT and _WHOLE_DISTRICT.match(scan.text):
            return before
        return None if self._starts_anew.match(scan.text) else before

    def read(self, scan: SentenceScan, mention: Mention, home: Home, topic: PlaceMention | None, on: date) -> tuple[str, str]:
        """The place as written and its code on a day."""
        chosen = self.chosen(scan, mention, home, topic)
        if chosen is None:
            return home.name, self._places.code_at(home.code, on)
        province = home.code if home.code != COUNTRY else self._places.code_for(chosen.within, on) if chosen.within else None
        codes = {self._places.code_for(part, on, province) for part in _LIST.split(squeezed(chosen.text))}
        code = codes.pop() if len(codes) == 1 else None
        return squeezed(chosen.text), code or self._places.code_at(home.code, on)

    def chosen(self, scan: SentenceScan, mention: Mention, home: Home, topic: PlaceMention | None) -> PlaceMention | None:
        """The place other than the article's own that a figure is about."""
        clause = scan.text.rfind(";", 0, mention.quantity.start) + 1
        start = clause if self._roles.turn(scan, mention, clause) is not None else max(clause, mention.left - _CLAUSE)
        named = self._found(scan)
        behind = [m for m in named if mention.quantity.end <= m.start < mention.right]
        if behind and self._is_about(scan, behind[0], home, self._roles.follows):
            return self._joined(scan, mention, behind, 0, home)
        here = [m for m in named if start <= m.start and m.end <= mention.quantity.start]
        about = [n for n, m in enumerate(here) if self._is_about(scan, m, home, self._roles.locates)]
        if about:
            # Whose trade it is goes before whom it is with: "xuất khẩu của Trung Quốc vào Mỹ".
            since = max((m.quantity.end for m in scan.mentions if m.quantity.end <= here[about[-1]].start), default=0)
            own = [n for n in about if here[n].start >= since and self._roles.owns(scan.text, here[n].start)]
            return self._joined(scan, mention, here, (own or about)[-1], home)
        return None if self._speaks_of_whole(scan, clause, mention.quantity.start) else topic or home.district

    def _is_about(self, scan: SentenceScan, found: PlaceMention, home: Home, locates: Callable[[str, int], bool]) -> bool:
        """True where the words around a place say that the figures next to it are about it."""
        if not found.alone or not self._is_part(found, home):
            return False
        return locates(scan.text, found.start) or (found.kind in _PARTNERS and self._roles.is_partner(scan.text, found.start))

    def _joined(self, scan: SentenceScan, mention: Mention, here: list[PlaceMention], chosen: int, home: Home) -> PlaceMention:
        """The place with those it is listed with: the smallest of "phường A, quận B, TP C", all of "A và B", their own after "lần lượt"."""
        first = last = chosen
        while first and self._goes_with(scan, here[first - 1], here[first], home):
            first -= 1
        while last + 1 < len(here) and self._goes_with(scan, here[last], here[last + 1], home):
            last += 1
        smallest, largest = here[first], here[last]
        if smallest.kind in _SMALL and (smallest.kind is not largest.kind or smallest.kind is PlaceKind.COMMUNE):
            return replace(smallest, within=largest.text)
        turn = self._roles.turn(scan, mention, largest.end)
        if turn is not None and first + turn <= last:
            return here[first + turn]
        return smallest if first == last else replace(smallest, end=largest.end, text=scan.original[smallest.start : largest.end])

    def _goes_with(self, scan: SentenceScan, one: PlaceMention, other: PlaceMention, home: Home) -> bool:
        """True where two neighbouring places are listed together, or the second says where the first lies."""
        return one.alone and other.alone and self._is_part(one, home) and self._roles.lists(scan.text, one, other)

    def _mentions(self, scan: SentenceScan) -> tuple[PlaceMention, ...]:
        """All places that a sentence names, in order: by name, and by what kind of area they are."""
        general = self._roles.general(scan)
        named = self._places.find(scan.original)
        return tuple(sorted((*named, *general), key=lambda m: m.start)) if general else named

    def _speaks_of_whole(self, scan: SentenceScan, start: int, end: int) -> bool:
        """True where a stretch says "toàn tỉnh"; near its end, where a word may be cut, it is searched, before that looked up."""
        near = max(start, end - _LONGEST_WHOLE)
        found = self._wholes(scan)
        return bisect_left(found, start) < bisect_left(found, near) or self._whole.search(scan.text, near, end) is not None

    def _whole_words(self, scan: SentenceScan) -> list[int]:
        return [m.start() for m in self._whole.finditer(scan.text)]

    def _is_part(self, found: PlaceMention, home: Home) -> bool:
        """A province, a part of one, or, in national news, another country; not the article's own place."""
        if found.name == home.known or (home.district is not None and found.name == home.district.name):
            return False
        if home.code == COUNTRY:
            return found.name != "Việt Nam"
        return found.kind in _SMALL and not self._roles.is_half(found)
