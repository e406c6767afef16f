"""The cue words of the grammar: what may stand in cues.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.code_lists import Bound, Status
from schemas.errors import VocabularyError
from schemas.vocabulary.cues import load_cues

BUILT_IN = load_cues()


def _overlay(folder: Path, text: str) -> Path:
    (folder / "cues.yaml").write_text(text, encoding="utf-8")
    return folder


def test_every_bound_but_range_has_cues() -> None:
    assert set(BUILT_IN.bounds) == set(Bound) - {Bound.RANGE}


def test_exact_are_only_words_that_end_as_a_bound_does() -> None:
    bounds = {cue for bound, cues in BUILT_IN.bounds.items() if bound is not Bound.EXACT for cue in cues}
    assert all(cue.split()[-1] in bounds for cue in BUILT_IN.bounds[Bound.EXACT])


def test_every_status_but_actual_has_cues() -> None:
    assert set(BUILT_IN.status) == set(Status) - {Status.ACTUAL}


def test_no_cue_has_two_bounds() -> None:
    cues = [cue for words in BUILT_IN.bounds.values() for cue in words]
    assert len(cues) == len(set(cues))


def test_the_lists_of_an_overlay_extend_the_built_in_ones(tmp_path: Path) -> None:
    cues = load_cues(_overlay(tmp_path, "bounds: {about: [áng chừng]}\nnoise: {names: ['f0']}\n"))
    assert {"khoảng", "áng chừng"} <= set(cues.bounds[Bound.ABOUT])
    assert {"g20", "f0"} <= set(cues.noise.names)
    assert cues.bounds[Bound.OVER] == BUILT_IN.bounds[Bound.OVER]


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("bounds: {around: [quanh]}", "around", "Input should be"),
        ("status: {guess: [đoán]}", "guess", "Input should be"),
        ("noise: {numbers: [một]}", "numbers", "not permitted"),
        ("colours: [đỏ]", "colours", "not permitted"),
        ("emphasis: tới", "emphasis", "valid tuple"),
        ("ratio: {multiples: {gấp bội: nhiều}}", "multiples", "valid number"),
        ("- bounds", "file", "mapping"),
        ("bounds: [", "file", "not valid YAML"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, text: str, key: str, reason: str) -> None:
    with pytest.raises(VocabularyError) as error:
        load_cues(_overlay(tmp_path, text))
    assert "cues.yaml" in str(error.value)
    assert key in str(error.value)
    assert reason in str(error.value)
