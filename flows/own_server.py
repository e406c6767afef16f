"""A Prefect server of our own for as long as `chiso serve` needs one."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from schemas.errors import PrefectServerError

HOST = "127.0.0.1"
SECONDS = 180
"""What the first start may take: it makes the database."""


@contextmanager
def own_server(port: int) -> Iterator[subprocess.Popen[bytes]]:
    """Run a server on the loopback interface and name it in PREFECT_API_URL; raises PrefectServerError where it does not start.

    It is in a session of its own, so that the terminal's Ctrl-C reaches us alone and the server goes last.
    """
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((HOST, port))
        except OSError as error:
            hint = f"if it is a Prefect server, set PREFECT_API_URL=http://{HOST}:{port}/api to use it"
            raise PrefectServerError(f"port {port} is taken by another program; {hint}, else choose another with --port") from error
    # Requests are logged at INFO; a server of ours speaks of trouble only.
    server = subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "prefect", "server", "start", "--host", HOST, "--port", str(port)],
        env=os.environ | {"PREFECT_SERVER_LOGGING_LEVEL": "WARNING"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        url = f"http://{HOST}:{port}/api"
        _await(url, server)
        os.environ["PREFECT_API_URL"] = url
        yield server
    finally:
        os.environ.pop("PREFECT_API_URL", None)
        _end(server)


def _await(url: str, server: subprocess.Popen[bytes]) -> None:
    pause = threading.Event()
    for _ in range(SECONDS * 5):
        if server.poll() is not None:
            raise PrefectServerError(f"Prefect's server does not start (it left with {server.returncode}); `prefect server start` says why")
        try:
            with urllib.request.urlopen(f"{url}/health", timeout=5):  # noqa: S310 - our own server
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            pause.wait(0.2)
    raise PrefectServerError(f"Prefect's server does not answer at {url} after {SECONDS} seconds")


def _end(server: subprocess.Popen[bytes]) -> None:
    """End the server and all that it started."""
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(server.pid, sign)
            server.wait(timeout=20)
        except ProcessLookupError:
            return
        except subprocess.TimeoutExpired:
            continue
