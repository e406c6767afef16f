"""Measure what happens to rows after extraction: made-up observations through every later stage, with seconds and memory.

python -m benchmarks.scale [ROWS] [WORKERS]
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.synthetic import batches
from flows.process_pool import pool_map
from indicators.assembly import Now, assemble
from indicators.batches import stage
from indicators.current import versions_now
from indicators.previous import Previous
from indicators.publication import FINISHED
from indicators.resolution import resolve_bucket
from indicators.shuffle import shuffle
from indicators.validation import Validated
from schemas.tables import REJECTS
from schemas.tables.frames import empty_frame
from schemas.vocabulary import load_vocabulary

_BATCH = 20_000


def main(rows: int = 2_000_000, workers: int = 2) -> None:
    """Print a line a stage."""
    vocabulary = load_vocabulary()
    with tempfile.TemporaryDirectory() as folder:
        staging = Path(folder)
        clock = _Clock()
        for number, made in enumerate(batches(rows, _BATCH)):
            stage(Validated(made.articles, made.observations, empty_frame(REJECTS), 0), vocabulary, staging, number)
        clock.tell("made up and staged", rows)
        shuffled = shuffle(staging, vocabulary)
        clock.tell(f"shuffled into {len(shuffled.buckets)} buckets", rows)
        found = tuple(pool_map(workers)(resolve_bucket, shuffled.buckets))
        clock.tell(f"resolved and compared, {sum(each.comparisons for each in found):,} comparisons", rows)
        assembled = assemble(shuffled, staging, staging / FINISHED, vocabulary, Previous(staging), Now(versions_now()))
        clock.tell(f"assembled, {assembled.changes:,} changes", rows)


class _Clock:
    """Seconds since the line before, by the clock and of all processors, and the greatest memory so far of this process and of a worker."""

    def __init__(self) -> None:
        self._since, self._worked = time.perf_counter(), _processor_seconds()

    def tell(self, what: str, rows: int) -> None:
        """Print a line."""
        seconds, worked = time.perf_counter() - self._since, _processor_seconds() - self._worked
        here, workers = (resource.getrusage(who).ru_maxrss / 1e6 for who in _WHO)
        rate = f"{seconds:8.1f} s {worked:8.1f} s of processors {rows / seconds:10,.0f} rows/s"
        sys.stdout.write(f"{what:56} {rate} {here:6.2f} GB here {workers:6.2f} GB a worker\n")
        self._since, self._worked = time.perf_counter(), _processor_seconds()


_WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _processor_seconds() -> float:
    return sum(resource.getrusage(who).ru_utime + resource.getrusage(who).ru_stime for who in _WHO)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
