"""What a run says while it works: a progress bar on a terminal, plain lines elsewhere."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

RUN_LOGGERS = ("prefect.flow_runs", "prefect.task_runs")


class OwnLines(logging.Filter):
    """Lets through what our tasks say, and of Prefect's own records only that a task is tried again: failures reach the command itself."""

    def __init__(self, prefect_folder: Path) -> None:
        super().__init__()
        self.prefect_folder = str(prefect_folder)

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the record is shown."""
        if hasattr(record, "failure"):
            return False
        return not record.pathname.startswith(self.prefect_folder) or "Retry" in str(record.msg)


class LineHandler(logging.Handler):
    """One line a record, with the time of day."""

    def __init__(self, console: Console) -> None:
        super().__init__()
        self.console = console

    def emit(self, record: logging.LogRecord) -> None:
        """Print the record."""
        time = datetime.fromtimestamp(record.created).astimezone().strftime("%H:%M:%S")
        self.console.print(f"{time} {record.getMessage()}", markup=False, highlight=False, soft_wrap=True)


class BarHandler(LineHandler):
    """Records that carry `done` and `total` move the bar; all others are lines above it."""

    def __init__(self, progress: Progress) -> None:
        super().__init__(progress.console)
        self.progress = progress
        self.bar = progress.add_task("articles", total=None, visible=False)

    def emit(self, record: logging.LogRecord) -> None:
        """Move the bar, or print the record above it."""
        done, total = getattr(record, "done", None), getattr(record, "total", None)
        if done is None:
            super().emit(record)
        else:
            self.progress.update(self.bar, completed=done, total=total, visible=True)


@contextmanager
def run_messages(console: Console) -> Iterator[None]:
    """Show the records of the runs of this process on `console` instead of Prefect's own console lines."""
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    ) as progress:
        handler = BarHandler(progress) if console.is_terminal else LineHandler(console)
        with shown_by(handler):
            yield


@contextmanager
def shown_by(handler: logging.Handler) -> Iterator[None]:
    """Give the records of the runs of this process to a handler, and to no console of Prefect's."""
    import prefect

    handler.addFilter(OwnLines(Path(prefect.__file__).parent))
    loggers = [logging.getLogger(name) for name in RUN_LOGGERS]
    for logger in loggers:
        logger.addHandler(handler)
        logger.propagate = False
    try:
        yield
    finally:
        for logger in loggers:
            logger.removeHandler(handler)
            logger.propagate = True
