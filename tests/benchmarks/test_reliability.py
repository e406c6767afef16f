"""Confidence keeps its promise on the articles that it was counted on and that this repository holds."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.golden import GoldSet, observations, own_sets
from benchmarks.reliability import reliability, with_verdicts
from benchmarks.score import score
from extract.observation import Extraction, Observation

Judged = list[tuple[Observation, bool]]


@pytest.fixture(scope="module")
def judged(extractions: Callable[[GoldSet], dict[str, Extraction]]) -> Judged:
    """The rows of the open articles with their verdicts."""
    rows: Judged = []
    for gold in own_sets():
        if not gold.is_held_back:
            table = observations(extractions(gold))
            rows += with_verdicts(table, score(gold, table).verdicts)
    return rows


def test_sure_rows_are_right(judged: Judged) -> None:
    sure = [right for row, right in judged if row.confidence >= 0.9]
    assert sum(sure) >= 0.97 * len(sure)


def test_a_quarter_of_the_rows_are_sure(judged: Judged) -> None:
    assert sum(row.confidence >= 0.9 for row, _ in judged) >= 0.25 * len(judged)


def test_sure_rows_of_articles_held_back_are_right(extractions: Callable[[GoldSet], dict[str, Extraction]]) -> None:
    for gold in own_sets():
        if gold.is_held_back:
            table = observations(extractions(gold))
            sure = [right for row, right in with_verdicts(table, score(gold, table).verdicts) if row.confidence >= 0.9]
            assert sum(sure) >= 0.97 * len(sure)


def test_surer_rows_are_righter(judged: Judged) -> None:
    shares = [band.share_right for band in reliability(judged) if band.rows >= 20]
    assert shares == sorted(shares)
