"""Units of measure and counted nouns: what may stand in units.yaml."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary.units import load_units

BUILT_IN = load_units()


def _overlay(folder: Path, text: str) -> Path:
    (folder / "units.yaml").write_text(text, encoding="utf-8")
    return folder


def test_dimensions() -> None:
    assert BUILT_IN.dimension("VND") == "money"
    assert BUILT_IN.dimension("VND/kg") == "rate"
    assert BUILT_IN.dimension("project") == "count"
    assert BUILT_IN.dimension("tonne") == "mass"


def test_forms_carry_their_size_in_the_base_unit() -> None:
    unit, factor = BUILT_IN.by_form["tạ"]
    assert (unit.id, factor) == ("tonne", 0.1)


def test_an_overlay_adds_units_and_nouns(tmp_path: Path) -> None:
    units = load_units(
        _overlay(
            tmp_path,
            "units: [{id: gia, dimension: volume, name_vi: giạ, name_en: gia of rice, forms: {giạ: 1}}]\n"
            "counted: {project: [dự án con]}\ndenominators: {person: [cư dân]}\n",
        )
    )
    assert units.by_form["giạ"][0].id == "gia"
    assert units.counted["dự án con"] == "project"
    assert units.denominators["cư dân"] == "person"
    assert units.by_form["đồng"][0].id == "VND"


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("units: [{id: x, dimension: mas, name_vi: x, name_en: x, forms: {x: 1}}]", "x.dimension", "'mas' is none of"),
        ("units: [{id: x, dimension: mass, name_vi: x, name_en: x, forms: {tấn: 1}}]", "x.forms", "already belongs to tonne"),
        ("units: [{id: x, dimension: mass, name_vi: x, name_en: x, forms: {thúng: 0}}]", "x.forms", "needs a positive size"),
        ("units: [{id: x, dimension: mass, name_vi: x, name_en: x}]", "units[0].forms", "required"),
        ("units: [{id: x, dimension: mass, name_vi: x, name_en: x, forms: {thúng: 1}, colour: red}]", "units[0].colour", "not permitted"),
        ("units: [{id: x, dimension: mass, name_vi: x, name_en: x, forms: {thúng: nhiều}}]", "units[0].forms.thúng", "valid number"),
        ("counted: {project: dự án}", "counted.project", "list of nouns"),
        ("counted: [dự án]", "counted", "mapping"),
        ("denominators: {person: [1]}", "denominators.person", "list of nouns"),
        ("unit: []", "file", "only"),
        ("- units", "file", "only"),
        ("units: [", "file", "not valid YAML"),
    ],
)
def test_a_bad_entry_is_named(tmp_path: Path, text: str, key: str, reason: str) -> None:
    with pytest.raises(VocabularyError) as error:
        load_units(_overlay(tmp_path, text))
    assert "units.yaml" in str(error.value)
    assert key in str(error.value)
    assert reason in str(error.value)
