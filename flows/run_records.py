"""What each run did, kept beside the dataset: one small JSON file a run, also where the run fails.

A record names no machine and no user. It is written when the run begins and again when it ends, so a run that was killed
is known by a record that has no end.
"""

from __future__ import annotations

import json
import logging
import platform
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any
from uuid import uuid4

from flows.failures import Failure, failure_of
from flows.stages import Stage, collected
from indicators.manifest import Versions, code_version
from indicators.outcome import BuildOutcome
from indicators.store import write_text

FOLDER = ".runs"
"""In the output folder, where readers do not look."""
KEPT = 50
"""Records that are kept where nothing else is said."""
RUNNING, BUILT, NOTHING_NEW, FAILED = "running", "built", "nothing_new", "failed"

_log = logging.getLogger(__name__)
_present: ContextVar[Recording | None] = ContextVar("recording", default=None)


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run; `build` holds the id and the counts of the dataset as the run leaves it, `error` name, reason and remedy of a failure."""

    run_id: str
    started: str
    ended: str | None
    seconds: float | None
    outcome: str
    parameters: Mapping[str, str | float | bool | None]
    stages: tuple[Mapping[str, Any], ...]
    build: Mapping[str, str | int] | None
    error: Mapping[str, str] | None
    versions: Mapping[str, str | None]


class Recording:
    """The record of the run that is under way."""

    def __init__(self, out: Path, keep: int, parameters: Mapping[str, Any], stages: list[Stage]) -> None:
        self.out, self.keep, self.stages = out, keep, stages
        self.start = time.monotonic()
        now = datetime.now(UTC)
        told = {name: value if isinstance(value, (int, float, bool)) or value is None else str(value) for name, value in parameters.items()}
        run_id = f"{now:%Y%m%dT%H%M%S.%f}Z-{uuid4().hex[:8]}"
        self.record = RunRecord(run_id, _instant(now), None, None, RUNNING, told, (), None, None, _versions())
        self.path: Path | None = None
        self.outcome: BuildOutcome | None = None
        self.server_lost = False

    def begin(self) -> None:
        """Write that the run is under way, if there is a folder to write to; the folder of the tables is made by the build."""
        if self.path is None and self.out.is_dir():
            self._write()

    def made_by(self, versions: Versions) -> None:
        """Note what decides the rows."""
        self.record = replace(self.record, versions={**self.record.versions, **asdict(versions)})

    def end(self, outcome: BuildOutcome) -> None:
        """Note what a run that went well has done."""
        if self.record.outcome != RUNNING:
            return
        self.outcome = outcome
        left = asdict(outcome) | {"rejected": len(outcome.rejected)}
        build = {name: value for name, value in left.items() if name not in ("out", "failed", "nothing_new")}
        self._finish(replace(self.record, outcome=NOTHING_NEW if outcome.nothing_new else BUILT, build=build))

    def fail(self, failure: Failure) -> None:
        """Note why a run failed."""
        if self.record.outcome == RUNNING:
            self._finish(replace(self.record, outcome=FAILED, error=asdict(failure)))

    def _finish(self, record: RunRecord) -> None:
        stages = tuple(asdict(each) | {"seconds": round(each.seconds, 3)} for each in self.stages)
        self.record = replace(record, ended=_instant(datetime.now(UTC)), seconds=round(time.monotonic() - self.start, 3), stages=stages)
        if self.out.is_dir():
            self._write()
            self._drop()

    def _write(self) -> None:
        """Write the record; a disk that does not take it must not stop the run, or hide why it failed."""
        path = self.out / FOLDER / f"{self.record.run_id}.json"
        try:
            write_text(json.dumps(asdict(self.record), ensure_ascii=False, indent=2) + "\n", path)
            self.path = path
        except OSError as error:
            _log.warning("%s: the record of this run cannot be written (%s)", path, error.strerror)

    def _drop(self) -> None:
        """Keep the last records; of runs in a row that found nothing new only the last, so that they do not push out the others."""
        others = [path for path in reversed(_paths(self.out)) if path != self.path]
        before = _read(others[0]) if others else None
        idle = self.record.outcome == NOTHING_NEW and before is not None and before.outcome == NOTHING_NEW
        for path in others[:1] * idle + others[max(self.keep - 1, 0) :]:
            path.unlink(missing_ok=True)


@contextmanager
def recorded(out: Path, parameters: Mapping[str, Any], keep: int = KEPT) -> Iterator[Recording]:
    """Record what runs inside; inside another recording that one goes on."""
    if (present := _present.get()) is not None:
        yield present
        return
    with collected() as stages:
        recording = Recording(out, keep, parameters, stages)
        token = _present.set(recording)
        try:
            recording.begin()
            yield recording
        except BaseException as error:
            recording.fail(failure_of(error))
            raise
        finally:
            _present.reset(token)


def read_records(out: Path, last: int | None = None) -> list[RunRecord]:
    """The last records, newest first; what cannot be read is left out."""
    return [record for path in list(reversed(_paths(out)))[:last] if (record := _read(path))]


def _paths(out: Path) -> list[Path]:
    return sorted((out / FOLDER).glob("[!.]*.json"))


def _read(path: Path) -> RunRecord | None:
    try:
        return RunRecord(**json.loads(path.read_bytes()))
    except (OSError, ValueError, TypeError):
        return None


def _instant(moment: datetime) -> str:
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _versions() -> dict[str, str | None]:
    return {"chiso": _release("chiso"), "python": platform.python_version(), "prefect": _release("prefect"), "code": code_version()}


def _release(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:  # a checkout that is not installed
        return None
