"""`chiso status`, and what a run leaves for it."""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path

import pytest

from flows.run_records import read_records, recorded
from indicators.exclusive import exclusive
from schemas.errors import DatasetError

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"


@pytest.fixture
def world(tmp_path, dataset) -> tuple[Path, Path]:
    return Path(shutil.copytree(RAW, tmp_path / "raw")), Path(shutil.copytree(dataset, tmp_path / "out"))


@pytest.mark.usefixtures("prefect_server")
def test_a_run_leaves_its_stages_and_says_all_as_json_on_demand(chiso, tmp_path):
    out = tmp_path / "out"
    done = chiso("run", "--raw", RAW, "--out", out, "--log-format", "json")
    assert done.code == 0, done.err
    said = [json.loads(line) for line in done.err.splitlines()]
    assert any(each["message"].startswith("find: 2 raw files") and each["level"] == "info" for each in said)
    assert all(each["time"].endswith("Z") for each in said)
    (last,) = [json.loads(line) for line in done.out.splitlines()]
    (record,) = read_records(out)
    assert (last["outcome"], last["run_id"], last["build"]["articles"]) == ("built", record.run_id, 2)
    assert [each["name"] for each in record.stages] == ["find", "extract", "shuffle", "resolve", "publish"]
    assert all(each["seconds"] >= 0 and each["tries"] == 1 for each in record.stages)
    assert {"vocabulary", "schema"} <= record.versions.keys()
    assert chiso("run", "--raw", RAW, "--out", out).code == 0
    assert [each.outcome for each in read_records(out)] == ["nothing_new", "built"]


def test_a_failure_as_json_has_its_reason_and_remedy_and_calls_the_command(chiso, world, tmp_path, monkeypatch):
    _, out = world
    told = tmp_path / "told.txt"
    script = "import os, sys; open(sys.argv[1], 'a').write(os.environ['CHISO_FAILURE'] + ': ' + os.environ['CHISO_FAILURE_REASON'])"
    monkeypatch.setenv("CHISO_ON_FAILURE", json.dumps([sys.executable, "-c", script, str(told)]))
    failed = chiso("run", "--raw", out / "nowhere", "--out", out, "--log-format", "json")
    assert failed.code == 2
    (said,) = [json.loads(line) for line in failed.out.splitlines()]
    assert said["level"] == "error"
    assert said["error"]["name"] == "Input refused"
    assert "nowhere" in said["error"]["reason"]
    assert said["error"] == read_records(out)[0].error
    assert told.read_text(encoding="utf-8") == f"Input refused: {said['error']['reason']}"


def test_status_tells_runs_news_lock_and_disk(chiso, world):
    raw, out = world
    status = chiso("status", "--raw", raw, "--out", out)
    assert status.code == 0
    assert "2 files" in status.out
    assert "finds nothing new" in status.out
    assert "GB free" in status.out
    (raw / "new.txt").write_text("Tin\n01/02/2024\nHuyện có 5 xã.\n", encoding="utf-8")
    next(raw.glob("bhg-2023*")).unlink()
    changed = next(raw.glob("bhg-2025*"))
    changed.write_bytes(changed.read_bytes() + b"\n")
    with exclusive(out):
        told = json.loads(chiso("status", "--raw", raw, "--out", out, "--json").out)
    assert (told["new"], told["changed"], told["removed"], told["running"]) == (1, 1, 1, True)
    assert "these differ: articles" in told["next_run"]


def test_a_run_without_an_end_was_broken_off_and_the_exit_code_can_say_so(chiso, world):
    raw, out = world
    arguments = ("status", "--raw", raw, "--out", out, "--exit-code")
    assert chiso(*arguments).code == 0
    with recorded(out, {}):
        pass  # a run that never said how it ended
    told = chiso(*arguments)
    assert told.code == 1
    assert "broken_off" in told.out


def test_a_failed_run_is_shown_with_what_to_do(chiso, world):
    raw, out = world
    with pytest.raises(DatasetError), recorded(out, {}):
        raise DatasetError("raw: there are no articles")
    told = chiso("status", "--raw", raw, "--out", out)
    assert "Input refused: raw: there are no articles" in told.out
    assert "to do: mend what the reason names" in told.out


def test_status_of_no_dataset_says_so(chiso, tmp_path):
    told = chiso("status", "--raw", RAW, "--out", tmp_path / "none")
    assert told.code == 0
    assert "builds everything" in told.out
    assert chiso("status", "--raw", tmp_path / "none").code == 2
