"""What the class and id of an element say: furniture of the page, or the caption of a picture."""

from __future__ import annotations

import re
from functools import lru_cache

from lxml.html import HtmlElement

from schemas.vocabulary.page_cues import PageCues

_PARTS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


class ElementClasses:
    """Tells elements by their class and id; the names are cues of the vocabulary."""

    def __init__(self, cues: PageCues) -> None:
        self._furniture, self._captions = _pattern(cues.furniture_classes), _pattern(cues.caption_classes)
        self._authors = _pattern(cues.author_classes)

    def is_furniture(self, element: HtmlElement) -> bool:
        """True for menus, links to other articles, comments, buttons, advertisements."""
        return self._furniture.search(_names(element)) is not None

    def is_caption(self, element: HtmlElement) -> bool:
        """True for the caption of a picture."""
        return self._captions.search(_names(element)) is not None

    def is_author(self, element: HtmlElement) -> bool:
        """True for what names the author."""
        return self._authors.search(_names(element)) is not None or element.get("itemprop") == "author" or element.get("rel") == "author"


def _names(element: HtmlElement) -> str:
    """Class and id as words in lower case, each between dashes: "box-relatedNews" is "-box-related-news-"."""
    return f"-{_split(element.get('class', ''))}-{_split(element.get('id', ''))}-"


@lru_cache(maxsize=4096)
def _split(names: str) -> str:
    return "-".join(part.lower() for part in _PARTS.findall(names))


def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    """A regular expression for any of the names, between dashes."""
    return re.compile("-(?:" + "|".join(re.escape(_split(cue)) for cue in cues) + ")-") if cues else re.compile("(?!)")
