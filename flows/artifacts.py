"""What a run leaves in Prefect's interface: a page to read and a table of counts."""

from __future__ import annotations

from prefect import get_run_logger
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from indicators.outcome import BuildOutcome

OUTCOME_KEY = "build-outcome"
COUNTS_KEY = "build-counts"
SHOWN = 50


def publish_artifacts(outcome: BuildOutcome) -> None:
    """Store the artifacts with the current run; where that fails the build is none the worse, and the log says so."""
    try:
        _publish(outcome)
    except Exception as error:  # noqa: BLE001 - whatever the server's trouble is, the tables are written
        get_run_logger().warning("the artifacts of this run are not stored: the Prefect server did not take them (%s)", error)


def _publish(outcome: BuildOutcome) -> None:
    create_markdown_artifact(outcome_page(outcome), key=OUTCOME_KEY, description="What the build holds, and what it had to reject.")
    create_table_artifact(counts(outcome), key=COUNTS_KEY, description="Rows of the build.")


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
