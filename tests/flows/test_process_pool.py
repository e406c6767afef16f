from __future__ import annotations

import os

import pytest

from flows.process_pool import available_processors, pool_map


def square(number: int) -> int:
    return number * number


def process_id(_: int) -> int:
    return os.getpid()


def fail_on_three(number: int) -> int:
    if number == 3:
        raise ValueError("three")
    return number


def test_results_come_in_the_order_of_the_batches():
    assert list(pool_map(2)(square, range(9))) == [n * n for n in range(9)]


def test_several_batches_are_worked_on_in_other_processes():
    assert os.getpid() not in set(pool_map(2)(process_id, range(4)))


@pytest.mark.parametrize(("workers", "batches"), [(4, 1), (1, 3), (2, 0)])
def test_one_batch_or_one_worker_needs_no_pool(workers, batches):
    assert list(pool_map(workers)(process_id, range(batches))) == [os.getpid()] * batches


def test_batches_are_taken_as_they_are_needed():
    taken = []

    def batches():
        for number in range(50):
            taken.append(number)
            yield number

    results = pool_map(2)(square, batches())
    assert next(results) == 0
    assert len(taken) <= 5
    assert list(results)[-1] == 49 * 49


def test_the_error_of_a_batch_reaches_the_caller():
    with pytest.raises(ValueError, match="three"):
        list(pool_map(2)(fail_on_three, range(6)))


def test_there_is_a_processor():
    assert available_processors() >= 1
