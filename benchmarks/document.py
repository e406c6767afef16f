"""Write the measured parts of docs/extraction.md anew: accuracy and reliability on our own golden articles, and what is known to fail.

python -m benchmarks.document
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from pathlib import Path

import yaml

from benchmarks.golden import ROOT, GoldSet, extract_set, observations, own_sets
from benchmarks.reliability import as_markdown, reliability, with_verdicts
from benchmarks.score import FIELDS, Score, score
from extract.observation import Extraction

PATH = ROOT / "docs" / "extraction.md"
FAILING = ROOT / "tests" / "extract" / "failing.yaml"


def blocks(extractions: Mapping[GoldSet, Mapping[str, Extraction]]) -> dict[str, str]:
    """The text of every measured part, by its name in the document."""
    tables = {gold: observations(found) for gold, found in extractions.items()}
    scores = {gold: score(gold, table) for gold, table in tables.items()}
    parts = {"accuracy": accuracy(scores), "failing": failing()}
    for part in ("open", "held back"):
        sets = [gold for gold in tables if gold.is_held_back == (part == "held back")]
        judged = [pair for gold in sets for pair in with_verdicts(tables[gold], scores[gold].verdicts)]
        parts[f"reliability {part}"] = as_markdown(reliability(judged))
    return parts


def accuracy(scores: Mapping[GoldSet, Score]) -> str:
    """F1 of figures and rows, and the share of right ones by field."""
    lines = ["| | " + " | ".join(gold.label for gold in scores) + " |", "| --- |" + " ---: |" * len(scores)]
    for name in ("figure", "row", *FIELDS):
        cells = [f"{result.figures[name]:.3f}" if name in result.figures else "" for result in scores.values()]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def failing() -> str:
    """The sentences that are known to be read wrongly, under the reason."""
    reasons: dict[str, list[str]] = {}
    for sentence, reason in (yaml.safe_load(FAILING.read_text(encoding="utf-8")) or {}).items():
        reasons.setdefault(reason, []).append(sentence)
    return "\n".join(
        f"- {reason[0].upper()}{reason[1:]}: {' '.join(f'*{sentence}*' for sentence in sentences)}" for reason, sentences in reasons.items()
    )


def written(text: str, parts: Mapping[str, str]) -> str:
    """The document with its measured parts replaced; raises KeyError for a part that nobody measures."""
    return re.sub(r"<!-- (?!end)([^\n]+) -->\n.*?<!-- end -->", lambda m: f"<!-- {m[1]} -->\n{parts[m[1]]}\n<!-- end -->", text, flags=re.DOTALL)


def main(path: Path = PATH) -> int:
    """Write the document."""
    parts = blocks({gold: extract_set(gold) for gold in own_sets()})
    path.write_text(written(path.read_text(encoding="utf-8"), parts), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
