"""The lines of a saved page, and what their form tells: paragraph, bullet, list number, name of a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extract.article import LineKind

BULLET = re.compile(r"(?:[-–—+*]\s*(?=[^\W_]|[\"'“‘(])|[•●▪■◦‣►]\s*)(?!\d+(?:[.,]\d+)*\s*%)")
NUMBERED = re.compile(r"(?:\d{1,2}(?:\.\d{1,2})*\s?[./)]|[IVX]{1,5}\s?[.)]|[a-zđ]\))\s")
_FINAL_STOP = re.compile(r"[.!?…;:,][\"'”’»)\]]*\Z")
_ONE_STOP = re.compile(r"(?<!\.)\.[\"'”’»)\]]*\Z")
_NAME_GAPS = re.compile(r"\s*[,&/]\s*|\s+[-–—]\s+|\s+và\s+|\s+")


class LeftOut(StrEnum):
    """Why a line of the page is not in the body."""

    SECTION = "SECTION"
    DATE_LINE = "DATE_LINE"
    AUTHOR = "AUTHOR"
    PAGE_BUTTON = "PAGE_BUTTON"
    OTHER_ARTICLES = "OTHER_ARTICLES"
    REPEATED = "REPEATED"
    OUTSIDE = "OUTSIDE"


@dataclass(frozen=True, slots=True)
class PageLine:
    """One line of the page that is not blank; `number` counts from 1 in the file, lines of one `block` have no blank line between them.

    `kind` is what the file itself says that the line is; None where its form must tell.
    """

    number: int
    block: int
    text: str
    kind: LineKind | None = None

    @property
    def words(self) -> int:
        """Words between white space."""
        return len(self.text.split())

    @property
    def has_final_stop(self) -> bool:
        """Ends as a clause or a sentence does."""
        return bool(_FINAL_STOP.search(self.text))

    @property
    def is_paragraph(self) -> bool:
        """Long, or a whole sentence of some length: running text rather than a title, a section or a name."""
        return len(self.text) > 250 or (self.words >= 12 and bool(_ONE_STOP.search(self.text)))


def page_lines(text: str) -> tuple[PageLine, ...]:
    """The lines of normalised text that are not blank, without white space at their ends."""
    lines: list[PageLine] = []
    block, blank = 0, False
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line:
            blank = True
            continue
        if blank and lines:
            block += 1
        blank = False
        lines.append(PageLine(number, block, line))
    return tuple(lines)


def is_name(text: str, *, strict: bool = True) -> bool:
    """Whether a line can be the names of authors: few words, no digit, no final stop, every word (not strictly: half of them) capitalised."""
    if len(text) > 60 or any(c.isdigit() for c in text) or text[-1:] in {",", ";", ":", "!", "?", "…"}:
        return False
    words = [word for word in _NAME_GAPS.split(text.strip(" .()")) if word]
    if not 1 <= len(words) <= (8 if strict else 6) or (text.endswith(".") and len(words) > 3):
        return False
    capitals = sum(word[0].isupper() for word in words)
    return capitals == len(words) if strict else words[0][0].isupper() and 2 * capitals >= len(words) > 1
