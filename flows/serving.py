"""Schedule, folder watcher and runs on one machine, in one process that ends cleanly."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    DeploymentFilter,
    DeploymentFilterId,
    FlowRunFilter,
    FlowRunFilterNextScheduledStartTime,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import StateType
from prefect.runner import Runner
from prefect.types.entrypoint import EntrypointType

from flows.arrival import announce, arrivals
from flows.build_dataset import build_dataset
from flows.deployment import ONE_AT_A_TIME, TAGS, on_arrival, schedule
from schemas.errors import PrefectServerError

POLL_SECONDS = 1.0
"""How often the server is asked for runs that are due: a part of the time from an article to its rows."""
ENDING_SECONDS = 30.0

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Service:
    """What is served: the flow's `parameters`, as the deployment `name`, on a schedule, on arrivals, or both."""

    name: str
    parameters: Mapping[str, Any]
    cron: str | None
    timezone: str
    watch: bool
    rest: float

    @property
    def raw(self) -> Path:
        """The raw folder."""
        return Path(self.parameters["raw"])


async def serve(service: Service, alive: Callable[[], bool], *, is_new: Callable[[], bool]) -> None:
    """Serve until SIGTERM or SIGINT; raises PrefectServerError where the server goes away (`alive` tells of one of our own).

    `is_new` tells whether something lies in the raw folder that no run has taken up.
    """
    stop = asyncio.Event()
    runner = Runner(name=service.name, query_seconds=POLL_SECONDS, limit=1)
    deployment = await _deploy(runner, service)
    running = asyncio.create_task(runner.start(), name="runner")
    await asyncio.sleep(0)  # the runner sets a handler of its own when it begins, which ours replaces
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    others = [asyncio.create_task(_watch(service, deployment, stop, is_new), name="watcher")] if service.watch else []
    others.append(asyncio.create_task(_guard(alive, stop), name="guard"))
    stopped = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({running, stopped, *others}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        told = [task.exception() for task in (running, *others) if task.done() and not task.cancelled()]
        stop.set()
        await _end(runner, running)
        await asyncio.gather(*others, stopped, return_exceptions=True)
    for error in told:
        if error is not None:
            raise PrefectServerError(f"the Prefect server went away ({error}); see that it runs, then start chiso serve again") from error


async def watch(raw: Path, rest: float, on_change: Callable[[int], None]) -> None:
    """Announce arrivals until SIGTERM or SIGINT, and run nothing: deployments of a server do."""
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    async for files in arrivals(raw, rest, stop):
        announce(raw, files)
        on_change(files)


async def _deploy(runner: Runner, service: Service) -> UUID:
    deployment = await build_dataset.ato_deployment(
        name=service.name,
        schedules=[schedule(service.cron, service.timezone)] if service.cron else None,
        triggers=[on_arrival(service.raw, service.name)] if service.watch else None,
        concurrency_limit=ONE_AT_A_TIME,
        parameters={name: str(value) if isinstance(value, Path) else value for name, value in service.parameters.items()},
        description="Raw articles to tables, on this machine, by `chiso serve`.",
        tags=TAGS,
        entrypoint_type=EntrypointType.MODULE_PATH,
    )
    # Not `add_flow`: that hands a pickled flow to the processes, which no longer knows the types of its parameters.
    deployed: UUID = await runner.aadd_deployment(deployment)
    return deployed


async def _watch(service: Service, deployment: UUID, stop: asyncio.Event, is_new: Callable[[], bool]) -> None:
    """Announce what came while nobody watched, then what comes; what a waiting run will take up needs no second one."""
    if await asyncio.to_thread(is_new):
        announce(service.raw, 0)
    async for files in arrivals(service.raw, service.rest, stop):
        if await _one_waits(deployment):
            _log.info("%s files arrived; a run that waits will take them up", files)
        else:
            _log.info("%s files arrived", files)
            announce(service.raw, files)


async def _one_waits(deployment: UUID) -> bool:
    """Whether a run is due that has not begun."""
    due = FlowRunFilter(
        state=FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.SCHEDULED])),
        next_scheduled_start_time=FlowRunFilterNextScheduledStartTime(before_=datetime.now(UTC) + timedelta(seconds=1)),
    )
    async with get_client() as client:
        found = await client.read_flow_runs(
            flow_run_filter=due, deployment_filter=DeploymentFilter(id=DeploymentFilterId(any_=[deployment])), limit=1
        )
    return bool(found)


async def _guard(alive: Callable[[], bool], stop: asyncio.Event) -> None:
    """End with an error when our own server ends."""
    while not stop.is_set():
        if not alive():
            raise PrefectServerError("it ended by itself")
        try:
            await asyncio.wait_for(stop.wait(), 1)
        except TimeoutError:
            continue


async def _end(runner: Runner, running: asyncio.Task[None]) -> None:
    """Stop the runner, which cancels the run that is under way; one that hangs, for the server went first, is not waited for."""
    try:
        if runner.started:
            await asyncio.wait_for(runner.astop(), ENDING_SECONDS)
        await asyncio.wait_for(running, ENDING_SECONDS)
    except Exception as error:  # noqa: BLE001 - we are leaving: what is left is told above
        _log.warning("the runner did not end by itself (%s)", error or type(error).__name__)
        running.cancel()
