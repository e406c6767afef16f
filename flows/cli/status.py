"""`chiso status`: the last runs, what the next one would find, and whether it could work."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.table import Table

from flows.cli.console import output
from flows.cli.exit_code import ExitCode
from flows.cli.options import (
    MAX_MEGABYTES,
    MAX_SECONDS,
    OUT,
    RAW,
    CorrectionsFile,
    MaxMegabytes,
    MaxSeconds,
    OutFolder,
    RawFolder,
    VocabularyFolder,
)
from flows.run_records import FAILED, RUNNING, RunRecord
from flows.status import BROKEN_OFF, Status, status_of
from schemas.limits import Limits

STYLE = {"built": "green", "nothing_new": "dim", FAILED: "red", RUNNING: "yellow", BROKEN_OFF: "red"}


def status(
    raw: RawFolder = RAW,
    out: OutFolder = OUT,
    runs: Annotated[int, typer.Option("--runs", min=0, help="Runs that are shown.")] = 5,
    vocabulary: VocabularyFolder = None,
    corrections: CorrectionsFile = None,
    max_megabytes: MaxMegabytes = MAX_MEGABYTES,
    max_seconds: MaxSeconds = MAX_SECONDS,
    as_json: Annotated[bool, typer.Option("--json", help="One JSON object, with the whole records of the runs.")] = False,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 1 where the last run failed or was broken off.")] = False,
) -> None:
    """Show the last runs, what is new in the raw folder, whether a run is under way, and the disk.

    Examples:

    $ chiso status
    $ chiso status --json --runs 1
    $ chiso status --exit-code || mail -s "chiso" operator@example.org
    """
    found = status_of(raw, out, vocabulary, corrections, Limits.of(max_megabytes, max_seconds), runs)
    if as_json:
        print(json.dumps(asdict(found), ensure_ascii=False, indent=2))  # noqa: T201 - a machine reads it
    else:
        show(found, out)
    if exit_code and found.runs and found.runs[0].outcome in (FAILED, BROKEN_OFF):
        raise typer.Exit(ExitCode.REJECTED)


def show(found: Status, out: Path) -> None:
    """The status to be read."""
    lines: dict[str, Any] = {
        "dataset": f"build {found.build_id} in {out}, {found.dataset_bytes / 1e6:,.1f} MB" if found.build_id else f"no whole build in {out}",
        "raw": found.raw,
        "next run": found.next_run,
        "running": "a run is writing to the folder now" if found.running else "no",
        "disk": f"{found.free_bytes / 1e9:,.1f} GB free",
    }
    for name, text in lines.items():
        output.print(f"{name:>9}  {text}", markup=False, highlight=False, soft_wrap=True)
    if not found.runs:
        return
    table = Table(box=None, pad_edge=False)
    for column in ("began", "outcome", "seconds", "articles", "new", "figures", "slowest stage"):
        table.add_column(column, justify="right" if column in ("seconds", "articles", "new", "figures") else "left")
    for run in found.runs:
        table.add_row(*cells(run), style=STYLE.get(run.outcome))
    output.print()
    output.print(table)
    for run in found.runs:
        if run.error:
            output.print(f"\n{began(run)}  {run.error['name']}: {run.error['reason']}", style="red", markup=False, highlight=False, soft_wrap=True)
            output.print(f"to do: {run.error['remedy']}", markup=False, highlight=False, soft_wrap=True)


def cells(run: RunRecord) -> list[str]:
    """One run as a row of the table."""
    build = run.build or {}
    counts = [f"{build[name]:,}" if name in build else "" for name in ("articles", "articles_new", "observations")]
    slowest = max(run.stages, key=lambda stage: stage["seconds"], default=None)
    told = f"{slowest['name']} {slowest['seconds']:.1f} s" if slowest else ""
    return [began(run), run.outcome, "" if run.seconds is None else f"{run.seconds:,.1f}", *counts, told]


def began(run: RunRecord) -> str:
    """When a run began, in the time of this machine."""
    return datetime.fromisoformat(run.started).astimezone().strftime("%Y-%m-%d %H:%M:%S")
