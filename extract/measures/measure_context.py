"""The measure of a figure where its neighbours in the sentence settle it."""

from __future__ import annotations

import re

from extract.drafts import Draft, Focus
from extract.measures import SELF_STANDING, MeasureReader, MeasureReading
from schemas.code_lists import Measure
from schemas.vocabulary.units import Units

_JOINED = re.compile(r"\s*(?:,|và)\s*")
_REACHED = re.compile(r"\W*(?:và\s+)?(?:(?:mới|chỉ|đã|đều|cũng)\s+){0,2}(?:đạt|bằng)\s+(?:(?:tỷ\s+lệ|mức|khoảng|hơn|gần|trên|được)\s+){0,2}")
_NOUN = re.compile(r"\s*(?!so\s)[^\W\d_]")
REACHED = "reached"  # how a percentage that names no plan was found
_STANDING = SELF_STANDING | {Measure.CHANGE_PCT}
_OF_PLAN = re.compile(r"\s*\)\s*(?:(?:trên|so\s+với|của|trong)\s+)?(?:tổng\s+)?(?:số\s+)?(?:kế\s+hoạch|dự\s+toán|vốn\s+được\s+giao|chỉ\s+tiêu)")
_WHOLE = 100  # percent
_TOTAL_AFTER = re.compile(r"(?:nâng|đưa)\s+(?:tổng\s+)?số")
# A change said again in another unit: "tăng 4,2 điểm (0,42%)", "giảm 26,6%, tương ứng với khoảng 150 tỷ đồng".
_RESTATES = re.compile(r"\s*,?\s*\(?\s*(?:tương\s+(?:đương|ứng)|tức|hay)(?:\s+(?:là|với|mức|tỷ\s+lệ))*\s*")
_FROM_LEVEL = re.compile(r"[^,;:()]{0,30}?\stừ\s+(?:mức\s+|khoảng\s+)?|,\s+từ\s+mức\s+")  # "lên 7,6% từ mức 6,9%"
_AND = re.compile(r"\s*và\s*")
_AGAINST_BASE = re.compile(r"\s*so\s+(?:với|cùng)")  # "tăng 1.200 tấn và 48 tỷ đồng so với năm trước"
_BRACKETED = re.compile(r"\s*\(\s*")
_ADDED = re.compile(r"thêm\s*$")


def like_neighbours(focus: Focus, reading: MeasureReading, measures: MeasureReader, units: Units) -> MeasureReading:
    """Numbers joined by "và" share one measure; a percentage after the size of a plan is how much of it was reached.

    So is one that an amount of money reached, "giải ngân 640 tỷ đồng, đạt 31%", and one over 100 that a count reached.
    """
    mention, last = focus.mention, focus.last
    if (settled := _like_last(focus, reading)) is not None:
        return settled
    if reading.measure not in {Measure.SHARE, Measure.RATIO} or not (focus.quantity.unit or "").startswith("percent"):
        return _added(focus, reading)
    if last is not None and _JOINED.fullmatch(mention.before) and last.unit == focus.quantity.unit and last.reading.found:
        return last.reading
    following = focus.following
    if following is not None and not mention.after.strip() and _JOINED.fullmatch(following.before):
        return measures.read(mention._replace(after=following.after), dimension="percent", subject="")
    if (alike := measures.lists.read(focus, reading)) is not None:
        return alike
    if reading.measure is Measure.SHARE and reading.found != "chiếm" and any(d.plan for d in focus.earlier):
        return MeasureReading(Measure.COMPLETION, found="plan")
    if last is not None and last.measure is Measure.LEVEL and _BRACKETED.fullmatch(mention.before) and _OF_PLAN.match(focus.scan.text, mention.right):
        return MeasureReading(Measure.COMPLETION, found="plan")
    if (
        last is not None
        and last.measure is Measure.LEVEL
        and _REACHED.fullmatch(mention.before)
        and not (_NOUN.match(mention.after) or ("bằng" in mention.before and mention.after.strip()))
    ):
        part_of_plan = units.dimension(last.unit) == "money" or focus.quantity.value > _WHOLE
        return MeasureReading(Measure.COMPLETION, found=REACHED) if part_of_plan else reading
    return reading


def standing(focus: Focus) -> Draft | None:
    """The last figure of the sentence in the unit of this one, a difference only where there is no other."""
    alike = [d for d in focus.earlier if d.quantity.unit == focus.quantity.unit]
    return next((d for d in reversed(alike) if d.measure in _STANDING), alike[-1] if alike else None)


def _like_last(focus: Focus, reading: MeasureReading) -> MeasureReading | None:
    """The reading of a figure that the one before it settles: a level compared with it, its other end, or the same change in another unit."""
    last, before = focus.last, focus.mention.before
    if reading.compared:
        base = standing(focus)
        if last is not None and last.unit == "percentage_point" and reading.measure is Measure.CHANGE_PCT:
            return last.reading._replace(compared=True, percentage_points=True)
        if base is None or base.reading.exceeds or reading.measure is Measure.CHANGE_PCT:
            return reading
        return base.reading._replace(compared=True, reached=False, sign=reading.sign if base.reading.sign > 0 else base.reading.sign)
    if last is None:
        return None
    alike = last.quantity.unit == focus.quantity.unit
    if last.reading.origin and alike and reading.measure in SELF_STANDING:
        return last.reading._replace(origin=False, reached=True)
    if last.reading.reached and alike and _FROM_LEVEL.fullmatch(focus.scan.text, last.quantity.end, focus.quantity.start):
        return last.reading._replace(origin=True, reached=False)
    if last.reading.exceeds and alike and _JOINED.fullmatch(before):
        return last.reading
    percent = (focus.quantity.unit or "").startswith("percent")
    said_again = _RESTATES.fullmatch(before) is not None
    if last.measure is Measure.CHANGE and percent and not alike and (said_again or _BRACKETED.fullmatch(before)):
        return MeasureReading(Measure.CHANGE_PCT, last.reading.sign, found="tương ứng")
    if last.measure is Measure.CHANGE and _AND.fullmatch(before) and reading.measure is Measure.LEVEL and _AGAINST_BASE.match(focus.mention.after):
        return last.reading
    if last.measure is Measure.CHANGE_PCT and not percent and focus.quantity.unit != "times" and said_again:
        return MeasureReading(Measure.CHANGE, last.reading.sign, found="tương ứng")
    return None


def _added(focus: Focus, reading: MeasureReading) -> MeasureReading:
    """A count that is added to a total: "có thêm 4 xã về đích, nâng tổng số lên 38" is a change of that total."""
    counted_level = reading.measure is Measure.LEVEL and focus.quantity.counted
    if counted_level and _ADDED.search(focus.mention.before) and _TOTAL_AFTER.search(focus.scan.text, focus.quantity.end):
        return reading._replace(measure=Measure.CHANGE, found="thêm")
    return reading
