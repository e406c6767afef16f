"""The rows as the rules read them, without what people made of them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from indicators.corrections.correction import Correction, Result
from schemas.code_lists import CorrectionAction
from schemas.tables import OBSERVATIONS
from schemas.tables.column import DAY
from schemas.tables.frames import from_rows, to_frame

_DAYS = tuple(column.name for column in OBSERVATIONS.columns if column.type == DAY)


def as_read(observations: pd.DataFrame, corrections: pd.DataFrame) -> pd.DataFrame:
    """Printed rows with every applied correction of the table `corrections` undone."""
    applied = corrections[corrections["applied"]]
    before = applied.dropna(subset="before").drop_duplicates("observation_id")
    restored = to_frame(from_rows(map(row_of, before["before"]), OBSERVATIONS))
    kept = observations[~observations["observation_id"].isin(applied["observation_id"])]
    return pd.concat([kept, restored.astype(kept.dtypes)], ignore_index=True) if len(restored) else kept.reset_index(drop=True)


def row_of(text: str) -> dict[str, Any]:
    """The cells of a row that is kept as JSON."""
    cells: dict[str, Any] = json.loads(text)
    return cells | {name: date.fromisoformat(cells[name]) for name in _DAYS if cells.get(name)}


def cells_of(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows of a frame as cells by column, nulls as None and days as dates."""
    days = {name: rows[name].dt.date for name in (*_DAYS, "date") if name in rows}
    plain = rows.assign(**days).astype("object")
    return [{str(name): cell for name, cell in row.items()} for row in plain.where(plain.notna(), None).to_dict("records")]


def results_of(table: pd.DataFrame) -> tuple[Result, ...]:
    """What became of each correction, from the table `corrections`."""
    return tuple(Result(_line(row), row["observation_id"] or "", row["fault"], row["before"]) for row in cells_of(table))


def _line(row: Mapping[str, Any]) -> Correction:
    cells = {name: row[name] for name in ("line", "article_id", "field", "value", "expect", "reason", "author")}
    return Correction(**cells, action=CorrectionAction(row["action"]), observation_id=row["observation_id"] or "", date=row["date"])
