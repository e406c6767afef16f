"""The measured parts of docs/extraction.md are those of this very code."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from benchmarks.document import PATH, blocks, written
from benchmarks.golden import GoldSet, own_sets
from extract.observation import Extraction


def test_the_document_is_up_to_date(extractions: Callable[[GoldSet], dict[str, Extraction]]) -> None:
    parts = blocks({gold: extractions(gold) for gold in own_sets()})
    text = PATH.read_text(encoding="utf-8")
    assert all(f"<!-- {name} -->" in text for name in parts)
    assert written(text, parts) == text, "the measured parts are stale: run make calibrate"


def test_only_measured_parts_are_written() -> None:
    text = "a\n<!-- x -->\nold\n<!-- end -->\nb"
    assert written(text, {"x": "new"}) == "a\n<!-- x -->\nnew\n<!-- end -->\nb"
    with pytest.raises(KeyError):
        written(text, {})
