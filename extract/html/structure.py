"""Where on a page the article stands: its headline, and the smallest element that holds nearly all running text."""

from __future__ import annotations

from lxml.html import HtmlElement

from extract.allowance import Allowance
from extract.article import LineKind
from extract.html.classes import ElementClasses
from extract.html.document import drop, text_of
from extract.html.lines import HtmlLine

_PARAGRAPHS = frozenset({"p", "h2", "h3", "li", "blockquote"})
_NEARLY_ALL = 0.8
_MOST = 0.5  # an element that holds more of the text than this is no furniture, whatever it is called
_LONGEST_WEIGHT = 400
_SHORTEST_TEXT = 60
_MOSTLY_LINKED = 0.7


def drop_furniture(tree: HtmlElement, classes: ElementClasses, allowance: Allowance) -> None:
    """Take out the elements whose names say that they are furniture, unless most of the text or the headline stands in them."""
    total = len(text_of(tree))
    for element in list(tree.iterdescendants()):
        allowance.check_time()
        if not isinstance(element.tag, str) or not classes.is_furniture(element):
            continue
        if element.find(".//h1") is None and element.tag not in {"html", "body", "h1"} and len(text_of(element)) < _MOST * total:
            drop(element)


def is_link(line: HtmlLine) -> bool:
    """True for a line that is hardly more than links: the title of another article, a menu."""
    return line.linked >= _MOSTLY_LINKED * len(line.text.replace(" ", ""))


def text_container(tree: HtmlElement, lines: list[HtmlLine]) -> HtmlElement:
    """The smallest element that holds nearly all running text of the page; where that is one paragraph, the element that it stands in."""
    weights: dict[HtmlElement, float] = {}
    paragraphs = {line.element for line in lines if line.element.tag in _PARAGRAPHS}
    total = 0.0
    for line in lines:
        if is_link(line) or len(line.text) < _SHORTEST_TEXT or line.kind is LineKind.CAPTION:
            continue
        weight = min(len(line.text), _LONGEST_WEIGHT)
        total += weight
        for element in (line.element, *line.element.iterancestors()):
            weights[element] = weights.get(element, 0.0) + weight
    container, inner = tree, tree if total else None
    while inner is not None:
        container = inner
        inner = next((child for child in container if child not in paragraphs and weights.get(child, 0.0) >= _NEARLY_ALL * total), None)
    return container


def headline(tree: HtmlElement, title: str) -> HtmlElement | None:
    """The element of the headline: the heading that repeats the title that the page's head names, else the first `h1` with text."""
    wanted = " ".join(title.casefold().split())
    first = None
    for element in tree.iter("h1", "h2", "h3"):
        text = " ".join(text_of(element).casefold().split())
        if text and wanted and (text == wanted or (len(text) > _SHORTEST_TEXT / 3 and wanted.startswith(text))):
            return element
        if first is None and element.tag == "h1" and text:
            first = element
    return first
