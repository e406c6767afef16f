"""The accuracy gate: no figure on the golden articles falls under its floor. Nothing here prints an article or a mark."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from benchmarks.floors import below, load_floors, main, raised
from benchmarks.golden import OTHERS, GoldSet, observations, other_sets, own_sets
from benchmarks.score import score
from extract.observation import Extraction

Extractions = Callable[[GoldSet], dict[str, Extraction]]


def gate(gold: GoldSet, extractions: Extractions) -> None:
    floors = load_floors()[gold.label]
    assert floors["corpus"] == gold.corpus_hash, f"articles or marks of {gold.label} have changed: see benchmarks/floors.py"
    figures = score(gold, observations(extractions(gold))).figures
    fallen = [f"{name} {figure:.4f} < {floor}" for name, (floor, figure) in below(floors["floors"], figures).items()]
    assert not fallen, f"{gold.label}: {'; '.join(fallen)}"


@pytest.mark.parametrize("gold", own_sets(), ids=lambda gold: gold.label)
def test_our_articles(gold: GoldSet, extractions: Extractions) -> None:
    gate(gold, extractions)


@pytest.mark.skipif(not other_sets(), reason=f"the national articles are others' text and not in {OTHERS}")
@pytest.mark.parametrize("part", [0, 1], ids=["national open", "national held back"])
def test_the_national_articles(part: int, extractions: Extractions) -> None:
    gate(other_sets()[part], extractions)


def test_the_sample_articles_are_read_without_fault(extractions: Extractions) -> None:
    seeds = own_sets()[0]
    result = score(seeds, observations(extractions(seeds)))
    assert (result.marked, result.rows) == (21, 21)
    assert set(result.figures.values()) == {1.0}


def test_floors_only_rise() -> None:
    assert raised({"year": 0.9, "row": 0.95}, {"year": 0.9349, "row": 0.9, "base": 0.5}) == {"year": 0.93, "row": 0.95, "base": 0.5}
    assert below({"year": 0.9, "row": 0.95}, {"year": 0.93, "row": 0.9}) == {"row": (0.95, 0.9)}


def test_a_figure_under_its_floor_leaves_all_floors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    seeds = own_sets()[0]
    path = tmp_path / "floors.yaml"
    text = f"seeds: {{corpus: {seeds.corpus_hash}, floors: {{figure: 1.1}}}}\n"
    path.write_text(text)
    assert main((seeds,), path) == 1
    assert path.read_text() == text
    assert "figure is 1.0000, under its floor of 1.1" in capsys.readouterr().err


def test_a_changed_corpus_needs_new_floors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "floors.yaml"
    path.write_text("seeds: {corpus: '0', floors: {figure: 0.5}}\n")
    assert main((own_sets()[0],), path) == 1
    assert "the corpus has changed" in capsys.readouterr().err
