from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from schemas.code_lists import QualityCheck
from schemas.codebook import codebook
from schemas.comparability import REASONS, Comparability, caveat
from schemas.data_package import data_package
from schemas.tables import OBSERVATIONS, PARTITION, TABLE, TABLES
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.package_settings import PackageSettings

CODEBOOK = codebook(load_vocabulary())
ROOT = Path(__file__).parents[3]
DICTIONARY = ROOT / "docs" / "data-dictionary.md"


def package(hashes=(), settings=None):
    return json.loads(data_package(dict(hashes), settings or load_vocabulary().package, "0123456789abcdef"))


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_described_whole(table):
    assert len(set(table.names)) == len(table.names)
    assert {*table.key, *table.order} <= set(table.names)
    assert all(column.description.endswith((".", "…")) for column in table.columns)
    assert all(reference.column in table.names and reference.target in TABLE[reference.table].names for reference in table.references)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_arrow_codebook_and_data_package_say_the_same(table):
    schema = table.arrow_schema()
    resource = next(r for r in package()["resources"] if r["name"] == table.name.replace("_", "-"))
    fields = {field["name"]: field for field in resource["schema"]["fields"]}
    for column in table.columns:
        assert schema.field(column.name).nullable == column.nullable
        assert schema.field(column.name).metadata[b"description"].decode() == fields[column.name]["description"] == column.description
        assert f"| `{column.name}` |" in CODEBOOK
        assert column.description in CODEBOOK
        assert fields[column.name].get("constraints", {}).get("required", False) is not column.nullable
    assert (PARTITION.name in fields) == table.partitioned
    assert json.loads(schema.metadata[b"columns"])[table.names[0]] == table.columns[0].description


def test_single_files_have_a_hash_and_folders_none():
    resources = {r["name"]: r for r in package({"units.parquet": "ab" * 32})["resources"]}
    assert resources["units"]["hash"] == "sha256:" + "ab" * 32
    assert "hash" not in resources["observations"]
    assert resources["observations"]["path"] == OBSERVATIONS.name


def test_every_reason_is_explained_in_both_languages_and_in_the_codebook():
    assert len({reason.code for reason in REASONS}) == 23
    for reason in REASONS:
        assert reason.caveat_en.endswith(".")
        assert reason.caveat_vi.endswith(".")
        assert f"| {reason.code} | `{reason.level}` | {reason.definition} |" in CODEBOOK


def test_the_levels_of_the_contract():
    of = {level: {reason.code for reason in REASONS if reason.level is level} for level in Comparability}
    assert of[Comparability.NOT_COMPARABLE] == {"SCOPE_DIFFERS", "AREA_CHANGED"}
    assert of[Comparability.INDICATIVE_ONLY] == {
        "METRIC_DIFFERS",
        "STOCK_VS_FLOW",
        "COMMITTED_VS_DISBURSED",
        "REGISTERED_VS_DISBURSED",
        "PERIOD_LENGTH_DIFFERS",
        "RATE_OFF",
    }
    assert not of[Comparability.COMPARABLE]


def test_a_caveat_joins_the_sentences_of_its_codes():
    assert (
        caveat(["ESTIMATE", "NOMINAL"], "en") == "At least one figure is an estimate. The amounts are at current prices; inflation is not taken out."
    )
    assert caveat([], "vi") == ""


def test_the_codebook_lists_the_metrics():
    assert "| `fdi_registered_capital_active` |" in CODEBOOK


def test_the_data_dictionary_of_the_documentation_is_what_make_docs_writes():
    assert DICTIONARY.read_text(encoding="utf-8") == CODEBOOK, "docs/data-dictionary.md is stale: run `make docs`"


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_code_of_a_column_is_explained(table):
    for column in table.columns:
        for code in column.codes:
            meaning = column.code_list(code).meaning
            assert meaning.endswith((".", "…"))
            assert f"| `{code}` | {meaning} |" in CODEBOOK


def test_every_metric_and_unit_is_in_the_codebook():
    vocabulary = load_vocabulary()
    for id_ in [*vocabulary.metrics, *(unit for unit, *_ in vocabulary.units.described())]:
        assert f"| `{id_}` |" in CODEBOOK


def test_no_licence_is_invented():
    assert package()["licenses"] == [{"name": "notspecified", "title": "Not yet licensed: ask the owners before you pass the data on"}]
    assert "Licence: Not yet licensed" in CODEBOOK


def test_version_and_citation_name_the_build():
    described = package()
    assert described["version"] == "1.0.0+0123456789abcdef"
    assert described["citation"] == "Chỉ Số: indicators reported by Vietnamese newspapers. Version 1.0.0+0123456789abcdef. Data set."
    assert "MINOR for rows added" in described["versionRule"]
    assert "contributors" not in described


def test_what_the_owners_decide_stands_in_the_package():
    chosen = {"title": "Creative Commons Attribution 4.0", "name": "CC-BY-4.0"}
    given = load_vocabulary().package.model_dump() | {"released": "2025-03-01", "licenses": [chosen], "contributors": [{"title": "Sở Ngoại vụ"}]}
    described = package(settings=PackageSettings.model_validate(given))
    assert described["licenses"] == [chosen]
    assert described["contributors"] == [{"title": "Sở Ngoại vụ", "roles": ["creator"]}]
    assert described["citation"].startswith("Sở Ngoại vụ. Chỉ Số: ")
    assert "(2025-03-01)" in described["citation"]


def test_the_checks_of_the_quality_table_are_those_of_the_code():
    source = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "indicators").rglob("*.py")))
    named = set(re.findall(r'\bfindings\(\s*"(\w+)"', source)) | {QualityCheck.CORRECTION_NOT_APPLIED}
    assert named == set(QualityCheck)
