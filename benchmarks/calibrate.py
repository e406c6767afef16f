"""Count how often rows with the same evidence are right on the open golden articles, and write extract/confidence.csv.

    python -m benchmarks.calibrate

Right is: value, unit, year, measure and phrase (`row` of the score). A combination's share is drawn towards that of its parent,
the same without its last feature, by PRIOR rows; of that share the lower end of a Wilson interval is taken, so that what was
seen seldom claims little. The interval is the narrowest with which rows at SURE or more are right as often as PROMISE.
"""

from __future__ import annotations

import csv
import itertools
import math
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.golden import ROOT, GoldSet, all_sets, read_set
from benchmarks.score import Verdict, score
from extract.confidence import TABLE
from extract.drafts import Draft
from extract.evidence import Evidence, EvidenceReader, Length, Support
from extract.extraction import Extractor
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.metrics import Metric

PATH = ROOT / "extract" / TABLE
PRIOR = 8.0
SURE, PROMISE = 0.9, 0.975
_WIDTHS = (0.0, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0)
Key = tuple[Any, ...]


def evidence_and_verdicts(sets: Sequence[GoldSet]) -> list[tuple[Evidence, bool]]:
    """The evidence of every judged row of the sets, and whether the row is right."""
    vocabulary = load_vocabulary()
    reader = EvidenceReader(vocabulary)
    seen: list[Evidence] = []

    def record(draft: Draft, metric: Metric | None, *, local: bool) -> float:
        seen.append(reader.read(draft, metric, local=local))
        return 0.0

    extractor = Extractor(vocabulary, confidence=record)
    pairs: list[tuple[Evidence, bool]] = []
    for gold in sets:
        evidence: dict[tuple[str, str], Evidence] = {}
        table = {}
        for article in read_set(gold):
            seen.clear()
            rows = extractor.extract(article).observations
            table[article.article_id] = rows
            evidence |= {(article.article_id, row.observation_id): found for row, found in zip(rows, seen, strict=True)}
        verdicts = score(gold, table).verdicts
        pairs += [(evidence[key], verdict is Verdict.RIGHT) for key, verdict in verdicts.items() if verdict is not Verdict.OPTIONAL]
    return pairs


def _key(evidence: Evidence) -> Key:
    return evidence.support, evidence.local, evidence.length


def shares(pairs: Sequence[tuple[Evidence, bool]], width: float) -> dict[Evidence, tuple[int, int, float]]:
    """Rows, right ones, and confidence of every combination of evidence; `width` in standard errors."""
    rows: Counter[Key] = Counter()
    right: Counter[Key] = Counter()
    for evidence, verdict in pairs:
        key = _key(evidence)
        for depth in range(len(key) + 1):
            rows[key[:depth]] += 1
            right[key[:depth]] += verdict
    combinations = (Evidence(*key) for key in itertools.product(Support, (True, False), Length))
    return {e: (rows[_key(e)], right[_key(e)], cautious(_key(e), rows, right, width)) for e in combinations}


def share(key: Key, rows: Mapping[Key, int], right: Mapping[Key, int]) -> float:
    """The share of right rows, drawn towards the parent's."""
    parent = share(key[:-1], rows, right) if key else 0.5
    return (right[key] + PRIOR * parent) / (rows[key] + PRIOR)


def cautious(key: Key, rows: Mapping[Key, int], right: Mapping[Key, int], width: float) -> float:
    """The lower end of the interval around the share."""
    p, n = share(key, rows, right), rows[key] + PRIOR
    centre, spread = p + width**2 / (2 * n), width * math.sqrt(p * (1 - p) / n + width**2 / (4 * n**2))
    return min(0.99, round((centre - spread) / (1 + width**2 / n), 2))


def sure_rows(pairs: Sequence[tuple[Evidence, bool]], table: Mapping[Evidence, tuple[int, int, float]]) -> list[bool]:
    """The verdicts on the rows that the table is sure of."""
    return [verdict for evidence, verdict in pairs if table[evidence][2] >= SURE]


def main() -> int:
    """Write the table and say what it would promise."""
    pairs = evidence_and_verdicts([gold for gold in all_sets() if not gold.is_held_back])
    for width in _WIDTHS:
        table = shares(pairs, width)
        sure = sure_rows(pairs, table)
        if sum(sure) >= PROMISE * len(sure):
            break
    with PATH.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(["support", "local", "length", "rows", "right", "confidence"])
        for e, (rows, right, confidence) in table.items():
            out.writerow([e.support, "yes" if e.local else "no", e.length, rows, right, f"{confidence:.2f}"])
    sys.stdout.write(
        f"{len(pairs)} rows counted, intervals of {width} standard errors; "
        f"at {SURE} or more {len(sure)} ({len(sure) / len(pairs):.0%}), {sum(sure) / max(1, len(sure)):.1%} right\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
