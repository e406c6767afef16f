from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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


@dataclass(frozen=True)
class PrefectServer:
    """A real server on the loopback interface; `environment` is what a command that uses it runs with."""

    url: str
    environment: dict[str, str]
    process: subprocess.Popen

    def ask(self, path: str, body: dict[str, Any] | None = None, method: str = "POST") -> Any:
        data = None if method == "GET" else json.dumps(body or {}).encode()
        request = urllib.request.Request(f"{self.url}/{path}", data=data, headers={"Content-Type": "application/json"}, method=method)
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.loads(answer.read() or b"null")

    def runs(self, **asked: Any) -> list[dict[str, Any]]:
        return self.ask("flow_runs/filter", asked)


@contextmanager
def server_at(folder: Path) -> Iterator[PrefectServer]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}/api"
    environment = {
        **os.environ,
        "PREFECT_HOME": str(folder / "prefect"),
        "PREFECT_UI_ENABLED": "false",
        "PREFECT_SERVER_DATABASE_CONNECTION_URL": f"sqlite+aiosqlite:///{migrated_database(folder / 'prefect.db')}",
        "PREFECT_SERVER_SERVICES_SCHEDULER_LOOP_SECONDS": "2",
        "PREFECT_SERVER_DEPLOYMENTS_CONCURRENCY_SLOT_WAIT_SECONDS": "2",
        "PREFECT_SERVER_SERVICES_SCHEDULER_RECENT_DEPLOYMENTS_LOOP_SECONDS": "1",
    }
    prefect = Path(sys.executable).parent / "prefect"
    with (folder / "server.log").open("w+") as log:
        process = subprocess.Popen(
            [prefect, "server", "start", "--host", "127.0.0.1", "--port", str(port)], env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            wait_until_healthy(url, process)
            yield PrefectServer(url, {**environment, "PREFECT_API_URL": url}, process)
        finally:
            end(process)


@pytest.fixture(scope="session")
def own_prefect_server(request, tmp_path_factory) -> Iterator[PrefectServer]:
    """A real server as an operator starts it, for tests of commands that are processes of their own."""
    request.getfixturevalue("prefect_server")  # whose database is copied
    with server_at(tmp_path_factory.mktemp("server")) as server:
        yield server


@pytest.fixture
def prefect_server_at(prefect_server):  # noqa: ARG001 - whose database is copied
    """A function that starts such a server in a folder, for a test that ends it."""
    return server_at


def end(process: subprocess.Popen) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def migrated_database(path: Path) -> Path:
    """A copy of the test server's database: making one takes longer than the rest of the test."""
    from prefect.settings import PREFECT_SERVER_DATABASE_CONNECTION_URL

    original = PREFECT_SERVER_DATABASE_CONNECTION_URL.value().removeprefix("sqlite+aiosqlite:///")
    with closing(sqlite3.connect(original)) as source, closing(sqlite3.connect(path)) as target:
        source.backup(target)
    return path


def wait_until_healthy(url: str, server: subprocess.Popen) -> None:
    """Poll the server until it answers; fails when it ends, or after three minutes."""

    def healthy() -> bool:
        assert server.poll() is None, "the server ended"
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):
                return True
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    wait_for(healthy, 180)


def wait_for(condition: Callable[[], Any], seconds: float, every: float = 0.2) -> Any:
    """What the condition gives as soon as that is true; fails when the time is over."""
    pause = threading.Event()
    for _ in range(int(seconds / every)):
        if found := condition():
            return found
        pause.wait(every)
    return pytest.fail(f"not within {seconds} s: {condition.__name__}")


@pytest.fixture(scope="session")
def until() -> Callable[..., Any]:
    return wait_for


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
