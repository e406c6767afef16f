"""One table: its columns, the rules that hold across them, and how it lies on disk."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pyarrow as pa

from schemas.tables.column import TEXT, Column
from schemas.version import SCHEMA_VERSION

if TYPE_CHECKING:
    import pandas as pd

PARTITION = Column("published_month", TEXT, "Month of publication (`2025-01`), `unknown` where the article has no date; the name of the folder.")


@dataclass(frozen=True, slots=True)
class Rule:
    """A check across columns: `holds` maps a frame to one boolean a row."""

    name: str
    description: str
    holds: Callable[[pd.DataFrame], pd.Series]


@dataclass(frozen=True, slots=True)
class Reference:
    """A foreign key: every value of `column` that is not null stands in `table`.`target`."""

    column: str
    table: str
    target: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the dataset; `key` identifies a row and `order` sorts the rows (nulls last)."""

    name: str
    title: str
    description: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    order: tuple[str, ...]
    rules: tuple[Rule, ...] = ()
    references: tuple[Reference, ...] = ()
    partitioned: bool = False

    @property
    def names(self) -> list[str]:
        """The column names in order, without the partition's."""
        return [column.name for column in self.columns]

    @property
    def path(self) -> str:
        """The path in the dataset: a folder of partitions or one file."""
        return self.name if self.partitioned else f"{self.name}.parquet"

    def arrow_schema(self) -> pa.Schema:
        """The Arrow schema; descriptions stand in the field metadata and, for readers that show only those, in the file's key-values."""
        about = {
            "title": self.title,
            "description": self.description,
            "schema_version": SCHEMA_VERSION,
            "columns": json.dumps({column.name: column.description for column in self.columns}, ensure_ascii=False),
        }
        return pa.schema([column.field() for column in self.columns], about)
