"""Setting fields of a row, so that what follows from them follows."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from extract.quantities import find_quantities
from extract.quantities.intervals import interval
from schemas.code_lists import Bound, Measure, PeriodBasis
from schemas.tables.observations import OBS_STATUS
from schemas.time_period import TimePeriod
from schemas.vocabulary import Vocabulary

Row = dict[str, Any]

_YEAR_DAYS = 360  # as in extraction: the level of a stock over a whole year stands at its end


def changed(row: Mapping[str, Any], fields: Mapping[str, Any], vocabulary: Vocabulary) -> Row:
    """The row with these fields (values of `parse_field`), sure and marked as corrected; raises ValueError where one needs another.

    The year, the days and the place's code follow the period, the code follows the place, the interval follows value and bound, and
    the flags follow what is known now.
    """
    new = dict(row) | {name: value for name, value in fields.items() if name != "period"}
    new |= {"review": "corrected", "confidence": 1.0}
    if "status" in fields:
        new["obs_status"] = OBS_STATUS[fields["status"]]
    _set_period(new, row, fields, vocabulary)
    _set_place(new, fields, vocabulary)
    if fields.keys() & {"value", "bound", "value_low", "value_high"}:
        new["value_low"], new["value_high"] = _limits(new, row, fields, vocabulary)
    return new | {"flags": ";".join(_flags(new, row, fields))}


def _flags(new: Row, row: Mapping[str, Any], fields: Mapping[str, Any]) -> list[str]:
    """The flags that still hold."""
    settled = {"AS_OF_IMPLICIT", "BASE_IMPLIED"} if "base_period" in fields else {"AS_OF_IMPLICIT"}
    flags = [flag for flag in str(row["flags"]).split(";") if flag and flag not in settled]
    implicit = new["period_start"] is None and new["period_basis"] != PeriodBasis.STATED
    return [*flags, "AS_OF_IMPLICIT"] if implicit else flags


def _set_period(new: Row, row: Mapping[str, Any], fields: Mapping[str, Any], vocabulary: Vocabulary) -> None:
    period = TimePeriod(row["period_start"], row["period_end"])
    if "period" in fields:
        period = fields["period"].for_row(row)
    elif "metric" in fields and new["measure"] == Measure.LEVEL and (period.days or 0) > _YEAR_DAYS:
        metric = vocabulary.metrics.get(fields["metric"])
        period = period.as_stock if metric is not None and metric.kind == "stock" else period
    new |= {"year": period.reference_year, "period": str(period), "period_start": period.start, "period_end": period.end}


def _set_place(new: Row, fields: Mapping[str, Any], vocabulary: Vocabulary) -> None:
    if "place_id" in fields:
        code = vocabulary.places.code_at(fields["place_id"], new["period_end"])
        if code != fields["place_id"]:
            raise ValueError(f"place_id: at {new['period_end']} the code of this place is {code}: write that")
    elif "place" in fields:
        found = vocabulary.places.code_for(fields["place"], new["period_end"], new["place_id"])
        if found is None:
            raise ValueError(f"place: {fields['place']!r} is not known: say in place_id which code it has")
        new["place_id"] = found
    else:
        new["place_id"] = vocabulary.places.code_at(new["place_id"], new["period_end"])


def _limits(new: Row, row: Mapping[str, Any], fields: Mapping[str, Any], vocabulary: Vocabulary) -> tuple[float | None, float | None]:
    low, high = row["value_low"], row["value_high"]
    if new["bound"] != Bound.RANGE:
        low, high = interval(new["value"], None, _step(new, vocabulary), Bound(new["bound"]))
    elif row["bound"] != Bound.RANGE and not fields.keys() >= {"value_low", "value_high"}:
        raise ValueError("bound: a range needs its ends: give value_low and value_high")
    return fields.get("value_low", low), fields.get("value_high", high)


def _step(row: Row, vocabulary: Vocabulary) -> float:
    """Size of the last printed digit at the scale of the value: a thousand times as much where the value is a thousand times the number printed."""
    quantity = next(iter(find_quantities(f"{row['value_text']} {row['unit_text']}", vocabulary)), None)
    if quantity is None or not quantity.step:
        return 0.0
    if not quantity.value or not row["value"]:
        return quantity.step
    power = math.log10(abs(row["value"] / quantity.value))
    return quantity.step * 10.0 ** round(power) if abs(power - round(power)) < 1e-9 else quantity.step
