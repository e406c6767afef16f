from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import ArtifactFilter, ArtifactFilterKey

from flows.artifacts import COUNTS_KEY, OUTCOME_KEY, cell, outcome_page
from flows.build_dataset import build_dataset
from flows.retrying import may_pass
from indicators.batches import RejectedArticle
from indicators.outcome import BuildOutcome
from schemas.errors import TableError

RAW = Path(__file__).resolve().parents[2] / "data" / "raw"
pytestmark = pytest.mark.usefixtures("prefect_server")


def artifacts(key: str) -> list:
    with get_client(sync_client=True) as client:
        return client.read_artifacts(artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key])))


def test_the_flow_writes_the_same_bytes_as_the_plain_function_and_leaves_its_outcome(tmp_path, dataset, contents):
    outcome = build_dataset(RAW, tmp_path)
    assert contents(tmp_path) == contents(dataset)
    assert outcome.articles == 2
    assert not outcome.nothing_new
    pages = [artifact.data for artifact in artifacts(OUTCOME_KEY)]
    assert any(outcome.build_id in page and str(tmp_path) in page for page in pages)
    assert any('"articles read", "rows": 2' in str(artifact.data) for artifact in artifacts(COUNTS_KEY))


def test_a_pool_of_processes_changes_nothing(tmp_path, dataset, contents, monkeypatch):
    monkeypatch.setattr("indicators.batches.BATCH_ARTICLES", 1)
    build_dataset(RAW, tmp_path, workers=2)
    assert contents(tmp_path) == contents(dataset)


def test_a_second_run_finds_nothing_new_unless_asked_for_all(tmp_path, dataset, contents):
    out = Path(shutil.copytree(dataset, tmp_path / "out"))
    assert build_dataset(RAW, out).nothing_new
    assert contents(out) == contents(dataset)
    again = build_dataset(RAW, out, full=True)
    assert not again.nothing_new
    assert again.changes == 0


def test_a_page_names_the_rejected_files_without_breaking_its_table():
    rejected = (RejectedArticle("a|b.txt", None, "EMPTY", "the file\nis empty"),)
    outcome = BuildOutcome(
        out=Path("out"),
        build_id="0" * 16,
        articles=1,
        articles_rejected=1,
        articles_new=1,
        rejected=rejected,
        observations=3,
        derived=0,
        rejects=2,
        comparisons=0,
        corrections=0,
        corrections_failed=1,
        failed=("corrections.csv, line 2: gone",),
        changes=3,
        nothing_new=False,
    )
    assert "| `a\\|b.txt` | EMPTY | the file is empty |" in outcome_page(outcome)
    assert "- corrections.csv, line 2: gone" in outcome_page(outcome)
    assert cell("a|b\n c") == "a\\|b c"


@pytest.mark.parametrize(
    ("exception", "passing"),
    [(OSError(28, "disk full"), True), (FileNotFoundError("gone"), False), (TableError("wrong row"), False), (ValueError("a fault"), False)],
)
def test_only_failures_that_may_pass_are_tried_again(exception, passing):
    assert may_pass(exception) is passing


@pytest.mark.server
def test_a_run_is_recorded_on_the_server_that_the_operator_names(tmp_path, own_prefect_server):
    chiso = Path(sys.executable).parent / "chiso"
    done = subprocess.run(
        [chiso, "run", "--raw", RAW, "--out", tmp_path / "out"],
        env=own_prefect_server.environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert any((run["state_type"], run["state_name"]) == ("COMPLETED", "Built") for run in own_prefect_server.runs())
