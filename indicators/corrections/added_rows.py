"""A figure that the rules missed, as a row."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from extract.observation_ids import SentenceIds
from extract.quantities import Quantity, find_quantities
from extract.quantities.intervals import interval
from indicators.corrections.changing import Row, changed
from indicators.corrections.correction import Correction
from indicators.corrections.fields import FIELDS, OTHER, parse_field
from indicators.corrections.line_checks import named_fields
from schemas.code_lists import Bound, Measure, PeriodBasis, Status
from schemas.tables.observations import OBS_STATUS
from schemas.vocabulary import Vocabulary

_LIKELY = 20  # figures printed alike in one sentence, at most, among which an id is looked for


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """One article with all its rows and rejects as the rules read them, as cells by column."""

    article_id: str
    body: str
    published: date | None
    place_id: str | None
    observations: tuple[Row, ...]
    rejects: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class _Printed:
    """A number as printed: `body[start:end]`, in a sentence that begins at `sentence_start`."""

    text: str
    unit_text: str
    sentence: str
    sentence_start: int
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def added_row(article: ArticleRows, kept: Collection[Row], line: Correction, vocabulary: Vocabulary) -> Row:
    """The row of a correction that adds one; `kept` are the article's rows as corrected so far.

    What the line leaves open is read from the print by the rules for numbers: value, unit, bound and interval; a level, an outcome and the
    place of the nearest figure (else of the article) are taken else. Raises ValueError where the article does not print the figure, or a row
    has it already.
    """
    given = named_fields(line.value)
    fields = {name: parse_field(name, text, vocabulary) for name, text in given.items() if name in FIELDS}
    printed = _found(article, kept, line, given["value_text"], given.get("unit_text", ""))
    period = fields["period"].period if fields["period"].stock is not True else fields["period"].period.as_stock
    row = {
        **dict.fromkeys(("base_period", "equivalent_to", "implied_rate", "rate_check", "part_of", "derivation")),
        **_read(printed, vocabulary),
        "observation_id": _identity(article, kept, line, printed),
        "article_id": article.article_id,
        "year": period.reference_year,
        "metric": fields["metric"],
        "metric_text": _name(fields["metric"], vocabulary),
        "source_sentence": printed.sentence,
        **_place(article, printed, vocabulary),
        "measure": Measure.LEVEL,
        "value_text": printed.text,
        "unit_text": printed.unit_text,
        "status": Status.ACTUAL,
        "obs_status": OBS_STATUS[Status.ACTUAL],
        "period": str(period),
        "period_start": period.start,
        "period_end": period.end,
        "period_basis": PeriodBasis.STATED,
        "derived": False,
        "published": article.published,
        "selected": False,
        "confidence": 1.0,
        "review": "corrected",
        "flags": "",
        "sentence_no": _sentence_number(article, printed.sentence),
        "char_start": printed.start,
        "char_end": printed.end,
    }
    for name, text in {"value": "value", "unit": "unit", "metric_text": "metric_text", "place": "place", "place_id": "place_id"}.items():
        if row[name] is None and name not in fields:
            raise ValueError(f"{text} is neither given nor to be read from the article: give it")
    return changed(row, fields, vocabulary)


def _found(article: ArticleRows, kept: Collection[Row], line: Correction, text: str, unit_text: str) -> _Printed:
    """Where the number stands: of several places in the sentence the first that is followed by its unit and that no other row has."""
    at = article.body.find(line.expect)
    if at < 0:
        raise ValueError("the sentence does not stand in the article (any more): put in `expect` how it reads now, or delete the line")
    if unit_text not in line.expect:
        raise ValueError(f"unit_text: {unit_text!r} does not stand in the sentence")
    places = [_Printed(text, unit_text, line.expect, at, at + start) for start in _occurrences(text, line.expect)]
    if not places:
        raise ValueError(f"value_text: the number {text!r} does not stand in the sentence")
    others = [row for row in kept if row["observation_id"] != line.observation_id]
    free = [each for each in places if not any(_overlap(each, row) for row in others)]
    if not free:
        taken = next(row for row in others if any(_overlap(each, row) for each in places))
        raise ValueError(f"the number is read as row {taken['observation_id']} now: change or drop that one, and delete this line")
    followed = (each for each in free if article.body[each.end :].lstrip().startswith(unit_text))
    return next(followed, free[0])


def _occurrences(text: str, sentence: str) -> Iterator[int]:
    """Where a number stands by itself, not inside a longer one or a word."""
    return (found.start() for found in re.finditer(rf"(?<![\w.,]){re.escape(text)}(?![.,]?\d)(?!\w)", sentence))


def _overlap(printed: _Printed, row: Mapping[str, Any]) -> bool:
    start, end = row["char_start"], row["char_end"]
    return start is not None and start < printed.end and printed.start < end


def _identity(article: ArticleRows, kept: Collection[Row], line: Correction, printed: _Printed) -> str:
    """The id by the rule of all rows; raises ValueError where the line names one that is of another figure."""
    ids = SentenceIds(article.article_id, printed.sentence)
    possible = [ids.id_of(printed.text, printed.unit_text, occurrence) for occurrence in range(1, _LIKELY + 1)]
    if line.observation_id:
        if line.observation_id not in possible:
            raise ValueError("observation_id is not that of this sentence, number and unit: leave it empty")
        return line.observation_id
    taken = {row["observation_id"] for row in kept}
    return next(each for each in possible if each not in taken)


def _read(printed: _Printed, vocabulary: Vocabulary) -> Row:
    """Value, unit, bound and interval as the rules for numbers read them in the sentence, else in the number alone; nulls where they do not."""
    start = printed.start - printed.sentence_start
    in_sentence = (q for q in find_quantities(printed.sentence, vocabulary) if (q.char_start, q.char_end) == (start, start + len(printed.text)))
    quantity: Quantity | None = next(in_sentence, None)
    if quantity is None:
        quantity = next(iter(find_quantities(f"{printed.text} {printed.unit_text}", vocabulary)), None)
    if quantity is None:
        return dict.fromkeys(("value", "unit", "value_low", "value_high")) | {"bound": Bound.EXACT}
    low, high = interval(quantity.value, quantity.value_max, quantity.step, quantity.bound)
    bound = Bound.RANGE if quantity.value_max is not None else quantity.bound
    return {"value": float(quantity.value), "unit": quantity.unit, "bound": bound, "value_low": low, "value_high": high}


def _place(article: ArticleRows, printed: _Printed, vocabulary: Vocabulary) -> Row:
    """The place of the figure that stands nearest, else that of the article."""
    printed_rows = (row for row in article.observations if row["char_start"] is not None)
    near = min(printed_rows, key=lambda row: abs(row["char_start"] - printed.start), default=None)
    if near is not None:
        return {"place": near["place"], "place_id": near["place_id"]}
    return {"place": vocabulary.places.name_of(article.place_id or ""), "place_id": article.place_id}


def _name(metric: str, vocabulary: Vocabulary) -> str | None:
    return None if OTHER.fullmatch(metric) else vocabulary.metrics[metric].name_vi


def _sentence_number(article: ArticleRows, sentence: str) -> int | None:
    rows = [*((row["source_sentence"], row) for row in article.observations), *((row["sentence"], row) for row in article.rejects)]
    return next((row["sentence_no"] for text, row in rows if text == sentence), None)
