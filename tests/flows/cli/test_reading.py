"""The commands that read what a run has written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows.cli.figures import amount, number
from flows.cli.metrics import without_diacritics

ARTICLE = "bhg-2023-02-01-tang-cuong-doi-ngoai"


def test_show_gives_the_rows_of_an_article_sentence_by_sentence(chiso, dataset):
    shown = chiso("show", ARTICLE, "--out", dataset)
    assert shown.code == 0
    sentence = "Hiện tại, tỉnh có 5 dự án FDI còn hiệu lực hoạt động với tổng vốn đầu tư đăng ký là 4,04 triệu USD."
    assert sentence in shown.out
    after = shown.out.split(sentence)[1].splitlines()[1:3]
    assert "5 project" in after[0]
    assert "fdi_registered_capital_active  4,040,000 USD" in after[1]


def test_show_takes_the_path_of_the_raw_file_and_lists_rejects_on_demand(chiso, dataset):
    assert "no row" not in chiso("show", f"data/raw/{ARTICLE}.txt", "--out", dataset).out
    assert "no row: PERIOD" in chiso("show", ARTICLE, "--out", dataset, "--rejects").out


def test_show_suggests_an_article_of_a_similar_name(chiso, dataset):
    missed = chiso("show", "bhg-2023-02-01-tang-cuong", "--out", dataset)
    assert missed.code == 2
    assert ARTICLE in missed.err


def test_compare_says_what_lies_between_two_figures_and_what_limits_it(chiso, dataset):
    compared = chiso("compare", "fdi_registered_capital_active@2022", "fngo_aid_disbursed@2024", "--out", dataset)
    assert compared.code == 0
    for words in ("indicative_only", "4,040,000 USD", "3,000,000 USD", "ratio 0.7426", "STOCK_VS_FLOW", "Một vế"):
        assert words in compared.out


def test_compare_of_one_metric_gives_change_growth_and_the_missing_year(chiso, dataset):
    compared = chiso("compare", "fngo_aid_projects_new@2022", "fngo_aid_projects_new@2024", "--out", dataset).out
    for words in ("+56 %", "+24.9 % a year", "no figure for 2023", "CUTOFF_DIFFERS"):
        assert words in compared


def test_the_examples_of_compare_run(chiso, dataset):
    examples = re.findall(r"\$ chiso compare (\S+) (\S+)", chiso("compare", "--help").out)
    assert len(examples) == 2
    for left, right in examples:
        assert chiso("compare", left, right, "--out", dataset).code == 0


@pytest.mark.parametrize(
    ("left", "right", "message"),
    [
        ("fdi_registered_capital_active", "fngo_aid_disbursed@2024", "METRIC@YEAR"),
        ("fdi_registered_capital_active@1999", "fngo_aid_disbursed@2024", "2022"),
        ("no_such_metric@2022", "fngo_aid_disbursed@2024", "chiso metrics"),
        ("fdi_registered_capital_active@2022", "fdi_registered_capital_active@2022", "same figure"),
    ],
)
def test_compare_says_why_it_cannot(chiso, dataset, left, right, message):
    refused = chiso("compare", left, right, "--out", dataset)
    assert refused.code == 2
    assert message in " ".join(refused.err.split())
    assert "Traceback" not in refused.err


def test_compare_names_a_place_that_the_dataset_does_not_know(chiso, dataset):
    refused = chiso("compare", "fdi_registered_capital_active@2022", "fngo_aid_disbursed@2024", "--out", dataset, "--place", "Atlantis")
    assert refused.code == 2
    assert "Atlantis: the place is unknown in the dataset" in refused.err


def test_check_passes_a_whole_dataset_and_names_what_is_damaged(chiso, dataset, tmp_path):
    assert chiso("check", "--out", dataset).code == 0
    copy = Path(shutil.copytree(dataset, tmp_path / "copy"))
    table = copy / "comparisons.parquet"
    table.write_bytes(table.read_bytes()[:-20])
    (copy / "units.parquet").unlink()
    damaged = chiso("check", "--out", copy)
    assert damaged.code == 1
    assert "comparisons.parquet" in damaged.err
    assert "units.parquet: is missing" in damaged.err


def test_a_closed_pipe_ends_a_command_quietly(dataset):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-c", "from flows.cli import main; main()", "show", ARTICLE, "--out", dataset]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, timeout=60, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.parametrize("command", [["check"], ["show", ARTICLE], ["compare", "a@2022", "b@2024"], ["export", "--csv", "elsewhere"]])
def test_without_a_dataset_there_is_nothing_to_read(chiso, tmp_path, command):
    result = chiso(*command, "--out", tmp_path)
    assert result.code == 2
    assert f"`chiso run --out {tmp_path}`" in result.err.replace("\n", "")
    assert "Traceback" not in result.err


@pytest.mark.parametrize("query", ["von dang ky fdi con hieu luc", "FDI còn hiệu lực", "registered capital, projects in force"])
def test_metrics_are_found_by_either_language_with_or_without_marks(chiso, query):
    found = chiso("metrics", query)
    assert found.code == 0
    assert "fdi_registered_capital_active" in found.out


def test_marks_that_the_query_has_must_be_there(chiso):
    assert chiso("metrics", "vón dăng ký").code == 2


def test_a_metric_is_shown_whole(chiso):
    shown = chiso("metrics", "fdi_registered_capital_active").out
    assert "definition" in shown
    assert "registered" in shown


def test_numbers_are_written_in_full():
    assert number(129_500_000_000) == "129,500,000,000"
    assert number(293.05) == "293.05"
    assert number(None) == ""
    assert amount("over", 52e9, "VND") == "over 52,000,000,000 VND"
    assert without_diacritics("Vốn đầu tư ĐĂNG KÝ") == "von dau tu dang ky"


def test_money_has_at_most_two_decimals():
    assert amount("exact", 293_054_234.062797, "USD") == "293,054,234.06 USD"
    assert amount("exact", 12.3456, "percent") == "12.3456 percent"
    assert amount("exact", 0.0425, "USD/kWh") == "0.0425 USD/kWh"
