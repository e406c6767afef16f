"""The selected observations as SDMX-CSV 2.0, and their structures."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
from pyarrow import csv

from indicators.exports.exported import Exported, finished_build, package_of, placing
from indicators.exports.sdmx_codes import Codes, frequency
from indicators.exports.sdmx_components import ATTRIBUTE, COMPONENTS, DIMENSION, NO_BASE, TIME
from indicators.exports.sdmx_structure import Maintained, message
from indicators.exports.wanted import Wanted, pieces
from indicators.selection import status_class
from indicators.store import write_text
from schemas.errors import DatasetError
from schemas.tables import OBSERVATIONS
from schemas.tables.frames import to_frame

KEY = [component.id for component in COMPONENTS if component.role in {DIMENSION, TIME}]
"""What tells one observation from another: the columns of the same fact."""

SCHEMA = pa.schema([(name, pa.string()) for name in ("STRUCTURE", "STRUCTURE_ID", "ACTION")] + [(c.id, c.type) for c in COMPONENTS])
_INFORMATION = "I"
_BEFORE_ALL = pd.Timestamp("1970-01-01")


def structure_beside(path: Path) -> Path:
    """Where the structures of the data file `path` are written."""
    return path.with_name(f"{path.stem}.structure.json")


def export_sdmx(out: Path, path: Path, wanted: Wanted) -> list[Exported]:
    """Write the selected observations to `path` as SDMX-CSV 2.0, and beside it their structures as SDMX-JSON 2.0.

    Raises DatasetError where two of them have one key, which only a dataset that was tampered with has.
    """
    with placing(out, path) as files, finished_build(out) as manifest:
        package = package_of(out)
        by = Maintained(package["agency"], ".".join(package["schemaVersion"].split(".")[:2]))
        codes, newest = Codes(out), _BEFORE_ALL
        keys: list[np.ndarray] = [np.empty(0, dtype=np.uint64)]
        with csv.CSVWriter(files.beside(path), SCHEMA) as writer:
            for piece in pieces(out, OBSERVATIONS, wanted):
                rows = _rows(to_frame(piece.filter(piece["selected"])), codes, by)
                writer.write_table(pa.Table.from_pandas(rows, SCHEMA, preserve_index=False))
                keys.append(pd.util.hash_pandas_object(rows[KEY], index=False).to_numpy())
                newest = max([newest, *rows["PUBLISHED"].dropna().drop_duplicates()])
        found = np.concatenate(keys)
        wanted.require(len(found), out)
        if len(np.unique(found)) < len(found):
            raise DatasetError(f"{out}: two selected observations state one fact; `chiso run --full --out {out}` builds the tables anew")
        text = message(package, by, codes.lists(), prepared=newest.date().isoformat(), build_id=manifest.build_id)
        write_text(text, files.beside(structure_beside(path)))
    return [Exported(path, f"{len(found):,} observations"), Exported(structure_beside(path), "their structures and code lists")]


def _rows(observations: pd.DataFrame, codes: Codes, by: Maintained) -> pd.DataFrame:
    """The columns of the export; an attribute that is an empty text is left out, as SDMX has it."""
    derived = {
        "STRUCTURE": "dataflow",
        "STRUCTURE_ID": by.short(),
        "ACTION": _INFORMATION,
        "FREQ": frequency(observations["period"]),
        "REF_AREA": codes.of_areas(observations["place_id"]),
        "LOCALITY": codes.of_localities(observations["place_id"], observations["place"]),
        "INDICATOR": codes.of_indicators(observations["metric"], observations["metric_text"]),
        "MEASURE": observations["measure"],
        "UNIT_MEASURE": codes.of_units(observations["unit"]),
        "STATUS_CLASS": status_class(observations["status"]),
        "BASE_PERIOD": observations["base_period"].fillna(NO_BASE),
        "TIME_PERIOD": observations["period"],
        "OBS_VALUE": observations["value"],
    }
    attributes = {c.id: observations[c.id.lower()] for c in COMPONENTS if c.role == ATTRIBUTE}
    texts = {name: cells.where(cells != "") for name, cells in attributes.items() if cells.dtype == "str"}
    return pd.DataFrame(derived | attributes | texts, index=observations.index)
