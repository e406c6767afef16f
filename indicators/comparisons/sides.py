"""A pair's two sides beside each other, in one unit."""

from __future__ import annotations

import math

import pandas as pd

from indicators.comparisons.conversion import NONE, Rates

SIDES = ("left", "right")


def beside(pairs: pd.DataFrame, rows: pd.DataFrame, rates: Rates) -> pd.DataFrame:
    """Pairs with all columns of both operands as `left_…` and `right_…`, and both values and intervals in `common_unit` as `…_common`."""
    for side in SIDES:
        pairs = pairs.merge(rows.add_prefix(f"{side}_"), on=f"{side}_observation_id", how="left", validate="many_to_one")
    unlike = pairs[pairs["left_unit"] != pairs["right_unit"]]
    found = [rates.common(left, right) for left, right in zip(_amounts(unlike, "left"), _amounts(unlike, "right"), strict=True)]
    columns = ["common_unit", "rate_left", "rate_right", "rate_basis"]
    conversions = pd.DataFrame([(each.unit, each.left, each.right, each.basis) for each in found], unlike.index, columns)
    pairs = pairs.assign(common_unit=pairs["left_unit"], rate_left=math.nan, rate_right=math.nan, rate_basis=NONE)
    pairs.loc[unlike.index, columns] = conversions.astype(pairs[columns].dtypes)
    for side in SIDES:
        factor = pairs[f"rate_{side}"].fillna(1).where(pairs["common_unit"].notna())
        for name in ("value", "value_low", "value_high"):
            pairs[f"{side}_{name}_common"] = pairs[f"{side}_{name}"] * factor
    return pairs


def _amounts(pairs: pd.DataFrame, side: str) -> list[tuple[str, int, str]]:
    return list(zip(*(pairs[f"{side}_{name}"].tolist() for name in ("unit", "year", "article_id")), strict=True))
