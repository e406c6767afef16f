"""What the extractor returns, as rows of `articles`, `observations` and `rejects`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from extract.article import Article
from extract.observation import Observation, Reject
from indicators.find import RawFile
from indicators.outcome import RejectedArticle
from indicators.spool import RawRecord
from schemas.code_lists import RejectReason
from schemas.tables.articles import READ, REJECTED
from schemas.tables.observations import OBS_STATUS

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
VALIDATION = "validation"
"""The stage of rejects that were rows but failed a check."""

_OBSERVATION_FIELDS = tuple(name for name in Observation.__slots__ if name != "flags")


def article(read: Article, file: RawFile | RawRecord, observations: int, rejects: int) -> dict[str, Any]:
    """A row of `articles` for an article that was read."""
    return {
        "article_id": file.article_id,
        "status": READ,
        "title": read.title,
        "section": read.section,
        "author": read.author,
        "newspaper": read.newspaper,
        "place_id": read.place_id,
        "published": _moment(read.published),
        "source": file.source,
        "sha256": file.sha256,
        "encoding": read.encoding,
        "format": read.format,
        "body": read.body,
        "observations": observations,
        "rejects": rejects,
    }


def rejected_article(article_id: str, rejected: RejectedArticle) -> dict[str, Any]:
    """A row of `articles` for a file that could not be read."""
    return {
        "article_id": article_id,
        "status": REJECTED,
        "reason": rejected.reason,
        "detail": rejected.detail,
        "source": rejected.source,
        "sha256": rejected.sha256,
        "observations": 0,
        "rejects": 0,
    }


def observation(read: Article, row: Observation) -> dict[str, Any]:
    """A row of `observations` as the article alone decides it; what depends on other rows is filled in later."""
    return {name: getattr(row, name) for name in _OBSERVATION_FIELDS} | {
        "article_id": read.article_id,
        "obs_status": OBS_STATUS[row.status],
        "derived": False,
        "published": publication_day(read.published),
        "selected": False,
        "review": "auto",
        "flags": ";".join(row.flags),
    }


def reject(read: Article, row: Reject) -> dict[str, Any]:
    """A row of `rejects` for a candidate that the extractor turned down."""
    return {
        "article_id": read.article_id,
        "text": row.text,
        "reason": row.reason,
        "needs_person": row.reason.needs_person,
        "stage": row.stage,
        "sentence": row.sentence,
        "sentence_no": row.sentence_no,
        "char_start": row.char_start,
        "char_end": row.char_end,
    }


def invalid(row: Mapping[str, Any], failed: Iterable[str]) -> dict[str, Any]:
    """A row of `rejects` for an observation that failed checks; the whole row is kept as JSON."""
    return {
        "article_id": row["article_id"],
        "text": row["value_text"],
        "reason": RejectReason.INVALID_ROW,
        "needs_person": True,
        "stage": VALIDATION,
        "detail": "; ".join(failed),
        "sentence": row["source_sentence"],
        "sentence_no": row["sentence_no"],
        "char_start": row["char_start"],
        "char_end": row["char_end"],
        "row": json.dumps(dict(row), ensure_ascii=False, default=str),
    }


def grounded(read: Article, observations: Iterable[Observation]) -> tuple[list[Observation], list[dict[str, Any]]]:
    """Part the observations that stand in the article to the letter from those that do not; the latter as rows of `rejects`."""
    good, bad = [], []
    for each in observations:
        failed = []
        if each.source_sentence not in read.body:
            failed.append("source_sentence_in_body")
        if read.body[each.char_start : each.char_end] != each.value_text:
            failed.append("value_text_at_offsets")
        if failed:
            bad.append(invalid(observation(read, each), failed))
        else:
            good.append(each)
    return good, bad


def publication_day(published: datetime | None) -> date | None:
    """The day of publication in Vietnam."""
    moment = _moment(published)
    return moment.astimezone(VIETNAM).date() if moment else None


def _moment(published: datetime | None) -> datetime | None:
    """The moment in UTC; without a zone it is Vietnam's.

    UTC, because importing Pandera sets PYARROW_IGNORE_TIMEZONE, with which Arrow takes the digits of any datetime as UTC.
    """
    if published is None:
        return None
    return (published if published.tzinfo else published.replace(tzinfo=VIETNAM)).astimezone(UTC)
