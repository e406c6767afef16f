"""Writing a correction from what the present build says."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.corrections.added_rows import ArticleRows
from indicators.corrections.applying import apply
from indicators.corrections.correction import Correction, Corrections
from indicators.corrections.corrections_file import as_text, read_corrections
from indicators.corrections.fields import FIELDS, printed
from indicators.corrections.line_checks import check_line, without_contradiction
from indicators.corrections.undoing import as_read, cells_of
from indicators.exclusive import exclusive
from indicators.read import read_table
from indicators.store import write_text
from schemas.code_lists import ArticleStatus, CorrectionAction
from schemas.errors import CorrectionError, DatasetError
from schemas.vocabulary import Vocabulary

_DROP_EXPECTS = ("value", "unit")
_CONFIRM_EXPECTS = ("metric", "measure", "value", "unit", "bound", "status", "period", "base_period", "place_id")


@dataclass(frozen=True, slots=True)
class Proposal:
    """The lines of a correction, and the row before (None: there is none yet) and after it (None: it goes)."""

    lines: tuple[Correction, ...]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Signature:
    """Who corrects, why and when."""

    reason: str
    author: str
    date: date


class Present:
    """The present build, as the rules read it: without the corrections that are applied in it."""

    def __init__(self, out: Path, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self._articles = read_table(out, "articles")
        self._rejects = read_table(out, "rejects")
        rows = read_table(out, "observations")
        self._derived = set(rows.loc[rows["derived"], "observation_id"])
        self._rows = as_read(rows[~rows["derived"]], read_table(out, "corrections"))

    def change(self, id_: str, what: Sequence[str], signature: Signature, known: Corrections) -> Proposal:
        """`drop`, `confirm`, or fields as `name=value`, for a row; raises DatasetError or CorrectionError where that cannot be."""
        found = self._rows[self._rows["observation_id"] == id_]
        if id_ in self._derived:
            raise DatasetError(f"{id_}: this row is derived from others; correct those (`derivation` names them)")
        if found.empty:
            raise DatasetError(f"{id_}: there is no such row; `chiso show ARTICLE --ids` lists those of an article")
        (before,) = cells_of(found)
        if list(what) in (["drop"], ["confirm"]):
            expected = _DROP_EXPECTS if what == ["drop"] else _CONFIRM_EXPECTS
            expect = "; ".join(f"{name}={printed(name, before)}" for name in expected)
            lines = [_line(CorrectionAction(what[0]), before["article_id"], id_, signature, expect=expect)]
        else:
            lines = []
            for name, value in _fields(what).items():
                if name not in FIELDS:
                    raise DatasetError(f"{name}: cannot be changed; what can: {', '.join(FIELDS)}")
                expect = printed(name, before)
                lines.append(_line(CorrectionAction.CHANGE, before["article_id"], id_, signature, field=name, value=value, expect=expect))
        again = {(line.action, line.field) for line in lines}
        others = [each for each in known.lines if each.observation_id == id_ and (each.action, each.field) not in again]
        return self._tried(before["article_id"], lines, others, known.source, id_)

    def add(self, article_id: str, what: Sequence[str], signature: Signature, known: Corrections) -> Proposal:
        """A figure that was missed: its fields as `name=value`, and `sentence=` with enough of the sentence to find it."""
        given = _fields(what)
        sentence = self._sentence(article_id, given.pop("sentence", ""), given.get("value_text", ""))
        value = "; ".join(f"{name}={text}" for name, text in given.items())
        line = _line(CorrectionAction.ADD, article_id, "", signature, value=value, expect=sentence)
        return self._tried(article_id, [line], [each for each in known.lines if each.article_id == article_id], known.source, "")

    def _tried(self, article_id: str, lines: Sequence[Correction], others: Sequence[Correction], source: str, id_: str) -> Proposal:
        """What the lines would do beside the others; raises CorrectionError where they would be refused or not applied."""
        for line in lines:
            check_line(line, source, self._vocabulary)
        without_contradiction([*others, *lines], source)
        article = self._article(article_id)
        found = apply(article, [*others, *lines], self._vocabulary)
        results = [result for result in found.results if result.correction in lines]
        for result in results:
            if result.fault:
                raise CorrectionError(source, result.correction.line, result.correction.field or str(result.correction.action), result.fault)
        id_ = id_ or results[0].observation_id
        written = tuple(replace(line, observation_id=id_) for line in lines)
        before, after = ({row["observation_id"]: row for row in rows}.get(id_) for rows in (article.observations, found.observations))
        return Proposal(written, before, after)

    def _article(self, article_id: str) -> ArticleRows:
        known = self._articles[(self._articles["article_id"] == article_id) & (self._articles["status"] == ArticleStatus.READ)]
        if known.empty:
            raise DatasetError(f"{article_id}: there is no such article in the tables; build them first")
        (article,) = cells_of(known)
        rows, rejects = (tuple(cells_of(frame[frame["article_id"] == article_id])) for frame in (self._rows, self._rejects))
        return ArticleRows(article_id, article["body"], article["published"], article["place_id"], rows, rejects)

    def _sentence(self, article_id: str, part: str, number: str) -> str:
        """The sentence of the article that holds both texts; raises DatasetError where it is none or several."""
        rows, rejects = (frame[frame["article_id"] == article_id] for frame in (self._rows, self._rejects))
        self._article(article_id)
        every = pd.concat([rows["source_sentence"], rejects["sentence"]]).unique().tolist()
        found = [sentence for sentence in every if part in sentence and number in sentence]
        if len(found) != 1:
            shown = "".join(f"\n  {sentence}" for sentence in found[:5])
            raise DatasetError(f"{len(found)} sentences of {article_id} hold {part!r} and {number!r}: say in sentence= enough of the one{shown}")
        return str(found[0])


def write_corrections(path: Path, vocabulary: Vocabulary, propose: Callable[[Corrections], Proposal]) -> tuple[Proposal, bool]:
    """Write the file, in one step, with the lines that `propose` makes beside those that stand in it; nobody else writes meanwhile.

    A line of the same row and field is replaced: the second value says whether there was one.
    """
    with exclusive(path.parent):
        known = read_corrections(path if path.is_file() else None, vocabulary)
        proposal = propose(known)
        keys = {(line.observation_id, line.action, line.field) for line in proposal.lines}
        kept = tuple(line for line in known.lines if (line.observation_id, line.action, line.field) not in keys)
        write_text(as_text((*kept, *proposal.lines)), path)
    return proposal, len(kept) < len(known.lines)


def _fields(what: Sequence[str]) -> dict[str, str]:
    given = {}
    for each in what:
        name, equals, text = each.partition("=")
        if not equals:
            raise DatasetError(f"{each!r}: say drop, confirm, or fields as NAME=VALUE, such as metric=exports_total")
        given[name.strip()] = text.strip()
    return given


def _line(
    action: CorrectionAction, article_id: str, id_: str, signature: Signature, field: str = "", value: str = "", expect: str = ""
) -> Correction:
    return Correction(0, action, article_id, id_, field, value, expect, signature.reason, signature.author, signature.date)
