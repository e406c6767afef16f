"""The flow as a deployment: when it runs, and never two at a time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect.client.schemas.objects import ConcurrencyLimitConfig, ConcurrencyLimitStrategy
from prefect.events import DeploymentEventTrigger
from prefect.schedules import Cron, Schedule

from flows.arrival import EVENT, resource

# A run takes up all that is new when it begins. One that waits finds what came after the run before it had listed the folder, or ends
# in a moment because there is nothing; one that was cancelled would leave that unread until something else happens.
ONE_AT_A_TIME = ConcurrencyLimitConfig(limit=1, collision_strategy=ConcurrencyLimitStrategy.ENQUEUE)
TAGS = ["chiso"]


def schedule(cron: str, timezone: str) -> Schedule:
    """The schedule of a cron line in a time zone."""
    return Cron(cron, timezone=timezone)


def on_arrival(raw: Path, name: str) -> DeploymentEventTrigger:
    """The trigger that runs the deployment `name` when articles have arrived in `raw`."""
    match: Any = {"prefect.resource.id": resource(raw)}
    return DeploymentEventTrigger(name=f"{name}: articles arrived", expect={EVENT}, match=match)
