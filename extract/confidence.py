"""How sure the rules are of a row, from what they had to go on."""

from __future__ import annotations

from extract.drafts import Draft
from schemas.code_lists import Measure, PeriodBasis


def confidence(draft: Draft, *, known: bool) -> float:
    """A number between 0 and 1, calibrated on marked articles: the share of such rows that are right in value, unit, year, measure and phrase."""
    score = 0.96
    if not draft.own_phrase:
        score -= 0.10
    if draft.basis is PeriodBasis.PUBLICATION:
        score -= 0.08
    elif draft.basis is PeriodBasis.CONTEXT:
        score -= 0.04
    if draft.quantity.counted and draft.unit == "count":
        score -= 0.10
    if draft.measure is Measure.SHARE and not draft.reading.found:
        score -= 0.10
    if len(draft.phrase.split()) < 2:
        score -= 0.15
    if known:
        score += 0.03
    return round(max(0.05, min(0.99, score)), 2)
