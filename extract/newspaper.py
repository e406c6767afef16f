"""Which newspaper an article is from, and which place it speaks for: what "tỉnh ta" means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from schemas.vocabulary import Vocabulary
from schemas.vocabulary.newspapers import Newspaper
from schemas.vocabulary.places import COUNTRY, PlaceKind

_BRACKETED = re.compile(r"\(\s*(?P<mark>[^\s()][^()]{0,24}?)\s*\)\s*(?P<dash>[-–—:])?")
_BEFORE_DASH = re.compile(r"(?P<mark>[^\W\d_][\w.&]{1,24}(?:\s[\w.&]{1,12}){0,2})\s*[-–—]\s")
_ONE_WORD = re.compile(r"\w[\w.&]*\Z")
_CRUMBS = re.compile(r"[›>»/|]")
# Newspapers name their province as of this day, and an article without a date is taken to be of that time.
_BEFORE_MERGERS = date(2024, 12, 31)


@dataclass(frozen=True, slots=True)
class Origin:
    """The newspaper's name, or the mark it signs with where the vocabulary has none, and the code of the place it speaks for."""

    newspaper: str | None
    place_id: str


def find_origin(first_lines: Sequence[str], section: str | None, published: date | None, vocabulary: Vocabulary, *, host: str = "") -> Origin:
    """By the host of a web page, the mark before the first sentence ("BHG - …", "(QTO) - …"), the section line; the country where none says more."""
    on = published or _BEFORE_MERGERS
    if host and (paper := vocabulary.newspapers.by_host(host)):
        return _of(paper, on, vocabulary)
    unknown: str | None = None
    for line in first_lines:
        mark, certain = _mark(line)
        if mark and (paper := vocabulary.newspapers.by_mark(mark)):
            return _of(paper, on, vocabulary)
        if certain and unknown is None:
            unknown = mark
    for crumb in _CRUMBS.split(section or ""):
        if paper := vocabulary.newspapers.by_name(crumb.strip().removesuffix(" điện tử")):
            return _of(paper, on, vocabulary)
    # A statistics office, a portal or a column of one province names it in the section line.
    provinces = {mention.name for mention in vocabulary.places.find(section or "") if mention.kind is PlaceKind.PROVINCE}
    code = vocabulary.places.code_for(provinces.pop(), on) if len(provinces) == 1 else None
    return Origin(unknown, code or COUNTRY)


def _of(paper: Newspaper, on: date, vocabulary: Vocabulary) -> Origin:
    return Origin(paper.name, vocabulary.places.code_at(paper.place, on))


def _mark(line: str) -> tuple[str | None, bool]:
    """What stands before the first sentence, and whether its form alone makes it a newspaper's mark: one word in brackets and a dash."""
    if found := _BRACKETED.match(line):
        return found["mark"], bool(found["dash"]) and bool(_ONE_WORD.match(found["mark"]))
    if found := _BEFORE_DASH.match(line):
        return found["mark"], False
    return None, False
