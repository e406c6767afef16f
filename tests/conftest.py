"""Settings of all tests, and the golden articles, read and extracted once for all of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest
from hypothesis import settings

from benchmarks.golden import GoldSet, extract_set
from extract.observation import Extraction

pytest.register_assert_rewrite("tests.extract.readings")

# a shared machine is no stopwatch: properties have no deadline; the same examples every time
settings.register_profile("chiso", deadline=None, derandomize=True)
settings.load_profile("chiso")


@pytest.fixture(scope="session")
def extractions() -> Callable[[GoldSet], dict[str, Extraction]]:
    """What the extractor finds in a set, by article id."""
    return cache(extract_set)
