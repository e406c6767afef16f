"""The period of a headline's figure that only the text below dates: the best statement of the same figure dates it."""

from __future__ import annotations

from collections.abc import Sequence

from extract.drafts import Draft
from extract.measures.statuses import AHEAD
from extract.quantities.intervals import interval
from schemas.code_lists import PeriodBasis

_AT_MOST_OVER = 1.1  # what "hơn 500" may be in full, at most
_ALIKE = 0.5  # the part of the words of the shorter phrase that the other must have


def dated_by_text(headline: Sequence[Draft], text: Sequence[Draft]) -> list[Draft]:
    """The drafts of a headline, each that names no time with the period and base of the figure below that says the same."""
    return [draft if draft.basis is PeriodBasis.STATED or draft.period.is_stock else _dated(draft, text) for draft in headline]


def _dated(draft: Draft, text: Sequence[Draft]) -> Draft:
    alike = [
        (d.value == draft.value, d.basis is PeriodBasis.STATED, d) for d in text if d.basis is not PeriodBasis.PUBLICATION and _is_same(draft, d)
    ]
    if not alike:
        return draft
    same = max(alike, key=lambda found: found[:2])[2]  # the first of the best
    dated = draft._replace(period=same.period, basis=PeriodBasis.CONTEXT)
    return dated if draft.base_stated or same.base is None else dated._replace(base=same.base, base_stated=same.base_stated)


def _is_same(rough: Draft, full: Draft) -> bool:
    """True where a figure may be a rounder statement of another."""
    if (rough.unit, rough.measure, rough.status in AHEAD) != (full.unit, full.measure, full.status in AHEAD):
        return False
    if rough.value_max is not None or full.value_max is not None:
        same = (rough.value, rough.value_max) == (full.value, full.value_max)
    else:
        low, high = interval(abs(rough.value), None, rough.quantity.step, rough.quantity.bound)
        low = 0 if low is None else low
        same = low <= abs(full.value) <= (low * _AT_MOST_OVER if high is None else high)
    return same and _alike(rough.phrase, full.phrase)


def _alike(one: str, other: str) -> bool:
    words, others = set(one.lower().split()), set(other.lower().split())
    return len(words & others) >= _ALIKE * min(len(words), len(others))
