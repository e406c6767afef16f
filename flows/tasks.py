"""The stages of a build as Prefect tasks: each calls the stage of `indicators` and says in one line what it did."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from prefect import get_run_logger, task
from prefect.cache_policies import NO_CACHE

from flows.artifacts import Progress
from flows.process_pool import pool_map
from flows.retrying import retry_when_it_may_pass
from flows.stages import stage
from indicators.batches import Batch, extract_batch
from indicators.find import RawFile, find_articles
from indicators.outcome import BatchSummary, BuildOutcome
from indicators.pipeline import finish
from indicators.resolution import BucketSummary, resolve_bucket
from indicators.shuffle import Bucket, Shuffled, shuffle
from schemas.limits import Limits
from schemas.vocabulary import Vocabulary

SHOWN = 20
"""Rejected files that the log names one by one; all of them are in the table `articles`."""

TELL_EVERY = 5.0
"""Seconds between two lines about the articles that are read."""

# NO_CACHE: what a task returns depends on files and code that Prefect does not see; `indicators` itself finds out what is new.
# No tags: for each tag of a task Prefect asks the server for a slot, and a server that went away would stop the build.
STAGE: dict[str, Any] = {"cache_policy": NO_CACHE, "persist_result": False}
RETRY: dict[str, Any] = {"retries": 2, "retry_delay_seconds": [2, 10], "retry_condition_fn": retry_when_it_may_pass}


@task(name="find", description="List and hash the raw files.", **STAGE, **RETRY)
def find_task(raw: Path, limits: Limits) -> tuple[RawFile, ...]:
    """The raw files of the build."""
    with stage("find") as counters:
        files = find_articles(raw, limits)
        counters["raw_files"] = len(files)
    get_run_logger().info("find: %s in %s", counted(len(files), "raw file"), raw)
    return files


@task(name="extract", description="Read the articles and extract their figures, in batches.", **STAGE, **RETRY)
def extract_task(batches: Callable[[], Iterable[Batch]], files: int, workers: int) -> tuple[BatchSummary, ...]:
    """Part files in the staging folder, and one summary a batch.

    `batches` gives the batches, from the start where the task is tried again; `files` counts the raw files.
    """
    log = get_run_logger()
    summaries = []
    done = 0
    start = told = time.monotonic()
    progress = Progress()
    with stage("extract") as counters:
        for summary in pool_map(workers)(extract_batch, batches()):
            summaries.append(summary)
            done += summary.articles + len(summary.rejected)
            now = time.monotonic()
            if now - told >= TELL_EVERY or done == files:
                told = now
                progress.show(100 * done / max(done, files))
                # of collections nobody knows beforehand how many articles they hold
                total = files if done <= files else None
                rate = f"{done / max(now - start, 1e-9):,.0f}"
                log.info("extract: %s read, %s a second", counted(done, "article"), rate, extra={"done": done, "total": total})
        sums = {name: sum(getattr(each, name) for each in summaries) for name in ("extracted", "observations", "rejects", "invalid")}
        counters.update(articles=done, **sums)
    log.info("extract: %s not read before", counted(sums["extracted"], "article"))
    figures, others = counted(sums["observations"], "figure"), counted(sums["rejects"], "number")
    log.info("extract: %s; %s without a row, %s of them for a failed check", figures, others, f"{sums['invalid']:,}")
    return tuple(summaries)


@task(name="shuffle", description="Find repeated articles and bring the rows of each series together.", **STAGE, **RETRY)
def shuffle_task(staging: Path, known: Vocabulary, vocabulary: Path | None) -> Shuffled:
    """All articles, and the buckets of series."""
    with stage("shuffle") as counters:
        shuffled = shuffle(staging, known, vocabulary)
        repeated = int(shuffled.articles["duplicate_of"].notna().sum())
        counters.update(repeated=repeated, buckets=len(shuffled.buckets))
    log = get_run_logger()
    log.info("shuffle: %s repeated, %s in %s", counted(repeated, "article"), "series", counted(len(shuffled.buckets), "bucket"))
    return shuffled


@task(name="resolve", description="Choose one row of each fact, derive figures, compare years.", **STAGE, **RETRY)
def resolve_task(buckets: tuple[Bucket, ...], workers: int) -> tuple[BucketSummary, ...]:
    """Results in the staging folder, and one summary a bucket."""
    with stage("resolve") as counters:
        found = tuple(pool_map(workers)(resolve_bucket, buckets))
        sums = {name: sum(getattr(each, name) for each in found) for name in ("selected", "derived", "comparisons", "findings")}
        counters.update(sums)
    log = get_run_logger()
    log.info("resolve: %s selected, %s derived", counted(sums["selected"], "row"), f"{sums['derived']:,}")
    log.info("compare: %s, %s", counted(sums["comparisons"], "comparison"), counted(sums["findings"], "quality finding"))
    return found


@task(name="publish", description="Write the tables, the manifest last.", **STAGE, **RETRY)
def publish_task(shuffled: Shuffled, read: tuple[BatchSummary, ...], resolved: tuple[BucketSummary, ...], **build: Any) -> BuildOutcome:
    """The outcome of the build; `build` are the keyword arguments of `indicators.pipeline.finish`."""
    with stage("publish") as counters:
        outcome = finish(shuffled, read, resolved, **build)
        counters.update(articles=outcome.articles, observations=outcome.observations, changes=outcome.changes)
    log = get_run_logger()
    log.info("publish: build %s in %s", outcome.build_id, outcome.out)
    for file in outcome.rejected[:SHOWN]:
        log.warning("rejected: %s: %s: %s", file.source, file.reason, file.detail)
    if len(outcome.rejected) > SHOWN:
        log.warning("rejected: %s more, see the table articles", f"{len(outcome.rejected) - SHOWN:,}")
    for fault in outcome.failed:
        log.error("not applied: %s", fault)
    return outcome


def counted(number: int, noun: str) -> str:
    """`1 row`, `1,234 rows`."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
