"""The record of a run: written whatever becomes of it, and never in its way."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from flows.failures import REMEDIES, failure_of
from flows.run_records import FOLDER, read_records, recorded
from flows.stages import stage
from indicators.outcome import BuildOutcome
from schemas.errors import DatasetError, PrefectServerError, RunningError, VocabularyError


def outcome(out: Path, *, nothing_new: bool = False) -> BuildOutcome:
    names = ("articles", "articles_rejected", "articles_new", "observations", "derived", "rejects", "comparisons", "corrections", "changes")
    return BuildOutcome(out, "b" * 16, rejected=(), failed=(), corrections_failed=0, nothing_new=nothing_new, **dict.fromkeys(names, 1))


def test_a_good_run_leaves_times_stages_counts_and_versions(tmp_path):
    with recorded(tmp_path, {"raw": Path("raw"), "workers": 2}) as recording:
        with stage("find") as counters:
            counters["raw_files"] = 2
        (under_way,) = read_records(tmp_path)
        assert (under_way.outcome, under_way.ended) == ("running", None)
        recording.end(outcome(tmp_path))
    (record,) = read_records(tmp_path)
    assert record.outcome == "built"
    assert record.ended > record.started
    assert [(each["name"], each["tries"], each["counters"]) for each in record.stages] == [("find", 1, {"raw_files": 2})]
    assert record.build["build_id"] == "b" * 16
    assert record.parameters == {"raw": "raw", "workers": 2}
    assert {"chiso", "python", "prefect", "code"} <= record.versions.keys()
    text = next((tmp_path / FOLDER).iterdir()).read_text(encoding="utf-8")
    assert socket.gethostname() not in text
    assert str(tmp_path) not in text


def test_a_failed_run_leaves_its_reason_and_what_to_do(tmp_path):
    with pytest.raises(DatasetError), recorded(tmp_path, {}):
        raise DatasetError("raw: there are no articles in this folder")
    (record,) = read_records(tmp_path)
    assert record.outcome == "failed"
    assert record.error == {"name": "Input refused", "reason": "raw: there are no articles in this folder", "remedy": REMEDIES["Input refused"]}


def test_a_stage_that_is_tried_again_counts_once(tmp_path):
    with recorded(tmp_path, {}) as recording:
        for done in (1, 2):
            with stage("extract") as counters:
                counters["articles"] = done
        recording.end(outcome(tmp_path))
    ((only,),) = (record.stages for record in read_records(tmp_path))
    assert (only["tries"], only["counters"]) == (2, {"articles": 2})


def test_the_last_runs_are_kept_and_idle_ones_do_not_push_out_the_others(tmp_path):
    for number in range(6):
        with recorded(tmp_path, {"number": number}, keep=3) as recording:
            recording.end(outcome(tmp_path, nothing_new=number in (3, 4)))
    assert sorted(record.parameters["number"] for record in read_records(tmp_path)) == [2, 4, 5]


def test_a_record_that_cannot_be_written_does_not_stop_the_run(tmp_path):
    (tmp_path / FOLDER).write_text("a file where the folder should be", encoding="utf-8")
    with recorded(tmp_path, {}) as recording:
        recording.end(outcome(tmp_path))
    assert read_records(tmp_path) == []


def test_no_folder_is_made_for_a_record(tmp_path):
    with pytest.raises(DatasetError), recorded(tmp_path / "none", {}):
        raise DatasetError("no")
    assert not (tmp_path / "none").exists()


def test_a_damaged_record_is_left_out(tmp_path):
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "20260101T000000Z-0.json").write_text(json.dumps({"run_id": 1}), encoding="utf-8")
    assert read_records(tmp_path) == []


@pytest.mark.parametrize(
    ("error", "name"),
    [
        (RunningError("out: another run is writing"), "Busy"),
        (VocabularyError("own.yaml", "id", "wrong"), "Entry refused"),
        (PrefectServerError("no Prefect server answers"), "No server"),
        (OSError(28, "No space left on device"), "Disk full"),
        (PermissionError(13, "Permission denied"), "Not accessible"),
        (MemoryError(), "Worker killed"),
        (KeyboardInterrupt(), "Interrupted"),
        (ZeroDivisionError("division by zero"), "Fault"),
    ],
)
def test_failures_are_named(error, name):
    failure = failure_of(error)
    assert failure.name == name
    assert failure.reason
    assert REMEDIES[name] in str(failure)


def test_the_manual_says_what_to_do_for_each_failure():
    manual = (Path(__file__).resolve().parents[2] / "docs" / "operations.md").read_text(encoding="utf-8")
    assert [name for name in REMEDIES if f"| {name} |" not in manual] == []
