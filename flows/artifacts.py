"""What a run leaves in Prefect's interface: a page to read, tables of counts, comparisons and findings, and how far it is."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, cast
from uuid import UUID

import pyarrow.parquet as pq
from prefect import get_run_logger
from prefect.artifacts import create_markdown_artifact, create_progress_artifact, create_table_artifact, update_progress_artifact
from prefect.settings import PREFECT_CLIENT_MAX_RETRIES, temporary_settings

from indicators.builds import current
from indicators.outcome import BuildOutcome
from indicators.read import read_arrow
from schemas.tables import COMPARISONS, QUALITY

OUTCOME_KEY = "build-outcome"
COUNTS_KEY = "build-counts"
COMPARISONS_KEY = "build-comparisons"
QUALITY_KEY = "build-quality"
PROGRESS_KEY = "build-progress"
SHOWN = 50
SHOWN_OF_COMPARISON = ["label", "kind", "percent_change", "point_change", "ratio", "comparability", "reasons"]


def publish_artifacts(outcome: BuildOutcome) -> None:
    """Store the artifacts with the current run; where that fails the build is none the worse, and the log says so."""
    try:
        with at_once():
            _publish(outcome)
    except Exception as error:  # noqa: BLE001 - whatever the server's trouble is, the tables are written
        get_run_logger().warning("the artifacts of this run are not stored: the Prefect server did not take them (%s)", error)


def _publish(outcome: BuildOutcome) -> None:
    create_markdown_artifact(outcome_page(outcome), key=OUTCOME_KEY, description="What the build holds, and what it had to reject.")
    create_table_artifact(counts(outcome), key=COUNTS_KEY, description="Rows of the build.")
    pairs = comparisons(outcome.out)
    create_table_artifact(pairs, key=COMPARISONS_KEY, description=f"The first {len(pairs):,} of {outcome.comparisons:,} comparisons.")
    create_table_artifact(
        findings(outcome.out), key=QUALITY_KEY, description="Findings about the data by check, with one of each; the table quality has all."
    )


def at_once() -> AbstractContextManager[object]:
    """Ask the server once: Prefect's client would try for a minute, and a build need not wait for what it can do without."""
    return temporary_settings({PREFECT_CLIENT_MAX_RETRIES: 0})


class Progress:
    """How far a run is, as a bar in Prefect's interface; a server that does not take it does not stop the work."""

    def __init__(self) -> None:
        self.id: UUID | None = None
        self.lost = False

    def show(self, percent: float) -> None:
        """Move the bar; after one failure no more."""
        if self.lost:
            return
        try:
            with at_once():
                if self.id is None:
                    self.id = cast("UUID", create_progress_artifact(percent, key=PROGRESS_KEY, description="Articles read, in percent."))
                else:
                    update_progress_artifact(self.id, percent)
        except Exception as error:  # noqa: BLE001 - a bar is not worth a build
            self.lost = True
            get_run_logger().debug("the progress of this run is not stored (%s)", error)


def comparisons(out: Path) -> list[dict[str, Any]]:
    """The first comparisons, as the table has them."""
    with pq.ParquetFile(current(out) / COMPARISONS.path) as file:
        batch = next(file.iter_batches(SHOWN, columns=SHOWN_OF_COMPARISON), None)
    rows: list[dict[str, Any]] = [] if batch is None else batch.to_pylist()
    return rows


def findings(out: Path) -> list[dict[str, Any]]:
    """How many findings each check has, with the first as an example."""
    found = read_arrow(out, QUALITY, ["check", "severity", "message"])
    groups = found.group_by(["check", "severity"], use_threads=False).aggregate([("message", "count"), ("message", "first")])
    rows: list[dict[str, Any]] = groups.rename_columns({"message_count": "findings", "message_first": "for example"}).to_pylist()
    return rows


def counts(outcome: BuildOutcome) -> list[dict[str, str | int]]:
    """One row a count."""
    numbers = {
        "articles read": outcome.articles,
        "of these new or changed": outcome.articles_new,
        "articles rejected": outcome.articles_rejected,
        "of these new or changed in this run": len(outcome.rejected),
        "observations": outcome.observations,
        "derived observations": outcome.derived,
        "numbers rejected": outcome.rejects,
        "comparisons": outcome.comparisons,
        "corrections applied": outcome.corrections,
        "corrections not applied": outcome.corrections_failed,
        "changes against the build before": outcome.changes,
    }
    return [{"what": what, "rows": rows} for what, rows in numbers.items()]


def outcome_page(outcome: BuildOutcome) -> str:
    """The outcome as Markdown."""
    holds = f"{outcome.observations:,} figures of {outcome.articles:,} articles, {outcome.derived:,} derived, {outcome.comparisons:,} comparisons"
    news = f"{outcome.articles_new:,} articles are new or changed; {outcome.changes:,} changes in observations."
    lines = [f"# Build {outcome.build_id}", "", f"In `{outcome.out}`: {holds}.", "", "Nothing new was found." if outcome.nothing_new else news]
    if outcome.failed:
        lines += ["", f"## Corrections that are not applied: {len(outcome.failed):,}", "", *(f"- {cell(fault)}" for fault in outcome.failed)]
    if outcome.rejected:
        lines += ["", f"## Rejected in this run: {len(outcome.rejected):,}", "", "| file | reason | what to do |", "| --- | --- | --- |"]
        lines += [f"| `{cell(file.source)}` | {file.reason} | {cell(file.detail)} |" for file in outcome.rejected[:SHOWN]]
        if len(outcome.rejected) > SHOWN:
            lines += ["", f"{len(outcome.rejected) - SHOWN:,} more are in the table `articles`."]
    return "\n".join(lines) + "\n"


def cell(text: str) -> str:
    """Text that stays inside one cell of a Markdown table."""
    return " ".join(text.replace("|", "\\|").split())
