"""A quantity where it stands in its sentence: what was said before it, and what after."""

from __future__ import annotations

from dataclasses import dataclass

from extract.quantities import Quantity
from extract.time_expressions import TimeExpression


@dataclass(frozen=True, slots=True)
class Mention:
    """One quantity of a sentence.

    `before` is the folded text between the last quantity and this one, `after` that between this one and the next;
    `left` and `right` are where they begin and end in the sentence.
    """

    quantity: Quantity
    before: str
    after: str
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class SentenceScan:
    """One sentence with its quantities in order; `text` is folded, `original` as printed, both of one length."""

    original: str
    text: str
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]


def place_mentions(original: str, text: str, quantities: tuple[Quantity, ...], times: tuple[TimeExpression, ...]) -> SentenceScan:
    """Cut a sentence at its quantities."""
    mentions = []
    for i, q in enumerate(quantities):
        left = quantities[i - 1].end if i else 0
        right = quantities[i + 1].start if i + 1 < len(quantities) else len(text)
        mentions.append(Mention(q, text[left : q.start] if q.start > left else "", text[q.end : right] if right > q.end else "", min(left, q.start), max(right, q.end)))
    return SentenceScan(original, text, tuple(mentions), times)
