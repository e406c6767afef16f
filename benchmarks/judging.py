"""How a mark and a row are compared: the judgements behind the score."""

from __future__ import annotations

import math
import re
import unicodedata
from calendar import monthrange
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from extract.observation import Observation

Span = tuple[date | None, date]


# Words that say nothing of what is measured.
_STOP = frozenset(
    "của các cho và tại ở trong năm với về từ đến là được có những này đó cả theo vào ra do một số tổng mức đạt".split(),
)
_NO_COUNT = re.compile(
    r"^([A-Z]{3}|percent|percentage_point|times|ha|km|km2|m|m2|m3|tonne|kg|MW|MWh|kWh|GWh|barrel|point|litre|"
    r"year|month|week|day|hour|minute|second|tael)(/.*)?$",
)
_DURATIONS = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})


def syllables(text: str | None) -> Counter[str]:
    """The syllables of a phrase that say something, with their counts."""
    squeezed = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text or "")).strip().lower()
    return Counter(w for w in re.findall(r"\w+", squeezed) if w not in _STOP)


def overlap(a: Counter[str], b: Counter[str]) -> float:
    """F1 of two bags of syllables."""
    if not a or not b:
        return float(a == b)
    return 2 * (a & b).total() / (a.total() + b.total())


def span(period: str | None) -> Span | None:
    """First and last day of a period in the notation of the guidelines, or of SDMX; None where it is neither."""
    if not period:
        return None
    try:
        if m := re.fullmatch(r"(\d{4}-\d\d-\d\d)/P(\d+)([DMY])", period):
            start, _ = _days(m[1])
            return start, _after(start, int(m[2]), m[3])
        if "/" in period:
            first, last = period.split("/")
            return (_days(first)[0] if first else None), _days(last)[1]
        return _days(period)
    except ValueError:
        return None


def _days(period: str) -> tuple[date, date]:
    if m := re.fullmatch(r"(\d{4})-(Q|H|S)([1-4])", period):
        months = 3 if m[2] == "Q" else 6
        year, last = int(m[1]), months * int(m[3])
        return date(year, last - months + 1, 1), date(year, last, monthrange(year, last)[1])
    part = [int(x) for x in period.split("-")]
    if len(part) == 1:
        return date(part[0], 1, 1), date(part[0], 12, 31)
    if len(part) == 2:
        return date(part[0], part[1], 1), date(part[0], part[1], monthrange(part[0], part[1])[1])
    return date(part[0], part[1], part[2]), date(part[0], part[1], part[2])


def _after(start: date, count: int, what: str) -> date:
    if what == "D":
        return start + timedelta(days=count - 1)
    months = start.month - 1 + count * (12 if what == "Y" else 1)
    return date(start.year + months // 12, months % 12 + 1, 1) + timedelta(days=start.day - 2)


def same_unit(mark: Mapping[str, Any], unit: str) -> bool:
    """A count may carry any counted unit; a duration may be counted too."""
    wanted = mark["unit"]
    if wanted == "count" or wanted.startswith("count/"):
        return not _NO_COUNT.match(unit)
    if wanted in _DURATIONS:
        return unit == wanted or not re.match(r"^[A-Z]{3}$|percent", unit)
    return bool(unit == wanted)


def same_value(mark: Mapping[str, Any], row: Observation) -> bool:
    """Equal but for the sign, which is judged with the measure; 2e-4 lets 33.33 stand for a third."""
    return math.isclose(abs(mark["value"]), abs(row.value), rel_tol=2e-4, abs_tol=1e-9)


def same_period(wanted: Span, got: tuple[date | None, date | None]) -> bool:
    """Ends in one year and within a month of each other; starts equal, or the mark has none (a stock)."""
    (start, end), (got_start, got_end) = wanted, got
    if got_end is None or end.year != got_end.year or abs((end - got_end).days) > 31:
        return False
    return start is None or start == got_start


def same_place(wanted: str, got: str | None) -> bool:
    """Three in five syllables of the place marked stand in the row's."""
    words = syllables(wanted)
    return bool(words) and (words & syllables(got)).total() >= 0.6 * words.total()


def judge(mark: Mapping[str, Any], row: Observation) -> dict[str, bool]:
    """The verdict on each field that the mark states; the row is the mark's by value, unit and sentence."""
    sign = (mark["value"] < 0) == (row.value < 0) or mark["value"] == 0
    standing = mark["unit"] == "percent" and {row.measure, mark["measure"]} <= {"level", "share"}
    verdicts = {
        "year": mark["year"] is None or row.year == mark["year"],
        "measure": sign and (row.measure == mark["measure"] or standing),
        "metric": overlap(syllables(mark["metric"]), syllables(row.metric_text)) >= 0.5,
        "status": row.status == mark["status"],
        "bound": row.bound == mark["bound"] or ("value_max" in mark and row.bound == "range"),
    }
    if (wanted := span(mark.get("period"))) is not None:
        verdicts["period"] = same_period(wanted, (row.period_start, row.period_end))
    if mark.get("metric_id"):
        verdicts["metric_id"] = row.metric == mark["metric_id"]
    elif "metric_id" in mark:
        verdicts["metric_id_none"] = row.metric.startswith("other:")
    if (base := span(mark.get("base"))) is not None:
        got = span(row.base_period)
        verdicts["base"] = got is not None and same_period(base, got)
    if mark.get("place"):
        verdicts["place"] = same_place(mark["place"], row.place)
    return verdicts
