"""The flow `build_dataset`: raw articles to validated tables, stage by stage."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from prefect import flow, get_run_logger
from prefect.utilities.annotations import quote

from flows.artifacts import publish_artifacts
from flows.process_pool import available_processors
from flows.tasks import extract_task, find_task, publish_task, resolve_task, shuffle_task
from indicators.batches import make_batches
from indicators.corrections.corrections_file import corrections_path, read_corrections
from indicators.current import current_manifest, versions_now
from indicators.exclusive import exclusive
from indicators.extraction_cache import FOLDER as CACHE_FOLDER
from indicators.extraction_cache import open_cache
from indicators.manifest import rules
from indicators.outcome import BuildOutcome, unchanged
from indicators.previous import previous_build
from indicators.store import fresh_staging
from indicators.terms import Terms
from schemas.limits import LIMITS, Limits
from schemas.vocabulary import load_vocabulary

T = TypeVar("T")


@flow(name="build_dataset", persist_result=False)
def build_dataset(
    raw: Path,
    out: Path,
    workers: int | None = None,
    full: bool = False,
    vocabulary: Path | None = None,
    corrections: Path | None = None,
    as_of: date | None = None,
    max_megabytes: float = LIMITS.megabytes,
    max_seconds: float = LIMITS.seconds,
) -> BuildOutcome:
    """Build the dataset in `out` from the articles in `raw`: the same files as `indicators.build`, byte for byte.

    `workers` processes extract (all processors where it is None); `full` builds even if nothing is new; `vocabulary` is a folder
    laid over the built-in vocabulary; `corrections` is the file of what people put right, if not `corrections.csv` above the raw folder; with
    `as_of` the dataset tells what was known on that day. An article of more megabytes, or that takes more seconds of a processor, is rejected.
    Raises what `indicators.build` raises.
    """
    limits = Limits.of(max_megabytes, max_seconds)
    files = find_task(raw, limits)
    corrections = corrections_path(raw, corrections)
    versions = versions_now(vocabulary, corrections, as_of, limits)
    if not full and (manifest := current_manifest(files, out, versions)):
        outcome = unchanged(out, manifest)
        get_run_logger().info("nothing new: build %s in %s is up to date", outcome.build_id, out)
        publish_artifacts(outcome)
        return outcome
    known = load_vocabulary(vocabulary)
    terms = Terms(read_corrections(corrections, known).until(as_of), as_of, limits)
    with exclusive(out):
        previous = previous_build(out)
        staging = fresh_staging(out)
        processes = workers or available_processors()
        cache = None if full else open_cache(out / CACHE_FOLDER, rules(versions))
        batches = partial(make_batches, files, raw, staging, vocabulary, terms, cache)
        read = extract_task(unvisited(batches), len(files), processes)
        shuffled = shuffle_task(staging, unvisited(known), vocabulary)
        resolved = resolve_task(unvisited(shuffled.buckets), processes)
        return publish_task(
            unvisited(shuffled),
            unvisited(read),
            unvisited(resolved),
            files=unvisited(files),
            out=out,
            staging=staging,
            versions=versions,
            vocabulary=unvisited(known),
            corrections=unvisited(terms.corrections),
            previous=unvisited(previous),
        )


def unvisited(argument: T) -> T:
    """The argument as a task takes it without looking through its elements, which is slow, for results of other tasks."""
    return cast("T", quote(argument))
