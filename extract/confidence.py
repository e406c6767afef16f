"""How sure the rules are of a row: the share of rows with the same evidence that are right on marked articles."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files

from extract.evidence import Evidence, Length, Support

TABLE = "confidence.csv"


@lru_cache(maxsize=1)
def _table() -> dict[Evidence, float]:
    """The confidence of every combination of evidence; the table is counted by `benchmarks/calibrate.py`."""
    lines = (files("extract") / TABLE).read_text(encoding="utf-8").splitlines()
    return {
        Evidence(Support(row["support"]), row["local"] == "yes", Length(row["length"])): float(row["confidence"]) for row in csv.DictReader(lines)
    }


def confidence(evidence: Evidence) -> float:
    """A number between 0 and 1: how often a row with such evidence is right in value, unit, year, measure and phrase, cautiously put."""
    return _table()[evidence]
