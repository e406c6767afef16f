"""What every reader of a format returns."""

from __future__ import annotations

from dataclasses import dataclass

from extract.pages.page import Page
from extract.pages.page_lines import PageLine


@dataclass(frozen=True, slots=True)
class Reading:
    """A file taken apart; `lines` are all its lines, `page.left_out` says why some are not in the article.

    `url` is the address of a web page, `publisher` who its head says it is of.
    """

    page: Page
    format: str
    lines: tuple[PageLine, ...]
    encoding: str | None = None
    url: str = ""
    publisher: str = ""
