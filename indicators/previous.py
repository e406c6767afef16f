"""What the build before this one holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from indicators.builds import current
from indicators.changes import NO_BUILD, Build, articles_read
from indicators.corrections.report import told
from indicators.corrections.undoing import results_of
from indicators.layout import lay_out
from indicators.manifest import Manifest, read_manifest
from indicators.read import read_file, read_table
from schemas.errors import DatasetError
from schemas.tables import OBSERVATIONS, PARTITION
from schemas.tables.frames import to_frame

_OF_ARTICLES = ["article_id", "status", "published", "source", "sha256", "observations", "rejects"]


@dataclass(frozen=True, slots=True)
class Previous:
    """The build in `out` (`manifest` is None where there is none).

    `articles` is the SHA-256 of each article that was read, `months` its month of publication, `met` source and SHA-256 of every raw file,
    `corrections` what people put right, as one text by row.
    """

    out: Path
    manifest: Manifest | None = None
    articles: Mapping[str, str] | None = None
    months: Mapping[str, str] | None = None
    met: frozenset[tuple[str, str | None]] = frozenset()
    corrections: Mapping[str, str] = field(default_factory=dict)

    def build(self) -> Build:
        """What a diff needs of it, but for the rows."""
        if self.manifest is None:
            return NO_BUILD
        versions = self.manifest.versions
        return replace(
            NO_BUILD, articles=self.articles or {}, vocabulary_version=versions.vocabulary, code_version=versions.code, corrections=self.corrections
        )

    def observations(self, month: str, first: str = "", after: str | None = None) -> pd.DataFrame:
        """The rows of one month, of the articles whose ids lie from `first` to before `after`; raises DatasetError as `indicators.read` does."""
        found = [OBSERVATIONS.arrow_schema().empty_table()]
        for path in sorted((self.out / OBSERVATIONS.path / f"{PARTITION.name}={month}").glob("*.parquet")) if self.manifest else ():
            rows = read_file(path, OBSERVATIONS)
            inside = pc.greater_equal(rows["article_id"], first)
            found.append(rows.filter(inside if after is None else pc.and_(inside, pc.less(rows["article_id"], after))))
        return to_frame(pa.concat_tables(found))


def previous_build(out: Path) -> Previous:
    """The build in `out`; an unfinished or unreadable one counts as none."""
    try:
        out = current(out)
        manifest = read_manifest(out)
        if manifest is None:
            return Previous(out)
        articles = read_table(out, "articles", _OF_ARTICLES)
        corrections = told(results_of(read_table(out, "corrections")))
    except DatasetError:
        return Previous(out)
    hashes = articles["sha256"].astype("object").where(articles["sha256"].notna(), None)
    met = frozenset(zip(articles["source"], hashes, strict=True))
    return Previous(out, manifest, articles_read(articles), lay_out(articles).months, met, corrections)
