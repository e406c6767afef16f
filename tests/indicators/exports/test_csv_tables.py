from __future__ import annotations

import csv

import duckdb
import pandas as pd
import polars as pl
import pytest

from indicators.exports.csv_tables import export_csv
from indicators.exports.wanted import Wanted
from indicators.read import read_table
from schemas.errors import DatasetError
from schemas.tables import TABLES


@pytest.fixture(scope="module")
def folder(out, tmp_path_factory):
    folder = tmp_path_factory.mktemp("csv") / "tables"
    export_csv(out, folder, Wanted())
    return folder


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_is_a_file_that_pandas_polars_and_duckdb_read_alike(out, folder, table):
    path = folder / f"{table.name}.csv"
    rows = len(read_table(out, table.name))
    for columns, found in (
        ((frame := pd.read_csv(path)).columns, len(frame)),
        ((frame := pl.read_csv(path, infer_schema_length=None)).columns, frame.height),
        ((relation := duckdb.read_csv(str(path), header=True)).columns, len(relation)),
    ):
        assert list(columns) == table.names
        assert found == rows


def test_letters_quotes_and_line_breaks_come_back_to_the_letter(out, folder):
    bodies = pd.read_csv(folder / "articles.csv")["body"].tolist()
    assert bodies == read_table(out, "articles")["body"].tolist()
    assert any("\n" in body for body in bodies)


def test_excel_knows_the_letters_by_the_byte_order_mark(folder):
    assert all(path.read_bytes().startswith(b"\xef\xbb\xbf") for path in folder.glob("*.csv"))


def test_numbers_days_and_times_are_plain_and_nulls_empty(folder):
    with (folder / "observations.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = {(row["metric"], row["measure"]): row for row in csv.DictReader(stream)}
    row = rows["fdi_registered_capital_active", "level"]
    assert (row["value"], row["published"], row["selected"], row["derivation"]) == ("4040000", "2023-02-01", "true", "")
    with (folder / "articles.csv").open(encoding="utf-8-sig", newline="") as stream:
        assert [row["published"] for row in csv.DictReader(stream)] == ["2023-02-01T09:48:00+07:00", "2025-01-27T15:22:00+07:00"]


def test_an_empty_text_is_told_from_a_null(folder):
    line = next(
        line for line in (folder / "observations.csv").read_text(encoding="utf-8-sig").splitlines() if ",true,true," not in line and '""' in line
    )
    assert ',""' in line
    assert ",," in line


def test_only_what_is_wanted(out, tmp_path):
    export_csv(out, tmp_path / "some", Wanted(metrics=("fdi_registered_capital_active",), years=(2022,), places=("hà giang",)))
    figures = pd.read_csv(tmp_path / "some" / "observations.csv")
    assert figures[["metric", "year"]].drop_duplicates().to_numpy().tolist() == [["fdi_registered_capital_active", 2022]]
    pairs = pd.read_csv(tmp_path / "some" / "comparisons.csv")
    assert pairs["left_metric"].tolist() == ["fdi_registered_capital_active"]
    assert len(pd.read_csv(tmp_path / "some" / "articles.csv")) == 2


def test_where_nothing_is_wanted_nothing_is_written(out, tmp_path):
    with pytest.raises(DatasetError, match="no observation has metric no_such_metric; `chiso metrics`"):
        export_csv(out, tmp_path / "none", Wanted(metrics=("no_such_metric",)))
    assert list((tmp_path / "none").iterdir()) == []


def test_a_failed_export_leaves_the_files_of_the_one_before(out, tmp_path, monkeypatch):
    folder = tmp_path / "kept"
    export_csv(out, folder, Wanted(years=(2022,)))
    before = {path.name: path.read_bytes() for path in folder.iterdir()}

    def full_disk(*_args):
        raise OSError("No space left on device")

    monkeypatch.setattr("indicators.exports.csv_tables.shutil.copyfile", full_disk)
    with pytest.raises(OSError, match="No space"):
        export_csv(out, folder, Wanted())
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_the_folder_of_the_tables_is_no_place_for_an_export(out):
    with pytest.raises(DatasetError, match="export to another place"):
        export_csv(out, out / "csv", Wanted())


def test_without_a_build_there_is_nothing_to_export(tmp_path):
    with pytest.raises(DatasetError, match="there is no finished build here"):
        export_csv(tmp_path, tmp_path.parent / "csv-of-nothing", Wanted())


def test_the_same_dataset_gives_the_same_bytes(out, folder, tmp_path):
    export_csv(out, tmp_path / "again", Wanted())
    assert {path.name: path.read_bytes() for path in (tmp_path / "again").iterdir()} == {path.name: path.read_bytes() for path in folder.iterdir()}
