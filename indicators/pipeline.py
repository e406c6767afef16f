"""The whole job as a plain function."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pandas as pd
import pyarrow as pa

from indicators.batches import Batch, extract_batch, make_batches
from indicators.changes import Build, articles_read, changes
from indicators.current import current_manifest, versions_now
from indicators.exclusive import exclusive
from indicators.find import RawFile, find_articles, inputs_digest
from indicators.manifest import Versions
from indicators.outcome import BatchSummary, BuildOutcome, newly_rejected, unchanged
from indicators.previous import Previous, previous_build
from indicators.publication import publish
from indicators.resolution import Compared, Resolved, compare_all, resolve
from indicators.store import UNKNOWN, fresh_staging
from indicators.validation import validate
from indicators.vocabulary_tables import metrics_table, places_table, units_table
from schemas.tables import PARTITION, TABLE
from schemas.tables.frames import to_arrow
from schemas.vocabulary import Vocabulary, load_vocabulary

MapBatches = Callable[[Callable[[Batch], BatchSummary], Iterable[Batch]], Iterable[BatchSummary]]
"""Anything that maps like `map`: in this process, over a pool, over a cluster."""


def build(raw: Path, out: Path, map_batches: MapBatches = map, vocabulary: Path | None = None, full: bool = False) -> BuildOutcome:
    """Build the dataset in `out` from the articles in `raw`; `vocabulary` is a folder that overlays the built-in one.

    A build that would change nothing is not made, unless `full` asks for it. Raises DatasetError where `raw` holds no articles or
    `out` cannot be used, VocabularyError for a vocabulary entry that is wrong.
    """
    files = find_articles(raw)
    versions = versions_now(vocabulary)
    if not full and (manifest := current_manifest(files, out, versions)):
        return unchanged(out, manifest)
    with exclusive(out):
        previous = previous_build(out)
        staging = fresh_staging(out)
        summaries = list(map_batches(extract_batch, make_batches(files, raw, staging, vocabulary)))
        known = load_vocabulary(vocabulary)
        resolved = resolve(validate(staging), known)
        compared = compare_all(resolved, known)
        return finish(resolved, compared, summaries, files=files, out=out, staging=staging, versions=versions, vocabulary=known, previous=previous)


def finish(
    resolved: Resolved,
    compared: Compared,
    summaries: Iterable[BatchSummary],
    *,
    files: tuple[RawFile, ...],
    out: Path,
    staging: Path,
    versions: Versions,
    vocabulary: Vocabulary,
    previous: Previous,
) -> BuildOutcome:
    """Diff against the build before, publish, and say what was done.

    `previous` is read by the caller before anything is published, so that a second try after a fault still knows it.
    """
    now = Build(resolved.observations, articles_read(resolved.articles), versions.vocabulary)
    frames = {
        "articles": resolved.articles,
        "observations": resolved.observations,
        "rejects": resolved.rejects,
        "comparisons": compared.comparisons,
        "indicators_by_year": compared.indicators_by_year,
        "quality": compared.quality,
        "changes": changes(previous.build, now),
    }
    tables = {name: to_arrow(frame, TABLE[name]) for name, frame in frames.items()}
    months = _months(tables["articles"])
    for name in ("articles", "observations", "rejects"):
        tables[name] = _partitioned(tables[name], months)
    tables |= {"metrics": metrics_table(vocabulary), "units": units_table(vocabulary), "places": places_table(vocabulary)}
    read = resolved.articles["status"] == "read"
    counts = {
        "articles": int(read.sum()),
        "articles_rejected": int((~read).sum()),
        "observations": int((~resolved.observations["derived"]).sum()),
        "derived": int(resolved.observations["derived"].sum()),
        "rejects": len(resolved.rejects),
        "comparisons": len(compared.comparisons),
    }
    manifest = publish(tables, out, staging, inputs=inputs_digest(files), versions=versions, counts=counts, vocabulary=vocabulary)
    met = zip(resolved.articles["source"], resolved.articles["sha256"], strict=True)
    return BuildOutcome(
        out=out,
        build_id=manifest.build_id,
        articles_new=sum(each not in previous.met for each, is_read in zip(met, read, strict=True) if is_read),
        rejected=newly_rejected(summaries, previous.met),
        changes=len(frames["changes"]),
        nothing_new=False,
        **counts,
    )


def _months(articles: pa.Table) -> pd.Series:
    """Month of publication by article id; of two rows with one id the article that was read."""
    frame = articles.select(["article_id", "status", "published"]).to_pandas().sort_values("status", kind="stable").drop_duplicates("article_id")
    months: pd.Series = frame.set_index("article_id")["published"].dt.strftime("%Y-%m").fillna(UNKNOWN)
    return months


def _partitioned(data: pa.Table, months: pd.Series) -> pa.Table:
    found = data["article_id"].to_pandas().map(months).astype("str")
    return data.append_column(PARTITION.name, pa.array(found, pa.string()))
