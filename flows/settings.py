"""Prefect's settings as this project needs them; whatever the operator has set stays."""

from __future__ import annotations

import errno
import os
from collections.abc import MutableMapping
from pathlib import Path

LOOPBACK = "127.0.0.1,localhost"
PROXY_VARIABLES = ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy")


def prefect_home(environment: MutableMapping[str, str]) -> Path:
    """Folder of Prefect's database and logs: `.prefect` in a checkout, else under the user's state folder (XDG).

    Not Prefect's own `~/.prefect`: another project's newer Prefect migrates the database there, and ours then fails to start.
    """
    root = Path(__file__).resolve().parent.parent
    if (root / "pyproject.toml").is_file():
        return root / ".prefect"
    state = environment.get("XDG_STATE_HOME")
    return (Path(state) if state else Path.home() / ".local" / "state") / "chiso" / "prefect"


def make_prefect_home() -> None:
    """Make the folder of PREFECT_HOME; raises OSError, which says what to do, where that cannot be (Prefect itself would only try again)."""
    home = Path(os.environ["PREFECT_HOME"])
    try:
        home.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise type(error)(error.errno, f"{error.strerror}; set PREFECT_HOME to a folder that Prefect may write to", str(home)) from error
    if not os.access(home, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, "may not be written; set PREFECT_HOME to a folder that Prefect may write to", str(home))


def prepare_environment(environment: MutableMapping[str, str] = os.environ) -> None:
    """Set the defaults; to be called before Prefect is imported.

    With `PREFECT_API_URL` runs go to that server; without it Prefect starts a temporary one on the loopback
    interface. Nothing else is contacted: analytics and telemetry are off.
    """
    defaults = {
        "PREFECT_HOME": str(prefect_home(environment)),
        "PREFECT_SERVER_ALLOW_EPHEMERAL_MODE": "true",
        "PREFECT_SERVER_EPHEMERAL_STARTUP_TIMEOUT_SECONDS": "180",  # Prefect's 20 s is too short for a first start under load
        "PREFECT_CLIENT_MAX_RETRIES": "3",  # a server that is away is waited for a quarter of a minute a call, not a whole one
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        # Prefect's own lines only from warnings up; what our tasks say is kept.
        "PREFECT_LOGGING_LEVEL": "WARNING",
        "PREFECT_LOGGING_LOGGERS_PREFECT_FLOW_RUNS_LEVEL": "INFO",
        "PREFECT_LOGGING_LOGGERS_PREFECT_TASK_RUNS_LEVEL": "INFO",
    }
    for name, value in defaults.items():
        environment.setdefault(name, value)
    if any(environment.get(name) for name in PROXY_VARIABLES):
        # A proxy cannot reach the temporary server on this machine's loopback interface.
        for name in ("NO_PROXY", "no_proxy"):
            if LOOPBACK not in environment.get(name, ""):
                environment[name] = ",".join(filter(None, (environment.get(name), LOOPBACK)))
