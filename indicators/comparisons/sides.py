"""A pair's two sides beside each other, in one unit."""

from __future__ import annotations

import pandas as pd

from indicators.comparisons.conversion import Rates

SIDES = ("left", "right")


def beside(pairs: pd.DataFrame, rows: pd.DataFrame, rates: Rates) -> pd.DataFrame:
    """Pairs with all columns of both operands as `left_…` and `right_…`, and both values and intervals in `common_unit` as `…_common`."""
    for side in SIDES:
        pairs = pairs.merge(rows.add_prefix(f"{side}_"), on=f"{side}_observation_id", how="left", validate="many_to_one")
    conversions = [rates.common(left, right) for left, right in zip(_amounts(pairs, "left"), _amounts(pairs, "right"), strict=True)]
    pairs = pairs.assign(
        common_unit=pd.Series([c.unit for c in conversions], pairs.index, dtype="str"),
        rate_left=pd.Series([c.left for c in conversions], pairs.index, dtype="float64"),
        rate_right=pd.Series([c.right for c in conversions], pairs.index, dtype="float64"),
        rate_basis=pd.Series([c.basis for c in conversions], pairs.index, dtype="str"),
    )
    for side in SIDES:
        factor = pairs[f"rate_{side}"].fillna(1).where(pairs["common_unit"].notna())
        for name in ("value", "value_low", "value_high"):
            pairs[f"{side}_{name}_common"] = pairs[f"{side}_{name}"] * factor
    return pairs


def _amounts(pairs: pd.DataFrame, side: str) -> list[tuple[str, int, str]]:
    return list(zip(pairs[f"{side}_unit"], pairs[f"{side}_year"], pairs[f"{side}_article_id"], strict=True))
