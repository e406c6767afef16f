"""Difference, change, growth and ratio between the two sides of a pair."""

from __future__ import annotations

import pandas as pd

PERCENTAGES = ("percent", "percentage_point")


def measured(pairs: pd.DataFrame) -> pd.DataFrame:
    """Fill in the numbers of a comparison, right against left, from `…_value_common` and its interval.

    Percent change and compound growth want one metric and amounts above zero; percentages change in points; the ratio's interval comes
    from the operands' (null where nothing limits it).
    """
    left, right = pairs["left_value_common"], pairs["right_value_common"]
    apart = (pairs["right_year"].astype("Int32") - pairs["left_year"].astype("Int32")).astype("Int32")
    one_metric = pairs["kind"] != "cross_metric"
    percentage = pairs["common_unit"].isin(PERCENTAGES)
    positive = (left > 0) & (right > 0)
    ratio = (right / left).where(positive)
    return pairs.assign(
        years_apart=apart,
        difference=right - left,
        percent_change=((right / left - 1) * 100).where(one_metric & ~percentage & (left > 0)),
        point_change=(right - left).where(one_metric & percentage),
        cagr_percent=((ratio.pow(1 / apart.where(apart >= 2).astype("float64")) - 1) * 100).where(one_metric & ~percentage),
        ratio=ratio,
        ratio_low=_quotient(pairs["right_value_low_common"], pairs["left_value_high_common"]).where(positive),
        ratio_high=_quotient(pairs["right_value_high_common"], pairs["left_value_low_common"]).where(positive),
    )


def _quotient(upper: pd.Series, under: pd.Series) -> pd.Series:
    return (upper / under).where((upper > 0) & (under > 0))
