"""The ids of figures: hashes of what is printed, so that they survive a change of rules or vocabulary."""

from __future__ import annotations

import hashlib

_DIGITS = 16


class SentenceIds:
    """Gives the ids of the figures of one sentence of an article."""

    __slots__ = ("_sentence",)

    def __init__(self, article_id: str, sentence: str) -> None:
        self._sentence = hashlib.sha256(f"{article_id}\x1f{sentence}\x1f".encode())

    def id_of(self, value_text: str, unit_text: str, occurrence: int) -> str:
        """The id of a figure; `occurrence` counts, from 1, those of the article that are printed alike in the same sentence."""
        digest = self._sentence.copy()
        digest.update(f"{value_text}\x1f{unit_text}\x1f{occurrence}".encode())
        return digest.hexdigest()[:_DIGITS]
