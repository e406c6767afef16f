from __future__ import annotations

from pathlib import Path

import pytest

import indicators

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def out(tmp_path_factory) -> Path:
    """The dataset of the two sample articles, as the extractor reads them; not to be changed."""
    folder = tmp_path_factory.mktemp("exported") / "processed"
    indicators.build(ROOT / "data" / "raw", folder)
    return folder
