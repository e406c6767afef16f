"""What `chiso serve` and `chiso watch` refuse, and how arrivals are told; tests/flows/test_serving.py runs them against a server."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"


@pytest.fixture(autouse=True)
def _no_server(monkeypatch):
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


def test_serve_wants_a_time_or_a_folder_to_watch(chiso):
    refused = chiso("serve", "--raw", RAW)
    assert refused.code == 2
    assert "--watch" in refused.err


def test_a_folder_that_is_not_there_is_refused(chiso, tmp_path):
    assert "no such folder" in chiso("serve", "--watch", "--raw", tmp_path / "none").err


def test_watch_wants_a_server(chiso):
    refused = chiso("watch", "--raw", RAW)
    assert refused.code == 2
    assert "PREFECT_API_URL" in refused.err


def test_a_port_that_is_taken_is_named_with_what_to_do(chiso):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = chiso("serve", "--watch", "--raw", RAW, "--port", str(port))
    assert refused.code == 2
    assert f"set PREFECT_API_URL=http://127.0.0.1:{port}/api" in " ".join(refused.err.split())


def test_files_that_come_together_are_one_arrival_and_hidden_ones_are_none(tmp_path):
    from flows.arrival import arrivals

    async def collected() -> list[int]:
        stop, found = asyncio.Event(), []

        async def write() -> None:
            for name in (".half", "a.txt", "b.txt"):
                (tmp_path / name).write_text("x", encoding="utf-8")

        async def watch() -> None:
            async for files in arrivals(tmp_path, 0.5, stop):
                found.append(files)
                stop.set()

        watching = asyncio.create_task(watch())
        while not watching.done():  # the watch takes a moment to begin: files are written until one write is seen
            await write()
            await asyncio.wait({watching}, timeout=2)
        return found

    (files,) = asyncio.run(asyncio.wait_for(collected(), 60))
    assert 1 <= files <= 4  # two files, each new or changed
