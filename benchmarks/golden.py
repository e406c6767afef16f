"""The golden articles: sets of hand-marked articles, which of them are held back, and what is extracted from them."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract import extract, read_article
from extract.article import Article
from extract.observation import Extraction, Observation
from schemas.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[1]
OWN = ROOT / "tests" / "gold"
# Marked articles of others, which this repository may not hold; scored where they lie beside it.
OTHERS = ROOT.parent / "shared" / "gold"

Mark = Mapping[str, Any]


@dataclass(frozen=True)
class GoldSet:
    """A folder of articles `NAME.txt` with their marks `marks/NAME.jsonl`; `part` is open, held back or whole."""

    name: str
    folder: Path
    part: str = "whole"

    @property
    def label(self) -> str:
        """How tables and floors call the set."""
        return self.name if self.part == "whole" else f"{self.name} {self.part}"

    @property
    def is_held_back(self) -> bool:
        """True for articles that no rule is written from."""
        return self.part == "held back"

    @property
    def articles(self) -> tuple[Path, ...]:
        """The raw files, sorted."""
        paths = sorted(self.folder.glob("*.txt"))
        return tuple(p for p in paths if self.part == "whole" or held_back(p.stem) == (self.part == "held back"))

    def marks(self, name: str) -> list[Mark]:
        """The marks of one article."""
        text = (self.folder / "marks" / f"{name}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines() if line.strip()]

    @property
    def corpus_hash(self) -> str:
        """The first 16 hex digits of a hash over all articles and marks of the set."""
        digest = hashlib.sha256()
        for path in self.articles:
            digest.update(path.name.encode())
            digest.update(path.read_bytes())
            digest.update((self.folder / "marks" / f"{path.stem}.jsonl").read_bytes())
        return digest.hexdigest()[:16]


def held_back(name: str) -> bool:
    """True for numbered articles whose number is divisible by 3: rules are never written from them."""
    number = re.fullmatch(r"[a-z](\d+)", name)
    return bool(number) and int(number[1]) % 3 == 0 if number else False


def own_sets() -> tuple[GoldSet, ...]:
    """The sets that the repository holds."""
    provincial = OWN / "provincial"
    return (
        GoldSet("seeds", OWN / "seeds"),
        GoldSet("provincial", provincial, "open"),
        GoldSet("provincial", provincial, "held back"),
        GoldSet("further", OWN / "further"),
    )


def other_sets() -> tuple[GoldSet, ...]:
    """Sets of others' text, where they are there."""
    national = OTHERS / "national"
    if not (national / "marks").is_dir():
        return ()
    return GoldSet("national", national, "open"), GoldSet("national", national, "held back")


def all_sets() -> tuple[GoldSet, ...]:
    """Own sets first."""
    return own_sets() + other_sets()


def read_set(gold: GoldSet) -> tuple[Article, ...]:
    """The articles of a set."""
    return tuple(read_article(path) for path in gold.articles)


def extract_set(gold: GoldSet) -> dict[str, Extraction]:
    """What the extractor finds in each article of a set, by article id."""
    vocabulary = load_vocabulary()
    return {article.article_id: extract(article, vocabulary) for article in read_set(gold)}


def observations(extractions: Mapping[str, Extraction]) -> dict[str, tuple[Observation, ...]]:
    """The observations alone."""
    return {name: extraction.observations for name, extraction in extractions.items()}
