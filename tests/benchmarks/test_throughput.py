"""The throughput benchmark: its large article is a real one, and its cost is that of its size."""

from __future__ import annotations

from benchmarks.golden import own_sets, read_set
from benchmarks.throughput import large_article, linearity

ARTICLES = read_set(own_sets()[0])


def test_the_large_article_repeats_the_bodies() -> None:
    large = large_article(ARTICLES, 30_000)
    assert len(large.body.encode()) >= 30_000
    texts = [large.body[line.start : line.end] for line in large.lines]
    assert "\n".join(texts) == large.body
    assert texts[: len(ARTICLES[0].lines)] == ARTICLES[0].body.split("\n")


def test_a_byte_of_a_large_article_costs_a_byte() -> None:
    """Generous, for a busy machine: with time growing as the square this would be twenty."""
    _, ratio = linearity(ARTICLES, 100_000)
    assert ratio < 4
