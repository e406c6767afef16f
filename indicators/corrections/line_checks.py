"""Whether a line of the corrections file can be used, whatever the articles say."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from indicators.corrections.correction import Correction
from indicators.corrections.fields import FIELDS, ROW_ID, parse_field
from schemas.code_lists import CorrectionAction
from schemas.errors import CorrectionError
from schemas.vocabulary import Vocabulary

PRINTED = ("value_text", "unit_text")
"""Of an added row, what the article prints."""

_BETWEEN = re.compile(r";\s*(?=[a-z_]+=)")

Refuse = Callable[[str, str], CorrectionError]
"""Makes the error for a key and a reason."""


def named_fields(text: str) -> dict[str, str]:
    """Fields by name, as an added row gives them and a drop expects them: `value_text=8,2 triệu; metric=exports_total; period=2023`."""
    parts = (part.partition("=") for part in _BETWEEN.split(text) if part.strip())
    return {name.strip(): cell.strip() for name, _, cell in parts}


def check_line(line: Correction, file: str, vocabulary: Vocabulary) -> None:
    """Raises CorrectionError where the line cannot be used."""

    def refuse(key: str, reason: str) -> CorrectionError:
        return CorrectionError(file, line.line, key, reason)

    for key, why in (("article_id", "name the article"), ("reason", "say why"), ("author", "say who corrects")):
        if not getattr(line, key):
            raise refuse(key, f"is missing: {why}")
    if (line.observation_id or line.action is not CorrectionAction.ADD) and not ROW_ID.fullmatch(line.observation_id):
        raise refuse("observation_id", f"{line.observation_id!r} is not 16 digits of 0-9 and a-f (a spreadsheet may have taken it for a number)")
    if line.action is not CorrectionAction.CHANGE and line.field:
        raise refuse("field", f"must be empty for {line.action}")
    if line.action is CorrectionAction.CHANGE:
        if line.field not in FIELDS:
            raise refuse("field", f"{line.field!r} cannot be changed; what can: {', '.join(FIELDS)}")
        _check_values({line.field: line.value}, refuse, vocabulary)
    elif line.action is CorrectionAction.ADD:
        _check_added(line, refuse, vocabulary)
    else:
        _check_expected(line, refuse)


def without_contradiction(lines: Sequence[Correction], file: str) -> None:
    """Raises CorrectionError for a line that says again, or otherwise, what another line says of the same row."""
    seen: dict[str, list[Correction]] = {}
    for each in lines:
        if not each.observation_id:
            continue
        others = seen.setdefault(each.observation_id, [])
        alone = {CorrectionAction.DROP, CorrectionAction.ADD}
        for other in others:
            if each.action in alone or other.action in alone or (each.action, each.field) == (other.action, other.field):
                raise CorrectionError(file, each.line, "observation_id", f"line {other.line} already corrects this row: keep one of the two")
        others.append(each)


def _check_added(line: Correction, refuse: Refuse, vocabulary: Vocabulary) -> None:
    given = named_fields(line.value)
    if unknown := sorted(set(given) - {*FIELDS, *PRINTED}):
        raise refuse("value", f"{', '.join(unknown)} cannot be given; what can: {', '.join([*PRINTED, *FIELDS])}")
    for name in ("value_text", "metric", "period"):
        if not given.get(name):
            raise refuse("value", f"{name} is missing: write `value_text=8,2 triệu; unit_text=USD; metric=…; period=2023`")
    if not line.expect:
        raise refuse("expect", "is missing: the sentence that prints the figure, to the letter")
    _check_values({name: text for name, text in given.items() if name in FIELDS}, refuse, vocabulary)


def _check_expected(line: Correction, refuse: Refuse) -> None:
    if line.value:
        raise refuse("value", f"must be empty for {line.action}")
    expected = named_fields(line.expect)
    if set(expected) - {*FIELDS, *PRINTED} or not {"value", "unit"} <= set(expected):
        raise refuse("expect", f"says what the row is: `value=…; unit=…` and more of its fields ({', '.join([*FIELDS, *PRINTED])})")


def _check_values(fields: Mapping[str, str], refuse: Refuse, vocabulary: Vocabulary) -> None:
    for name, text in fields.items():
        try:
            parse_field(name, text, vocabulary)
        except ValueError as error:
            raise refuse("value", str(error)) from error
