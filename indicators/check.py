"""Whether what lies on disk is what a build wrote, and holds what its schemas say."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from indicators.builds import current, data_files
from indicators.manifest import Manifest, read_manifest
from indicators.publication import table_of
from indicators.read import read_table
from indicators.store import sha256
from schemas.errors import DatasetError
from schemas.tables import TABLE, TABLES
from schemas.tables.validation import failures


def check(out: Path) -> list[str]:
    """What is wrong with the dataset in `out`, one sentence a fault; empty where it is whole.

    Every file is compared with its hash in the manifest, every table with its schema, and every reference with its target.
    Raises DatasetError where no finished build is there.
    """
    manifest = read_manifest(out)
    if manifest is None:
        raise DatasetError(f"{out}: there is no finished build here (no manifest.json); `chiso run --out {out}` makes one")
    faults = _files(out, manifest)
    tables: dict[str, pd.DataFrame] = {}
    for table in TABLES:
        try:
            tables[table.name] = read_table(out, table.name)
        except DatasetError as error:
            faults.append(str(error))
            continue
        faults += [f"{table.name}: row {failure.index} fails {failure.check}" for failure in failures(tables[table.name], table)]
    return faults + _references(tables)


def _files(out: Path, manifest: Manifest) -> list[str]:
    faults = []
    for path, entry in manifest.files.items():
        if not (out / path).is_file():
            faults.append(f"{path}: is missing")
        elif sha256(out / path) != entry.sha256:
            faults.append(f"{path}: is not the file that the build wrote")
    surplus = [path for path in data_files(current(out)) if path not in manifest.files and "/" in path and table_of(path) is not None]
    return faults + [f"{path}: does not belong to the build" for path in surplus]


def _references(tables: dict[str, pd.DataFrame]) -> list[str]:
    faults = []
    for name, frame in tables.items():
        for reference in TABLE[name].references:
            if reference.table not in tables:
                continue
            values = frame[reference.column].dropna()
            unknown = values[~values.isin(tables[reference.table][reference.target])]
            if len(unknown):
                faults.append(f"{name}.{reference.column}: {len(unknown)} values are not in {reference.table}, such as {unknown.iloc[0]}")
    metrics = tables.get("metrics")
    if metrics is not None and "observations" in tables:
        catalogued = tables["observations"]["metric"]
        unknown = catalogued[~catalogued.isin(metrics["metric"]) & ~catalogued.str.startswith("other:")]
        if len(unknown):
            faults.append(f"observations.metric: {len(unknown)} values are not in metrics, such as {unknown.iloc[0]}")
    return faults
