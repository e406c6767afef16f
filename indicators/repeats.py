"""Articles that come again: the same text under another name, a reprint, and a corrected version.

A reprint has nearly the same words and the very same numbers; a corrected version nearly the same words, another number somewhere, and the
same newspaper within weeks. A yearly review that differs from last year's by its numbers alone is none of these: it is a new article.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd
from rensa import RMinHash, RMinHashLSH

from indicators.validation import Validated
from schemas.tables.articles import READ

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_SHINGLE = 4  # words
_PERMUTATIONS, _BANDS = 128, 32
_ALIKE = 0.8  # of the shingles; a reprint changes the headline, the byline and a sentence or two
_SHORTEST = 40  # words; shorter texts share too much by chance
_CORRECTED_WITHIN = pd.Timedelta(days=60)
_CHANGED = 0.3  # of the numbers, at most, in a corrected version


@dataclass(frozen=True, slots=True)
class Repeats:
    """By article id: the article that one repeats, and the later version of one."""

    duplicate_of: dict[str, str]
    superseded_by: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Text:
    """What of an article is compared."""

    article_id: str
    published: pd.Timestamp | None
    newspaper: str | None
    key: str
    numbers: Counter[str]
    words: tuple[str, ...]

    @classmethod
    def of(cls, row: dict[str, object]) -> _Text:
        """The text of one row of `articles`."""
        body = str(row["body"])
        words = tuple(_WORD.findall(body.casefold()))
        numbers = Counter(_NUMBER.findall(body))
        key = hashlib.sha256("\x1f".join((*words, *_NUMBER.findall(body))).encode()).hexdigest()
        published, newspaper = row["published"], row["newspaper"]
        return cls(
            str(row["article_id"]),
            published if isinstance(published, pd.Timestamp) and not pd.isna(published) else None,
            newspaper if isinstance(newspaper, str) else None,
            key,
            numbers,
            words,
        )

    @property
    def shingles(self) -> list[str]:
        """Its runs of words."""
        return [" ".join(self.words[i : i + _SHINGLE]) for i in range(len(self.words) - _SHINGLE + 1)]

    def changed(self, other: _Text) -> float:
        """The share of its numbers that the other does not print."""
        return (self.numbers - other.numbers).total() / max(1, self.numbers.total())


def repeats(articles: pd.DataFrame) -> Repeats:
    """Find them among the articles that were read; of several the one published first is the original, without a date the last."""
    found = Repeats({}, {})
    known: dict[str, str] = {}
    alike = RMinHashLSH(threshold=_ALIKE, num_perm=_PERMUTATIONS, num_bands=_BANDS)
    seen: list[tuple[_Text, RMinHash]] = []
    for text in _in_order(articles):
        if (original := known.setdefault(text.key, text.article_id)) != text.article_id:
            found.duplicate_of[text.article_id] = original
            continue
        if len(text.words) < _SHORTEST:
            continue
        sketch = RMinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update(text.shingles)
        for position in sorted(alike.query(sketch)):
            other, other_sketch = seen[position]
            if other.article_id in found.duplicate_of or sketch.jaccard(other_sketch) < _ALIKE:
                continue
            if text.numbers == other.numbers:
                found.duplicate_of[text.article_id] = other.article_id
                break
            if _corrects(text, other):
                found.superseded_by[other.article_id] = text.article_id
        alike.insert(len(seen), sketch)
        seen.append((text, sketch))
    return found


def without_repeats(validated: Validated) -> Validated:
    """Leave out the rows and rejects of articles that repeat another, and say in `articles` which repeats or replaces which."""
    found = repeats(validated.articles)
    ids = validated.articles["article_id"].where(validated.articles["status"] == READ)
    repeated = ids.isin(list(found.duplicate_of))
    articles = validated.articles.assign(
        duplicate_of=ids.map(found.duplicate_of).astype(validated.articles["duplicate_of"].dtype),
        superseded_by=ids.map(found.superseded_by).astype(validated.articles["superseded_by"].dtype),
        observations=validated.articles["observations"].where(~repeated, 0),
        rejects=validated.articles["rejects"].where(~repeated, 0),
    )
    gone = list(found.duplicate_of)
    observations, rejects = (frame[~frame["article_id"].isin(gone)].reset_index(drop=True) for frame in (validated.observations, validated.rejects))
    return Validated(articles, observations, rejects)


def _in_order(articles: pd.DataFrame) -> Iterator[_Text]:
    """The articles read, the earliest first."""
    read = articles[articles["status"] == READ].sort_values(["published", "source"], na_position="last", kind="stable")
    for row in read[["article_id", "published", "newspaper", "body"]].to_dict("records"):
        yield _Text.of({str(name): value for name, value in row.items()})


def _corrects(later: _Text, earlier: _Text) -> bool:
    """True for a later version of an article: the same newspaper, within weeks, most numbers unchanged."""
    if later.published is None or earlier.published is None or later.newspaper != earlier.newspaper:
        return False
    return later.published - earlier.published <= _CORRECTED_WITHIN and max(later.changed(earlier), earlier.changed(later)) <= _CHANGED
