"""The level of a period, from its plan and how much of the plan was completed."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from indicators.derivation.derived_rows import Interval, computed
from indicators.derivation.operands import levels, outcomes, paired
from schemas.code_lists import Measure, Status

_PERCENT = "percent"


def planned_levels(usable: pd.DataFrame) -> Iterator[pd.DataFrame]:
    """Completion / 100 x plan, in the period of the completion.

    The plan is for the same period; or, in one article, for the whole of the year whose first months were completed: "nine months,
    71.3 % of the year's plan". The plan itself is never computed: a province has several, and articles seldom say which is meant.
    """
    done = outcomes(usable) & (usable["measure"] == Measure.COMPLETION) & (usable["unit"] == _PERCENT) & (usable["value_low"] > 0)
    plans = levels(usable) & (usable["status_class"] == Status.TARGET)
    start, whole_year = usable["period_start"], usable["period"] == usable["year"].astype("str")
    first_months = done & (start.dt.day_of_year == 1) & (start.dt.year == usable["year"]) & ~whole_year
    for completion, plan in (
        paired(usable, done, plans, ["subject", "period_number", "stock"]),
        paired(usable, first_months, plans & whole_year & ~usable["stock"], ["subject", "year", "article_id"]),
    ):
        if len(completion):
            result = Interval.of(plan).times(Interval.of(completion).scaled(1 / 100))
            cells = {"measure": str(Measure.LEVEL), "unit": plan["unit"]}
            yield computed("planned_level", "completion / 100 * plan", {"completion": completion, "plan": plan}, result, cells)
