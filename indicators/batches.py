"""Reading articles and extracting their figures, one batch of raw files at a time."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from extract import extract, read_article
from extract.allowance import Allowance
from extract.article import Article
from extract.extraction import extractor
from extract.read import article_of_record
from indicators import rows
from indicators.comparisons.conversion import article_rates
from indicators.comparisons.operands import with_traits
from indicators.corrections.added_rows import ArticleRows
from indicators.corrections.applying import apply
from indicators.corrections.correction import Result
from indicators.currencies import check_rates
from indicators.extraction_cache import FOLDER as CACHE_FOLDER
from indicators.extraction_cache import CacheBatch, ExtractionCache, Rows
from indicators.find import RawFile
from indicators.fingerprints import fingerprint, to_table
from indicators.outcome import BatchSummary, RejectedArticle
from indicators.quality import article_findings
from indicators.row_files import write_rows
from indicators.spool import RawRecord, read_piece, spooled
from indicators.staged import ARTICLE_RATES, FINGERPRINTS, STAGED_OBSERVATIONS, part_path, rates_table
from indicators.terms import TERMS, Terms
from indicators.validation import Validated, validate
from schemas.code_lists import UnreadableReason
from schemas.errors import ArticleError
from schemas.raw_names import is_collection, is_companion
from schemas.tables import ARTICLES, OBSERVATIONS, QUALITY, REJECTS
from schemas.tables.articles import READ
from schemas.tables.frames import from_rows, to_arrow
from schemas.vocabulary import Vocabulary, load_vocabulary

BATCH_ARTICLES = 200
"""Articles of a batch at most: some seconds of work, against which the cost of a task is small."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A picklable piece of work: raw files or a piece of a collection, where they lie, and where the part files go."""

    number: int
    files: tuple[RawFile, ...]
    raw: Path
    staging: Path
    vocabulary: Path | None = None
    piece: Path | None = None
    terms: Terms = TERMS
    cache: ExtractionCache | None = None


def make_batches(
    files: Iterable[RawFile],
    raw: Path,
    staging: Path,
    vocabulary: Path | None = None,
    terms: Terms = TERMS,
    cache: ExtractionCache | None = None,
) -> Iterator[Batch]:
    """Cut the raw files into batches of even size, collections after the others; these are read on as their batches are asked for.

    What is in `cache` is not read again.
    """
    every = tuple(files)
    singles = tuple(file for file in every if not is_collection(file.path))
    taken = {file.article_id: file.source for file in singles if file.duplicate_of is None}
    number = 0
    for at in range(0, len(singles), BATCH_ARTICLES):
        yield Batch(number, singles[at : at + BATCH_ARTICLES], raw, staging, vocabulary, terms=terms, cache=cache)
        number += 1
    for file in every:
        if is_collection(file.path):
            for piece in spooled(file, raw, staging / "spool", taken, BATCH_ARTICLES, terms.limits.largest):
                yield Batch(number, (), raw, staging, vocabulary, piece, terms, cache)
                number += 1


def extract_batch(batch: Batch) -> BatchSummary:
    """Read and extract each article of the batch, check its rows, and write them to the staging folder.

    No article can stop the others: what cannot be read becomes a row of `articles` with its reason. Whatever needs the rows of one
    article alone is done here: corrections, validation, exchange rates, the findings about it, its fingerprint.
    """
    vocabulary = load_vocabulary(batch.vocabulary)
    extractor(vocabulary)  # a fault of the rules themselves stops the run here, before it could empty the dataset
    parts: dict[str, list[pa.Table]] = {table.name: [table.arrow_schema().empty_table()] for table in (ARTICLES, OBSERVATIONS, REJECTS)}
    rejected: dict[str, RejectedArticle] = {}
    ids: dict[str, str] = {}
    results: list[Result] = []
    later: list[str] = []
    kept, extracted = CacheBatch(), 0
    for item in read_piece(batch.piece) if batch.piece else batch.files:
        ids[item.source] = item.article_id
        try:
            found = batch.cache.rows(item) if batch.cache else None
            if found is None:
                extracted += 1
                found = _extracted(item, batch, vocabulary)
            kept.add(item, found)
            if not batch.terms.takes_in(_day(found)):
                later += [item.article_id] if item.article_id in batch.terms.corrections.by_article else []
                continue
            tables, met = _corrected(found, item.article_id, batch.terms, vocabulary)
            results += met
            for name, rows_of_article in tables.items():
                parts[name].append(rows_of_article)
        except ArticleError as error:
            rejected[item.source] = RejectedArticle(item.source, item.sha256, error.reason, error.detail)
        except Exception as error:  # noqa: BLE001 - a fault of the extractor on one article must not lose the others
            rejected[item.source] = RejectedArticle(item.source, item.sha256, UnreadableReason.EXTRACTION_FAILED, _fault(error))
    parts[ARTICLES.name].append(from_rows([rows.rejected_article(ids[source], each) for source, each in rejected.items()], ARTICLES))
    checked = validate(*(pa.concat_tables(parts[table.name]).combine_chunks() for table in (ARTICLES, OBSERVATIONS, REJECTS)))
    stage(checked, vocabulary, batch.staging, batch.number)
    kept.write(batch.staging / CACHE_FOLDER, batch.number)
    if batch.piece:
        batch.piece.unlink()
    return BatchSummary(
        batch.number,
        len(checked.articles) - len(rejected),
        len(checked.observations),
        len(checked.rejects),
        checked.invalid,
        tuple(rejected.values()),
        tuple(results),
        tuple(later),
        extracted,
    )


def stage(checked: Validated, vocabulary: Vocabulary, staging: Path, number: int) -> None:
    """Check the rates of whole articles and write their rows as the later stages take them."""
    observations = check_rates(checked.observations, vocabulary.exchange_rates.official_average)
    articles = to_arrow(checked.articles, ARTICLES)
    found = {
        ARTICLES.name: articles,
        OBSERVATIONS.name: to_arrow(with_traits(observations, checked.articles), STAGED_OBSERVATIONS),
        REJECTS.name: to_arrow(checked.rejects, REJECTS),
        FINGERPRINTS: to_table(fingerprint(row) for row in articles.to_pylist() if row["status"] == READ),
        QUALITY.name: to_arrow(article_findings(observations, vocabulary), QUALITY),
        ARTICLE_RATES: rates_table(article_rates(observations)),
    }
    for name, table in found.items():
        write_rows(table, part_path(staging, name, number))


def _extracted(item: RawFile | RawRecord, batch: Batch, vocabulary: Vocabulary) -> Rows:
    """The rows of one article by table, as the rules read it within the limits."""
    allowance = Allowance(item.source, batch.terms.limits)
    article = _read(item, batch.raw, vocabulary, allowance)
    extraction = extract(article, vocabulary, allowance)
    good, bad = rows.grounded(article, extraction.observations)
    observations = [rows.observation(article, row) for row in good]
    rejects = [*(rows.reject(article, each) for each in extraction.rejects), *bad]
    return {
        ARTICLES.name: from_rows([rows.article(article, item, len(observations), len(rejects))], ARTICLES),
        OBSERVATIONS.name: from_rows(observations, OBSERVATIONS),
        REJECTS.name: from_rows(rejects, REJECTS),
    }


def _corrected(found: Rows, article_id: str, terms: Terms, vocabulary: Vocabulary) -> tuple[Rows, tuple[Result, ...]]:
    """The rows of one article with its corrections, and what became of these: all of it fits, or the article as a whole fails."""
    lines = terms.corrections.by_article.get(article_id)
    if not lines:
        return found, ()
    (article,) = found[ARTICLES.name].to_pylist()
    observations, rejects = (tuple(found[table.name].to_pylist()) for table in (OBSERVATIONS, REJECTS))
    corrected = apply(ArticleRows(article_id, article["body"], _day(found), article["place_id"], observations, rejects), lines, vocabulary)
    counts = {"observations": len(corrected.observations), "rejects": len(corrected.rejects)}
    tables = {
        ARTICLES.name: from_rows([article | counts], ARTICLES),
        OBSERVATIONS.name: from_rows(corrected.observations, OBSERVATIONS),
        REJECTS.name: from_rows(corrected.rejects, REJECTS),
    }
    return tables, corrected.results


def _day(found: Rows) -> date | None:
    """The day of publication of the article."""
    return rows.publication_day(found[ARTICLES.name]["published"][0].as_py())


def _read(item: RawFile | RawRecord, raw: Path, vocabulary: Vocabulary, allowance: Allowance) -> Article:
    return _read_file(item, raw, vocabulary, allowance) if isinstance(item, RawFile) else _read_record(item, vocabulary, allowance)


def _read_file(file: RawFile, raw: Path, vocabulary: Vocabulary, allowance: Allowance) -> Article:
    if file.outside:
        raise ArticleError(file.source, UnreadableReason.OUTSIDE, "a link leads out of the raw folder, or to nothing: put the file itself there")
    if is_companion(file.path):
        raise ArticleError(file.source, UnreadableReason.BAD_SIDECAR, "there is no article of this name beside it: rename it, or take it away")
    if file.duplicate_of is not None:
        detail = f"the article id {file.article_id!r} is taken by {file.duplicate_of}; rename one of the two files"
        raise ArticleError(file.source, UnreadableReason.DUPLICATE_ID, detail)
    return read_article(raw / file.path, article_id=file.article_id, vocabulary=vocabulary, allowance=allowance)


def _read_record(record: RawRecord, vocabulary: Vocabulary, allowance: Allowance) -> Article:
    if record.fault is not None:
        raise ArticleError(record.source, *record.fault)
    return article_of_record(
        record.values, article_id=record.article_id, source=record.source, sha256=record.sha256 or "", vocabulary=vocabulary, allowance=allowance
    )


def _fault(error: Exception) -> str:
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return f"the extractor failed at {where} ({type(error).__name__}: {error}); please report it with this file"
