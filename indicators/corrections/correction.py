"""One correction, and all of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from schemas.code_lists import CorrectionAction


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file.

    `value` is the new value of `field` (change) or the fields of the new row (add); `expect` is what the correction was written against: the
    old value (change), values of the row (drop, confirm), the sentence (add).
    """

    line: int
    action: CorrectionAction
    article_id: str
    observation_id: str
    field: str
    value: str
    expect: str
    reason: str
    author: str
    date: date


@dataclass(frozen=True, slots=True)
class Result:
    """What became of a correction: `fault` says why it was not applied and what to do, `before` is the row as the rules read it, as JSON.

    `observation_id` is that of the row, also where the line of an added row leaves it open.
    """

    correction: Correction
    observation_id: str
    fault: str | None = None
    before: str | None = None


@dataclass(frozen=True)
class Corrections:
    """The corrections of a build; `source` is the name of their file, without folders."""

    lines: tuple[Correction, ...] = ()
    source: str = "corrections.csv"
    by_article: dict[str, tuple[Correction, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_article: dict[str, list[Correction]] = {}
        for each in self.lines:
            by_article.setdefault(each.article_id, []).append(each)
        object.__setattr__(self, "by_article", {article: tuple(found) for article, found in by_article.items()})

    def until(self, day: date | None) -> Corrections:
        """Those that were made by a day; all where it is None."""
        return self if day is None else Corrections(tuple(each for each in self.lines if each.date <= day), self.source)


NO_CORRECTIONS = Corrections()
