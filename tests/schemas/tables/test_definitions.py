from __future__ import annotations

import json

import pytest

from schemas.codebook import codebook
from schemas.comparability import REASONS, Comparability, caveat
from schemas.data_package import data_package
from schemas.tables import OBSERVATIONS, PARTITION, TABLE, TABLES
from schemas.vocabulary import load_vocabulary

CODEBOOK = codebook(load_vocabulary())


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_is_described_whole(table):
    assert len(set(table.names)) == len(table.names)
    assert {*table.key, *table.order} <= set(table.names)
    assert all(column.description.endswith((".", "…")) for column in table.columns)
    assert all(reference.column in table.names and reference.target in TABLE[reference.table].names for reference in table.references)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_arrow_codebook_and_data_package_say_the_same(table):
    schema = table.arrow_schema()
    resource = next(r for r in json.loads(data_package({}))["resources"] if r["name"] == table.name.replace("_", "-"))
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
    resources = {r["name"]: r for r in json.loads(data_package({"units.parquet": "ab" * 32}))["resources"]}
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
