"""`chiso run`: from raw articles to tables."""

from __future__ import annotations

import logging
import os
import sys
from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

from flows.cli.console import errors, output
from flows.cli.exit_code import ExitCode
from flows.cli.json_lines import json_messages, print_line
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
    Workers,
)
from flows.configuration import read_configuration
from flows.failures import FAULT, failure_of
from flows.notification import tell
from flows.outcome_text import said
from flows.run_records import FAILED, Recording, recorded
from flows.settings import make_prefect_home
from schemas.limits import LIMITS, Limits

if TYPE_CHECKING:
    from indicators.outcome import BuildOutcome


class LogFormat(StrEnum):
    """How a run tells what it does."""

    TEXT = "text"
    JSON = "json"


def run(
    raw: RawFolder = RAW,
    out: OutFolder = OUT,
    workers: Workers = None,
    full: Annotated[bool, typer.Option("--full", help="Build even if nothing is new.")] = False,
    vocabulary: VocabularyFolder = None,
    corrections: CorrectionsFile = None,
    as_of: Annotated[
        datetime | None, typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="Tell what was known on this day.")
    ] = None,
    max_megabytes: MaxMegabytes = MAX_MEGABYTES,
    max_seconds: MaxSeconds = MAX_SECONDS,
    log_format: Annotated[LogFormat, typer.Option("--log-format", help="Lines to read, or one JSON object a line.")] = LogFormat.TEXT,
) -> None:
    """Read the raw articles and write the tables.

    A run that finds nothing new (same articles, corrections, vocabulary and rules) says so and changes nothing.

    A correction that no longer fits what the articles say is not applied: it is printed, and the exit code is 1 until it is mended.

    With --as-of, articles published after the day, and corrections made after it, are left out; an article without a date is always known.

    An article beyond --max-megabytes or --max-seconds is rejected, and all others are read.

    What the run did is kept in the hidden folder .runs of the tables, and `chiso status` shows it.

    Prefect records the run: on the server of PREFECT_API_URL where that is set, else on a temporary one that takes about ten seconds to start.

    Examples:

    $ chiso run
    $ chiso run --raw news/2025 --out tables/2025
    $ chiso run --vocabulary my-metrics --full
    $ chiso run --as-of 2025-01-31 --out tables/as-of-2025-01-31
    $ chiso run --log-format json 2>> chiso.log
    $ PREFECT_API_URL=http://127.0.0.1:4200/api chiso run
    """
    day = as_of.date() if as_of else None
    limits = Limits.of(max_megabytes, max_seconds)
    parameters = {
        "raw": raw,
        "workers": workers,
        "full": full,
        "vocabulary": vocabulary,
        "corrections": corrections,
        "as_of": day,
        "max_megabytes": max_megabytes,
        "max_seconds": max_seconds,
    }
    as_json = log_format is LogFormat.JSON
    try:
        with recorded(out, parameters, read_configuration().keep_runs) as recording:
            if (outcome := None if full else nothing_new(raw, out, vocabulary, corrections, day, limits)) is None:
                outcome = run_flow(recording, log_format, out=out, **parameters)
            recording.end(outcome)
    except Exception as error:
        failure = failure_of(error)
        tell(failure)
        if failure.name == FAULT and not as_json:
            raise
        if as_json:
            print_line(level="error", message=str(failure), outcome=FAILED, error=asdict(failure))
        else:
            errors.print(f"chiso: {failure}", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(ExitCode.NOTHING_DONE) from error
    if as_json:
        print_line(level="info", message=said(outcome), **asdict(recording.record))
    else:
        report(outcome)
    code = ExitCode.REJECTED if outcome.rejected or outcome.corrections_failed else ExitCode.GOOD
    if recording.server_lost:
        leave_at_once(code)
    raise typer.Exit(code)


def leave_at_once(code: ExitCode) -> NoReturn:
    """Leave without Prefect's farewell: it would try for minutes to deliver its events to a server that is gone."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def nothing_new(
    raw: Path,
    out: Path,
    vocabulary: Path | None = None,
    corrections: Path | None = None,
    as_of: date | None = None,
    limits: Limits = LIMITS,
) -> BuildOutcome | None:
    """The outcome of a run that would change nothing, found out without Prefect; None where there is work to do.

    Raises DatasetError where `raw` holds no articles or does not exist.
    """
    from indicators.corrections.corrections_file import corrections_path
    from indicators.current import current_manifest, versions_now
    from indicators.find import find_articles
    from indicators.outcome import unchanged

    files = find_articles(raw, limits)
    manifest = current_manifest(files, out, versions_now(vocabulary, corrections_path(raw, corrections), as_of, limits))
    return unchanged(out, manifest) if manifest else None


def run_flow(recording: Recording, log_format: LogFormat, **parameters: Any) -> BuildOutcome:
    """Run the flow, with these parameters, in this process."""
    as_json = log_format is LogFormat.JSON
    if not as_json:
        errors.print("starting Prefect …", style="dim", highlight=False)
    make_prefect_home()
    from prefect.settings import PREFECT_FLOWS_HEARTBEAT_FREQUENCY, temporary_settings

    from flows.build_dataset import build_dataset
    from flows.cli.progress import run_messages
    from flows.server import reach_server

    # Heartbeats tell a server that a scheduled run still lives; here they would only hold up the end of the run by a second.
    with temporary_settings({PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None}), json_messages() if as_json else run_messages(errors):
        reach_server()
        try:
            outcome: BuildOutcome = build_dataset(**parameters)
        except Exception as error:
            if recording.outcome is None:
                raise
            # Prefect's own fault, after the tables were written: a server that is gone, say
            logging.getLogger("prefect.flow_runs").warning("the Prefect server did not record how this run ended (%s); the tables are written", error)
            recording.server_lost = True
            outcome = recording.outcome
    return outcome


def report(outcome: BuildOutcome) -> None:
    """Say what lies in the dataset now, and what this run changed."""
    rejected = f", {counted(outcome.articles_rejected, 'file')} rejected" if outcome.articles_rejected else ""
    read = f"{counted(outcome.articles, 'article')} read ({outcome.articles_new:,} new){rejected}"
    figures = f"{counted(outcome.observations, 'figure')}, {outcome.derived:,} derived, {counted(outcome.comparisons, 'comparison')}"
    others = f"{counted(outcome.rejects, 'number')} {'is no figure' if outcome.rejects == 1 else 'are no figures'}"
    if outcome.nothing_new:
        output.print(f"Nothing new: {outcome.out} is up to date (build {outcome.build_id}).", style="green", highlight=False, soft_wrap=True)
    else:
        output.print(
            f"{outcome.out}: build {outcome.build_id}, {counted(outcome.changes, 'change')}.", style="green", highlight=False, soft_wrap=True
        )
    output.print(f"It holds {read}, {figures}; {others}.", highlight=False, soft_wrap=True)
    report_corrections(outcome)
    if outcome.rejected:
        files = counted(len(outcome.rejected), "file")
        output.print(f"This run rejected {files}; the reasons are above and in the table articles.", style="yellow", highlight=False, soft_wrap=True)


def report_corrections(outcome: BuildOutcome) -> None:
    """Say how many corrections are applied, and loudly how many are not."""
    if outcome.corrections:
        output.print(f"{counted(outcome.corrections, 'correction')} applied.", highlight=False, soft_wrap=True)
    if outcome.corrections_failed:
        failed = counted(outcome.corrections_failed, "correction")
        where = (
            "the table quality says why, under correction_not_applied" if outcome.nothing_new else "the reasons are above and in the table quality"
        )
        errors.print(f"NOT APPLIED: {failed}; {where}.", style="bold red", highlight=False, soft_wrap=True)


def counted(number: int, noun: str) -> str:
    """`1 file`, `1,200 files`."""
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"
