"""What an article speaks of by name, and which of it "này" or a bare "công ty" points back to."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from operator import attrgetter, itemgetter

from extract.mentions import SentenceScan
from extract.phrases.names import Kind, Name, NameReader
from extract.phrases.shares import ArticleShares
from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from schemas.vocabulary import Vocabulary

_LOOK_BACK = 4  # sentences in which the name stands that a later one points back to
_HEAD = 3  # sentences of headline and lead
_MAIN_MENTIONS, _MAIN_SHARE = 2, 0.6  # of the company that an article is about
_SAME_GOOD = 0.6  # how often a longer name of a good is said, of how often its first word is
_GOOD_MENTIONS = 3  # of the good that it is about


_LAST_NAMES = 8  # of a sentence, that are asked whether they fit
_LONGEST_SAID = 6  # words
_WORD = re.compile(r"\w+")
_end = itemgetter(0)
_end_of = attrgetter("end")
_start = attrgetter("start")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A noun that "này" or "nói trên" follows: where it stands, and what kind of name it stands for."""

    start: int
    noun: str
    kind: Kind


class ReferentReader:
    """Compiled once from the vocabulary; gives each article its names."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.name_cues
        self.names = NameReader(vocabulary)
        self.banks = frozenset(map(folded, words.bank_nouns))
        nouns = {
            Kind.COMPANY: (*words.company_nouns, *words.company_stand_ins),
            Kind.PROJECT: words.project_nouns,
            Kind.GOOD: words.good_nouns,
            Kind.MARKET: words.market_nouns,
            Kind.AREA: words.area_nouns,
        }
        self.kinds = {folded(noun): kind for kind, listed in nouns.items() for noun in listed}
        every = alternation(self.kinds)
        self.pointing_words = tuple(f" {folded(word)}" for word in words.pointing_words)
        self.pointing = re.compile(
            rf"{LEFT}(?:(?P<plural>{alternation(words.plural_words)})\s+)?(?P<noun>{every})\s+{alternation(words.pointing_words)}{RIGHT}"
        )
        company = alternation(words.company_nouns)
        # A company without a name: its own where it is the subject of its clause, or owns what stands before it.
        self.bare_company = re.compile(
            rf"(?:(?:^|[,;]\s)\W*|\scủa\s+)(?P<noun>{company})(?=\s+(?:đã|đang|sẽ|đạt|ước|lãi|lỗ|báo|ghi|có|còn|cũng|này|là|tăng|giảm|chỉ|dự|đặt)\s|\s*[,.(]|\s*$|\s\s)"
        )

    def of(self, scans: Sequence[SentenceScan]) -> ArticleNames:
        """The names of an article, read when first asked for."""
        return ArticleNames(self, scans)


class ArticleNames:
    """The names of one article. Nothing is read before a phrase asks for it."""

    def __init__(self, reader: ReferentReader, scans: Sequence[SentenceScan]) -> None:
        self._reader, self._scans = reader, scans
        self._read: dict[tuple[Kind, int], tuple[Name, ...]] = {}
        self._pointers: dict[int, tuple[Pointer, ...]] = {}
        self._spoken_of: dict[int, tuple[tuple[int, str], ...]] = {}
        self.shares = ArticleShares(scans)

    def pointers(self, number: int, start: int, end: int) -> Sequence[Pointer]:
        """Where a stretch of a sentence points back."""
        if number not in self._pointers:
            self._pointers[number] = tuple(self._find_pointers(number))
        found = self._pointers[number]
        return found[bisect_left(found, start, key=_start) : bisect_left(found, end, key=_start)] if found else ()

    def _find_pointers(self, number: int) -> Iterator[Pointer]:
        text = self._scans[number].text
        if not any(word in text for word in self._reader.pointing_words):
            return
        for m in self._reader.pointing.finditer(text):
            if m["plural"] is None:
                noun = squeezed(m["noun"])
                yield Pointer(m.start(), noun, self._reader.kinds[noun])

    def resolve(self, kind: Kind, noun: str, number: int, before: int) -> str | None:
        """The name that a noun without one stands for: the last that fits, in its sentence or those before."""
        nearest = None
        for at in range(number, max(-1, number - 1 - _LOOK_BACK), -1):
            names = self._names_before(kind, at, before) if at == number else self._names(kind, at)
            for name in reversed(names[-_LAST_NAMES:]):
                if self._fits(name, noun):
                    return name.text
                nearest = nearest or name
        if kind is Kind.COMPANY:
            return nearest.text if nearest is not None else self.company
        return self.good if kind is Kind.GOOD else None

    def _fits(self, name: Name, noun: str) -> bool:
        """True where a noun may stand for a name: "nhà băng" for a bank only; a good is one that the article says twice."""
        if name.kind is Kind.COMPANY:
            return name.bank is (noun in self._reader.banks)
        return name.kind is not Kind.GOOD or self._said(name.key) > 1

    def company_in(self, number: int, before: int) -> str | None:
        """The company of a clause: the last that the sentence names or points to before a place in it."""
        if number not in self._spoken_of:
            found = [(n.end, n.text) for n in self._names(Kind.COMPANY, number)]
            for m in self._reader.bare_company.finditer(self._scans[number].text):
                text = self.resolve(Kind.COMPANY, squeezed(m["noun"]), number, m.start("noun"))
                found += [(m.end(), text)] if text is not None else []
            self._spoken_of[number] = tuple(sorted(found))
        spoken_of = self._spoken_of[number]
        last = bisect_right(spoken_of, before, key=_end) - 1
        return spoken_of[last][1] if last >= 0 else None

    def company_before(self, number: int) -> str | None:
        """The one company of the sentence before, else that of the article."""
        names = {n.key: n.text for n in self._names(Kind.COMPANY, number - 1)} if number else {}
        return next(iter(names.values())) if len(names) == 1 else self.company

    def project_before(self, number: int) -> str | None:
        """The last project named in the two sentences before."""
        names = (n for at in (number - 1, number - 2) if at >= 0 for n in reversed(self._names(Kind.PROJECT, at)))
        return next((n.text for n in names), None)

    def project_in(self, number: int, before: int) -> str | None:
        """The project that the sentence names last before a place in it."""
        names = self._names_before(Kind.PROJECT, number, before)
        return names[-1].text if names else None

    @cached_property
    def company(self) -> str | None:
        """The company that the article is about: headline or lead name it, and hardly another is spoken of."""
        counts = Counter(name.key for number in range(len(self._scans)) for name in self._names(Kind.COMPANY, number))
        groups: Counter[str] = Counter()
        for key, count in counts.items():
            groups[self._companies[key]] += count
        if not groups:
            return None
        (main, mentions), total = groups.most_common(1)[0], groups.total()
        head = " ".join(scan.text for scan in self._scans[:_HEAD])
        keys = [key for key, group in self._companies.items() if group == main]
        if mentions < _MAIN_MENTIONS or mentions < _MAIN_SHARE * total or not any(key in head for key in keys):
            return None
        best = max(keys, key=lambda key: counts[key])
        return self._printed[best]

    @cached_property
    def project(self) -> str | None:
        """The project that the article is about: its headline names it alone, or headline or lead do and hardly another is spoken of."""
        counts: Counter[str] = Counter()
        printed: dict[str, str] = {}
        for name in (n for number in range(len(self._scans)) for n in self._names(Kind.PROJECT, number)):
            key = " ".join(word for word in name.text.split()[1:] if word[0].isupper() or word[0].isdigit())
            counts[key] += 1
            printed.setdefault(key, name.text)
        in_title = [key for key in counts if key and key in self._scans[0].original]
        if len(in_title) == 1 or not counts:
            return printed[in_title[0]] if counts else None
        main, mentions = counts.most_common(1)[0]
        head = " ".join(scan.original for scan in self._scans[:_HEAD])
        return printed[main] if main in head and mentions >= max(_MAIN_MENTIONS, _MAIN_SHARE * counts.total()) else None

    @cached_property
    def good(self) -> str | None:
        """The good that the article is about: its headline names it, and most of what is said of goods is said of it."""
        title = self._scans[0].text
        if not any(folded(name.text.split()[0]) in title for scan in self._scans for name in self._reader.names.goods(scan)):
            return None
        counts = self._goods
        named = {key for key in counts if re.search(rf"{LEFT}{re.escape(key)}{RIGHT}", title)}
        sums = {key: sum(n for other, n in counts.items() if key in other) for key in named}
        if not sums:
            return None
        best = max(sums, key=lambda key: (sums[key], len(key)))
        others = max((1, *(n for key, n in counts.items() if best not in key)))
        return self._goods_printed[best] if sums[best] > others and self._said(best) >= _GOOD_MENTIONS else None

    def _shortened(self, good: str) -> str:
        """A good without the words that the article says after it but once: "hồ tiêu" of "hồ tiêu lao dốc"."""
        words = good.split()
        least = max(2, _SAME_GOOD * self._said(folded(words[0])))
        return next((part for n in range(len(words), 0, -1) if self._said(folded(part := " ".join(words[:n]))) >= least), good)

    @cached_property
    def _words(self) -> str:
        """The words of the article, each between spaces of its own."""
        return "\n".join(" " + "  ".join(_WORD.findall(scan.text)) + " " for scan in self._scans)

    def _said(self, phrase: str) -> int:
        """How often the article says a few words; long phrases are never counted."""
        return 0 if phrase.count(" ") >= _LONGEST_SAID else self._words.count(" " + phrase.replace(" ", "  ") + " ")

    @cached_property
    def _banks(self) -> frozenset[str]:
        """The names of companies, as groups, that a noun shows to be banks."""
        return frozenset(self._companies[n.key] for names in self._explicit for n in names if n.bank)

    @cached_property
    def _explicit(self) -> list[list[Name]]:
        return [list(self._reader.names.companies(scan)) for scan in self._scans]

    @cached_property
    def _companies(self) -> dict[str, str]:
        """Every name of a company, with the first of its names as the name of all."""
        first: dict[str, str] = {}
        for name in (n for names in self._explicit for n in names):
            group = next((first[key] for key in (name.key, *name.aliases) if key in first), name.key)
            for key in (name.key, *name.aliases):
                first.setdefault(key, group)
        return first

    @cached_property
    def _printed(self) -> dict[str, str]:
        printed: dict[str, str] = {}
        for scan in self._scans:
            for key in self._companies:
                if key not in printed and (at := scan.text.find(key)) >= 0:
                    printed[key] = squeezed(scan.original[at : at + len(key)])
        return printed

    @cached_property
    def _company_names(self) -> re.Pattern[str] | None:
        return re.compile(rf"{LEFT}{alternation(self._companies)}{RIGHT}") if self._companies else None

    @cached_property
    def _goods(self) -> Counter[str]:
        return Counter(name.key for number in range(len(self._scans)) for name in self._names(Kind.GOOD, number))

    @cached_property
    def _goods_printed(self) -> dict[str, str]:
        return {name.key: name.text for number in range(len(self._scans)) for name in self._names(Kind.GOOD, number)}

    def names_company(self, text: str) -> bool:
        """True where a folded phrase holds the name of a company."""
        return self._company_names is not None and self._company_names.search(text) is not None

    def _names(self, kind: Kind, number: int) -> tuple[Name, ...]:
        key = (kind, number)
        if key not in self._read:
            self._read[key] = tuple(self._find(kind, number))
        return self._read[key]

    def _names_before(self, kind: Kind, number: int, before: int) -> Sequence[Name]:
        names = self._names(kind, number)
        return names[: bisect_right(names, before, key=_end_of)] if names else ()

    def _find(self, kind: Kind, number: int) -> Iterator[Name]:
        scan = self._scans[number]
        match kind:
            case Kind.PROJECT:
                yield from self._reader.names.projects(scan)
            case Kind.GOOD:
                for name in self._reader.names.goods(scan):
                    text = self._shortened(name.text)
                    yield replace(name, text=text, key=folded(text))
            case Kind.MARKET:
                yield from self._reader.names.markets(scan)
            case Kind.AREA:
                yield from self._reader.names.areas(scan)
            case Kind.COMPANY:
                yield from self._companies_of(number)

    def _companies_of(self, number: int) -> Iterator[Name]:
        """The companies of a sentence, also where only a name stands that another sentence showed to be a company's."""
        scan, explicit = self._scans[number], {n.end: n for n in self._explicit[number]}
        if self._company_names is None:
            return
        for m in self._company_names.finditer(scan.text):
            if scan.original[m.start()].islower() or scan.text.rfind("(", 0, m.start()) > scan.text.rfind(")", 0, m.start()):
                continue  # in brackets stands another name of the one before them
            known = explicit.get(m.end())
            text = known.text if known is not None else squeezed(scan.original[m.start() : m.end()])
            yield Name(Kind.COMPANY, m.start(), m.end(), text, m[0], bank=self._companies[m[0]] in self._banks)
