"""The floors under the accuracy: kept in tests/gold/floors.yaml, they only rise.

    python -m benchmarks.floors     raise every floor to the present figure, rounded down to 0.005

A floor holds for the corpus whose hash stands beside it. Where articles or marks change, strike the set's entry off by
hand, say why in the commit, and run this again.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.golden import OWN, GoldSet, all_sets, extract_set, observations
from benchmarks.score import score

PATH = OWN / "floors.yaml"
STEP = 0.005
_HEAD = "# Least accuracy by set and field; raised by `make floors`, never lowered. `corpus` is the hash of the articles and marks.\n"


def load_floors(path: Path = PATH) -> dict[str, dict[str, Any]]:
    """All floors by the label of the set; empty where there is no file yet."""
    return yaml.safe_load(path.read_text(encoding="utf-8")) or {} if path.exists() else {}


def below(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, tuple[float, float]]:
    """Fields under their floor: (floor, figure)."""
    return {name: (floor, figures.get(name, 0.0)) for name, floor in floors.items() if figures.get(name, 0.0) < floor - 1e-9}


def raised(floors: Mapping[str, float], figures: Mapping[str, float]) -> dict[str, float]:
    """The floors lifted to the figures, rounded down; none is lowered."""
    lifted = {name: round(math.floor(figure / STEP + 1e-9) * STEP, 3) for name, figure in figures.items()}
    return {name: max(lifted.get(name, 0.0), floors.get(name, 0.0)) for name in {**lifted, **floors}}


def main(sets: tuple[GoldSet, ...] | None = None, path: Path = PATH) -> int:
    """Raise the floors; refuses, and changes nothing, where a figure lies under its floor or the corpus is another."""
    floors = load_floors(path)
    fresh = dict(floors)
    refusals = []
    for gold in sets if sets is not None else all_sets():
        entry = floors.get(gold.label, {"corpus": gold.corpus_hash, "floors": {}})
        if entry["corpus"] != gold.corpus_hash:
            refusals.append(f"{gold.label}: the corpus has changed since its floors were set ({entry['corpus']} -> {gold.corpus_hash})")
            continue
        figures = score(gold, observations(extract_set(gold))).figures
        refusals += [
            f"{gold.label}: {name} is {figure:.4f}, under its floor of {floor}" for name, (floor, figure) in below(entry["floors"], figures).items()
        ]
        fresh[gold.label] = {"corpus": gold.corpus_hash, "floors": raised(entry["floors"], figures)}
    if refusals:
        sys.stderr.write("floors are not changed:\n  " + "\n  ".join(refusals) + "\n")
        return 1
    path.write_text(_HEAD + yaml.safe_dump(fresh, sort_keys=False, allow_unicode=True), encoding="utf-8")
    for label, entry in fresh.items():
        risen = {name: floor for name, floor in entry["floors"].items() if floor > floors.get(label, {}).get("floors", {}).get(name, -1.0)}
        sys.stdout.write(f"{label}: {len(risen)} floors raised {risen}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
