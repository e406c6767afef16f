"""Percentages that cannot be."""

from __future__ import annotations

import pandas as pd

from indicators.quality.findings import ERROR, findings
from indicators.quality.subjects import Subjects, amount
from schemas.code_lists import Measure

_WHOLE = 100.0


def shares_over_100(observations: pd.DataFrame, about: Subjects) -> pd.DataFrame:
    """Shares beyond the whole, or below nothing; a completion or growth may be beyond 100 %."""
    shares = observations[(observations["measure"] == Measure.SHARE) & (observations["unit"] == "percent")]
    odd = shares[(shares["value_low"].fillna(shares["value"]) > _WHOLE) | (shares["value"] < 0)]
    message = about.what(odd) + ": a share of " + amount(odd) + " cannot be"
    return findings("share_over_100", ERROR, rows=odd["observation_id"], message=message, article_id=odd["article_id"])


def falls_over_100(observations: pd.DataFrame, about: Subjects) -> pd.DataFrame:
    """Falls of an amount by more than all of it."""
    growths = observations[(observations["measure"] == Measure.CHANGE_PCT) & (observations["value_high"].fillna(observations["value"]) < -_WHOLE)]
    message = about.what(growths) + ": a fall by " + amount(growths.assign(value=-growths["value"])) + " is more than all of it"
    return findings("fall_over_100", ERROR, rows=growths["observation_id"], message=message, article_id=growths["article_id"])
