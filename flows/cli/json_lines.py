"""What a run says as JSON, one object a line, for machines that collect logs."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

OWN = ("done", "total")


class JsonFormatter(logging.Formatter):
    """A record as one JSON object: when, how grave, from where, what, and what counts the record carries."""

    def format(self, record: logging.LogRecord) -> str:
        """The line."""
        told: dict[str, Any] = {"level": record.levelname.lower(), "logger": record.name, "message": record.getMessage()}
        task = getattr(record, "task_name", None)
        told |= {"stage": task} if task else {}
        told |= {name: getattr(record, name) for name in OWN if hasattr(record, name)}
        if record.exc_info:
            told["traceback"] = self.formatException(record.exc_info)
        return line(datetime.fromtimestamp(record.created, UTC), told)


def line(moment: datetime, told: dict[str, Any]) -> str:
    """One line of JSON that begins with its moment."""
    return json.dumps({"time": moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")} | told, ensure_ascii=False, default=str)


def print_line(**told: Any) -> None:
    """Print one line of our own to standard output."""
    print(line(datetime.now(UTC), told), flush=True)  # noqa: T201 - a machine reads it: no console that adapts to a terminal


@contextmanager
def json_messages() -> Iterator[None]:
    """Show all records of this process as JSON on standard error: those of the runs, and the warnings of everything else."""
    from flows.cli.progress import shown_by

    handler, others = logging.StreamHandler(sys.stderr), logging.StreamHandler(sys.stderr)
    for each in (handler, others):
        each.setFormatter(JsonFormatter())
    others.setLevel(logging.WARNING)
    root, prefect = logging.getLogger(), logging.getLogger("prefect")
    before = list(prefect.handlers)
    prefect.handlers = [others]
    root.addHandler(others)
    logging.captureWarnings(capture=True)
    try:
        with shown_by(handler):
            yield
    finally:
        logging.captureWarnings(capture=False)
        root.removeHandler(others)
        prefect.handlers = before
