"""Reading articles and extracting their figures, one batch of raw files at a time."""

from __future__ import annotations

import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from extract import extract, read_article
from extract.article import Article
from extract.extraction import extractor
from indicators import rows
from indicators.find import RawFile
from indicators.outcome import BatchSummary, RejectedArticle
from indicators.store import write_parquet
from schemas.errors import ArticleError
from schemas.tables import ARTICLES, OBSERVATIONS, REJECTS
from schemas.tables.articles import DUPLICATE_ID, EXTRACTION_FAILED
from schemas.tables.frames import from_rows
from schemas.vocabulary import Vocabulary, load_vocabulary

BATCH_FILES = 200
"""Files of a batch at most: about a second of work, against which the cost of a task is small."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A picklable piece of work: raw files, where they lie, and where the part files go."""

    number: int
    files: tuple[RawFile, ...]
    raw: Path
    staging: Path
    vocabulary: Path | None = None


def make_batches(files: Iterable[RawFile], raw: Path, staging: Path, vocabulary: Path | None = None) -> tuple[Batch, ...]:
    """Cut the raw files into batches of even size."""
    every = tuple(files)
    return tuple(Batch(n, every[at : at + BATCH_FILES], raw, staging, vocabulary) for n, at in enumerate(range(0, len(every), BATCH_FILES)))


def extract_batch(batch: Batch) -> BatchSummary:
    """Read and extract each file of the batch and write `articles`, `observations` and `rejects` part files into the staging folder.

    No file can stop the others: what cannot be read becomes a row of `articles` with its reason.
    """
    vocabulary = load_vocabulary(batch.vocabulary)
    extractor(vocabulary)  # a fault of the rules themselves stops the run here, before it could empty the dataset
    parts: dict[str, list[pa.Table]] = {table.name: [table.arrow_schema().empty_table()] for table in (ARTICLES, OBSERVATIONS, REJECTS)}
    rejected: list[RejectedArticle] = []
    for file in batch.files:
        try:
            for name, rows_of_article in _extracted(file, batch.raw, vocabulary).items():
                parts[name].append(rows_of_article)
        except ArticleError as error:
            rejected.append(RejectedArticle(file.source, file.sha256, error.reason, error.detail))
        except Exception as error:  # noqa: BLE001 - a fault of the extractor on one article must not lose the others
            rejected.append(RejectedArticle(file.source, file.sha256, EXTRACTION_FAILED, _fault(error)))
    ids = {file.source: file.article_id for file in batch.files}
    parts[ARTICLES.name].append(from_rows([rows.rejected_article(ids[each.source], each) for each in rejected], ARTICLES))
    tables = {name: pa.concat_tables(found) for name, found in parts.items()}
    for name, table in tables.items():
        write_parquet(table, batch.staging / name / f"part-{batch.number:06d}.parquet")
    counts = {name: table.num_rows for name, table in tables.items()}
    return BatchSummary(batch.number, counts["articles"] - len(rejected), counts["observations"], counts["rejects"], tuple(rejected))


def _extracted(file: RawFile, raw: Path, vocabulary: Vocabulary) -> dict[str, pa.Table]:
    """The rows of one article by table: all of them fit, or the article as a whole fails."""
    if file.duplicate_of is not None:
        raise ArticleError(
            file.source, DUPLICATE_ID, f"the article id {file.article_id!r} is taken by {file.duplicate_of}; rename one of the two files"
        )
    article: Article = read_article(raw / file.path, article_id=file.article_id)
    extraction = extract(article, vocabulary)
    good, bad = rows.grounded(article, extraction.observations)
    observations = [rows.observation(article, row) for row in good]
    rejects = [rows.reject(article, each) for each in extraction.rejects] + bad
    return {
        "articles": from_rows([rows.article(article, file, len(observations), len(rejects))], ARTICLES),
        "observations": from_rows(observations, OBSERVATIONS),
        "rejects": from_rows(rejects, REJECTS),
    }


def _fault(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"the extractor failed at {where} ({type(error).__name__}: {error}); please report it with this file"
