from __future__ import annotations

from datetime import date

import openpyxl
import pandas as pd
import pytest

from indicators.exports import workbook
from indicators.exports.wanted import Wanted
from indicators.exports.workbook import export_workbook
from indicators.read import read_table
from indicators.store import write_parquet
from schemas.tables import OBSERVATIONS
from schemas.tables.frames import to_arrow

SHEETS = ["indicators_by_year", "observations", "comparisons", "quality", "codebook"]


def cells(path, sheet="observations"):
    head, *rows = openpyxl.load_workbook(path)[sheet].iter_rows()
    names = [cell.value for cell in head]
    return [dict(zip(names, row, strict=True)) for row in rows]


@pytest.fixture(scope="module")
def path(out, tmp_path_factory):
    path = tmp_path_factory.mktemp("xlsx") / "figures.xlsx"
    export_workbook(out, path, Wanted())
    return path


@pytest.fixture
def with_texts(out, tmp_path, monkeypatch):
    """A function that exports the observations with other source sentences, and gives what the sheets hold."""

    def export(*texts):
        frame = read_table(out, "observations").head(len(texts)).assign(source_sentence=list(texts))
        part = tmp_path / "observations" / "published_month=unknown" / "part-0.parquet"
        write_parquet(to_arrow(frame, OBSERVATIONS), part)
        pieces = workbook.pieces
        monkeypatch.setattr(workbook, "pieces", lambda folder, table, wanted: pieces(tmp_path if table is OBSERVATIONS else folder, table, wanted))
        written = export_workbook(out, tmp_path / "texts.xlsx", Wanted())
        return written, tmp_path / "texts.xlsx"

    return export


def test_the_sheets_have_a_frozen_header_and_a_filter_over_all_rows(out, path):
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == SHEETS
    for sheet in book.worksheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
    assert book["observations"].max_row == len(read_table(out, "observations")) + 1


def test_cells_have_the_type_of_their_column(path):
    row = next(row for row in cells(path) if row["metric"].value == "fdi_registered_capital_active" and row["measure"].value == "level")
    assert (row["value"].value, row["value"].data_type) == (4040000, "n")
    assert (row["year"].value, row["confidence"].data_type) == (2022, "n")
    assert row["selected"].value is True
    assert (row["published"].value, row["published"].number_format) == (pd.Timestamp("2023-02-01"), "yyyy-mm-dd")
    assert row["observation_id"].data_type == "s"
    assert row["derivation"].value is None


def test_the_codebook_explains_every_column_and_code(path):
    rows = {(row["table"].value, row["column"].value): row for row in cells(path, "codebook")}
    assert rows["observations", "value"]["meaning"].value.startswith("The figure in `unit`")
    assert "estimate: An outcome as estimated" in rows["observations", "status"]["codes"].value


def test_text_that_looks_like_a_formula_a_link_or_a_number_stays_text(with_texts):
    texts = ["=1+1", "+84 19", "-5%", "@SUM(A1)", "https://example.org", "2024", "{=1}"]
    _, path = with_texts(*texts)
    assert [(row["source_sentence"].value, row["source_sentence"].data_type) for row in cells(path)] == [(text, "s") for text in texts]


def test_a_text_beyond_the_limit_of_a_cell_is_cut_and_said(with_texts):
    written, path = with_texts("x" * 40_000, "short")
    assert cells(path)[0]["source_sentence"].value == "x" * 32_766 + "…"
    (told,) = (each for each in written if each.limited)
    assert told.what == "sheet observations, 2 rows, 1 texts cut at 32,767 letters"


def test_control_characters_and_empty_texts_harm_nothing(with_texts):
    _, path = with_texts("a\x0bb", " spaced \n lines", "<&>\"'")
    assert [row["source_sentence"].value for row in cells(path)] == ["a_x000B_b", " spaced \n lines", "<&>\"'"]
    assert cells(path)[0]["flags"].value is None


def test_more_rows_than_a_sheet_holds_go_on_in_the_next(out, tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "ROWS_OF_A_SHEET", 11)
    written = export_workbook(out, tmp_path / "split.xlsx", Wanted())
    book = openpyxl.load_workbook(tmp_path / "split.xlsx")
    number = len(read_table(out, "observations"))
    parts = [name for name in book.sheetnames if name.startswith("observations")]
    assert parts == ["observations", "observations_2", "observations_3"]
    assert [book[name].max_row for name in parts] == [11, 11, number - 20 + 1]
    assert all(book[name]["A1"].value == "year" for name in parts)
    assert "in 3 sheets of at most 11 rows" in next(each.what for each in written if "observations" in each.what)


def test_days_that_excel_does_not_know_are_text(tmp_path):
    book = workbook.xlsxwriter.Workbook(tmp_path / "old.xlsx", {"constant_memory": True})
    column = next(column for column in OBSERVATIONS.columns if column.name == "period_end")
    sheet = workbook._Sheet(book, "old", [column])
    sheet.add([date(1886, 12, 31)])
    sheet.add([date(1901, 1, 1)])
    sheet.end()
    book.close()
    assert [row["period_end"].value for row in cells(tmp_path / "old.xlsx", "old")] == ["1886-12-31", pd.Timestamp("1901-01-01")]


def test_the_same_dataset_gives_the_same_bytes(out, path, tmp_path):
    export_workbook(out, tmp_path / "again.xlsx", Wanted())
    assert (tmp_path / "again.xlsx").read_bytes() == path.read_bytes()
    assert [each.name for each in tmp_path.iterdir()] == ["again.xlsx"]
