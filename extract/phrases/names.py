"""The companies, projects, goods and markets that a sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from extract.mentions import SentenceScan
from extract.text.letters import CAPITAL, LEFT, RIGHT, alternation, folded, squeezed
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.places import PlaceKind, PlaceMention

_WORD = rf"{CAPITAL}[\w&.-]*(?<![.-])"
_RUN = re.compile(rf"{_WORD}(?:(?:\s+|\s+[-–&]\s+){_WORD})*")
_TOKEN = re.compile(r"\s+([^\W\d_][\w&-]*)")
_BRACKET = re.compile(r"\s*\((?P<inside>[^()]{2,60})\)")
_PERSON = re.compile(r"(?:ông|bà|anh|chị|tiến\s+sĩ|luật\s+sư|chuyên\s+gia|ts|ths|gs)\.?\s*$")
_LOWER_NAME = re.compile(rf"(?:[^\W\d_]+\s+){{1,6}}\((?P<alias>{_WORD})(?=\))")  # "tập đoàn ô tô trường hải (THACO)"
_LONGEST_NAME = 12  # words of a project or a good
_DASH = re.compile(rf"\s+[-–]\s+(?={CAPITAL})")
_ONE_WORD = re.compile(r"[^\W\d_]{5,}")  # longer than most Vietnamese syllables
_SHORT_WORD = 4
_SPACE = re.compile(r"\s+")
_NUMBER_NAME = re.compile(r"\s+(\d{2,4})(?=\s+(?:đã|sẽ|vừa|là|có|đạt|lãi|lỗ|tự|đặt|công)\s|[,.)]|\s*$)")  # "công ty 577"
_PROJECT_NUMBER = re.compile(
    r"\s+\d{1,2}(?=\s*[,.:;()](?!\d)|\s*$|\s+(?!tỷ|tỉ|triệu|ng[hà]|ha\s|km|m\s|tấn|mw|dự|doanh|tháng|năm|ngày|lần|người|hộ)[^\W\d_])"
)
_CODE = re.compile(r"[A-Z]{3}(?![\w-])")


class Kind(StrEnum):
    """What a name is of."""

    COMPANY = "company"
    PROJECT = "project"
    GOOD = "good"
    MARKET = "market"
    AREA = "area"


@dataclass(frozen=True, slots=True)
class Name:
    """A name in a sentence: `text` with its noun as printed, `key` the bare name folded; `bank` where its noun says so."""

    kind: Kind
    start: int
    end: int
    text: str
    key: str
    bank: bool = False
    aliases: tuple[str, ...] = ()


class NameReader:
    """Reads names; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.name_cues
        self._places = vocabulary.places
        self._ends = frozenset({*map(folded, words.name_ends), *map(folded, vocabulary.cues.noun_stops)})
        self._banks = frozenset(map(folded, words.bank_nouns))
        self._authorities = re.compile(rf"{alternation(words.authority_names)}{RIGHT}")
        self._form = re.compile(rf"(?:{alternation(words.company_forms)}\s*)+")
        self._forms = re.compile(rf"(?:\s+{alternation(words.company_forms)}{RIGHT})*\s+")
        self._company = re.compile(rf"{LEFT}{alternation(words.company_nouns)}{RIGHT}")
        self._company_before = re.compile(rf"{LEFT}{alternation(words.company_measures)}[\w\s]{{0,24}}\scủa\s+$")
        exceptions = alternation(words.company_measure_exceptions)
        self._role_before = re.compile(rf"{LEFT}{alternation(words.company_roles)}\s+$")
        self._company_verb = re.compile(
            rf"\s+(?:(?:đã|vừa|cũng|tiếp\s+tục|sẽ|dự\s+kiến)\s+)*(?!{exceptions}){alternation(words.company_verbs)}{RIGHT}"
        )
        self._code = re.compile(rf"{LEFT}{alternation(words.code_words)}:?\s+(?=[a-z]{{3}}{RIGHT})")
        self._project = re.compile(rf"{LEFT}{alternation(words.project_nouns)}{RIGHT}")
        self._good = re.compile(rf"{LEFT}{alternation(words.good_governors)}{RIGHT}(?!\s+(?:trị|cả|thành|quyết)(?![^\W_]))")

    def companies(self, scan: SentenceScan) -> Iterator[Name]:
        """Companies that their noun, their code or their verb shows to be companies."""
        for m in self._company.finditer(scan.text):
            named = self._name_after(scan, m.end())
            if named is not None and not self._authorities.match(scan.text, named[0]):
                yield from self._named_company(scan, m.start(), *named, noun=squeezed(m[0]))
        for m in _RUN.finditer(scan.original):
            if self._is_company(scan, m):
                yield from self._named_company(scan, m.start(), m.start(), m.end())

    def _is_company(self, scan: SentenceScan, run: re.Match[str]) -> bool:
        """True where what stands beside a capitalised name shows that it is a company's."""
        before = scan.text[max(0, run.start() - 60) : run.start()]
        if _PERSON.search(before):
            return False
        bracket = _BRACKET.match(scan.original, run.end())
        if bracket is not None and self._code.search(folded(bracket["inside"])) is not None:
            return True
        if self._role_before.search(before) and _ONE_WORD.fullmatch(run[0]):
            return True
        if run[0][1:].islower():  # one word with a capital may be any word at the head of a sentence
            return False
        return self._company_verb.match(scan.text, run.end()) is not None or self._company_before.search(before) is not None

    def _named_company(self, scan: SentenceScan, first: int, start: int, end: int, noun: str = "") -> Iterator[Name]:
        """The company, unless its name is a place's or a single letter; in brackets after it stand its other names."""
        aliases = []
        if (bracket := _BRACKET.match(scan.original, end)) is not None:
            inside = bracket["inside"]
            codes = [m.end() for m in self._code.finditer(folded(inside))]
            aliases += [code[0] for at in codes if (code := _CODE.match(inside, at))]
            if (other := _RUN.match(inside)) is not None and len(other[0]) > 2 and not self._is_place(other[0]):
                aliases.append(other[0])
        key, keys = squeezed(scan.text[start:end]), {folded(a) for a in aliases}
        common = (
            key.isalpha() and len(key) <= _SHORT_WORD and key[1:] == scan.original[start + 1 : end] and _TOKEN.match(scan.original, end) is not None
        )
        if len(key) < 2 or common or self._is_place(scan.original[start:end]) or self._form.fullmatch(key):
            return
        text = squeezed(f"{scan.original[first : first + len(noun)]} {scan.original[start:end]}") if noun else squeezed(scan.original[start:end])
        yield Name(Kind.COMPANY, first, end, text, key, noun in self._banks, tuple(sorted(keys - {key})))

    def _is_place(self, text: str) -> bool:
        return folded(text) == "việt" or any(place.alone and place.end - place.start == len(text) for place in self._places.find(text))

    def _name_after(self, scan: SentenceScan, at: int) -> tuple[int, int] | None:
        """Where the capitalised name begins and ends that follows a noun, the form and the trade of the company between."""
        if (number := _NUMBER_NAME.match(scan.original, at)) is not None:
            return number.start(1), number.end(1)
        starts = [m.end() for m in (self._forms.match(scan.text, at), _SPACE.match(scan.text, at)) if m is not None]
        for start in starts:
            if scan.original[start : start + 1].isupper():
                return start, self._name_end(scan, start)
        bracket = _LOWER_NAME.match(scan.original, starts[0]) if starts else None
        return (bracket.end() - len(bracket["alias"]), bracket.end()) if bracket else None

    def _name_end(self, scan: SentenceScan, start: int) -> int:
        """The end of a name in which up to two small words may stand: "Phát triển châu Á", "Đầu tư và Phát triển Hoa Lâm"."""
        m = _RUN.match(scan.original, start)
        end = m.end() if m else start
        while m:
            at, m = end, None
            for _ in range(2):
                token = _TOKEN.match(scan.original, at)
                if token is None or (self._stops(scan.text, token) and token[1] != "và") or self._company.match(scan.text, token.start(1)):
                    break
                at = token.end()
                following = _TOKEN.match(scan.original, at)
                if following is not None and following[1][0].isupper():
                    m = _RUN.match(scan.original, following.start(1))
                    break
                if _BRACKET.match(scan.original, at):
                    end = at
            if m:
                end = m.end()
        return end

    def projects(self, scan: SentenceScan) -> Iterator[Name]:
        """Projects with what names them: "dự án nâng cấp đường Lương Định Của"."""
        end = 0
        for m in self._project.finditer(scan.text):
            if m.start() < end:
                continue
            end = self._phrase_end(scan, m.end())
            if (number := _PROJECT_NUMBER.match(scan.text, end)) is not None and end > m.end():
                end = number.end()  # "nhiệt điện Sông Hậu 2"
            rest = scan.original[m.end() : end].split()
            if any(word[0].isupper() and not (word.isupper() and len(rest) == 1) for word in rest):  # "dự án FDI" is any of a kind
                text = squeezed(scan.original[m.start() : end])
                yield Name(Kind.PROJECT, m.start(), end, text, folded(text))

    def goods(self, scan: SentenceScan) -> Iterator[Name]:
        """What is exported, grown, bought: "xuất khẩu cá tra"."""
        for m in self._good.finditer(scan.text):
            end = self._phrase_end(scan, m.end(), capitals=False)
            text = squeezed(scan.original[m.end() : end])
            if text and not text[0].isdigit():
                yield Name(Kind.GOOD, m.end() + 1, end, text, folded(text))

    def markets(self, scan: SentenceScan) -> Iterator[Name]:
        """Other countries and their parts."""
        for place in self._places.find(scan.original):
            if place.kind in {PlaceKind.COUNTRY, PlaceKind.FOREIGN} and place.name != "Việt Nam":
                yield _place(Kind.MARKET, place)

    def areas(self, scan: SentenceScan) -> Iterator[Name]:
        """Provinces, districts and communes."""
        for place in self._places.find(scan.original):
            if place.kind in {PlaceKind.PROVINCE, PlaceKind.DISTRICT, PlaceKind.COMMUNE}:
                yield _place(Kind.AREA, place)

    def _stops(self, text: str, token: re.Match[str]) -> bool:
        """True where a name cannot go on with a word, or with it and the next: "chủ yếu"."""
        word = folded(token[1])
        following = _TOKEN.match(text, token.end())
        return word in self._ends or (following is not None and f"{word} {following[1]}" in self._ends)

    def _phrase_end(self, scan: SentenceScan, at: int, *, capitals: bool = True) -> int:
        """Where a noun phrase ends that has no verb and no preposition; in a name with capitals "và" and a dash may stand."""
        end = at
        for _ in range(_LONGEST_NAME):
            token = _TOKEN.match(scan.text, at)
            if token is None:
                dash = _DASH.match(scan.original, at) if capitals else None
                token = _TOKEN.match(scan.text, dash.end() - 1) if dash else None
                if token is None:
                    break
            word = token[1]
            small = not scan.original[token.start(1)].isupper()
            if small and word == "và":
                following = _TOKEN.match(scan.original, token.end())
                if following is None or (capitals and not following[1][0].isupper()) or (not capitals and self._stops(scan.text, following)):
                    break
                at = token.end()
                continue
            if small and self._stops(scan.text, token):
                break
            if not small and not capitals:
                break
            at = end = token.end()
        return end


def _place(kind: Kind, place: PlaceMention) -> Name:
    return Name(kind, place.start, place.end, place.text, folded(place.name))
