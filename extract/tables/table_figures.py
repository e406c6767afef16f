"""The figures of an article's tables: each number cell is read in the sentence that its headings and its row say."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import groupby

from extract.article import Article, Line, LineKind
from extract.observation import Extraction, Observation, Reject
from extract.tables.data_tables import CellSentence, TableReader
from schemas.code_lists import RejectReason

STAGE = "table"
"""The stage of rejects that stand in a table and that its headings make no figure of."""

Read = Callable[[Article], Extraction]


def with_tables(article: Article, found: Extraction, tables: TableReader, read: Read) -> Extraction:
    """The extraction with the rows of data tables read cell by cell; `found` is what reading every row as a sentence gave.

    A figure's source sentence is its row as printed; what the headings add to it, unit and time among it, is not printed there.
    """
    observations, rejects = list(found.observations), list(found.rejects)
    for first, last in _tables(article.lines):
        rows = [(line.start, line.end) for line in article.lines[first:last]]
        above = article.lines[first - 1] if first else None
        sentences = tables.sentences(article.body, rows, article.body[above.start : above.end] if above else "")
        if not sentences:
            continue
        start, end = rows[0][0], rows[-1][1]
        inside: list[Observation | Reject] = [*observations, *rejects]
        inside = [each for each in inside if start <= each.char_start < end]
        observations = [each for each in observations if not start <= each.char_start < end]
        rejects = [each for each in rejects if not start <= each.char_start < end]
        numbers = _sentence_numbers(rows, inside)
        cells = [row for sentence in sentences if (row := _row(article, sentence, numbers[sentence.row], read)) is not None]
        observations += cells
        rejects += _left(article, inside, cells)
    return Extraction(tuple(sorted(observations, key=_place)), tuple(sorted(rejects, key=_place)))


def _tables(lines: tuple[Line, ...]) -> Iterator[tuple[int, int]]:
    """The first row of each table and the line behind its last."""
    for is_row, group in groupby(range(len(lines)), key=lambda i: lines[i].kind is LineKind.TABLE_ROW):
        positions = list(group)
        if is_row and len(positions) > 1:
            yield positions[0], positions[-1] + 1


def _row(article: Article, sentence: CellSentence, number: int, read: Read) -> Observation | None:
    """The row of one cell; None where its sentence gives no figure there."""
    head = f"{article.title}\n" if article.title else ""
    lines = [Line(0, len(article.title), LineKind.TITLE)] if head else []
    lines.append(Line(len(head), len(head) + len(sentence.text), LineKind.PARAGRAPH))
    said = read(replace(article, body=head + sentence.text, lines=tuple(lines)))
    at = len(head) + sentence.number_start
    found = next((each for each in said.observations if each.char_start == at), None)
    if found is None:
        return None
    printed = found.value_text if found.value_text in sentence.cell.text else found.value_text.split()[0]  # a scale may stand in the heading
    start = sentence.cell.start + sentence.cell.text.find(printed)
    if start < sentence.cell.start:
        return None
    row = article.body[slice(*sentence.row)]
    digest = hashlib.sha256(f"{article.article_id}\x1f{row}\x1f{sentence.text}\x1f{start}".encode()).hexdigest()
    return replace(
        found,
        observation_id=digest[:16],
        source_sentence=row,
        value_text=printed,
        unit_text=found.unit_text if found.unit_text in row else "",
        equivalent_to=None,
        part_of=None,
        sentence_no=number,
        char_start=start,
        char_end=start + len(printed),
    )


def _left(article: Article, inside: list[Observation | Reject], cells: list[Observation]) -> Iterator[Reject]:
    """The numbers of a table that no cell's figure covers."""
    taken = {at for cell in cells for at in range(cell.char_start, cell.char_end)}
    for each in inside:
        if not taken.isdisjoint(range(each.char_start, each.char_end)):
            continue
        if isinstance(each, Reject):
            yield replace(each, stage=STAGE)
        else:
            text = article.body[each.char_start : each.char_end]
            yield Reject(text, RejectReason.NO_METRIC, STAGE, each.source_sentence, each.sentence_no, each.char_start, each.char_end)


def _sentence_numbers(rows: list[tuple[int, int]], inside: list[Observation | Reject]) -> dict[tuple[int, int], int]:
    """The number of the sentence in which the numbers of each row were read."""
    starts = [start for start, _ in rows]
    numbers = dict.fromkeys(rows, 0)
    for each in reversed(inside):
        numbers[rows[bisect_right(starts, each.char_start) - 1]] = each.sentence_no
    return numbers


def _place(each: Observation | Reject) -> int:
    return each.char_start
