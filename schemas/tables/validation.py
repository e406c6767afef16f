"""Pandera schemas made from the table definitions, and what fails them row by row."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
import pandera.pandas as pandera

from schemas.tables.column import Column
from schemas.tables.frames import empty_frame, from_rows, to_frame
from schemas.tables.table import Table


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """A check that one row failed; `index` is the row's label, None where the table as a whole failed."""

    index: int | None
    check: str


def _checks(column: Column) -> list[pandera.Check]:
    checks = []
    if column.codes:
        checks.append(pandera.Check.isin(column.codes, error=f"{column.name}: code list"))
    if column.pattern is not None:
        checks.append(pandera.Check.str_matches(column.pattern, error=f"{column.name}: pattern"))
    if column.minimum is not None:
        checks.append(pandera.Check.ge(column.minimum, error=f"{column.name}: minimum"))
    if column.maximum is not None:
        checks.append(pandera.Check.le(column.maximum, error=f"{column.name}: maximum"))
    return checks


@lru_cache
def pandera_schema(table: Table) -> pandera.DataFrameSchema:
    """The Pandera schema of a table: types, nulls, code lists, patterns, ranges, uniqueness, and the rules across columns."""
    types = empty_frame(table).dtypes
    return pandera.DataFrameSchema(
        {
            column.name: pandera.Column(
                types[column.name],
                _checks(column),
                nullable=column.nullable,
                unique=column.unique,
                report_duplicates="exclude_first",
                description=column.description,
            )
            for column in table.columns
        },
        checks=[pandera.Check(rule.holds, name=rule.name, error=rule.name, description=rule.description, ignore_na=False) for rule in table.rules],
        name=table.name,
        title=table.title,
        description=table.description,
        strict=True,
    )


def failures(frame: pd.DataFrame, table: Table) -> list[Failure]:
    """Every check that the frame fails, each once a row; of duplicates of a unique value only those after the first fail."""
    try:
        pandera_schema(table).validate(frame, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        found = (
            {
                Failure(None if pd.isna(case.index) else int(case.index), _name(case.check, case.column))
                for case in cases.itertuples(index=False, name="Case")
            }
            if "index" in cases
            else set()
        )
        return sorted(found, key=lambda failure: (failure.index is not None, failure.index or 0, failure.check))
    return []


def _name(check: str, column: object) -> str:
    return f"{column}: {check}" if check in {"not_nullable", "field_uniqueness"} else check


def row_failures(row: Mapping[str, Any], table: Table) -> list[str]:
    """The checks that one row fails, uniqueness left out: what `failures` finds, without the cost of a whole schema for a single row."""
    frame = to_frame(from_rows([row], table))
    found = []
    for column in table.columns:
        cell = row.get(column.name)
        if cell is None:
            found += [] if column.nullable else [f"{column.name}: not_nullable"]
            continue
        checks = {
            "code list": not column.codes or cell in column.codes,
            "pattern": column.pattern is None or re.match(column.pattern, str(cell)) is not None,
            "minimum": column.minimum is None or cell >= column.minimum,
            "maximum": column.maximum is None or cell <= column.maximum,
        }
        found += [f"{column.name}: {check}" for check, holds in checks.items() if not holds]
    return found + [rule.name for rule in table.rules if not bool(rule.holds(frame).iloc[0])]
