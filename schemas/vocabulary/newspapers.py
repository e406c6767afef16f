"""Newspapers: by their web host, the mark before an article's first sentence, or their name; and the province they speak for."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, locate, read_csv, validated
from schemas.vocabulary.spelling import fold_syllable


class Newspaper(Entry):
    """One newspaper; `place` is the code of its province as of 2024, or VN."""

    id: str = Field(pattern=r"^[a-z0-9_]+$")
    name: str = Field(min_length=1)
    place: str
    marks: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()


def _key(text: str) -> str:
    return " ".join(fold_syllable(word) for word in unicodedata.normalize("NFC", text).strip(" .()-–—").split())


@dataclass(frozen=True, slots=True)
class Newspapers:
    """All newspapers, in the order of the files."""

    all: tuple[Newspaper, ...]
    _by_mark: dict[str, Newspaper]
    _by_host: dict[str, Newspaper]
    _by_name: dict[str, Newspaper]

    def by_id(self, newspaper: str) -> Newspaper | None:
        """Return the newspaper of an id."""
        return next((paper for paper in self.all if paper.id == newspaper), None)

    def by_mark(self, mark: str) -> Newspaper | None:
        """Return the newspaper that signs with this mark ("BHG", "TQĐT", "baohagiang.vn"); its name and host count too."""
        key = _key(mark)
        return self._by_mark.get(key) or self._by_name.get(key) or self.by_host(mark)

    def by_host(self, address: str) -> Newspaper | None:
        """Return the newspaper of a web address or host, subdomains included."""
        host = address.strip(" ()").lower().split("://", 1)[-1].split("/", 1)[0].split("@")[-1].split(":", 1)[0]
        labels = host.split(".")
        for start in range(len(labels) - 1):
            if paper := self._by_host.get(".".join(labels[start:])):
                return paper
        return None

    def by_name(self, name: str) -> Newspaper | None:
        """Return the newspaper of a name, with or without "Báo" before it."""
        key = _key(name)
        return self._by_name.get(key) or self._by_name.get(key.removeprefix(f"{fold_syllable('báo')} "))


def load_newspapers(places: Collection[str], overlay: Path | None = None) -> Newspapers:
    """Read `newspapers.csv`; raises VocabularyError for an unknown place code, or an id, mark, host or name that two newspapers claim."""
    papers: dict[str, Newspaper] = {}
    by_mark: dict[str, Newspaper] = {}
    by_host: dict[str, Newspaper] = {}
    by_name: dict[str, Newspaper] = {}
    for file in locate("newspapers.csv", overlay):
        for line, row in read_csv(file):
            data = dict(row) | {name: tuple(part.strip() for part in (row.get(name) or "").split(";") if part.strip()) for name in ("marks", "hosts")}
            paper = validated(Newspaper, data, file, f"line {line}")
            if paper.place not in places:
                raise VocabularyError(file.name, paper.id, f"the place {paper.place!r} does not exist")
            papers[paper.id] = paper
            short = _key(paper.name).removeprefix(f"{fold_syllable('báo')} ")
            for index, keys in ((by_mark, map(_key, paper.marks)), (by_host, paper.hosts), (by_name, (short,))):
                for key in keys:
                    if index.get(key, paper).id != paper.id:
                        raise VocabularyError(file.name, paper.id, f"{key!r} already belongs to {index[key].id}")
                    index[key] = paper
    return Newspapers(tuple(papers.values()), by_mark, by_host, by_name)
