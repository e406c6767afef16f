from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import indicators
from flows.cli import main
from indicators.builds import current, data_files

ROOT = Path(__file__).resolve().parents[2]
RAW = ROOT / "data" / "raw"


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def prefect_server() -> Iterator[None]:
    """One temporary Prefect server with a database of its own for all tests that run the flow."""
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings
    from prefect.testing.utilities import prefect_test_harness

    with prefect_test_harness(server_startup_timeout=180), temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}):
        yield


@pytest.fixture
def chiso(monkeypatch, capsys):
    """Run the command line in this process; gives its exit code and what it printed."""

    def command(*arguments: str | Path) -> Result:
        monkeypatch.setattr(sys, "argv", ["chiso", *map(str, arguments)])
        capsys.readouterr()
        with pytest.raises(SystemExit) as left:
            main()
        printed = capsys.readouterr()
        return Result(int(left.value.code or 0), printed.out, printed.err)

    return command


@pytest.fixture(scope="session")
def dataset(tmp_path_factory) -> Path:
    """The dataset of the two real articles, built without Prefect; not to be changed."""
    out = tmp_path_factory.mktemp("dataset")
    indicators.build(RAW, out)
    return out


@pytest.fixture(scope="session")
def contents() -> Callable[[Path], dict[str, bytes]]:
    """A function that gives path and bytes of every file below a folder."""

    def read(folder: Path) -> dict[str, bytes]:
        return {path: (folder / path).read_bytes() for path in data_files(current(folder))}

    return read
