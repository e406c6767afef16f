"""A run that is killed at any moment: the build before stays whole, and the next run ends as if nothing had been.

`make test` tries a handful of moments, `make faults` sixty.
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from indicators import build
from indicators.builds import current, data_files
from indicators.check import check
from indicators.manifest import read_manifest

RAW = Path(__file__).parents[2] / "data" / "raw"
MOMENTS = int(os.environ.get("CHISO_KILLS", "4"))
HISTORY = {"changes.parquet", "manifest.json", "datapackage.json"}
"""What tells the last step, or lists what does."""
MORE = "Giáo dục\n\n08:15, 20/02/2024\n\nNăm 2023, toàn tỉnh có 120 trường học đạt chuẩn quốc gia, tăng 12 trường so với năm 2022."


def contents(out: Path) -> dict[str, bytes]:
    return {path: (out / path).read_bytes() for path in data_files(current(out)) if path not in HISTORY}


def run(raw: Path, out: Path, at: int | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(Path(__file__).with_name("killed_build.py")), str(raw), str(out), *([] if at is None else [str(at)])]
    return subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)


@pytest.fixture(scope="module")
def first(tmp_path_factory) -> Path:
    """A dataset of the two real articles."""
    out = tmp_path_factory.mktemp("first") / "out"
    build(RAW, out)
    return out


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    """One of the articles, and a new one."""
    folder = tmp_path_factory.mktemp("raw") / "raw"
    folder.mkdir()
    shutil.copy(max(RAW.glob("*.txt")), folder)
    (folder / "giao-duc.txt").write_text(MORE, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def reference(first, raw, tmp_path_factory) -> tuple[dict[str, bytes], int]:
    """What the second build gives, and how many operations it takes."""
    out = Path(shutil.copytree(first, tmp_path_factory.mktemp("reference") / "out", symlinks=True))
    done = run(raw, out)
    assert done.returncode == 0, done.stderr
    return contents(out), int(done.stdout)


def moments(operations: int) -> list[int]:
    """Which operations to die at: the last, where one build takes the other's place, always, the others drawn by a fixed seed."""
    drawn = random.Random(7).sample(range(1, operations + 1), min(MOMENTS, operations))  # noqa: S311 - no secret
    return sorted({*drawn, operations - 1})


def test_a_killed_run_leaves_a_whole_build_and_the_next_one_completes(first, raw, reference, tmp_path):
    expected, operations = reference
    assert operations > 100
    before = read_manifest(first)
    for at in moments(operations):
        out = Path(shutil.copytree(first, tmp_path / str(at), symlinks=True))
        killed = run(raw, out, at)
        assert killed.returncode == -signal.SIGKILL, (at, killed.stderr)
        assert check(out) == [], at
        after = read_manifest(out)
        assert after is not None
        if after.build_id == before.build_id:
            assert contents(out) == contents(first), at
        else:
            assert contents(out) == expected, at
        build(raw, out)
        assert check(out) == [], at
        assert contents(out) == expected, at
        assert not (out / ".staging").exists() or after.build_id != before.build_id, at
