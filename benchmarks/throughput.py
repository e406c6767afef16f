"""Measure the speed of extraction on one core: articles and megabytes a second, against a plain regex and a word segmenter.

python -m benchmarks.throughput
"""

from __future__ import annotations

import importlib
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.golden import other_sets, own_sets, read_set
from extract import extract
from extract.article import Article, Line, LineKind
from schemas.vocabulary import load_vocabulary

# The least that could be called reading numbers; the ratio to it is comparable between machines.
NUMBER = re.compile(r"(?<![\d.,])\d{1,3}(?:\.\d{3})*(?:,\d+)?")
_ROUNDS = 5
_LARGE = 1_000_000


@dataclass(frozen=True)
class Speed:
    """Seconds for some articles."""

    seconds: float
    articles: int
    megabytes: float

    def __str__(self) -> str:
        """As a line of the report."""
        return f"{self.articles / self.seconds:10,.0f} articles/s {self.megabytes / self.seconds:8.3f} MB/s"


def best(work: Callable[[], object], rounds: int = _ROUNDS) -> float:
    """The shortest of several runs, in seconds of this process: what the machine does besides counts least."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def megabytes(articles: tuple[Article, ...]) -> float:
    """Size of the bodies in UTF-8."""
    return sum(len(article.body.encode()) for article in articles) / 1e6


def speed(articles: tuple[Article, ...], work: Callable[[Article], object], rounds: int = _ROUNDS) -> Speed:
    """How fast `work` goes through the articles."""
    return Speed(best(lambda: [work(article) for article in articles], rounds), len(articles), megabytes(articles))


def large_article(articles: tuple[Article, ...], size: int = _LARGE) -> Article:
    """One article of at least `size` bytes: the bodies one after the other, again and again."""
    parts: list[str] = []
    lines: list[Line] = []
    start = total = 0
    while total < size:
        for article in articles:
            lines += [
                Line(start + line.start, start + line.end, LineKind.PARAGRAPH if start and line.kind is LineKind.TITLE else line.kind)
                for line in article.lines
            ]
            parts.append(article.body)
            start += len(article.body) + 1
            total += len(article.body.encode()) + 1
    return Article("large", articles[0].title, "\n".join(parts), tuple(lines), articles[0].published)


def word_segmenter() -> Callable[[str], object] | None:
    """underthesea's, where it is installed."""
    try:
        segment: Callable[[str], object] = importlib.import_module("underthesea").word_tokenize
    except ImportError:
        return None
    return segment


def against_others(label: str, articles: tuple[Article, ...]) -> str:
    """Our speed over some articles, and that of a regex and a word segmenter in the same run."""
    vocabulary = load_vocabulary()
    extract(articles[0], vocabulary)
    ours = speed(articles, lambda article: extract(article, vocabulary))
    regex = speed(articles, lambda article: NUMBER.findall(article.body))
    lines = [
        f"{label}: {len(articles)} articles, {megabytes(articles):.3f} MB",
        f"  extract                   {ours}",
        f"  number regex              {regex}   extract takes {ours.seconds / regex.seconds:,.0f} times as long",
    ]
    segment = word_segmenter()
    if segment is None:
        lines.append("  underthesea word_tokenize is not installed: not measured")
    else:
        segment(articles[0].body)
        words = speed(articles, lambda article: segment(article.body), rounds=1)
        lines.append(f"  underthesea word_tokenize {words}   extract takes {ours.seconds / words.seconds:.2f} times as long")
    return "\n".join(lines) + "\n"


def linearity(articles: tuple[Article, ...], size: int = _LARGE) -> tuple[Speed, float]:
    """The speed on one large article, and what a byte of it costs against a byte of its pieces, as many of them, one by one."""
    vocabulary = load_vocabulary()
    large = large_article(articles, size)
    times = round(len(large.body) / sum(len(article.body) + 1 for article in articles))
    pieces = speed(articles * times, lambda article: extract(article, vocabulary), rounds=1)
    whole = speed((large,), lambda article: extract(article, vocabulary), rounds=1)
    return whole, (whole.seconds / whole.megabytes) / (pieces.seconds / pieces.megabytes)


def main() -> int:
    """Print the report."""
    own = tuple(article for gold in own_sets() for article in read_set(gold))
    others = tuple(article for gold in other_sets() for article in read_set(gold))
    sys.stdout.write(against_others("own golden articles", own))
    if others:
        sys.stdout.write(against_others("with the national ones", own + others))
    whole, ratio = linearity(own)
    sys.stdout.write(f"one article of {whole.megabytes:.2f} MB: {whole.seconds:.2f} s, a byte costs {ratio:.2f} times that of its pieces\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
