"""Noticing that articles have arrived, and saying so to Prefect as an event."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

from prefect.events import emit_event
from watchfiles import Change, awatch

EVENT = "chiso.articles.arrived"
LONGEST = 60.0
"""Seconds after which a folder that never comes to rest is taken as it is."""


def resource(raw: Path) -> str:
    """The id of a raw folder as Prefect's automations name it."""
    return f"chiso.raw.{hashlib.sha256(str(raw.resolve()).encode()).hexdigest()[:12]}"


def announce(raw: Path, files: int) -> None:
    """Emit the event that articles have arrived, to the server of PREFECT_API_URL."""
    emit_event(EVENT, resource={"prefect.resource.id": resource(raw), "prefect.resource.name": raw.name}, payload={"files": files})


def arrivals(raw: Path, rest: float, stop: asyncio.Event) -> AsyncIterator[int]:
    """The number of files that changed, each time the raw folder has come to rest for `rest` seconds; ends with `stop`."""
    return _arrivals(raw.resolve(), rest, stop)


async def _arrivals(folder: Path, rest: float, stop: asyncio.Event) -> AsyncIterator[int]:

    def visible(_change: Change, path: str) -> bool:
        return not any(part.startswith(".") for part in Path(path).relative_to(folder).parts)

    step = round(rest * 1000)
    watched = awatch(folder, watch_filter=visible, debounce=max(round(LONGEST * 1000), step), step=step, stop_event=stop, rust_timeout=1000)
    async for changes in watched:
        yield len(changes)
