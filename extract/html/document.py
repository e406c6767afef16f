"""HTML text to a tree, without loading anything that it names and without what is never text."""

from __future__ import annotations

import re

from lxml import etree, html
from lxml.html import HtmlElement

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{10000,}>")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_MOST_ATTRIBUTES = 1_000
_NEVER_TEXT = (
    "head",
    "style",
    "noscript",
    "template",
    "svg",
    "iframe",
    "object",
    "embed",
    "form",
    "button",
    "select",
    "input",
    "textarea",
    "nav",
    "footer",
    "aside",
    "amp-ad",
    "amp-sidebar",
    "amp-list",
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse(text: str) -> HtmlElement | None:
    """The tree of a page; None where there is no element in it. Entities other than HTML's own are not expanded, nothing is fetched."""
    text = _LONG_TAG.sub(_without_endless, _DECLARATION.sub("", text))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, recover=True)
    try:
        tree = html.document_fromstring(text, parser=parser)
    except etree.ParserError:
        return None
    return tree if isinstance(tree, HtmlElement) else None


def _without_endless(tag: re.Match[str]) -> str:
    """Nothing for a tag with more attributes than any page has, which the parser would compare each with each; a long picture stays."""
    return "" if len(_QUOTED.sub("", tag[0]).split()) > _MOST_ATTRIBUTES else tag[0]


def prune(tree: HtmlElement) -> None:
    """Take out what is never text of an article, and what the page does not show; scripts with metadata must have been read before."""
    for element in list(tree.iter("script", *_NEVER_TEXT)):
        drop(element)
    for element in list(tree.iterfind(".//*[@style]")):
        if _HIDDEN.search(element.get("style", "")):
            drop(element)
    for element in list(tree.iterfind(".//*[@hidden]")):
        drop(element)


def drop(element: HtmlElement) -> None:
    """Make an element one that says nothing; the text behind it stays.

    It is left in its place: taking many out of one parent moves the text behind them again and again.
    """
    element.clear(keep_tail=True)
    element.tag = "span"


def text_of(element: HtmlElement) -> str:
    """All text of an element with single spaces."""
    return " ".join("".join(element.itertext()).split())
