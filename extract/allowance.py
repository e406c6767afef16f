"""What one article may still take while it is read."""

from __future__ import annotations

from time import thread_time

from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.limits import LIMITS, Limits

_MOST_LINES = 50_000


class Allowance:
    """What is left to one article of its limits, from the moment when its reading begins.

    The readers ask it between their stages and in their loops over elements, pages, sentences and cells of tables. So it holds in every thread
    of every process, needs no signal or watchdog and leaves nothing behind; but it cannot interrupt a single call of a library (lxml's parser, one
    page of a PDF file) or a single sentence, which is why lines, pages and sentences are bounded in number or length. It counts the time of the
    thread that made it.
    """

    __slots__ = ("_limits", "_source", "_until")

    def __init__(self, source: str, limits: Limits = LIMITS) -> None:
        self._source, self._limits = source, limits
        self._until = thread_time() + limits.seconds

    def check_time(self) -> None:
        """Raise ArticleError where the time is over."""
        if thread_time() > self._until:
            what = f"reading it takes more than {self._limits.seconds:g} seconds: save the article's text alone, or raise the limit (--max-seconds)"
            raise ArticleError(self._source, UnreadableReason.TOO_SLOW, what)

    def check_size(self, size: int, what: str = "the file") -> None:
        """Raise ArticleError for more bytes than an article may have, packed or not."""
        if size > self._limits.largest:
            much = f"{what} has {size:,} bytes, more than the {self._limits.largest:,} that an article may have"
            raise ArticleError(self._source, UnreadableReason.TOO_LARGE, f"{much}: take the article out of it, or raise the limit (--max-megabytes)")

    def check_lines(self, count: int) -> None:
        """Raise ArticleError for more lines than any article has."""
        if count > _MOST_LINES:
            detail = f"the file has more than {_MOST_LINES:,} lines, which no article has: save the article alone, or as a collection (.jsonl)"
            raise ArticleError(self._source, UnreadableReason.TOO_LARGE, detail)
