"""Numbers whose unit is printed at another number of the sentence: "gỗ 6,1 tỷ, dệt may 2,9 tỷ USD", "Trung Quốc 143 và Hàn Quốc 91 chiếc"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from extract.quantities.quantity import Quantity
from extract.quantities.units import UnitReader
from extract.text.letters import CAPITAL, LEFT

_SCALED = re.compile(r"(?:triệu|tỷ)$")
_OF_PEOPLE = re.compile(rf"{LEFT}(?:số|lượng|lượt|khách|dân)\s[^,;:]*$")
_MOST_APART = 300.0  # by how much two amounts of one currency may differ in one list
_BOUNDS = r"(?:(?:mức|khoảng|hơn|gần|trên|chỉ|tới|đến|còn)\s+)*"
_RISES_TO = re.compile(rf"\s*(?:(?:tăng|giảm|nâng)\s+)?(?:lên|xuống|còn|đến|tới)\s+{_BOUNDS}")
_RISES_FROM = re.compile(rf"{LEFT}từ\s+{_BOUNDS}$")
# Nothing but a name, as printed, between two numbers of a list: ", Hyundai 4.900", " và Hàn Quốc 91".
_NAMED = re.compile(rf"\s*(?:,|;|và|,\s+và)\s+(?:(?:của|tại|ở|với|từ|riêng)\s+)?(?:{CAPITAL}[\w.&-]*\s+){{1,5}}(?:(?:là|đạt|có|với)\s+)?{_BOUNDS}")


def with_units(text: str, original: str, quantities: Sequence[Quantity], units: UnitReader) -> Sequence[Quantity]:
    """The quantities of one sentence, in order, each bare number with the unit of the one that it goes with."""
    if all(q.unit is not None and not _assumed(q) for q in quantities) or len(quantities) < 2:
        return quantities
    found = list(quantities)
    amounts = [i for i, q in enumerate(found) if not _assumed(q) and units.dimension((q.unit or "").split("/", 1)[0]) == "money"]
    for i, q in enumerate(found):
        if q.unit is not None and not _assumed(q):
            continue
        before, after = found[i - 1] if i else None, found[i + 1] if i + 1 < len(found) else None
        if _SCALED.search(text, q.char_start, q.char_end):
            nearest = bisect_left(amounts, i)
            currency = _currency(text, q, [found[n] for n in (*amounts[nearest - 1 : nearest], *amounts[nearest : nearest + 1])])
            if currency is not None:
                found[i] = q._replace(unit=currency)
                continue
        if q.unit is None and (unit := _listed(text, original, q, before, after)) is not None:
            found[i] = unit
    return found


def _assumed(quantity: Quantity) -> bool:
    """True of an amount in đồng for want of a printed currency."""
    return quantity.unit == "VND" and quantity.unit_start == quantity.unit_end


def _currency(text: str, bare: Quantity, amounts: Sequence[Quantity]) -> str | None:
    """The currency of the first of the amounts beside it that is of its size; None where the number may count people."""
    for amount in amounts:
        if amount.value and 1 / _MOST_APART <= abs(bare.value / amount.value) <= _MOST_APART:
            people = bare.unit is None and _OF_PEOPLE.search(text, max(0, bare.start - 60), bare.start)
            return None if people else (amount.unit or "").split("/", 1)[0]
    return None


def _listed(text: str, original: str, bare: Quantity, before: Quantity | None, after: Quantity | None) -> Quantity | None:
    """The bare number with the unit of the number before or after it in one list, or of the level it rises to."""
    if after is not None and after.unit is not None:
        rises = _RISES_FROM.search(text, max(0, bare.start - 24), bare.start) and _RISES_TO.fullmatch(text, bare.char_end, after.char_start)
        if rises or _NAMED.fullmatch(original, bare.char_end, after.char_start):
            return bare._replace(unit=after.unit, step=0.0 if after.counted else bare.step)
    if before is not None and before.unit is not None and _NAMED.fullmatch(original, max(before.char_end, before.unit_end), bare.char_start):
        return bare._replace(unit=before.unit)
    return None
