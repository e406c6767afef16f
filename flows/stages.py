"""What each stage of the present run took and counted."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

_stages: ContextVar[list[Stage] | None] = ContextVar("stages", default=None)


@dataclass(slots=True)
class Stage:
    """One stage; a stage that was tried again has the seconds of all tries and the counters of the last."""

    name: str
    seconds: float = 0.0
    tries: int = 0
    counters: dict[str, int] = field(default_factory=dict)


@contextmanager
def collected() -> Iterator[list[Stage]]:
    """Collect the stages that run inside."""
    found: list[Stage] = []
    token = _stages.set(found)
    try:
        yield found
    finally:
        _stages.reset(token)


@contextmanager
def stage(name: str) -> Iterator[dict[str, int]]:
    """Time what runs inside as one stage; it gets the counters to fill."""
    found = _stages.get()
    each = next((known for known in found or () if known.name == name), None) or Stage(name)
    if found is not None and each not in found:
        found.append(each)
    each.tries += 1
    each.counters.clear()
    start = time.monotonic()
    try:
        yield each.counters
    finally:
        each.seconds += time.monotonic() - start
