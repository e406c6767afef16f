"""The flow `build_dataset`: raw articles to validated tables, stage by stage."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import Any, TypeVar, cast

from prefect import State, flow, get_run_logger
from prefect.states import Completed, Failed
from prefect.utilities.annotations import quote

from flows.artifacts import publish_artifacts
from flows.configuration import read_configuration
from flows.failures import FAULT, Failure, failure_of
from flows.notification import tell
from flows.outcome_text import said, state_name
from flows.process_pool import available_processors
from flows.run_records import Recording, recorded
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


def tell_of_failure(flow: Any, flow_run: Any, state: State[Any]) -> None:
    """Prefect's hook for runs that fail or crash."""
    del flow, flow_run  # Prefect hands them in by name
    tell(Failure.of_state(state.name, state.message))


@flow(name="build_dataset", persist_result=False, on_failure=[tell_of_failure], on_crashed=[tell_of_failure])
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

    The run ends in a state that is named after what happened; where it is called it gives the outcome, or raises what `indicators.build` raises.

    Args:
        raw: Folder of articles as they came.
        out: Folder of the tables.
        workers: Processes that read articles; all processors where nothing is said.
        full: Build even if nothing is new.
        vocabulary: Folder of own vocabulary files, laid over the built-in ones.
        corrections: File of what people put right, if not `corrections.csv` above the raw folder.
        as_of: Tell what was known on this day.
        max_megabytes: Size of the largest file or record that is an article; a larger one is rejected.
        max_seconds: Processor time that one article may take before it is rejected.
    """
    parameters = {"raw": raw, "workers": workers, "full": full, "vocabulary": vocabulary, "corrections": corrections, "as_of": as_of}
    limits = Limits.of(max_megabytes, max_seconds)
    with recorded(out, parameters | {"max_megabytes": max_megabytes, "max_seconds": max_seconds}) as recording:
        try:
            recording.keep = read_configuration().keep_runs
            outcome = _build(raw, out, workers or available_processors(), full, vocabulary, corrections, as_of, limits, recording)
        except Exception as error:  # noqa: BLE001 - every failure becomes a state that says what to do
            failure = failure_of(error)
            get_run_logger().error("%s: %s", failure.name.lower(), failure, exc_info=failure.name == FAULT, extra={"failure": failure.name})
            recording.fail(failure)
            return state_of(Failed(name=failure.name, message=str(failure), data=error))
        recording.end(outcome)
        publish_artifacts(outcome)
        return state_of(Completed(name=state_name(outcome), message=said(outcome), data=outcome))


def _build(
    raw: Path,
    out: Path,
    workers: int,
    full: bool,
    vocabulary: Path | None,
    corrections: Path | None,
    as_of: date | None,
    limits: Limits,
    recording: Recording,
) -> BuildOutcome:
    files = find_task(raw, limits)
    corrections = corrections_path(raw, corrections)
    versions = versions_now(vocabulary, corrections, as_of, limits)
    recording.made_by(versions)
    if not full and (manifest := current_manifest(files, out, versions)):
        outcome = unchanged(out, manifest)
        get_run_logger().info("nothing new: build %s in %s is up to date", outcome.build_id, out)
        return outcome
    known = load_vocabulary(vocabulary)
    terms = Terms(read_corrections(corrections, known).until(as_of), as_of, limits)
    with exclusive(out):
        recording.begin()
        previous = previous_build(out)
        staging = fresh_staging(out)
        cache = None if full else open_cache(out / CACHE_FOLDER, rules(versions))
        batches = partial(make_batches, files, raw, staging, vocabulary, terms, cache)
        read = extract_task(unvisited(batches), len(files), workers)
        shuffled = shuffle_task(staging, unvisited(known), vocabulary)
        resolved = resolve_task(unvisited(shuffled.buckets), workers)
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


def state_of(state: State[BuildOutcome]) -> BuildOutcome:
    """A state as a flow returns it: its caller gets the data, or the exception raised."""
    return cast("BuildOutcome", state)


def unvisited(argument: T) -> T:
    """The argument as a task takes it without looking through its elements, which is slow, for results of other tasks."""
    return cast("T", quote(argument))
