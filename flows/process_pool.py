"""Mapping over batches with a pool of processes, inside one task.

Prefect's and Dask's process runners cost about 130 ms a task and, without a server, one temporary server a worker; a plain
pool inside one task was the fastest of all that were measured.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TypeVar

Batch = TypeVar("Batch")
Summary = TypeVar("Summary")


def available_processors() -> int:
    """Processors that this process may use (containers and `taskset` may allow fewer than the machine has)."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def pool_map(workers: int) -> Callable[[Callable[[Batch], Summary], Iterable[Batch]], Iterator[Summary]]:
    """A `map` that works in `workers` processes and yields the results in the order of the batches.

    A single batch, or a single worker, is done in this process: a pool takes longer to start than one batch to read. Processes are
    spawned, because forking a process that runs threads (Prefect does) can hang. At most twice as many batches as workers
    are under way, so that memory does not grow with the input.
    """

    def mapped(function: Callable[[Batch], Summary], batches: Iterable[Batch]) -> Iterator[Summary]:
        remaining = iter(batches)
        first = list(islice(remaining, 2))
        if len(first) < 2 or workers < 2:
            yield from map(function, chain(first, remaining))
            return
        pending: deque[Future[Summary]] = deque()
        with ProcessPoolExecutor(workers, get_context("spawn"), end_with_parent) as pool:
            try:
                for batch in chain(first, remaining):
                    pending.append(pool.submit(function, batch))
                    if len(pending) >= 2 * workers:
                        yield pending.popleft().result()
                while pending:
                    yield pending.popleft().result()
            finally:
                for future in pending:
                    future.cancel()

    return mapped


def end_with_parent() -> None:
    """End this process when the one that started it is gone, however that ended: a pool's processes do not notice by themselves."""
    parent = parent_process()
    if parent is not None:
        Thread(target=_end_after, args=(parent.sentinel,), name="end-with-parent", daemon=True).start()


def _end_after(sentinel: int) -> None:
    wait([sentinel])
    os._exit(1)
