"""Print the accuracy on the golden articles, held-back ones apart, and the reliability of the confidence.

python -m benchmarks.report
"""

from __future__ import annotations

import sys

from benchmarks.golden import OTHERS, all_sets, extract_set, observations, other_sets
from benchmarks.reliability import as_markdown, reliability, with_verdicts
from benchmarks.score import FIELDS, score

_COLUMNS = ("figure", "row", *FIELDS)


def main() -> int:
    """Score every set that is there."""
    out = sys.stdout
    out.write(f"{'':24}{'marked':>8}{'rows':>6}" + "".join(f"{name[:10]:>11}" for name in _COLUMNS) + "\n")
    judged = {}
    for gold in all_sets():
        table = observations(extract_set(gold))
        result = score(gold, table)
        judged[gold.label] = with_verdicts(table, result.verdicts)
        cells = [f"{result.figures[name]:>11.3f}" if name in result.figures else f"{'-':>11}" for name in _COLUMNS]
        out.write(f"{gold.label:24}{result.marked:>8}{result.rows:>6}" + "".join(cells) + "\n")
    if not other_sets():
        out.write(f"national: not scored, its articles are not in {OTHERS}\n")
    for part in ("open", "held back"):
        rows = [pair for label, pairs in judged.items() if label.endswith("held back") == (part == "held back") for pair in pairs]
        out.write(f"\nConfidence, {part} articles:\n{as_markdown(reliability(rows))}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
