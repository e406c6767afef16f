"""How many rows of each table were added, removed and changed between two builds."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from indicators.differences.builds import Side, files_of
from indicators.read import read_file
from schemas.tables import CHANGES_TABLE, TABLES, Table
from schemas.tables.frames import to_frame


@dataclass(frozen=True, slots=True)
class TableCount:
    """Rows of one table by what became of them."""

    table: str
    added: int
    removed: int
    changed: int


def table_counts(old: Side, new: Side) -> list[TableCount]:
    """One count for each table that differs; `changes` tells of the builds before and is left out."""
    found = []
    for table in TABLES:
        then, now = files_of(old, table.path), files_of(new, table.path)
        if table is CHANGES_TABLE or then == now:
            continue
        only_then = [path for path, sha in then.items() if now.get(path) != sha]
        only_now = [path for path, sha in now.items() if then.get(path) != sha]
        count = _count(table, _hashes(old, table, only_then), _hashes(new, table, only_now))
        if count.added or count.removed or count.changed:
            found.append(count)
    return found


def _hashes(one: Side, table: Table, paths: list[str]) -> pd.DataFrame:
    """A hash of the key and one of the whole row, for each row of some files."""
    parts = []
    for path in paths:
        rows = to_frame(read_file(one.out / path, table))
        key, row = (pd.util.hash_pandas_object(rows[names], index=False) for names in (list(table.key), table.names))
        parts.append(pd.DataFrame({"key": key.to_numpy(), "row": row.to_numpy()}))
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame({"key": [], "row": []}, dtype=np.uint64)


def _count(table: Table, then: pd.DataFrame, now: pd.DataFrame) -> TableCount:
    """Rows that are in both, as often, count nowhere; of the others those with one key are changed."""
    then_only, now_only = _beyond(then, now), _beyond(now, then)
    removed, added = then_only["key"].value_counts(), now_only["key"].value_counts()
    changed = int(np.minimum(removed, added.reindex(removed.index, fill_value=0)).sum())
    return TableCount(table.name, len(now_only) - changed, len(then_only) - changed, changed)


def _beyond(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """The rows that `others` does not have as often."""
    often = others["row"].value_counts()
    return rows[rows.groupby("row").cumcount().to_numpy() >= rows["row"].map(often).fillna(0).to_numpy()]
