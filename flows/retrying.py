"""Which failures are worth a second try."""

from __future__ import annotations

from concurrent.futures.process import BrokenProcessPool
from typing import Any

LASTING = (FileNotFoundError, NotADirectoryError, IsADirectoryError, PermissionError, FileExistsError)


def may_pass(exception: BaseException) -> bool:
    """True for what can go away by itself: a full or unreachable disk, a worker that the system killed; false for wrong input and faults."""
    return isinstance(exception, (OSError, BrokenProcessPool)) and not isinstance(exception, LASTING)


def retry_when_it_may_pass(_task: Any, _run: Any, state: Any) -> bool:
    """Prefect's `retry_condition_fn`: ask for another try only where the task's exception may pass."""
    try:
        state.result()
    except Exception as exception:  # noqa: BLE001 - whatever it was, it is judged here
        return may_pass(exception)
    return False
