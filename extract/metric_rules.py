"""The rules of the metrics' wordings with their phrases as numbers and bits."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from schemas.code_lists import Measure
from schemas.vocabulary.dimensions import Dimension
from schemas.vocabulary.metrics import Kind, Metric, Rule

Group = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """One rule; `groups` are those of noun, clause and near in this order, each with its bits; `all` are their phrases and the optional ones."""

    metric: Metric
    measures: frozenset[Measure]
    dimensions: frozenset[str]
    noun: tuple[Group, ...]
    groups: tuple[tuple[Group, int], ...]
    all: frozenset[int]
    in_noun: tuple[int, ...]
    in_clause: tuple[int, ...]
    near: tuple[int, ...]
    not_noun: int
    not_clause: int
    not_near: int
    left_closed: bool
    right_closed: bool

    def fits(self, noun: int, clause: int) -> bool:
        """True where every group of noun and clause has a phrase there and no forbidden phrase is; the clause holds the noun phrase."""
        if noun & self.not_noun or clause & self.not_clause:
            return False
        for bits in self.in_noun:
            if not noun & bits:
                return False
        return all(clause & bits for bits in self.in_clause)

    def fits_context(self, context: int) -> bool:
        """True where the context, which holds the clause, has a phrase of every group that must be near and no forbidden one."""
        return not context & self.not_near and all(context & bits for bits in self.near)


def _bits(numbers: Iterable[int]) -> int:
    total = 0
    for number in numbers:
        total |= 1 << number
    return total


def compile_rule(metric: Metric, rule: Rule, add: Callable[[str], int]) -> CompiledRule:
    """Number the phrases of a rule with `add`; what the metric says for all its rules is taken in."""
    whole = metric.match
    default = (metric.dimension, Dimension.RATE) if metric.kind == Kind.RATIO else (metric.dimension,)
    noun, clause, near = (tuple(tuple(add(phrase) for phrase in group) for group in groups) for groups in (rule.noun, rule.clause, rule.near))
    optional = tuple(add(phrase) for phrase in rule.optional + whole.optional)
    return CompiledRule(
        metric=metric,
        measures=frozenset(rule.measures or whole.measures or Measure),
        dimensions=frozenset(rule.dimensions or whole.dimensions or default),
        noun=noun,
        groups=tuple((group, _bits(group)) for group in (*noun, *clause, *near)),
        all=frozenset(number for group in (*noun, *clause, *near, optional) for number in group),
        in_noun=tuple(_bits(group) for group in noun),
        in_clause=tuple(_bits(group) for group in clause),
        near=tuple(_bits(group) for group in near),
        not_noun=_bits(add(phrase) for phrase in rule.not_noun + whole.not_noun),
        not_clause=_bits(add(phrase) for phrase in rule.not_clause + whole.not_clause),
        not_near=_bits(add(phrase) for phrase in rule.not_near + whole.not_near),
        left_closed=rule.left == "closed",
        right_closed=rule.right == "closed",
    )
