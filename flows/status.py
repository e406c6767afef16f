"""Where a dataset stands: its last runs, and what the next one would find."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from pathlib import Path

from flows.run_records import RUNNING, RunRecord, read_records
from indicators.corrections.corrections_file import corrections_path
from indicators.current import current_manifest, versions_now
from indicators.exclusive import is_held
from indicators.find import RawFile, find, inputs_digest
from indicators.manifest import Manifest, Versions, read_manifest
from indicators.read import read_table
from schemas.errors import DatasetError
from schemas.limits import Limits
from schemas.raw_names import is_collection

BROKEN_OFF = "broken_off"
"""The outcome of a run that was killed: it began, has no end, and no run is under way."""


@dataclass(frozen=True, slots=True)
class Status:
    """What `chiso status` shows; `new`, `changed` and `removed` count single files against the last build."""

    build_id: str | None
    dataset_bytes: int
    raw: str
    next_run: str
    new: int
    changed: int
    removed: int
    running: bool
    free_bytes: int
    runs: tuple[RunRecord, ...]


def status_of(raw: Path, out: Path, vocabulary: Path | None, corrections: Path | None, limits: Limits, runs: int) -> Status:
    """The status of the dataset in `out`; raises DatasetError where `raw` is no folder or the manifest cannot be understood."""
    files = find(raw, limits)
    manifest = read_manifest(out)
    running = is_held(out)
    records = tuple(record if running or record.outcome != RUNNING else replace(record, outcome=BROKEN_OFF) for record in read_records(out, runs))
    new, changed, removed = _against(files, out) if manifest else (len(files), 0, 0)
    versions = versions_now(vocabulary, corrections_path(raw, corrections), limits=limits)
    return Status(
        build_id=manifest.build_id if manifest else None,
        dataset_bytes=sum(entry.bytes for entry in manifest.files.values()) if manifest else 0,
        raw=f"{len(files):,} files in {raw}: {new:,} new, {changed:,} changed, {removed:,} removed since the last build",
        next_run=_next_run(files, out, manifest, versions, changes=new + changed + removed),
        new=new,
        changed=changed,
        removed=removed,
        running=running,
        free_bytes=shutil.disk_usage(next(folder for folder in (out, *out.absolute().parents) if folder.exists())).free,
        runs=records,
    )


def _against(files: tuple[RawFile, ...], out: Path) -> tuple[int, int, int]:
    """How many single files are new, changed and removed; collections are told by their records, which this does not read."""
    try:
        articles = read_table(out, "articles", ["source", "sha256"])
    except DatasetError:  # a damaged table: the next run builds anew
        return len(files), 0, 0
    hashes = articles["sha256"].astype("object").where(articles["sha256"].notna(), None)
    singles = {file.source: file.sha256 for file in files if not is_collection(file.path)}
    collections = tuple(file.source for file in files if is_collection(file.path))
    built = {source: sha256 for source, sha256 in zip(articles["source"], hashes, strict=True) if not source.startswith(collections)}
    met = singles.keys() & built.keys()
    new = len(singles.keys() - met) + sum(not articles["source"].str.startswith(each).any() for each in collections)
    return new, sum(singles[source] != built[source] for source in met), len(built.keys() - met)


def _next_run(files: tuple[RawFile, ...], out: Path, manifest: Manifest | None, versions: Versions, *, changes: int) -> str:
    if not files:
        return "would refuse to work: there are no articles"
    if manifest is None:
        return "builds everything"
    if current_manifest(files, out, versions):
        return "finds nothing new"
    before = manifest.versions
    causes = {
        "articles": inputs_digest(files) != manifest.inputs,
        "rules": (before.code, before.schema) != (versions.code, versions.schema),
        "vocabulary": before.vocabulary != versions.vocabulary,
        "corrections": before.corrections != versions.corrections,
        "limits": before.limits != versions.limits,
        "day of --as-of": before.as_of != versions.as_of,
    }
    told = [cause for cause, differs in causes.items() if differs]
    if told == ["articles"] and not changes:
        told = ["records of a collection, or files beside articles"]
    return f"builds, for these differ: {', '.join(told)}" if told else "builds, for files of the tables are missing or damaged"
