"""A page saved from a browser -> its title, metadata and typed text lines, and what was left out with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice

from lxml.html import HtmlElement

from extract.allowance import Allowance
from extract.article import LineKind
from extract.html.classes import ElementClasses
from extract.html.document import parse, prune
from extract.html.lines import HtmlLine, read_lines
from extract.html.metadata import Metadata, read_metadata
from extract.html.structure import drop_furniture, headline, is_link, text_container
from extract.pages.credits import author_name
from extract.pages.dateline import parse_dateline
from extract.pages.furniture import heading_key, heading_keys, is_date_alone
from extract.pages.known import Known
from extract.pages.normalise import normalise
from extract.pages.page import Page, read_page_lines
from extract.pages.page_lines import BULLET, LeftOut, PageLine
from extract.text.letters import squeezed
from schemas.vocabulary.page_cues import PageCues

_LONGEST_CREDIT = 80
_ELEMENTS_AROUND = 3  # of a line, that may say that it names the author
_LINES_ABOVE = 6  # above the headline, where the day may stand


@dataclass(frozen=True, slots=True)
class HtmlPage:
    """The page, and what its head says beyond it; `lines` are all its lines by number, for those who ask what was left out."""

    page: Page
    metadata: Metadata
    lines: tuple[PageLine, ...]


def read_html(text: str, cues: PageCues, known: Known, allowance: Allowance) -> HtmlPage | None:
    """Take apart the text of a page; None where there is no element in it. What is `known` goes before what the page says."""
    tree = parse(text)
    if tree is None:
        return None
    allowance.check_time()
    metadata = read_metadata(tree, cues)
    prune(tree)
    allowance.check_time()
    classes = ElementClasses(cues)
    drop_furniture(tree, classes, allowance)
    found = read_lines(tree, classes, allowance)
    numbered = [PageLine(number, line.block, _printed(line), line.kind) for number, line in enumerate(found, 1)]
    top = headline(tree, metadata.title)
    first, last = _extent(found, text_container(tree, found), top)
    outside = {line.number: LeftOut.OUTSIDE for line in (*numbered[:first], *numbered[last:])}
    links = {numbered[i].number: LeftOut.OTHER_ARTICLES for i in range(first + 1, last) if is_link(found[i])}
    boxes = heading_keys(cues.box_headings)
    for line in reversed(numbered[first + 1 : last]):  # the heading of a box of links goes with them: the text goes on behind it
        if line.number + 1 in links and heading_key(line.text) in boxes:
            links[line.number] = LeftOut.OTHER_ARTICLES
    signed = _author(found, numbered, classes, cues)
    authors = {signed[0].number: LeftOut.AUTHOR} if signed and signed[0].number not in outside else {}
    kept = [line for line in numbered[first:last] if line.number not in links and line.number not in authors]
    said = _known(metadata, kept, numbered[:first], cues, headed=top is not None)
    said = said.or_else(Known(author=signed[1] if signed else None))
    allowance.check_time()
    page = read_page_lines(kept, cues, known.or_else(said))
    page = replace(page, left_out={**outside, **links, **authors, **page.left_out})
    return HtmlPage(page, metadata, tuple(numbered))


def _printed(line: HtmlLine) -> str:
    """The line as the body prints it: list items with their mark."""
    text = squeezed(normalise(line.text))
    return f"- {text}" if line.kind is LineKind.BULLET and not BULLET.match(text) else text


def _extent(lines: Sequence[HtmlLine], container: HtmlElement, top: HtmlElement | None) -> tuple[int, int]:
    """The first line of the article and the one behind its last: from the headline to the end of what holds the text."""
    inside = [i for i, line in enumerate(lines) if _within(line.element, container)]
    if not inside:
        return 0, len(lines)
    last = inside[-1] + 1
    titles = [i for i, line in enumerate(lines[:last]) if top is not None and _within(line.element, top)]
    return (titles[0] if titles else inside[0]), last


def _author(lines: Sequence[HtmlLine], numbered: Sequence[PageLine], classes: ElementClasses, cues: PageCues) -> tuple[PageLine, str] | None:
    """The line, wherever it stands, whose element is the author's, with the name in it."""
    for line, printed in zip(lines, numbered, strict=True):
        around = islice((line.element, *line.element.iterancestors()), _ELEMENTS_AROUND)
        if len(printed.text) <= _LONGEST_CREDIT and any(classes.is_author(element) for element in around):
            name = author_name(printed.text, cues, last=False)
            if name:
                return printed, name
    return None


def _within(element: HtmlElement, outer: HtmlElement) -> bool:
    return element is outer or any(around is outer for around in element.iterancestors())


def _known(metadata: Metadata, kept: Sequence[PageLine], before: Sequence[PageLine], cues: PageCues, *, headed: bool) -> Known:
    """What the head of the page says; a page that names no day may print it above its headline."""
    title = kept[0].text if headed and kept else metadata.title
    published = metadata.published
    if published is None and (dates := [line for line in before[-_LINES_ABOVE:] if is_date_alone(line, cues)]):
        found = parse_dateline(dates[-1].text, cues)
        published = found.published if found else None
    return Known(squeezed(normalise(title)), published, metadata.author or None, metadata.section or None)
