"""The golden articles, read and extracted once for all tests."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from benchmarks.golden import GoldSet, extract_set
from extract.observation import Extraction


@pytest.fixture(scope="session")
def extractions() -> Callable[[GoldSet], dict[str, Extraction]]:
    """What the extractor finds in a set, by article id."""
    return cache(extract_set)
