"""How often rows of a given confidence are right: the reliability table of docs/extraction.md."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from benchmarks.score import Verdict
from extract.observation import Observation

BANDS = (0.0, 0.5, 0.7, 0.8, 0.9, 1.01)
_JUDGED = (Verdict.RIGHT, Verdict.WRONG, Verdict.EXTRA)


@dataclass(frozen=True)
class Band:
    """Rows whose confidence lies in [low, high): how many, the mean of what they claim, and how many are right."""

    low: float
    high: float
    rows: int
    claimed: float
    right: int

    @property
    def share_right(self) -> float:
        """The share of right rows; 0 where there are none."""
        return self.right / self.rows if self.rows else 0.0


def with_verdicts(table: Mapping[str, Sequence[Observation]], verdicts: Mapping[tuple[str, str], Verdict]) -> list[tuple[Observation, bool]]:
    """Rows beside their verdict, optional ones left out."""
    rows = [(row, verdicts[name, row.observation_id]) for name in sorted(table) for row in table[name]]
    return [(row, verdict is Verdict.RIGHT) for row, verdict in rows if verdict in _JUDGED]


def reliability(judged: Sequence[tuple[Observation, bool]]) -> list[Band]:
    """The table, band by band."""
    bands = []
    for low, high in pairwise(BANDS):
        inside = [(row.confidence, right) for row, right in judged if low <= row.confidence < high]
        claimed = sum(c for c, _ in inside) / len(inside) if inside else 0.0
        bands.append(Band(low, min(high, 1.0), len(inside), claimed, sum(right for _, right in inside)))
    return bands


def as_markdown(bands: Sequence[Band]) -> str:
    """The table as it stands in the documentation."""
    total = sum(b.rows for b in bands)
    head = ["| confidence | rows | share of rows | mean confidence | right |", "| --- | ---: | ---: | ---: | ---: |"]
    return "\n".join(head + [_line(band, total) for band in reversed(bands) if band.rows])


def _line(band: Band, total: int) -> str:
    return f"| {band.low:.1f} to {band.high:.1f} | {band.rows} | {band.rows / total:.0%} | {band.claimed:.2f} | {band.share_right:.1%} |"
