"""The README is true: its rows, its code and its example metric are run."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
import yaml
from typer.main import get_command

import indicators
from flows.cli.app import app
from schemas.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language):
    return re.findall(rf"```{language}\n(.*?)```", README, flags=re.DOTALL)


@pytest.fixture(scope="module")
def project(tmp_path_factory):
    """A folder laid out as the README says, with the tables built from the articles of the repository."""
    root = tmp_path_factory.mktemp("project")
    shutil.copytree(ROOT / "data" / "raw", root / "data" / "raw")
    indicators.build(root / "data" / "raw", root / "data" / "processed")
    return root


def test_the_rows_shown_are_rows_of_the_build(project):
    header, _, *rows = [line for line in README.splitlines() if line.startswith("| ")][:7]
    columns = [cell.strip().replace(" ", "_") for cell in header.strip("| ").split("|")]
    built = pd.read_parquet(project / "data" / "processed" / "observations")
    built["value"] = built["value"].map(lambda v: f"{v:g}" if v < 1e4 else f"{v:.0f}")
    for row in rows:
        shown = dict(zip(columns, (cell.strip().strip("`") for cell in row.strip("| ").split(" | ")), strict=True))
        same = built
        for column, text in shown.items():
            same = same[same[column].astype(str).str.strip() == text]
        assert len(same) == 1, f"no such row is built: {shown}"


@pytest.mark.parametrize("code", blocks("python"))
def test_the_code_shown_reads_the_tables(project, monkeypatch, code):
    monkeypatch.chdir(project)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own README


def test_the_example_metric_is_accepted(tmp_path):
    (entry,) = (block for block in blocks("yaml") if "libraries_total" in block)
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "mine.yaml").write_text(entry, encoding="utf-8")
    assert yaml.safe_load(entry)[0]["id"] in load_vocabulary(tmp_path).metrics


def test_every_command_is_shown_and_every_command_shown_exists():
    shown = set(re.findall(r"^chiso (\w+)", README, flags=re.MULTILINE))
    assert shown == set(get_command(app).commands)  # type: ignore[attr-defined] - the app is a group


@pytest.mark.parametrize("path", re.findall(r"`((?:docs|schemas|extract|indicators|flows|tests|benchmarks|data)/[\w./-]*)`", README))
def test_every_path_named_exists(path):
    if path.startswith("data/processed"):
        pytest.skip("written by the build")
    assert (ROOT / path).exists()
