"""What is known of an article before its text is read: from the head of its page, a file beside it, or a record's columns."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Known:
    """Each is empty where nothing is known; what is known goes before what the text says.

    `newspaper` is an id or name, `place` a code of the vocabulary, `url` the address of the page.
    """

    title: str = ""
    published: datetime | None = None
    author: str | None = None
    section: str | None = None
    newspaper: str | None = None
    place: str | None = None
    url: str = ""

    @property
    def host(self) -> str:
        """The host of the address, without www; empty where there is none."""
        try:
            return (urlsplit(self.url).hostname or "").removeprefix("www.") if "//" in self.url else ""
        except ValueError:  # brackets that hold no address
            return ""

    def or_else(self, other: Known) -> Known:
        """This, completed from another."""
        return Known(
            title=self.title or other.title,
            published=self.published or other.published,
            author=self.author or other.author,
            section=self.section or other.section,
            newspaper=self.newspaper or other.newspaper,
            place=self.place or other.place,
            url=self.url or other.url,
        )


NOTHING = Known()
