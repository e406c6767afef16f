"""One column of a table: the single definition behind Pandera, Arrow, the codebook and the data package."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyarrow as pa

from schemas.code_lists import CodeList

TEXT = pa.string()
REAL = pa.float64()
SHORT_REAL = pa.float32()
YEAR = pa.int16()
WHOLE = pa.int32()
FLAG = pa.bool_()
DAY = pa.date32()
MOMENT = pa.timestamp("ms", "Asia/Ho_Chi_Minh")

ROW_ID = "^[0-9a-f]{16}$"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its Arrow type, what it means (with the unit of its numbers), and what may stand in it."""

    name: str
    type: pa.DataType
    description: str
    nullable: bool = False
    codes: tuple[str, ...] = ()
    code_list: type[CodeList] | None = None
    pattern: str | None = None
    minimum: float | None = None
    maximum: float | None = None
    unique: bool = False

    def field(self) -> pa.Field:
        """The Arrow field, with the description in its metadata."""
        return pa.field(self.name, self.type, self.nullable, {"description": self.description})


def text(
    name: str, description: str, *, nullable: bool = False, codes: Iterable[CodeList] = (), pattern: str | None = None, unique: bool = False
) -> Column:
    """A column of text, of one of `codes` where given, matching `pattern` where given."""
    listed = tuple(codes)
    code_list = type(listed[0]) if listed else None
    return Column(name, TEXT, description, nullable, tuple(map(str, listed)), code_list, pattern, unique=unique)


def real(name: str, description: str, *, nullable: bool = True) -> Column:
    """A column of float64."""
    return Column(name, REAL, description, nullable)
