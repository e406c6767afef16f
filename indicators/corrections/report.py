"""What became of every correction: the table `corrections`, and a finding for each that was not applied."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

import pandas as pd
import pyarrow as pa

from indicators.corrections.correction import Correction, Corrections, Result
from schemas.code_lists import ArticleStatus, Severity
from schemas.tables import CORRECTIONS, QUALITY
from schemas.tables.frames import from_rows, to_frame

NOT_APPLIED = "correction_not_applied"


def outcomes(corrections: Corrections, results: Iterable[Result], articles: pd.DataFrame, later: Collection[str] = ()) -> tuple[Result, ...]:
    """One result a line, in the order of the file.

    `results` come from the articles that were read, all of which are in `articles`; a correction of an article that is not among them, or
    that repeats another, is not applied. Those of articles in `later`, which the build leaves out by their date, have no result.
    """
    by_line = {result.correction.line: result for result in results}
    read = articles[articles["status"] == ArticleStatus.READ].set_index("article_id")["duplicate_of"]
    repeats = read.dropna().to_dict()
    found = []
    for line in corrections.lines:
        if line.article_id in later:
            continue
        result = by_line.get(line.line, Result(line, line.observation_id, _unread(line, articles)))
        if line.article_id in repeats:
            why = f"the article repeats {repeats[line.article_id]} and has no rows of its own: correct that article, and delete this line"
            result = replace(result, fault=why)
        found.append(result)
    return tuple(found)


def corrections_table(results: Iterable[Result]) -> pa.Table:
    """The table `corrections`."""
    return from_rows(map(_row, results), CORRECTIONS)


def told(results: Iterable[Result]) -> dict[str, str]:
    """What the applied corrections say of each row, as one text: two builds whose texts differ were corrected otherwise."""
    texts: dict[str, str] = {}
    for result in results:
        if result.fault is None:
            line = result.correction
            texts[result.observation_id] = f"{texts.get(result.observation_id, '')}{line.action} {line.field} {line.value}\n"
    return texts


def findings(results: Iterable[Result], source: str) -> pd.DataFrame:
    """Rows of `quality`, one a correction that was not applied."""
    failed = [result for result in results if result.fault]
    rows = [
        {
            "check": NOT_APPLIED,
            "severity": Severity.ERROR,
            "article_id": result.correction.article_id,
            "rows": result.observation_id,
            "message": message(result, source),
        }
        for result in failed
    ]
    return to_frame(from_rows(rows, QUALITY))


def message(result: Result, source: str) -> str:
    """`corrections.csv, line 5: change metric of row 0123… of ARTICLE: why, and what to do`."""
    line = result.correction
    what = [str(line.action), line.field, "of" if line.field else "", f"row {result.observation_id}" if result.observation_id else "a row"]
    return f"{source}, line {line.line}: {' '.join(filter(None, what))} of {line.article_id}: {result.fault}"


def _unread(line: Correction, articles: pd.DataFrame) -> str:
    if (articles["article_id"] == line.article_id).any():
        return "the article could not be read (see the table `articles`): mend the file, or delete the line"
    return "there is no such article: put it back, or delete the line"


def _row(result: Result) -> dict[str, object]:
    line = result.correction
    same = ("line", "action", "article_id", "field", "value", "expect", "reason", "author", "date")
    return {name: getattr(line, name) for name in same} | {
        "observation_id": result.observation_id or None,
        "applied": result.fault is None,
        "fault": result.fault,
        "before": result.before,
    }
