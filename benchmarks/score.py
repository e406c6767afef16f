"""Score a table of observations against hand-marked articles (tests/gold/GUIDELINES.md).

A marked figure is found when an unused row of the same article has the same value and a compatible unit, and its source
sentence overlaps the marked one. Figures marked optional count neither way. Each further field is judged on the figures
found; `metric_id`, `base` and `place` on those whose mark states one. `row` is the strict score: value, unit, year,
measure and metric phrase all right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from benchmarks.golden import GoldSet, Mark
from benchmarks.judging import judge, overlap, same_unit, same_value, syllables
from extract.observation import Observation

FIELDS = ("year", "period", "measure", "metric", "metric_id", "metric_id_none", "status", "bound", "base", "place")
_ROW = ("year", "measure", "metric")


class Verdict(StrEnum):
    """What the score says of one row."""

    RIGHT = "right"
    WRONG = "wrong"
    EXTRA = "extra"
    OPTIONAL = "optional"


@dataclass(frozen=True)
class Harmonic:
    """Precision, recall and their harmonic mean."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """2PR / (P + R)."""
        return 2 * self.precision * self.recall / max(1e-12, self.precision + self.recall)


@dataclass(frozen=True)
class Score:
    """The result over a set; `fields` holds the share of right ones by field, `verdicts` that on each row by article and observation id."""

    marked: int
    rows: int
    figure: Harmonic
    row: Harmonic
    fields: Mapping[str, float]
    verdicts: Mapping[tuple[str, str], Verdict]

    @property
    def figures(self) -> dict[str, float]:
        """All figures that a floor may hold: F1 of figure and row, and the fields."""
        return {"figure": self.figure.f1, "row": self.row.f1, **self.fields}


def score(gold: GoldSet, table: Mapping[str, Sequence[Observation]]) -> Score:
    """Score rows, by article id, against the marks of a set."""
    tally: Counter[str] = Counter()
    verdicts: dict[tuple[str, str], Verdict] = {}
    for path in gold.articles:
        marks, rows = gold.marks(path.stem), table.get(path.stem, ())
        paired = pairs(marks, rows)
        for i, mark in enumerate(marks):
            row = rows[paired[i]] if i in paired else None
            if mark.get("optional"):
                if row is not None:
                    verdicts[path.stem, row.observation_id] = Verdict.OPTIONAL
                continue
            tally["marked"] += 1
            if row is None:
                continue
            tally["found"] += 1
            judged = judge(mark, row)
            for name, hit in judged.items():
                tally[name] += hit
                tally[f"{name} asked"] += 1
            right = all(judged[name] for name in _ROW)
            tally["row"] += right
            verdicts[path.stem, row.observation_id] = Verdict.RIGHT if right else Verdict.WRONG
        used = set(paired.values())
        for j, row in enumerate(rows):
            if j not in used:
                tally["extra"] += 1
                verdicts[path.stem, row.observation_id] = Verdict.EXTRA
    printed = tally["found"] + tally["extra"]

    def harmonic(hits: int) -> Harmonic:
        return Harmonic(hits / max(1, printed), hits / max(1, tally["marked"]))

    fields = {name: tally[name] / tally[f"{name} asked"] for name in FIELDS if tally[f"{name} asked"]}
    return Score(tally["marked"], printed, harmonic(tally["found"]), harmonic(tally["row"]), fields, verdicts)


def pairs(marks: Sequence[Mark], rows: Sequence[Observation]) -> dict[int, int]:
    """Which row belongs to which mark, by their numbers: the likest pair first."""
    sentences = [syllables(row.source_sentence) for row in rows]
    candidates = []
    for i, mark in enumerate(marks):
        sentence, phrase = syllables(mark["sentence"]), syllables(mark["metric"])
        for j, row in enumerate(rows):
            if not same_value(mark, row) or not same_unit(mark, row.unit):
                continue
            near = (sentence & sentences[j]).total() / max(1, min(sentence.total(), sentences[j].total()))
            if near >= 0.6:
                candidates.append((near + overlap(phrase, syllables(row.metric_text)) + 0.5 * (row.measure == mark["measure"]), i, j))
    paired: dict[int, int] = {}
    for _, i, j in sorted(candidates, reverse=True):
        if i not in paired and j not in paired.values():
            paired[i] = j
    return paired
