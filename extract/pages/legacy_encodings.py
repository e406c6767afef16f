"""Vietnamese before Unicode: the tables of TCVN3, VISCII and VNI, each as letters put in the place of Latin-1 signs.

Source of the tables: TCVN 5712:1993 (VN3), RFC 1456, and the VNI fonts for Windows.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

TABLE = "legacy_encodings.csv"


@dataclass(frozen=True, slots=True)
class LegacyEncoding:
    """One encoding: the letters meant by the signs that its bytes make when they are read as Latin-1."""

    name: str
    letters: Mapping[str, str]
    signs: re.Pattern[str]

    def decode(self, text: str) -> str:
        """The text meant, from its bytes read as Latin-1."""
        return self.signs.sub(lambda m: self.letters[m[0]], text)


@lru_cache(maxsize=1)
def legacy_encodings() -> tuple[LegacyEncoding, ...]:
    """All of them, in the order of the table."""
    tables: dict[str, dict[str, str]] = {}
    for row in csv.DictReader((files("extract.pages") / TABLE).read_text(encoding="utf-8").splitlines()):
        tables.setdefault(row["encoding"], {})[bytes.fromhex(row["bytes"]).decode("latin-1")] = row["letter"]
    return tuple(LegacyEncoding(name, table, _any_of(table)) for name, table in tables.items())


def _any_of(table: Mapping[str, str]) -> re.Pattern[str]:
    """A regular expression for the signs of a table, the longer before the shorter."""
    return re.compile("|".join(re.escape(signs) for signs in sorted(table, key=len, reverse=True)))
