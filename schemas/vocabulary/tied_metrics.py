"""Metrics whose rows are looked at together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemas.vocabulary.comparisons import CrossComparison
from schemas.vocabulary.metrics import Metric
from schemas.vocabulary.vocabulary import Vocabulary


def tied_metrics(vocabulary: Vocabulary) -> tuple[frozenset[str], ...]:
    """Groups of two or more metrics that are tied by parts and wholes or by a configured comparison; any other metric stands alone.

    No metric is in two groups; they come in the order of their first ids.
    """
    return tuple(sorted(_groups(_links(vocabulary.metrics, vocabulary.cross_comparisons)), key=min))


def _links(metrics: Mapping[str, Metric], pairs: Iterable[CrossComparison]) -> Iterable[frozenset[str]]:
    for metric in metrics.values():
        yield frozenset({metric.id, *metric.parts, *metric.includes})
    for pair in pairs:
        yield frozenset({pair.left.metric, pair.right.metric})


def _groups(links: Iterable[frozenset[str]]) -> set[frozenset[str]]:
    group_of: dict[str, frozenset[str]] = {}
    for link in links:
        merged = link.union(*(group_of.get(id_, frozenset()) for id_ in link))
        group_of |= dict.fromkeys(merged, merged)
    return {group for group in group_of.values() if len(group) > 1}
