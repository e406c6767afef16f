"""Figures given in turn: after "lần lượt" the n-th number belongs to the n-th noun, or the n-th figure, before it."""

from __future__ import annotations

from bisect import bisect_left

from extract.cue_patterns import CuesAnywhere
from extract.drafts import Draft, Focus
from extract.measures import QUALIFIES, MeasureReading
from extract.mentions import Mention, SentenceScan
from extract.phrases import PhraseReader
from extract.remembered import Remembered

_IN_TURN = CuesAnywhere(r"lần\s+lượt|tương\s+ứng(?=\s+(?:bằng|tăng|giảm|đạt|là)\s)")


def _find_marks(scan: SentenceScan) -> list[int]:
    """Where the words stand that say that figures are given in turn."""
    return [start for start, _ in _IN_TURN.spans(scan.text)]


_marks = Remembered(_find_marks)


def listed(focus: Focus, reading: MeasureReading, phrases: PhraseReader) -> Draft | str | None:
    """The figure or the noun phrase that a number given in turn belongs to; None where it is not given in turn."""
    marks = _marks(focus.scan)
    marks = marks[: bisect_left(marks, focus.quantity.char_start)]
    if not marks:
        return None
    after = [m for m in focus.scan.mentions if m.quantity.char_start > marks[-1]]
    rank = next(i for i, m in enumerate(after) if m is focus.mention)
    if any(";" in m.before for m in after[1 : rank + 1]):
        return None
    unit = focus.quantity.unit
    before = [d for d in focus.earlier if d.quantity.char_start < marks[-1] and d.equivalent_of is None and d.measure not in QUALIFIES]
    if focus.quantity.counted:
        alike = [d for d in before if d.quantity.counted and d.unit == unit]
        ranked = sum(1 for m in after[:rank] if m.quantity.unit == unit)
        if len(alike) > ranked:
            return alike[ranked]
    if reading.measure in QUALIFIES and len(before) > 1:
        wanted = before[-min(len(after), len(before)) :]
        return wanted[rank] if rank < len(wanted) else None
    return _noun(focus, phrases, marks[-1], after, rank)


def _noun(focus: Focus, phrases: PhraseReader, mark: int, after: list[Mention], rank: int) -> str | None:
    """The noun of the same rank before the mark, where there are as many nouns as numbers."""
    same = [m for m in after if m.quantity.unit == focus.quantity.unit]
    for count in sorted({len(same), len(after)}):
        items = phrases.listed(focus.scan, mark, count)
        if rank < len(items):
            return items[rank]
    return None
