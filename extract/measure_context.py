"""The measure of a figure where its neighbours in the sentence settle it."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.drafts import Focus
from extract.measures import MeasureReader, MeasureReading
from schemas.code_lists import Measure
from schemas.vocabulary.units import Units

_JOINED = re.compile(r"\s*(?:,|và)\s*")
_REACHED = re.compile(r"\W*(?:và\s+)?(?:(?:mới|chỉ|đã|đều|cũng)\s+){0,2}đạt\s+(?:(?:tỷ\s+lệ|mức|khoảng|hơn|gần|trên|được)\s+){0,2}")
_NOUN = re.compile(r"\s*(?!so\s)[^\W\d_]")
REACHED = "reached"  # how a percentage that names no plan was found
_WHOLE = 100  # percent
_TOTAL_AFTER = re.compile(r"(?:nâng|đưa)\s+(?:tổng\s+)?số")
_ADDED = re.compile(r"thêm\s*$")


def like_neighbours(focus: Focus, reading: MeasureReading, measures: MeasureReader, units: Units) -> MeasureReading:
    """Numbers joined by "và" share one measure; a percentage after the size of a plan is how much of it was reached.

    So is one that an amount of money reached, "giải ngân 640 tỷ đồng, đạt 31%", and one over 100 that a count reached.
    """
    mention, last = focus.mention, focus.last
    if reading.measure not in {Measure.SHARE, Measure.RATIO} or not (focus.quantity.unit or "").startswith("percent"):
        return _added(focus, reading)
    if last is not None and _JOINED.fullmatch(mention.before) and last.unit == focus.quantity.unit and last.reading.found:
        return last.reading
    following = focus.following
    if following is not None and not mention.after.strip() and _JOINED.fullmatch(following.before):
        return measures.read(mention._replace(after=following.after), dimension="percent", subject="")
    if reading.measure is Measure.SHARE and reading.found != "chiếm" and any(d.plan for d in focus.earlier):
        return MeasureReading(Measure.COMPLETION, found="plan")
    if (
        reading.measure is Measure.SHARE
        and last is not None
        and last.measure is Measure.LEVEL
        and _REACHED.fullmatch(mention.before)
        and not _NOUN.match(mention.after)
    ):
        part_of_plan = units.dimension(last.unit) == "money" or focus.quantity.value > _WHOLE
        return MeasureReading(Measure.COMPLETION, found=REACHED) if part_of_plan else reading
    return reading


def _added(focus: Focus, reading: MeasureReading) -> MeasureReading:
    """A count that is added to a total: "có thêm 4 xã về đích, nâng tổng số lên 38" is a change of that total."""
    counted_level = reading.measure is Measure.LEVEL and focus.quantity.counted
    if counted_level and _ADDED.search(focus.mention.before) and _TOTAL_AFTER.search(focus.scan.text, focus.quantity.end):
        return replace(reading, measure=Measure.CHANGE, found="thêm")
    return reading
