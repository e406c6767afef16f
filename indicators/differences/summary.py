"""The changes of observations counted by cause, metric and column, with the ones that matter most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable

import pandas as pd

from schemas.code_lists import Change

_VALUE, _MEANING, _REMOVED, _ADDED, _OTHER = range(5)
_RANK_OF_COLUMN = {"value": _VALUE} | dict.fromkeys(
    ("unit", "year", "period", "status", "metric", "measure", "place", "place_id", "bound", "base_period", "value_low", "value_high"), _MEANING
)
_FIGURE = ["article_id", "metric", "measure", "year", "place", "unit"]
_RANK_OF_CHANGE = {Change.REMOVED: _REMOVED, Change.ADDED: _ADDED}


class Summary:
    """Grows by one month's changes after another; `first` holds all changes of the `lines` observations that matter most.

    `rows` counts observations, `told` what there is to tell: a figure that came back as another row once.
    """

    def __init__(self, lines: int) -> None:
        self.lines = lines
        self.rows = self.told = 0
        self.by_cause: Counter[tuple[Hashable, ...]] = Counter()
        self.by_metric: Counter[tuple[Hashable, ...]] = Counter()
        self.by_column: Counter[Hashable] = Counter()
        self.first = pd.DataFrame()

    def add(self, changes: pd.DataFrame) -> None:
        """Count the changes of some months: an observation once, however many of its cells changed."""
        rows = changes.drop_duplicates("observation_id")
        self.rows += len(rows)
        self.by_cause.update(zip(rows["cause"], rows["change"], strict=True))
        self.by_metric.update(zip(rows["metric"], rows["change"], strict=True))
        self.by_column.update(changes["column"].dropna())
        changes = _paired(changes)
        self.told += changes["observation_id"].nunique()
        ranks = changes["column"].map(_RANK_OF_COLUMN).fillna(changes["change"].map(_RANK_OF_CHANGE)).fillna(_OTHER)
        ranked = changes.assign(cell=ranks, rank=ranks.groupby(changes["observation_id"]).transform("min"))
        everything = pd.concat([self.first, ranked], ignore_index=True).sort_values(
            ["rank", "metric", "year", "observation_id", "cell"], kind="stable"
        )
        most = everything["observation_id"].drop_duplicates().head(self.lines)
        self.first = everything[everything["observation_id"].isin(most)]


def _paired(changes: pd.DataFrame) -> pd.DataFrame:
    """The changes with a removed and an added row of one article told as one change, where they are its only ones of the figure.

    The id of a row hangs on its sentence and printed number: a number that was put right in the article comes back as another row.
    """
    whole = changes[changes["column"].isna()]
    gone, come = (whole[whole["change"] == change].drop_duplicates(_FIGURE, keep=False) for change in (Change.REMOVED, Change.ADDED))
    both = come.merge(gone, on=_FIGURE, suffixes=("", "_gone"))
    if both.empty:
        return changes
    same_value = both["before_gone"] == both["after"]
    both = both.assign(
        change=str(Change.CHANGED),
        column=same_value.map({True: "source_sentence", False: "value"}),
        before=both["before_gone"].where(~same_value, both["source_sentence_gone"]),
        after=both["after"].where(~same_value, both["source_sentence"]),
    )
    rest = changes[~changes["observation_id"].isin([*both["observation_id"], *both["observation_id_gone"]])]
    return pd.concat([rest, both[changes.columns]], ignore_index=True)
