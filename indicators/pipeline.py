"""The whole job as a plain function."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.assembly import Now, assemble
from indicators.batches import extract_batch, make_batches
from indicators.corrections.correction import Corrections
from indicators.corrections.corrections_file import corrections_path, read_corrections
from indicators.corrections.report import findings, message, outcomes
from indicators.current import current_manifest, versions_now
from indicators.exclusive import exclusive
from indicators.extraction_cache import FOLDER as CACHE_FOLDER
from indicators.extraction_cache import open_cache, write_version
from indicators.find import RawFile, find_articles, inputs_digest
from indicators.manifest import Versions, rules
from indicators.outcome import BatchSummary, BuildOutcome, newly_rejected, unchanged
from indicators.previous import Previous, previous_build
from indicators.publication import FINISHED, publish
from indicators.resolution import BucketSummary, resolve_bucket
from indicators.shuffle import Shuffled, shuffle
from indicators.store import fresh_staging
from indicators.terms import Terms
from schemas.limits import LIMITS, Limits
from schemas.tables.articles import READ
from schemas.vocabulary import Vocabulary, load_vocabulary

Map = Callable[[Callable[[Any], Any], Iterable[Any]], Iterable[Any]]
"""Anything that maps like `map`: in this process, over a pool, over a cluster."""


def build(
    raw: Path,
    out: Path,
    map_batches: Map = map,
    vocabulary: Path | None = None,
    full: bool = False,
    corrections: Path | None = None,
    as_of: date | None = None,
    limits: Limits = LIMITS,
) -> BuildOutcome:
    """Build the dataset in `out` from the articles in `raw`; `vocabulary` is a folder that overlays the built-in one.

    `corrections` is the file of what people put right, if not `corrections.csv` above the raw folder. With `as_of` the dataset tells what
    was known on that day: articles published and corrections made later are left out. What an article may take is set by `limits`.

    A build that would change nothing is not made, unless `full` asks for it. Raises DatasetError where `raw` holds no articles or
    `out` cannot be used, VocabularyError and CorrectionError for an entry or a line that is wrong.
    """
    files = find_articles(raw, limits)
    corrections = corrections_path(raw, corrections)
    versions = versions_now(vocabulary, corrections, as_of, limits)
    if not full and (manifest := current_manifest(files, out, versions)):
        return unchanged(out, manifest)
    known = load_vocabulary(vocabulary)
    terms = Terms(read_corrections(corrections, known).until(as_of), as_of, limits)
    with exclusive(out):
        previous = previous_build(out)
        staging = fresh_staging(out)
        cache = None if full else open_cache(out / CACHE_FOLDER, rules(versions))
        read = tuple(map_batches(extract_batch, make_batches(files, raw, staging, vocabulary, terms, cache)))
        shuffled = shuffle(staging, known, vocabulary)
        resolved = tuple(map_batches(resolve_bucket, shuffled.buckets))
        return finish(
            shuffled,
            read,
            resolved,
            files=files,
            out=out,
            staging=staging,
            versions=versions,
            vocabulary=known,
            corrections=terms.corrections,
            previous=previous,
        )


def finish(
    shuffled: Shuffled,
    read: Sequence[BatchSummary],
    resolved: Iterable[BucketSummary],
    *,
    files: tuple[RawFile, ...],
    out: Path,
    staging: Path,
    versions: Versions,
    vocabulary: Vocabulary,
    corrections: Corrections,
    previous: Previous,
) -> BuildOutcome:
    """Write the tables, diff against the build before, publish, and say what was done.

    `previous` is read by the caller before anything is published, so that a second try after a fault still knows it.
    """
    articles = shuffled.articles
    good = articles["status"] == READ
    results = outcomes(corrections, (each for batch in read for each in batch.corrections), articles, {id_ for batch in read for id_ in batch.later})
    failed = tuple(message(result, corrections.source) for result in results if result.fault)
    shuffled = replace(shuffled, findings=pd.concat([shuffled.findings, findings(results, corrections.source)], ignore_index=True))
    assembled = assemble(shuffled, staging, staging / FINISHED, vocabulary, previous, Now(versions, results))
    counts = {
        "articles": int(good.sum()),
        "articles_rejected": int((~good).sum()),
        "observations": int(articles["observations"].sum()),
        "derived": sum(each.derived for each in resolved),
        "rejects": shuffled.rejects,
        "comparisons": sum(each.comparisons for each in resolved),
        "corrections": len(results) - len(failed),
        "corrections_failed": len(failed),
    }
    write_version(staging / CACHE_FOLDER, rules(versions))
    manifest = publish(assembled.rows, out, staging, inputs=inputs_digest(files), versions=versions, counts=counts, vocabulary=vocabulary)
    met = zip(articles["source"], articles["sha256"], strict=True)
    return BuildOutcome(
        out=out,
        build_id=manifest.build_id,
        articles_new=sum(each not in previous.met for each, is_read in zip(met, good, strict=True) if is_read),
        rejected=newly_rejected(read, previous.met),
        failed=failed,
        changes=assembled.changes,
        nothing_new=False,
        **counts,
    )
