"""Putting articles into the raw folder under names that people can read."""

from __future__ import annotations

import filecmp
import shutil
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from extract import read_article
from extract.allowance import Allowance
from extract.article import Article
from extract.text.slugs import slug
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.limits import LIMITS, Limits
from schemas.raw_names import COLUMNS, SIDECAR, companion, is_collection, is_companion, stem
from schemas.vocabulary import Vocabulary

_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Added:
    """What became of one file: `target` where it lies now, `known` if it lay there already, `refused` why it was not taken."""

    file: Path
    target: Path | None = None
    known: bool = False
    refused: ArticleError | None = None


def add(files: Iterable[Path], raw: Path, vocabulary: Vocabulary, limits: Limits = LIMITS) -> Iterator[Added]:
    """Copy the files that can be read as articles, each with the file beside it; a collection keeps its name.

    A file is written whole or not at all. Raises OSError where the raw folder cannot be written.
    """
    raw.mkdir(parents=True, exist_ok=True)
    taken = {_id_taken(path) for path in raw.rglob("*")}
    for file in files:
        if is_companion(file):
            continue
        try:
            if is_collection(file):
                name = _name_of_collection(file)
            else:
                article = read_article(file, vocabulary=vocabulary, allowance=Allowance(file.as_posix(), limits))
                name = name_of(article, vocabulary) + file.suffix.lower()
        except ArticleError as error:
            yield Added(file, refused=error)
            continue
        target, known = _free(raw / name, file, taken)
        beside = companion(file)
        if beside.is_file() and not (known and companion(target).exists()):
            _copy(beside, companion(target))
        if not known:
            _copy(file, target)
            taken.add(stem(target))
        yield Added(file, target, known)


def name_of(article: Article, vocabulary: Vocabulary) -> str:
    """A name for the file of an article: the newspaper's mark, the day, and the title in plain letters."""
    paper = vocabulary.newspapers.by_name(article.newspaper or "")
    mark = slug(paper.marks[0]) if paper and paper.marks else ""
    day = article.published.date().isoformat() if article.published else "no-date"
    words = slug(article.title or article.body[:_LONGEST_NAME]).split("_")
    title = ""
    for word in words:
        if len(title) + len(word) >= _LONGEST_NAME:
            break
        title = f"{title}-{word}" if title else word
    return "-".join(filter(None, (mark, day, title)))


def _id_taken(path: Path) -> str:
    """The id that no other file may have: that of a raw file, in whatever folder, or of the one that a file beside it speaks of."""
    return path.name.removesuffix(SIDECAR).removesuffix(COLUMNS) if is_companion(path) else stem(path)


def _name_of_collection(file: Path) -> str:
    """Its own name; raises ArticleError where there is no such file."""
    if not file.is_file():
        raise ArticleError(file.as_posix(), UnreadableReason.UNREADABLE, "the file cannot be opened: there is no such file")
    return file.name


def _free(target: Path, file: Path, taken: AbstractSet[str]) -> tuple[Path, bool]:
    """The first name whose stem is not taken, or that of the same bytes; and whether it was the latter."""
    first = stem(target)
    for number in count(1):
        name = first if number == 1 else f"{first}-{number}"
        path = target.with_name(name + target.name[len(first) :])
        if path.is_file() and filecmp.cmp(path, file, shallow=False):
            return path, True
        if name not in taken:
            return path, False
    raise AssertionError


def _copy(file: Path, target: Path) -> None:
    """Copy to a hidden name first, so that a run never meets half a file."""
    waiting = target.with_name(f".{target.name}.part")
    shutil.copyfile(file, waiting)
    waiting.replace(target)
