"""What was known on a day, from a dataset that knows more."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from indicators.corrections.added_rows import ArticleRows
from indicators.corrections.applying import apply
from indicators.corrections.correction import Corrections
from indicators.corrections.undoing import as_read, cells_of, results_of
from indicators.currencies import check_rates
from indicators.fingerprints import fingerprint, to_table
from indicators.manifest import read_manifest
from indicators.read import read_table
from indicators.repeats import repeats
from indicators.resolution import resolve
from indicators.rows import publication_day
from indicators.selection import CONFLICT, REVISED, SUPERSEDED
from indicators.terms import Terms
from indicators.validation import without_dangling
from schemas.errors import DatasetError
from schemas.tables import OBSERVATIONS
from schemas.tables.articles import READ
from schemas.tables.frames import from_rows, to_frame
from schemas.vocabulary import Vocabulary, load_vocabulary

_OF_SELECTION = frozenset({REVISED, CONFLICT, SUPERSEDED})


def known_observations(out: Path, day: date, vocabulary: Path | None = None) -> pd.DataFrame:
    """The observations that a build of that day would have: of the articles published by then, with the corrections made by then.

    Repeated and corrected articles, selection, flags and derivations are found anew among them. An article without a date is always known.
    Two things only a build from the raw files can restore: the rows of an undated copy of an article that is not known yet, and the
    link of a row to one that a later correction drops. Raises DatasetError where the dataset cannot be read, or tells of an earlier day.
    """
    manifest = read_manifest(out)
    if manifest is not None and manifest.versions.as_of is not None and manifest.versions.as_of < day.isoformat():
        raise DatasetError(f"{out}: tells what was known on {manifest.versions.as_of}; read a later day from a build of that day")
    known = load_vocabulary(vocabulary)
    terms = Terms(as_of=day)
    articles = read_table(out, "articles")
    articles = articles[articles["status"] == READ]
    articles = articles[[terms.takes_in(None if pd.isna(moment) else publication_day(moment)) for moment in articles["published"]]]
    rows = read_table(out, "observations")
    rows = rows[~rows["derived"] & rows["article_id"].isin(articles["article_id"])]
    rows = _corrected_by(day, rows, articles, read_table(out, "corrections"), known)
    found = repeats(to_table(fingerprint(row) for row in articles.astype("object").where(articles.notna(), None).to_dict("records")))
    rows = rows[~rows["article_id"].isin(list(found.duplicate_of))].sort_values("observation_id", ignore_index=True)
    flags = rows["flags"].map(lambda codes: ";".join(code for code in codes.split(";") if code not in _OF_SELECTION)).astype("str")
    rows = rows.assign(flags=flags, selected=False, implied_rate=float("nan"), rate_check=pd.Series(pd.NA, rows.index, dtype="str"))
    rows = check_rates(rows, known.exchange_rates.official_average)
    resolved = resolve(rows.assign(superseded=rows["article_id"].isin(list(found.superseded_by))), known)
    return resolved[OBSERVATIONS.names].sort_values(list(OBSERVATIONS.order), ignore_index=True)


def _corrected_by(day: date, rows: pd.DataFrame, articles: pd.DataFrame, corrections: pd.DataFrame, vocabulary: Vocabulary) -> pd.DataFrame:
    """The rows with the corrections of later days undone; those of earlier days in the same articles are applied anew."""
    later = corrections.loc[corrections["applied"] & (corrections["date"] > pd.Timestamp(day)), "article_id"]
    concerned = corrections[corrections["applied"] & corrections["article_id"].isin(set(later) & set(articles["article_id"]))]
    if concerned.empty:
        return rows
    inside = rows["article_id"].isin(concerned["article_id"])
    restored = as_read(rows[inside], concerned)
    lines = Corrections(tuple(result.correction for result in results_of(concerned))).until(day).by_article
    cells: list[dict[str, Any]] = []
    for article in cells_of(articles[articles["article_id"].isin(concerned["article_id"])]):
        id_ = article["article_id"]
        found = tuple(cells_of(restored[restored["article_id"] == id_]))
        read = ArticleRows(id_, article["body"], article["published"], article["place_id"], found, ())
        cells += apply(read, lines.get(id_, ()), vocabulary).observations
    others: pd.DataFrame = rows[~inside]
    return without_dangling(pd.concat([others, to_frame(from_rows(cells, OBSERVATIONS))], ignore_index=True))
