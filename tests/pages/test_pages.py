"""Pages in the layouts of many newspapers, portals and blogs: all of the article, and nothing else of the page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.pages.known import Known
from extract.read import read_article, take_apart
from schemas.vocabulary import load_vocabulary

PAGES = Path(__file__).parent
EXPECTED: dict[str, dict[str, Any]] = yaml.safe_load((PAGES / "expected.yaml").read_text(encoding="utf-8"))


def test_every_page_has_its_expectation() -> None:
    assert sorted(path.stem for path in PAGES.glob("*.html")) == sorted(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_page_is_read_whole_and_nothing_beside_it(name: str) -> None:
    path, expected = PAGES / f"{name}.html", EXPECTED[name]
    article = read_article(path)
    assert [[line.kind.value, article.body[line.start : line.end]] for line in article.lines[1:]] == expected["lines"]
    published = article.published.strftime("%Y-%m-%d %H:%M") if article.published else None
    assert (article.title, published, article.author) == (expected["title"], expected["published"], expected["author"])
    assert (article.newspaper, article.format, article.encoding) == (expected["newspaper"], "html", "utf-8")


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_is_in_the_article_or_left_out_for_a_reason(name: str) -> None:
    reading = take_apart(PAGES / f"{name}.html", load_vocabulary())
    assert (Known(url=reading.url).host or None) == EXPECTED[name]["host"]
    told = {reading.page.title, *(text for _, text in reading.page.lines)}
    assert [line.text for line in reading.lines if line.text not in told and line.number not in reading.page.left_out] == []
