"""Articles that come again: the same text under another name, a reprint, and a corrected version.

A reprint has nearly the same words and the very same numbers; a corrected version nearly the same words, another number somewhere, and the
same newspaper within weeks. A yearly review that differs from last year's by its numbers alone is none of these: it is a new article.
"""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass

import numpy as np
import pandas as pd
import pyarrow as pa

from indicators.fingerprints import PERMUTATIONS

_BANDS, _ROWS = 16, 4  # of the sketch: at 0.8 of equal runs one band agrees in 9,998 of 10,000 cases
_HELD_AGAINST = 20  # articles of one kind
_ALIKE = 0.8  # of the runs of words; a reprint changes the headline, the byline and a sentence or two
_CORRECTED_WITHIN = pd.Timedelta(days=60)
_CHANGED = 0.3  # of the numbers, at most, in a corrected version


@dataclass(frozen=True, slots=True)
class Repeats:
    """By article id: the article that one repeats, and the later version of one."""

    duplicate_of: dict[str, str]
    superseded_by: dict[str, str]


class _Texts:
    """All fingerprints, the earliest article first, one without a date last."""

    def __init__(self, fingerprints: pa.Table) -> None:
        order = [("published", "ascending"), ("source", "ascending")]
        ordered = fingerprints.sort_by(order).combine_chunks()
        self.ids: list[str] = ordered["article_id"].to_pylist()
        self.keys: list[bytes] = ordered["key"].to_pylist()
        self.published = ordered["published"].to_pandas()
        self.newspapers: list[str | None] = ordered["newspaper"].to_pylist()
        numbers, sketches = (ordered[name].combine_chunks() for name in ("numbers", "sketch"))
        self._numbers = numbers.flatten().to_numpy()
        self._number_ends = numbers.offsets.to_numpy()
        self.sketched = np.flatnonzero(np.diff(sketches.offsets.to_numpy()) > 0)
        self.sketches = sketches.flatten().to_numpy().reshape(-1, PERMUTATIONS)

    def numbers(self, at: int) -> np.ndarray:
        """The hashes of the numbers of one article."""
        found: np.ndarray = self._numbers[self._number_ends[at] : self._number_ends[at + 1]]
        return found

    def changed(self, at: int, other: int) -> float:
        """The share of the numbers of one that the other does not print as often."""
        here, there = (dict(zip(*np.unique(self.numbers(each), return_counts=True), strict=True)) for each in (at, other))
        return float(sum(max(0, count - there.get(number, 0)) for number, count in here.items()) / max(1, len(self.numbers(at))))

    def corrects(self, later: int, earlier: int) -> bool:
        """True for a later version of an article: the same newspaper, within weeks, most numbers unchanged."""
        if pd.isna(self.published[later]) or pd.isna(self.published[earlier]) or self.newspapers[later] != self.newspapers[earlier]:
            return False
        if self.published[later] - self.published[earlier] > _CORRECTED_WITHIN:
            return False
        return max(self.changed(later, earlier), self.changed(earlier, later)) <= _CHANGED


def repeats(fingerprints: pa.Table) -> Repeats:
    """Find them among the fingerprints of the articles that were read (`indicators.fingerprints.SCHEMA`).

    Of several the one published first is the original. Of very many that are alike (one form filled in again and again) each is held only
    against the first ones with its numbers and the last ones of its newspaper, so that the cost stays linear.
    """
    texts = _Texts(fingerprints)
    found = Repeats({}, {})
    first: dict[bytes, str] = {}
    for id_, key in zip(texts.ids, texts.keys, strict=True):
        if (original := first.setdefault(key, id_)) != id_:
            found.duplicate_of[id_] = original
    rows = [row for row, at in enumerate(texts.sketched) if texts.ids[at] not in found.duplicate_of]
    positions, sketches = texts.sketched[rows], texts.sketches[rows]
    with_numbers: dict[tuple[int, bytes], list[int]] = defaultdict(list)
    of_newspaper: dict[tuple[int, str | None], deque[int]] = defaultdict(lambda: deque(maxlen=_HELD_AGAINST))
    clusters, sizes = np.unique(_clusters(sketches), return_inverse=True, return_counts=True)[1:]
    for row in np.flatnonzero(sizes[clusters] > 1).tolist():
        at = positions[row]
        same_numbers = with_numbers[clusters[row], texts.numbers(at).tobytes()]
        same_newspaper = of_newspaper[clusters[row], texts.newspapers[at]]
        for other in sorted({*same_numbers, *same_newspaper}):
            if texts.ids[positions[other]] in found.duplicate_of or (sketches[row] == sketches[other]).mean() < _ALIKE:
                continue
            if np.array_equal(texts.numbers(at), texts.numbers(positions[other])):
                found.duplicate_of[texts.ids[at]] = texts.ids[positions[other]]
                break
            if texts.corrects(at, positions[other]):
                found.superseded_by[texts.ids[positions[other]]] = texts.ids[at]
        if len(same_numbers) < _HELD_AGAINST:
            same_numbers.append(row)
        same_newspaper.append(row)
    return found


def _clusters(sketches: np.ndarray) -> np.ndarray:
    """A number for each sketch, equal where a chain of sketches that agree in a band leads from one to the other."""
    above = np.arange(len(sketches))

    def top(row: int) -> int:
        while above[row] != row:
            above[row] = above[above[row]]
            row = above[row]
        return row

    for band in range(_BANDS):
        cells = np.ascontiguousarray(sketches[:, band * _ROWS : (band + 1) * _ROWS])
        order = np.lexsort(cells.T)
        equal = (cells[order[1:]] == cells[order[:-1]]).all(axis=1)
        for here, there in zip(order[:-1][equal], order[1:][equal], strict=True):
            one, other = sorted((top(here), top(there)))
            above[other] = one
    return np.array([top(row) for row in range(len(sketches))], dtype=np.int64)
