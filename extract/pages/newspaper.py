"""Which newspaper an article is from, and which place it speaks for: what "tỉnh ta" means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from extract.pages.known import Known
from extract.pages.page import Page
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.newspapers import Newspaper
from schemas.vocabulary.places import COUNTRY, PlaceKind

_BRACKETED = re.compile(r"\(\s*(?P<mark>[^\s()][^()]{0,24}?)\s*\)\s*(?P<dash>[-–—:])?")
_BEFORE_DASH = re.compile(r"(?P<mark>[^\W\d_][\w.&]{1,24}(?:\s[\w.&]{1,12}){0,2})\s*[-–—]\s")
_ONE_WORD = re.compile(r"\w[\w.&]*\Z")
_ONLINE = re.compile(r"\b(?:báo\s+)?điện\s+tử\b|\bonline\b", re.IGNORECASE)
_PAPER = re.compile(r"\bbáo\b", re.IGNORECASE)
_CRUMBS = re.compile(r"[›>»/|]")
_FOLDERS = 4  # the newspaper's, and those of its section, year and month
_FIRST_LINES = 2  # of the text, which may begin with a newspaper's mark
# Newspapers name their province as of this day, and an article without a date is taken to be of that time.
_BEFORE_MERGERS = date(2024, 12, 31)


@dataclass(frozen=True, slots=True)
class Origin:
    """The newspaper's name, or the mark it signs with where the vocabulary has none, and the code of the place it speaks for."""

    newspaper: str | None
    place_id: str


def find_origin(page: Page, known: Known, vocabulary: Vocabulary, *, publisher: str = "", folders: Sequence[str] = ()) -> Origin:
    """Where an article comes from: what is known of it, else what its page says, else the folders that its file lies in."""
    on = page.published.date() if page.published else _BEFORE_MERGERS
    found = _named(known.newspaper, on, vocabulary) if known.newspaper else _by_page(page, known.host, publisher, on, vocabulary)
    if found == Origin(None, COUNTRY):
        papers = (_called_after(folder, vocabulary) for folder in reversed(folders[-_FOLDERS:]))
        found = next((_of(paper, on, vocabulary) for paper in papers if paper), found)
    return Origin(found.newspaper, vocabulary.places.code_at(known.place, on)) if known.place else found


def _named(newspaper: str, on: date, vocabulary: Vocabulary) -> Origin:
    paper = vocabulary.newspapers.by_id(newspaper) or vocabulary.newspapers.by_mark(newspaper)
    return _of(paper, on, vocabulary) if paper else Origin(newspaper, COUNTRY)


def _by_page(page: Page, host: str, publisher: str, on: date, vocabulary: Vocabulary) -> Origin:
    """By the host of a web page, its publisher, the mark before the first sentence ("BHG - …", "(QTO) - …"), the section line.

    The country where none says more.
    """
    if host and (paper := vocabulary.newspapers.by_host(host)):
        return _of(paper, on, vocabulary)
    if publisher and (paper := _published_by(publisher, vocabulary)):
        return _of(paper, on, vocabulary)
    unknown: str | None = None
    for _, line in page.lines[:_FIRST_LINES]:
        mark, certain = _mark(line)
        if mark and (paper := vocabulary.newspapers.by_mark(mark)):
            return _of(paper, on, vocabulary)
        if certain and unknown is None:
            unknown = mark
    for crumb in _CRUMBS.split(page.section or ""):
        if paper := vocabulary.newspapers.by_name(crumb.strip().removesuffix(" điện tử")):
            return _of(paper, on, vocabulary)
    # A statistics office, a portal or a column of one province names it in the section line.
    provinces = {mention.name for mention in vocabulary.places.find(page.section or "") if mention.kind is PlaceKind.PROVINCE}
    code = vocabulary.places.code_for(provinces.pop(), on) if len(provinces) == 1 else None
    return Origin(unknown, code or COUNTRY)


def _published_by(name: str, vocabulary: Vocabulary) -> Newspaper | None:
    """The newspaper that a site is called after ("Báo Hà Giang điện tử", "VnExpress"); the bare name of a province is not its newspaper's."""
    short = " ".join(_ONLINE.sub(" ", name).split())
    paper = vocabulary.newspapers.by_name(short) or vocabulary.newspapers.by_host(name)
    return paper if paper and (paper.place == COUNTRY or _PAPER.search(name) or "." in name) else None


def _called_after(folder: str, vocabulary: Vocabulary) -> Newspaper | None:
    """The newspaper that a folder is called after: its host, name, id ("ha_giang", "bao-ha-giang") or mark in capitals ("BHG")."""
    papers = vocabulary.newspapers
    found = papers.by_id(folder.casefold().replace("-", "_").removeprefix("bao_")) or papers.by_host(folder) or papers.by_name(folder)
    return found or (papers.by_mark(folder) if folder.isupper() else None)


def _of(paper: Newspaper, on: date, vocabulary: Vocabulary) -> Origin:
    return Origin(paper.name, vocabulary.places.code_at(paper.place, on))


def _mark(line: str) -> tuple[str | None, bool]:
    """What stands before the first sentence, and whether its form alone makes it a newspaper's mark: one word in brackets and a dash."""
    if found := _BRACKETED.match(line):
        return found["mark"], bool(found["dash"]) and bool(_ONE_WORD.match(found["mark"]))
    if found := _BEFORE_DASH.match(line):
        return found["mark"], False
    return None, False
