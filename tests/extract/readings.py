"""Short articles of our own and the rows expected of them: what the tables of the tests of `extract` are written in."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract import extract
from extract.observation import Extraction, Observation
from extract.read import article_of_page
from schemas.vocabulary import load_vocabulary

TITLE = "Bức tranh kinh tế - xã hội của địa phương"
PUBLISHED = "05/07/2024"

FAILING: dict[str, str] = yaml.safe_load(Path(__file__).with_name("failing.yaml").read_text(encoding="utf-8"))


def read(*lines: str, published: str | None = PUBLISHED, title: str = TITLE) -> Extraction:
    """Extract an article of these lines."""
    page = "\n\n".join([title, *([f"08:15, {published}"] if published else []), "\n".join(lines)])
    vocabulary = load_vocabulary()
    return extract(article_of_page(page.encode(), article_id="a", source="a.txt", vocabulary=vocabulary), vocabulary)


@dataclass(frozen=True)
class Row:
    """An expected row: value and unit always, other columns where the case names them; `words` must all stand in metric_text."""

    value: float
    unit: str
    words: str = ""
    columns: dict[str, Any] = field(default_factory=dict)


def row(value: float, unit: str, words: str = "", **columns: Any) -> Row:
    """An expected row; `columns` by their names in `observations`."""
    return Row(value, unit, words, columns)


def check(found: Iterable[Observation], expected: list[Row]) -> None:
    """The rows found are those expected, in order, and no other."""
    rows = list(found)
    assert [(r.value, r.unit) for r in rows] == [(pytest.approx(e.value), e.unit) for e in expected]
    for got, want in zip(rows, expected, strict=True):
        assert {name: getattr(got, name) for name in want.columns} == want.columns, got.source_sentence
        missing = set(want.words.lower().split()) - set(got.metric_text.lower().replace(",", " ").split())
        assert not missing, f"{got.metric_text!r} lacks {missing}"


def cases(*rows: tuple[Any, ...]) -> list[Any]:
    """Cases named after their sentence; those of failing.yaml are expected to fail, and must be struck off there once they pass."""
    return [
        pytest.param(*row, id=row[0][:60], marks=pytest.mark.xfail(strict=True, reason=FAILING[row[0]]) if row[0] in FAILING else ()) for row in rows
    ]
