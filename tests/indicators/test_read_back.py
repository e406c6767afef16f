"""The dataset as pandas, DuckDB, Polars and frictionless see it."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from frictionless import system, validate

from schemas.tables import OBSERVATIONS, TABLES

HEART = ["year", "metric", "value", "unit", "source_sentence"]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_pandas_polars_and_duckdb_read_every_table(dataset, table):
    path = dataset / table.path
    columns = [*table.names, "published_month"] if table.partitioned else table.names
    frame = pd.read_parquet(path)
    lazy = pl.scan_parquet(path, hive_partitioning=table.partitioned)
    source = f"{path}/*/*.parquet" if table.partitioned else str(path)
    relation = duckdb.read_parquet(source, hive_partitioning=table.partitioned)
    assert list(frame.columns) == columns
    assert lazy.collect_schema().names() == columns
    assert relation.columns == columns
    assert len(frame) == lazy.collect().height == relation.shape[0]


def test_the_heart_of_the_table_comes_first(dataset):
    assert list(pd.read_parquet(dataset / "observations").columns[:5]) == HEART


def test_figures_are_the_same_in_all_readers(dataset):
    of_pandas = pd.read_parquet(dataset / "observations")["value"].sum()
    of_polars = pl.read_parquet(dataset / "observations")["value"].sum()
    ((of_duckdb,),) = duckdb.read_parquet(f"{dataset}/observations/*/*.parquet").sum("value").fetchall()
    assert of_pandas == pytest.approx(of_polars) == pytest.approx(of_duckdb)


def test_rows_are_sorted_by_article_and_offset(dataset):
    frame = pd.read_parquet(dataset / "observations")
    assert frame[["article_id", "char_start"]].equals(frame.sort_values(["article_id", "char_start"])[["article_id", "char_start"]])


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_descriptions_are_in_the_arrow_schema(dataset, table):
    path = next((dataset / table.name).rglob("*.parquet")) if table.partitioned else dataset / table.path
    schema = pq.read_schema(path)
    for column in table.columns:
        assert schema.field(column.name).metadata[b"description"].decode() == column.description


def test_descriptions_are_in_the_key_values_that_duckdb_shows(dataset):
    rows = duckdb.execute("select key, value from parquet_kv_metadata(?)", [f"{dataset}/comparisons.parquet"]).fetchall()
    pairs = {bytes(key).decode(): bytes(value).decode() for key, value in rows}
    assert pairs["schema_version"] == "1.0.0"
    assert "in `common_unit`" in json.loads(pairs["columns"])["difference"]


def frictionless_faults(package: Path) -> list[str]:
    with system.use_context(trusted=True):  # the test names the package by an absolute path
        report = validate(str(package))
    return [f"{task.name}: {error.type}" for task in report.tasks for error in task.errors] + [error.type for error in report.errors]


def test_frictionless_accepts_the_data_package(dataset):
    assert frictionless_faults(dataset / "datapackage.json") == []


def test_the_command_of_frictionless_accepts_it_too(dataset):
    command = [str(Path(sys.executable).parent / "frictionless"), "validate", "datapackage.json"]
    done = subprocess.run(command, cwd=dataset, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("part", ["observations", "articles", "rejects"])
def test_frictionless_refuses_a_corrupted_partition(copied, part):
    damaged = max((copied / part).rglob("*.parquet"))
    damaged.write_bytes(damaged.read_bytes()[:-20])
    assert frictionless_faults(copied / "datapackage.json")


def test_frictionless_refuses_a_changed_table(copied):
    shutil.copy(copied / "units.parquet", copied / "places.parquet")
    assert any(fault.startswith("places: ") for fault in frictionless_faults(copied / "datapackage.json"))


def test_frictionless_refuses_rows_outside_the_schema(copied):
    path = max((copied / "observations").rglob("*.parquet"))
    table = pq.read_table(path)
    position = table.schema.get_field_index("bound")
    broken = table.set_column(position, table.schema.field("bound"), [["roughly"] * table.num_rows])
    pq.write_table(broken, path)
    assert "observations: constraint-error" in frictionless_faults(copied / "datapackage.json")


def test_the_package_describes_every_column(dataset):
    package = json.loads((dataset / "datapackage.json").read_text(encoding="utf-8"))
    assert package["licenses"][0]["name"]
    resources = {resource["name"]: resource for resource in package["resources"]}
    assert resources["observations"]["path"] == "observations"
    fields = {field["name"]: field for field in resources["observations"]["schema"]["fields"]}
    assert list(fields) == [*OBSERVATIONS.names, "published_month"]
    assert all(field["description"] for field in fields.values())


def test_the_time_of_publication_is_that_of_the_page(dataset):
    frame = pd.read_parquet(dataset / "articles")
    assert frame["published"].astype("str").tolist() == ["2023-02-01 09:48:00+07:00", "2025-01-27 15:22:00+07:00"]
    assert pd.read_parquet(dataset / "observations")["published"].astype("str").unique().tolist() == ["2023-02-01", "2025-01-27"]
