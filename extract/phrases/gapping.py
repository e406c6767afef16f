"""Clauses that leave out what the clause before has said: "từ Malaysia đạt 150 triệu USD", "huyện Vị Xuyên 290 tỷ đồng"."""

from __future__ import annotations

import re

from extract.drafts import Draft, Focus, Phrase
from extract.mentions import Mention, SentenceScan
from extract.phrases import original_case
from extract.phrases.measured_nouns import MeasuredNouns
from extract.text.letters import LEFT, RIGHT, folded, squeezed
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.places import PlaceKind

_PREPOSITION = re.compile(rf"^\W*(?:và\s+|còn\s+|riêng\s+)?(?P<prep>từ|sang|vào|tại|ở|đối\s+với|với|cho|qua|đến|tới){RIGHT}\s")
_CLAUSES = re.compile(r"[,;:]")
_HEAD = re.compile(r"(?P<head>[^,;.:]{5,100}):")
_FOR_WHOM = re.compile(r"\s+(đối\s+với\s+[^\W\d_][^,;:.()\d]{1,60}?)\W*$")
_AND = re.compile(r"\s+và\s|,")  # "từ Italia và Hàn Quốc": the clause takes one of them
_LENDERS = 8  # figures before that may lend their phrase
_NEAR = 24  # characters between a preposition and its name: "từ thị trường Trung Quốc"
_LONGEST_NAME = 6  # words of a phrase that is no more than a name
_TRADED = re.compile(rf"{LEFT}(?:xuất\s+khẩu|nhập\s+khẩu|kim\s+ngạch(?!\s+(?:xuất|nhập)\s)|xuất\s+sang){RIGHT}")
_TO_OR_FROM = {"xuất khẩu": "sang", "xuất sang": "sang"}
_VERBLESS = re.compile(r"[^\W\d_]\s+(?:(?:khoảng|hơn|gần|trên|xấp\s+xỉ|với)\s+)?$")
_COUNTRIES = frozenset({PlaceKind.COUNTRY, PlaceKind.FOREIGN})


class GapReader:
    """Fills gaps; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary, nouns: MeasuredNouns) -> None:
        self._places, self._nouns = vocabulary.places, nouns

    def fill(self, focus: Focus, subject: str) -> Phrase | None:
        """The phrase of a figure whose clause names only a place, a market or a group; None where it says more."""
        if not subject or len(subject.split()) > _LONGEST_NAME or focus.heading or self._nouns.names_measure(subject):
            return None
        text = self._after_preposition(focus, subject) or self._other_place(focus, subject)
        return Phrase(text, text, own=True) if text else None

    def _after_preposition(self, focus: Focus, subject: str) -> str:
        """The phrase of the clause before with the other market: "xuất khẩu gạo sang Mỹ …, sang Ý …"."""
        clause = _CLAUSES.split(focus.mention.before)[-1]
        m = _PREPOSITION.match(clause)
        if m is None:
            return ""
        prep = squeezed(m["prep"])
        name = subject.removeprefix(f"{prep} ")
        if not squeezed(clause[m.end() :]).startswith(name):
            return ""
        inner = f" {prep} "
        for phrase in self._phrases_before(focus):
            if (at := folded(phrase).find(inner)) > 0 and self._says_what(focus, phrase[:at]):
                old = next((p for p in self._places.find(phrase) if at < p.start <= at + _NEAR), None)
                rest = phrase[old.end :] if old is not None and not _AND.match(phrase, old.end) else ""
                return f"{phrase[:at]} {prep} {original_case(focus.scan, name)}{rest}"
        return ""

    def _phrases_before(self, focus: Focus) -> list[str]:
        """What the figures of the same unit before measured, and the words before a colon; else what the sentence before measured."""
        found = [d.phrase for d in reversed(focus.earlier) if d.own_phrase and _alike(d, focus)][:2]
        if (head := _HEAD.match(focus.scan.original, 0, focus.quantity.start)) is not None:
            found.append(squeezed(head["head"]))
        return found or ([focus.around.previous] if not focus.earlier else [])

    def _says_what(self, focus: Focus, head: str) -> bool:
        return focus.quantity.counted or self._nouns.names_measure(folded(head))

    def _other_place(self, focus: Focus, subject: str) -> str:
        """The phrase of the clause before with the other place: "huyện Bắc Quang thu 320 tỷ đồng, huyện Vị Xuyên 290 tỷ đồng"."""
        last = next((d for d in reversed(focus.earlier[-_LENDERS:]) if d.own_phrase and _alike(d, focus)), None)
        if last is None:
            return ""
        here = original_case(focus.scan, subject)
        place = next((p for p in self._places.find(here) if p.start == 0 and p.end == len(here)), None)
        abroad = place is None or place.kind in _COUNTRIES
        if place is None and not all(word[0].isupper() for word in here.split()):
            return ""
        for there in self._places.find(last.phrase):
            same = (there.kind in _COUNTRIES) is abroad and (place is not None or there.end == len(last.phrase))
            if there.alone and same and there.end - there.start < len(last.phrase):
                return f"{last.phrase[: there.start]}{here}{last.phrase[there.end :]}"
        return self._partner(focus, here) if place is not None and place.kind in _COUNTRIES else ""

    def _partner(self, focus: Focus, country: str) -> str:
        """What is traded with a country that stands bare before its amount: "kim ngạch nhập khẩu là 71 triệu USD; Hàn Quốc 21 triệu USD"."""
        if _VERBLESS.search(focus.mention.before) is None:
            return ""
        whole = next((d.whole or d.phrase for d in reversed(focus.earlier[-_LENDERS:]) if d.own_phrase and _alike(d, focus)), "")
        traded = _TRADED.search(folded(whole))
        return f"{whole} {_TO_OR_FROM.get(squeezed(traded[0]), 'từ')} {country}" if traded is not None else ""


def _alike(draft: Draft, focus: Focus) -> bool:
    """True where both figures are of one unit."""
    return draft.unit == focus.quantity.unit


def complement(scan: SentenceScan, mention: Mention) -> str:
    """Whom or what a rate is for, said after it: "6%/năm đối với ngắn hạn"."""
    m = _FOR_WHOM.match(mention.after)
    return original_case(scan, squeezed(m[1])) if m else ""
