"""Which rows an export takes, and reading them piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from indicators.places import place_key
from schemas.errors import DatasetError
from schemas.tables import PARTITION, Table

FIGURES = ("observations", "indicators_by_year", "comparisons")
"""The tables that `Wanted` narrows; all others are exported whole."""

ROWS_AT_ONCE = 20_000

_METRICS = ("metric", "left_metric", "right_metric")
_YEARS = ("year", "left_year", "right_year")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The metrics, years and places (codes or names) to export; none given is all. A comparison is wanted where one of its sides is."""

    metrics: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.metrics or self.years or self.places)

    def of(self, rows: pa.Table, table: Table) -> pa.Table:
        """The rows that are wanted."""
        if table.name not in FIGURES or not self.narrows:
            return rows
        kept = pa.scalar(value=True)
        for columns, values in ((_METRICS, self.metrics), (_YEARS, self.years)):
            if values:
                found = [pc.is_in(rows[name], pa.array(values, rows[name].type)) for name in columns if name in table.names]
                kept = pc.and_(kept, found[0] if len(found) == 1 else pc.or_(*found))
        if self.places:
            kept = pc.and_(kept, self._at_places(rows))
        return rows.filter(kept)

    def _at_places(self, rows: pa.Table) -> pa.Array:
        names = pc.unique(rows["place"]).to_pylist()
        wanted = set(place_key(pd.Series(self.places)))
        named = [name for name, key in zip(names, place_key(pd.Series(names, dtype="str")), strict=True) if key in wanted]
        return pc.or_(pc.is_in(rows["place_id"], pa.array(self.places, pa.string())), pc.is_in(rows["place"], pa.array(named, pa.string())))

    def require(self, rows: int, out: Path) -> None:
        """Raises DatasetError where conditions were given and no observation meets them."""
        if self.narrows and not rows:
            raise DatasetError(f"{out}: no observation has {self}; `chiso metrics` searches for the ids of metrics")

    def __str__(self) -> str:
        """The conditions in words."""
        parts = {"metric": self.metrics, "year": self.years, "place": self.places}
        return ", ".join(f"{name} {' or '.join(map(str, values))}" for name, values in parts.items() if values)


def pieces(out: Path, table: Table, wanted: Wanted) -> Iterator[pa.Table]:
    """The wanted rows of a table in their order, a piece at a time, checksums verified.

    Raises DatasetError where a file is missing, corrupt, or of another schema.
    """
    paths = sorted(out.glob(f"{table.path}/{PARTITION.name}=*/*.parquet")) if table.partitioned else [out / table.path]
    for path in paths:
        try:
            file = pq.ParquetFile(path, page_checksum_verification=True)
            if not file.schema_arrow.equals(table.arrow_schema()):
                raise DatasetError(f"{path}: has other columns than this version writes; build the dataset again")
            for batch in file.iter_batches(ROWS_AT_ONCE):
                yield wanted.of(pa.Table.from_batches([batch]), table)
        except (OSError, pa.ArrowException) as error:
            raise DatasetError(f"{path}: cannot be read ({error}); build the dataset again") from error
