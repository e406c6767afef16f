"""The stages of a build as Prefect tasks: each calls the stage of `indicators` and says in one line what it did."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from flows.artifacts import publish_artifacts
from flows.process_pool import pool_map
from flows.retrying import retry_when_it_may_pass
from indicators.batches import extract_batch, make_batches
from indicators.find import RawFile, find_articles
from indicators.outcome import BatchSummary, BuildOutcome
from indicators.pipeline import finish
from indicators.resolution import Compared, Resolved, compare_all, resolve
from indicators.validation import Validated, validate
from schemas.vocabulary import Vocabulary

SHOWN = 20
"""Rejected files that the log names one by one; all of them are in the table `articles`."""

# NO_CACHE: what a task returns depends on files and code that Prefect does not see; `indicators` itself finds out what is new.
STAGE: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
RETRY: dict[str, Any] = {"retries": 2, "retry_delay_seconds": [2, 10], "retry_condition_fn": retry_when_it_may_pass}


@task(name="find", tags={"chiso", "io"}, description="List and hash the raw files.", **STAGE, **RETRY)
def find_task(raw: Path) -> tuple[RawFile, ...]:
    """The raw files of the build."""
    files = find_articles(raw)
    get_run_logger().info("find: %s in %s", counted(len(files), "raw file"), raw)
    return files


@task(name="extract", tags={"chiso", "cpu"}, description="Read the articles and extract their figures, in batches.", **STAGE, **RETRY)
def extract_task(files: tuple[RawFile, ...], raw: Path, staging: Path, vocabulary: Path | None, workers: int) -> tuple[BatchSummary, ...]:
    """Part files in the staging folder, and one summary a batch."""
    log = get_run_logger()
    summaries = []
    done, told = 0, 0
    for summary in pool_map(workers)(extract_batch, make_batches(files, raw, staging, vocabulary)):
        summaries.append(summary)
        done += summary.articles + len(summary.rejected)
        # At most twenty lines for the raw files, and for collections, whose size is not known, one for every ten thousand articles.
        step = done * 20 // len(files) if done <= len(files) else 20 + done // 10_000
        if step > told:
            told = step
            log.info("extract: %s read", counted(done, "article"), extra={"done": done, "total": max(done, len(files))})
    figures, others = sum(each.observations for each in summaries), sum(each.rejects for each in summaries)
    log.info("extract: %s; %s without a row", counted(figures, "figure"), counted(others, "number"))
    return tuple(summaries)


@task(name="validate", tags={"chiso"}, description="Check every row; rows that fail go to rejects.", **STAGE)
def validate_task(staging: Path) -> Validated:
    """The valid rows and all rejects."""
    validated = validate(staging)
    invalid = int((validated.rejects["reason"] == "INVALID_ROW").sum())
    get_run_logger().info("validate: %s valid, %s moved to rejects", counted(len(validated.observations), "row"), f"{invalid:,}")
    return validated


@task(name="resolve", tags={"chiso"}, description="Check rates, choose one row of each fact, derive figures.", **STAGE)
def resolve_task(validated: Validated, vocabulary: Vocabulary) -> Resolved:
    """The observations, derived ones among them."""
    resolved = resolve(validated, vocabulary)
    rows = resolved.observations
    get_run_logger().info("resolve: %s selected, %s derived", counted(int(rows["selected"].sum()), "row"), f"{int(rows['derived'].sum()):,}")
    return resolved


@task(name="compare", tags={"chiso"}, description="Line the figures up across years and metrics.", **STAGE)
def compare_task(resolved: Resolved, vocabulary: Vocabulary) -> Compared:
    """Comparisons, the table by year, and quality findings."""
    compared = compare_all(resolved, vocabulary)
    log = get_run_logger()
    log.info("compare: %s, %s", counted(len(compared.comparisons), "comparison"), counted(len(compared.quality), "quality finding"))
    return compared


@task(name="publish", tags={"chiso", "io"}, description="Write the tables, the manifest last.", **STAGE, **RETRY)
def publish_task(resolved: Resolved, compared: Compared, summaries: tuple[BatchSummary, ...], **build: Any) -> BuildOutcome:
    """The outcome of the build; `build` are the keyword arguments of `indicators.pipeline.finish`."""
    outcome = finish(resolved, compared, summaries, **build)
    log = get_run_logger()
    log.info("publish: build %s in %s", outcome.build_id, outcome.out)
    for file in outcome.rejected[:SHOWN]:
        log.warning("rejected: %s: %s: %s", file.source, file.reason, file.detail)
    if len(outcome.rejected) > SHOWN:
        log.warning("rejected: %s more, see the table articles", f"{len(outcome.rejected) - SHOWN:,}")
    publish_artifacts(outcome)
    return outcome


def counted(number: int, noun: str) -> str:
    """`1 row`, `1,234 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
