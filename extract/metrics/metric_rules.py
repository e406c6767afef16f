"""The rules of the metrics' wordings with their phrases as numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from extract.metrics.zones import Numbers
from schemas.code_lists import Measure
from schemas.vocabulary.dimensions import Dimension
from schemas.vocabulary.metrics import Kind, Metric, Rule

Group = Numbers
"""Phrases of which one must be there."""


@dataclass(frozen=True, slots=True, eq=False)
class CompiledRule:
    """One rule; `beside` are the groups that the clause must have beside the first one; `all` are the phrases of all groups and the optional ones."""

    metric: Metric
    measures: frozenset[Measure]
    dimensions: frozenset[str]
    noun: tuple[Group, ...]
    clause: tuple[Group, ...]
    near: tuple[Group, ...]
    beside: tuple[Group, ...]
    not_noun: Numbers
    not_clause: Numbers
    not_near: Numbers
    all: Numbers
    left_closed: bool
    right_closed: bool


def compile_rule(metric: Metric, rule: Rule, add: Callable[[str], int]) -> CompiledRule:
    """Number the phrases of a rule with `add`; what the metric says for all its rules is taken in."""
    whole = metric.match
    default = (metric.dimension, Dimension.RATE) if metric.kind == Kind.RATIO else (metric.dimension,)
    noun, clause, near = (tuple(frozenset(add(phrase) for phrase in group) for group in groups) for groups in (rule.noun, rule.clause, rule.near))
    optional = tuple(add(phrase) for phrase in rule.optional + whole.optional)
    return CompiledRule(
        metric=metric,
        measures=frozenset(rule.measures or whole.measures or Measure),
        dimensions=frozenset(rule.dimensions or whole.dimensions or default),
        noun=noun,
        clause=clause,
        near=near,
        beside=(*noun[1:], *clause),
        not_noun=frozenset(add(phrase) for phrase in rule.not_noun + whole.not_noun),
        not_clause=frozenset(add(phrase) for phrase in rule.not_clause + whole.not_clause),
        not_near=frozenset(add(phrase) for phrase in rule.not_near + whole.not_near),
        all=frozenset(number for group in (*noun, *clause, *near, optional) for number in group),
        left_closed=rule.left == "closed",
        right_closed=rule.right == "closed",
    )
