"""The columns that a correction may set: how each is written in the file, and what may be written there."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from typing import Any

from schemas.code_lists import Bound, Measure, PeriodBasis, Status
from schemas.time_period import TimePeriod
from schemas.vocabulary import Vocabulary

OTHER = re.compile(r"other:[a-z0-9][a-z0-9_-]*")
ROW_ID = re.compile(r"[0-9a-f]{16}")

Parse = Callable[[str, Vocabulary], Any]
"""Reads the text of a cell; raises ValueError that says what may be written."""


@dataclass(frozen=True, slots=True)
class WrittenPeriod:
    """A period as a person writes it: `stock` is None where it stays what the row is (`2023`), else said by `/2023` or `2023/2023`."""

    period: TimePeriod
    stock: bool | None

    def for_row(self, row: Mapping[str, Any]) -> TimePeriod:
        """The period of a row that gets it."""
        stock = row["period_start"] is None if self.stock is None else self.stock
        return self.period.as_stock if stock else self.period


def parse_field(name: str, text: str, vocabulary: Vocabulary) -> Any:
    """The value of a cell; raises ValueError that says what may be written."""
    text = text.strip()
    if not text and name not in NULLABLE:
        raise ValueError(f"{name} cannot be empty")
    return FIELDS[name](text, vocabulary)


def printed(name: str, row: Mapping[str, Any]) -> str:
    """A cell of a row as it is written in the file."""
    cell = row[name]
    if cell is None:
        return ""
    if name == "period":
        return ("/" if row["period_start"] is None else "") + str(cell)
    return f"{cell:.15g}" if isinstance(cell, float) else str(cell)


def agrees(name: str, expect: str, row: Mapping[str, Any]) -> bool:
    """True where the row says what a correction expects of it."""
    expect, found = expect.strip(), printed(name, row)
    if expect == found or (name == "period" and expect == row["period"]):
        return True
    try:
        return isinstance(row[name], float) and math.isclose(float(expect), row[name], rel_tol=1e-12)
    except ValueError:
        return False


def _text(text: str, _: Vocabulary) -> str:
    return text


def _metric(text: str, vocabulary: Vocabulary) -> str:
    if text in vocabulary.metrics or OTHER.fullmatch(text):
        return text
    raise ValueError(f"there is no metric {text!r}{_similar(text, vocabulary.metrics)}; `chiso metrics` searches for it")


def _unit(text: str, vocabulary: Vocabulary) -> str:
    known = {"count", *vocabulary.units.by_id, *vocabulary.units.counted.values()}
    below = known | set(vocabulary.units.denominators.values())
    over, *under = text.split("/")
    if over in known and all(each in below for each in under):
        return text
    raise ValueError(f"there is no unit {text!r}{_similar(text, known)}; the table `units` lists them")


def _place_id(text: str, vocabulary: Vocabulary) -> str:
    if vocabulary.places.name_of(text) is None:
        raise ValueError(f"there is no place of code {text!r}; the table `places` lists them")
    return text


def _code(codes: type[StrEnum]) -> Parse:
    def parse(text: str, _: Vocabulary) -> StrEnum:
        if text not in list(codes):
            raise ValueError(f"{text!r} is none of {', '.join(codes)}")
        return codes(text)

    return parse


def _number(text: str, _: Vocabulary) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueError(f"{text!r} is no number: write it in full with a decimal point and no separators, such as 4040000 or 5.1")
    return number


def _limit(text: str, vocabulary: Vocabulary) -> float | None:
    return _number(text, vocabulary) if text else None


def _row_id(text: str, _: Vocabulary) -> str | None:
    if text and not ROW_ID.fullmatch(text):
        raise ValueError(f"{text!r} is no observation id: 16 digits of 0-9 and a-f")
    return text or None


def _period(text: str, _: Vocabulary) -> WrittenPeriod:
    first, slash, last = text.partition("/")
    try:
        if not slash or last.startswith("P"):
            return WrittenPeriod(TimePeriod.parse(text), None)
        end = TimePeriod.parse(last)
        if not first:
            return WrittenPeriod(end, stock=True)
        return WrittenPeriod(TimePeriod(TimePeriod.parse(first).start, end.end), stock=False)
    except ValueError as error:
        raise ValueError(
            f"{text!r} is no period: write 2023, 2023-Q1, 2023-S1, 2023-09, 2023-09-14, a span 2023-01-01/2023-09-30, or /2023-09-30 for a stock"
        ) from error


def _base_period(text: str, vocabulary: Vocabulary) -> str | None:
    return str(_period(text, vocabulary).period) if text else None


def _similar(text: str, known: Any) -> str:
    found = get_close_matches(text, list(known), n=3, cutoff=0.5)
    return f" (similar: {', '.join(found)})" if found else ""


FIELDS: Mapping[str, Parse] = {
    "metric": _metric,
    "metric_text": _text,
    "measure": _code(Measure),
    "value": _number,
    "unit": _unit,
    "value_low": _limit,
    "value_high": _limit,
    "bound": _code(Bound),
    "status": _code(Status),
    "period": _period,
    "period_basis": _code(PeriodBasis),
    "base_period": _base_period,
    "place": _text,
    "place_id": _place_id,
    "equivalent_to": _row_id,
    "part_of": _row_id,
}
"""What may be set; the other columns follow from these or are evidence."""

NULLABLE = frozenset({"value_low", "value_high", "base_period", "equivalent_to", "part_of"})
"""Those that may be empty."""
