"""Figures that speak again of what an earlier figure of the sentence measured: "lượng tăng 5%", "tăng 6% về số doanh nghiệp"."""

from __future__ import annotations

import re

from extract.drafts import Draft, Focus
from extract.phrases.unit_nouns import is_bulk, is_currency
from extract.text.letters import LEFT, folded
from schemas.code_lists import Measure

_ABOUT = re.compile(r"\s+về\s+(?P<count>số\s+(?:lượng\s+)?)?(?P<noun>[^\W\d_]+(?:\s[^\W\d_]+)?)")
_AGAIN = re.compile(r"(?:về\s+)?(?:tổng\s+)?(?:(?P<amount>lượng|khối\s+lượng|sản\s+lượng|số\s+lượng)|trị\s+giá|giá\s+trị|kim\s+ngạch)")
_AGAIN_BEFORE = re.compile(rf"(?:^|[,;]|{LEFT}(?:nhưng|còn|mà|song|và|thì))\s*{_AGAIN.pattern}\s+(?:[^\W\d_]+\s+){{0,3}}$")
_SAME_CLAUSE = 6  # figures among which the one that names what they all say stands


def amount_or_value(focus: Focus) -> Draft | None:
    """The figure that "lượng" or "trị giá" speaks of again: "xuất khẩu 2 triệu tấn, trị giá 1 tỷ USD; lượng tăng 5% nhưng trị giá giảm 3%"."""
    if not focus.earlier or (noun := _AGAIN_BEFORE.search(focus.mention.before)) is None:
        return None
    bulk = noun["amount"] is not None
    return next((d for d in reversed(focus.earlier) if d.measure is Measure.LEVEL and (is_bulk(d.unit) if bulk else is_currency(d.unit))), None)


def named_after(focus: Focus) -> Draft | None:
    """The figure whose noun stands after the percentage: "tăng 6,3% về số doanh nghiệp và giảm 14,2% về vốn"."""
    m = _ABOUT.match(focus.mention.after)
    if m is None:
        return None
    heads = [d for d in reversed(focus.earlier) if d.measure is Measure.LEVEL and d.equivalent_of is None]
    for noun in (m["noun"], m["noun"].split()[0]):
        wanted, again = set(noun.split()), _AGAIN.fullmatch(noun)
        named = (d for d in heads if wanted <= set(folded(d.phrase).split()) and d.quantity.counted is (m["count"] is not None))
        alike = (d for d in heads if again is not None and (is_bulk(d.unit) if again["amount"] else is_currency(d.unit)))
        if (found := next(named, None) or next(alike, None)) is not None:
            return found
    return None


def changed_before(focus: Focus) -> Draft | None:
    """The change that the clause itself tells of: "HNX giảm" of "VN-Index lên 912 điểm; HNX giảm 0,7 điểm, tương ứng 0,5%, xuống 133 điểm"."""
    named = next((d for d in reversed(focus.earlier[-_SAME_CLAUSE:]) if d.own_phrase), None)
    return named if named is not None and named.measure in {Measure.CHANGE, Measure.CHANGE_PCT} else None
