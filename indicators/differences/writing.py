"""All changes as CSV or JSON, a month at a time."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Self

import pandas as pd

from indicators.differences.row_changes import COLUMNS

ENDINGS = (".csv", ".json")


class Writer:
    """Hands text to `write`: `csv` with a header, or `json`, an array with one object a line."""

    def __init__(self, style: str, write: Callable[[str], object]) -> None:
        self.style, self.write = style, write
        self.empty = True

    def __enter__(self) -> Self:
        """Begin the text."""
        self.write("[" if self.style == "json" else ",".join(COLUMNS) + "\n")
        return self

    def add(self, changes: pd.DataFrame) -> None:
        """The changes of one month."""
        if changes.empty:
            return
        if self.style == "json":
            lines = changes.to_json(orient="records", force_ascii=False, lines=True).rstrip("\n").split("\n")
            self.write(("\n" if self.empty else ",\n") + ",\n".join(lines))
        else:
            self.write(changes.to_csv(index=False, header=False))
        self.empty = False

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """End the text."""
        if self.style == "json":
            self.write("\n]\n")
