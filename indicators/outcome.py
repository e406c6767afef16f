"""What a build did, for the terminal, the flow and the exit code."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path

from indicators.corrections.correction import Result
from indicators.manifest import Manifest


@dataclass(frozen=True, slots=True)
class RejectedArticle:
    """A raw file that could not be read as an article."""

    source: str
    sha256: str | None
    reason: str
    detail: str


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """What one batch gave; its rows are in the part files. `invalid` of the rejects were rows that failed a check.

    `later` are articles with corrections that the build leaves out because they were published after its day. `extracted` counts the articles
    that the rules had to read; the others came from the cache.
    """

    number: int
    articles: int
    observations: int
    rejects: int
    invalid: int
    rejected: tuple[RejectedArticle, ...]
    corrections: tuple[Result, ...] = ()
    later: tuple[str, ...] = ()
    extracted: int = 0


@dataclass(frozen=True, slots=True)
class BuildOutcome:
    """Counts of the dataset as it is now, and what this run met for the first time.

    `rejected` are the files that this run was the first to reject; those of earlier builds count in `articles_rejected` alone.
    `failed` says of each correction that could not be applied why, and what to do; of a run that found nothing new the table `quality` does.
    """

    out: Path
    build_id: str
    articles: int
    articles_rejected: int
    articles_new: int
    rejected: tuple[RejectedArticle, ...]
    observations: int
    derived: int
    rejects: int
    comparisons: int
    corrections: int
    corrections_failed: int
    failed: tuple[str, ...]
    changes: int
    nothing_new: bool


def unchanged(out: Path, manifest: Manifest) -> BuildOutcome:
    """The outcome of a run that found nothing new."""
    return BuildOutcome(out=out, build_id=manifest.build_id, articles_new=0, rejected=(), failed=(), changes=0, nothing_new=True, **manifest.counts)


def newly_rejected(summaries: Iterable[BatchSummary], known: Collection[tuple[str, str | None]]) -> tuple[RejectedArticle, ...]:
    """Rejected files whose source and content no earlier build has met."""
    return tuple(each for summary in summaries for each in summary.rejected if (each.source, each.sha256) not in known)
