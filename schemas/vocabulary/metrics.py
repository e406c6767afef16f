"""The metrics that the product knows by id."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, field_validator, model_validator

from schemas.code_lists import CodeList, Measure
from schemas.errors import VocabularyError
from schemas.vocabulary.dimensions import Dimension
from schemas.vocabulary.files import Entry, VocabularyFile, locate, read_yaml, validated
from schemas.vocabulary.phrase_lists import PhraseLists

FOLDER = "metrics"
Groups = tuple[tuple[str, ...], ...]


class Kind(CodeList):
    """How the number of a metric behaves over time."""

    FLOW = "flow", "An amount over a period."
    STOCK = "stock", "A position at a date."
    RATIO = "ratio", "A quotient or a share."
    RATE_OF_CHANGE = "rate_of_change", "A growth rate."
    RANK = "rank", "A place in a ranking."


class Stage(CodeList):
    """How far money has come."""

    PLANNED = "planned", "Meant to be given or spent."
    COMMITTED = "committed", "Promised in an agreement."
    REGISTERED = "registered", "Registered by the investor with the authorities."
    IMPLEMENTED = "implemented", "Put to work in projects."
    DISBURSED = "disbursed", "Paid out."


class Scope(CodeList):
    """Which of the things are counted."""

    NEW = "new", "What came in during the period."
    CARRIED_OVER = "carried_over", "What goes on from the period before."
    ACTIVE = "active", "What is in force or at work at the date."
    CUMULATIVE = "cumulative", "All since the beginning."
    ADJUSTED = "adjusted", "What was added to, or taken from, what was there."


class Code(Entry):
    """The metric in another classification, and how well it fits there."""

    scheme: str
    code: str
    fit: str


class Rule(Entry):
    """One way in which articles word a metric.

    `noun`, `clause` and `near` are groups of phrases: of each group one phrase must stand in the noun phrase measured; in
    that or its clause; in those or in the wider context. `not_…` are phrases that must not stand there. `optional` phrases
    belong to the wording but need not be there. `right: closed` wants the noun phrase to end with the match (or to go on
    with words that narrow nothing); `left: open` lets other words stand before it.
    """

    noun: Groups
    clause: Groups = ()
    near: Groups = ()
    not_noun: tuple[str, ...] = ()
    not_clause: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    left: Literal["open", "closed"] = "closed"
    right: Literal["open", "closed"] = "open"
    measures: tuple[Measure, ...] = ()
    dimensions: tuple[Dimension, ...] = ()

    @field_validator("noun", "clause", "near", mode="before")
    @classmethod
    def _one_group_or_several(cls, value: Any) -> Any:
        if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
            return [value]
        return value

    @field_validator("noun", "clause", "near")
    @classmethod
    def _no_empty_group(cls, value: Groups) -> Groups:
        if any(not group or not all(phrase.strip(" …@") for phrase in group) for group in value):
            raise ValueError("an empty group or phrase can never be found")
        return value

    @field_validator("noun")
    @classmethod
    def _has_a_noun(cls, value: Groups) -> Groups:
        if not value:
            raise ValueError("a rule without a noun would match anything")
        return value


class Match(Entry):
    """All wordings of a metric; what stands here beside `any` holds for each of them."""

    any: tuple[Rule, ...] = Field(min_length=1)
    not_noun: tuple[str, ...] = ()
    not_clause: tuple[str, ...] = ()
    not_near: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    measures: tuple[Measure, ...] = ()
    dimensions: tuple[Dimension, ...] = ()
    units: tuple[str, ...] = ()


class Example(Entry):
    """A noun phrase from an article, with what surrounds it, that the rules must tell."""

    noun: str
    clause: str = ""
    context: str = ""
    measure: Measure = Measure.LEVEL
    dimension: Dimension | None = None


class NearMiss(Example):
    """A noun phrase that is not this metric, and the metric that it is, if any."""

    metric: str | None = None


class Metric(Entry):
    """One indicator: what it means, in which unit, and how articles word it.

    `parts` are metrics that together are this one, `includes` some that it counts besides others; neither overlap.
    """

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$")
    domain: str
    name_vi: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    definition: str = Field(min_length=1)
    kind: Kind
    stage: Stage | None = None
    scope: Scope | None = None
    instrument: str | None = None
    dimension: Dimension
    unit: str
    direction: Literal["up", "down", "neutral"]
    plausible: tuple[float, float] | None = None
    parts: tuple[str, ...] = ()
    includes: tuple[str, ...] = ()
    codes: tuple[Code, ...] = ()
    related: tuple[str, ...] = ()
    note: str | None = None
    sources: tuple[str, ...] = ()
    match: Match
    examples: tuple[Example, ...] = ()
    near_misses: tuple[NearMiss, ...] = ()

    @model_validator(mode="after")
    def _plausible_in_order(self) -> Metric:
        if self.plausible is not None and self.plausible[0] > self.plausible[1]:
            raise ValueError("the plausible range has its minimum above its maximum")
        return self

    @model_validator(mode="after")
    def _parts_or_some_of_them(self) -> Metric:
        if len(self.parts) == 1:
            raise ValueError("a single part is the whole; one part among others belongs to `includes`")
        if self.parts and self.includes:
            raise ValueError("has both `parts`, which are all of it, and `includes`, which are some of it")
        listed = self.parts or self.includes
        if len(set(listed)) < len(listed):
            raise ValueError("names a part twice")
        return self


def _expanded(rule: Rule, lists: PhraseLists, file: str, key: str) -> Rule:
    """Return the rule with its `@sets` written out."""
    groups = {name: tuple(lists.expand(g, file, key) for g in getattr(rule, name)) for name in ("noun", "clause", "near")}
    flat = {name: lists.expand(getattr(rule, name), file, key) for name in ("not_noun", "not_clause", "not_near", "optional")}
    return rule.model_copy(update=groups | flat)


def _read(source: VocabularyFile, lists: PhraseLists) -> list[Metric]:
    entries = read_yaml(source)
    if not isinstance(entries, list):
        raise VocabularyError(source.name, "file", "must hold a list of metrics")
    metrics = []
    for number, data in enumerate(entries, 1):
        key = str(data.get("id", f"entry {number}")) if isinstance(data, dict) else f"entry {number}"
        metric = validated(Metric, {"domain": source.path.stem} | data if isinstance(data, dict) else data, source, key)
        rules = tuple(_expanded(rule, lists, source.name, key) for rule in metric.match.any)
        whole = {name: lists.expand(getattr(metric.match, name), source.name, key) for name in ("not_noun", "not_clause", "not_near", "optional")}
        metrics.append(metric.model_copy(update={"match": metric.match.model_copy(update={"any": rules} | whole)}))
    return metrics


def load_metrics(lists: PhraseLists, dimension_of: Callable[[str], str | None], overlay: Path | None = None) -> dict[str, Metric]:
    """Read all metrics by id; an overlay's metric replaces the built-in one of the same id.

    `dimension_of` gives the dimension of a unit id, None for an unknown one. Raises VocabularyError for a duplicate id, a unit
    that is unknown or measures another dimension, a dangling `related` or near miss, a part that does not exist, has another unit
    or contains its whole, an unknown phrase set, and what a field forbids.
    """
    metrics: dict[str, Metric] = {}
    origin: dict[str, VocabularyFile] = {}
    for source in locate(FOLDER, overlay):
        for metric in _read(source, lists):
            if metric.id in origin and origin[metric.id].root == source.root:
                raise VocabularyError(source.name, metric.id, f"is defined twice, first in {origin[metric.id].name}")
            metrics[metric.id], origin[metric.id] = metric, source
    for metric in metrics.values():
        file = origin[metric.id].name
        measured = dimension_of(metric.unit)
        if measured is None:
            raise VocabularyError(file, metric.id, f"the unit {metric.unit!r} is unknown")
        if measured != metric.dimension:
            raise VocabularyError(file, metric.id, f"the unit {metric.unit!r} measures {measured}, not {metric.dimension}")
        others = [*metric.related, *(miss.metric for miss in metric.near_misses if miss.metric is not None)]
        for other in others:
            if other not in metrics:
                raise VocabularyError(file, metric.id, f"names the metric {other!r}, which does not exist")
        _check_parts(metric, metrics, file)
    return metrics


def _check_parts(metric: Metric, metrics: Mapping[str, Metric], file: str) -> None:
    """Raises VocabularyError where a part cannot be added to others, or contains its whole."""
    for id_ in (*metric.parts, *metric.includes):
        part = metrics.get(id_)
        if part is None:
            raise VocabularyError(file, metric.id, f"names the part {id_!r}, which does not exist")
        if part.unit != metric.unit:
            raise VocabularyError(file, metric.id, f"its part {id_!r} is counted in {part.unit}, not {metric.unit}")
    reached, ahead = set(), [*metric.parts, *metric.includes]
    while ahead:
        id_ = ahead.pop()
        if id_ == metric.id:
            raise VocabularyError(file, metric.id, "is a part of itself")
        if id_ not in reached and id_ in metrics:
            reached.add(id_)
            ahead += [*metrics[id_].parts, *metrics[id_].includes]
