"""What the head of a page says of its article: ld+json first, then meta tags."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lxml.html import HtmlElement

from extract.html.document import text_of
from extract.pages.dateline import parse_dateline
from schemas.vocabulary.page_cues import PageCues

_ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "BlogPosting", "WebPage"})
_DATES = ("article:published_time", "pubdate", "publishdate", "datepublished", "og:pubdate", "dc.date.issued", "dc.date")
_TITLES = ("og:title", "twitter:title", "title")
_AUTHORS = ("author", "article:author", "dc.creator")
_SECTIONS = ("article:section",)
_URLS = ("og:url",)
_SITES = ("og:site_name", "application-name")


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is said of the article; empty where nothing is."""

    title: str = ""
    published: datetime | None = None
    author: str = ""
    section: str = ""
    url: str = ""
    publisher: str = ""


def read_metadata(tree: HtmlElement, cues: PageCues) -> Metadata:
    """Read what a tree that still has its scripts says of its article. An update is no publication: such dates are not read."""
    linked = next(iter(_linked_articles(tree)), {})
    tags = _meta_tags(tree)
    found = _text(linked.get("datePublished")) or _first(tags, _DATES)
    dated = parse_dateline(found, cues) if found else None
    address = next((link.get("href", "") for link in tree.iterfind(".//link[@rel='canonical']")), "") or _first(tags, _URLS)
    return Metadata(
        title=_text(linked.get("headline")) or _first(tags, _TITLES),
        published=dated.published if dated else None,
        author=_text(linked.get("author")) or _person(_first(tags, _AUTHORS)),
        section=_text(linked.get("articleSection")) or _first(tags, _SECTIONS),
        url=address or _text(linked.get("url")),
        publisher=_text(linked.get("publisher")) or _first(tags, _SITES),
    )


def _linked_articles(tree: HtmlElement) -> Iterator[Mapping[str, Any]]:
    """The objects of the page's ld+json that describe an article, articles proper before web pages."""
    found = [item for script in tree.iterfind(".//script[@type='application/ld+json']") for item in _objects(_loaded(script.text or ""))]
    found = [item for item in found if _types(item) & _ARTICLES]
    yield from sorted(found, key=lambda item: "WebPage" in _types(item))


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):  # pages are full of broken JSON; their tags and text say the same
        return None


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    """All objects in a value, itself first; ld+json nests them in lists and graphs."""
    if isinstance(value, Mapping):
        yield value
        yield from _objects(value.get("@graph"))
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item)


def _types(item: Mapping[str, Any]) -> set[str]:
    kind = item.get("@type")
    return {str(k) for k in kind} if isinstance(kind, list) else {str(kind)}


def _text(value: Any) -> str:
    """A text, the name of an object, or the names of several."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return _text(value.get("name"))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_text, value)))
    return ""


def _meta_tags(tree: HtmlElement) -> dict[str, str]:
    """The first value of every meta tag, by its name in lower case; the page's own title element as `title`."""
    tags: dict[str, str] = {}
    for element in tree.iterfind(".//meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").lower()
        if name and (content := " ".join((element.get("content") or "").split())):
            tags.setdefault(name, content)
    for element in tree.iterfind(".//head/title"):
        tags.setdefault("title", text_of(element))
    return tags


def _first(tags: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((tags[name] for name in names if name in tags), "")


def _person(name: str) -> str:
    """A name, but not an address."""
    return "" if "//" in name or "@" in name else name
