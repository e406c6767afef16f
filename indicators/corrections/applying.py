"""The corrections of one article applied to its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from indicators.corrections.added_rows import ArticleRows, added_row
from indicators.corrections.changing import Row, changed
from indicators.corrections.correction import Correction, Result
from indicators.corrections.fields import agrees, parse_field, printed
from indicators.corrections.line_checks import PRINTED, named_fields
from schemas.code_lists import CorrectionAction, RejectReason
from schemas.tables import OBSERVATIONS
from schemas.tables.validation import row_failures
from schemas.vocabulary import Vocabulary

STAGE = "correction"
"""The stage of rejects that a person made."""


@dataclass(frozen=True, slots=True)
class Corrected:
    """The article's rows and rejects, and what became of each correction."""

    observations: tuple[Row, ...]
    rejects: tuple[Row, ...]
    results: tuple[Result, ...]


def apply(article: ArticleRows, corrections: Iterable[Correction], vocabulary: Vocabulary) -> Corrected:
    """Apply the corrections of an article to all of its rows.

    A correction whose `expect` the rules no longer meet, or that would make a row that is not valid, is not applied: its result says why.
    A dropped row becomes a reject, and an added one takes its digits from the rejects, so that every digit stays in one of the two.
    """
    rows = {row["observation_id"]: row for row in article.observations}
    rejects = list(article.rejects)
    results: list[Result] = []
    by_row: dict[str, list[Correction]] = {}
    added = []
    for each in corrections:
        if each.action is CorrectionAction.ADD:
            added.append(each)
        else:
            by_row.setdefault(each.observation_id, []).append(each)
    for id_, lines in by_row.items():
        before = rows.get(id_)
        found = [Result(line, id_, _unfit(line, before), _json(before)) for line in lines]
        fit = [result.correction for result in found if result.fault is None]
        if before is not None and fit and fit[0].action is CorrectionAction.DROP:
            rejects.append(_dropped(rows.pop(id_), fit[0]))
        elif before is not None and fit:
            rows[id_], fault = _revised(before, fit, vocabulary)
            found = [result if result.fault or not fault else _failed(result, fault) for result in found]
        results += found
    for line in added:
        result, new = _added(article, rows, line, vocabulary)
        results.append(result)
        if new is not None:
            rows[new["observation_id"]] = new
            rejects = [part for reject in rejects for part in _without(reject, new["char_start"], new["char_end"])]
    return Corrected(tuple(rows.values()), tuple(rejects), tuple(results))


def _unfit(line: Correction, row: Mapping[str, Any] | None) -> str | None:
    """Why a correction does not fit the row as it is read now."""
    if row is None:
        return (
            f"the article has no row {line.observation_id} (any more): its sentence, number or unit is read otherwise now; "
            "look at the article with `chiso show`, and write the correction anew or delete the line"
        )
    expected = {line.field: line.expect} if line.action is CorrectionAction.CHANGE else named_fields(line.expect)
    for name, text in expected.items():
        met = row[name] == text if name in PRINTED else agrees(name, text, row)
        if not met:
            found = row[name] if name in PRINTED else printed(name, row)
            return (
                f"it expects {name} {text!r}, but the rules now read {found!r}; if the correction still holds, put that into `expect`, "
                "else delete the line"
            )
    return None


def _revised(before: Row, lines: list[Correction], vocabulary: Vocabulary) -> tuple[Row, str | None]:
    """The row as changed and confirmed; as it was, with what was wrong, where the result would not be valid."""
    fields = {line.field: parse_field(line.field, line.value, vocabulary) for line in lines if line.action is CorrectionAction.CHANGE}
    if not fields:
        return before | {"review": "confirmed", "confidence": 1.0}, None
    try:
        row = changed(before, fields, vocabulary)
    except ValueError as error:
        return before, str(error)
    fault = _invalid(row)
    return (before, fault) if fault else (row, None)


def _added(article: ArticleRows, rows: Mapping[str, Row], line: Correction, vocabulary: Vocabulary) -> tuple[Result, Row | None]:
    try:
        row = added_row(article, rows.values(), line, vocabulary)
    except ValueError as error:
        return Result(line, line.observation_id, str(error)), None
    before = rows.get(row["observation_id"])
    fault = _invalid(row)
    return Result(line, row["observation_id"], fault, _json(before)), None if fault else row


def _invalid(row: Row) -> str | None:
    checks = ", ".join(row_failures(row, OBSERVATIONS))
    return f"the row would not be valid ({checks}): correct the fields that these speak of too" if checks else None


def _failed(result: Result, fault: str) -> Result:
    return Result(result.correction, result.observation_id, fault, result.before)


def _json(row: Mapping[str, Any] | None) -> str | None:
    return None if row is None else json.dumps(dict(row), ensure_ascii=False, default=str)


def _dropped(row: Row, line: Correction) -> Row:
    return {
        "article_id": row["article_id"],
        "text": row["value_text"],
        "reason": RejectReason.DROPPED_BY_PERSON,
        "needs_person": False,
        "stage": STAGE,
        "detail": f"{line.reason} ({line.author}, {line.date})",
        "sentence": row["source_sentence"],
        "sentence_no": row["sentence_no"],
        "char_start": row["char_start"],
        "char_end": row["char_end"],
        "row": _json(row),
    }


def _without(reject: Row, start: int, end: int) -> Iterable[Row]:
    """What is left of a reject when an added row takes `start` to `end`: the parts that still hold digits."""
    first, last = reject["char_start"], reject["char_end"]
    if first is None or last <= start or end <= first:
        yield reject
        return
    for left, right in ((first, min(last, start)), (max(first, end), last)):
        text = reject["text"][left - first : right - first] if left < right else ""
        if any(letter.isdigit() for letter in text):
            yield reject | {"text": text, "char_start": left, "char_end": right}
