"""What an amount is said per where its own words do not print it: a share, a kilogram, a person."""

from __future__ import annotations

import re

from extract.drafts import Draft, Focus, Phrase
from extract.measures import MeasureReading
from extract.quantities.quantity import Quantity
from extract.text.letters import LEFT, RIGHT
from schemas.code_lists import Measure
from schemas.vocabulary.units import Units

_INCOME_PER_PERSON = re.compile(r"bình\s+quân\s+(?:trên\s+)?(?:mỗi\s+)?(?:đầu\s+)?người|thu\s+nhập\s+bình\s+quân")
_PER_HEAD = re.compile(r"(?:đầu|mỗi)\s+người")
_TIMES = ("/month", "/year", "/day")
_GOODS = frozenset({"mass", "area", "volume", "energy"})
_TRADED = frozenset({"share", "item", "person", "visit", "night"})
# A price that leans on the price before it is of its size: no other amount of the sentence is.
_LEAST_PRICE, _MOST_PRICE = 0.05, 4.0

# Words before an amount of đồng that make it the price of one share, and a ticker that heads its clause.
_SHARE_WORD = re.compile(rf"{LEFT}(?:cổ\s+phiếu|cổ\s+phần|cổ\s+tức|thị\s+giá|mã|mệnh\s+giá|eps){RIGHT}")
_TICKER = re.compile(r"(?:^|[,;:.(]\s*|(?:mã|phiếu|và|còn|khi|riêng|như|với|của)\s+)(?:[A-Z]{3}|[A-Z]{2}\d|[A-Z]\d{2})\s+(?=[a-zà-ỹđ])", re.MULTILINE)
_MOVES = re.compile(
    r"(?:(?:đã|hiện|lại|đang|cũng|chỉ)\s+)*(?:tăng|giảm|mất|cộng|thêm|lên|xuống|về|rơi|lùi|nhích|đóng|chốt|đứng|dừng|giao|bật|trượt|vọt|tụt|lao|leo)(?![^\W_])"
)
_PRICE_OF_GOODS = re.compile(
    rf"{LEFT}(?:tỷ\s+)?giá\s+(?!(?:là|chào|bán|mua|phát|khởi|trúng|đóng|mở|sàn|trần|tham|bình|trung|từ|khoảng|hơn|gần|tối|dự|trị|cao|thấp|khớp|này|hiện|cổ|mỗi|một|của|cp)(?![^\W_])|\d)[^\W\d_]"
)
_LEAST_SHARE_PRICE, _MOST_SHARE_PRICE, _MOST_TICKER_PRICE = 50, 2e6, 400e3


class DenominatorReader:
    """Completes units of money; compiled once from the units."""

    def __init__(self, units: Units) -> None:
        self._units = units

    def read(self, focus: Focus, unit: str, reading: MeasureReading, phrase: Phrase, antecedent: Draft | None) -> str:
        """The unit with what its amount is said per: by what it changes, by the price before it, as the price of a share, by its phrase."""
        if reading.measure is Measure.CHANGE and antecedent is not None and not phrase.own and antecedent.unit.startswith(f"{unit}/"):
            return antecedent.unit
        if "/" in unit:
            currency, _, per = unit.partition("/")
            if unit.endswith(_TIMES) and "/" not in per and self._units.dimension(currency) == "money" and _PER_HEAD.search(phrase.text.lower()):
                return f"{currency}/person/{per}"
            return unit
        if self._units.dimension(unit) != "money":
            return unit
        if (price := self._price_before(focus, unit, phrase)) is not None:
            return price
        if unit == "VND" and is_share_price(focus.scan.original, focus.quantity):
            return "VND/share"
        return f"{unit}/person" if _INCOME_PER_PERSON.search(phrase.text) else unit

    def _price_before(self, focus: Focus, unit: str, phrase: Phrase) -> str | None:
        """The unit of the price before it: "105 nghìn đồng/kg, có lúc rơi xuống 85 nghìn đồng"."""
        last = focus.last
        if last is None or not last.unit.startswith(f"{unit}/") or not last.value:
            return None
        least = 0.0 if focus.quantity.value < last.value else _LEAST_PRICE
        if not least <= focus.quantity.value / abs(last.value) <= _MOST_PRICE:
            return None
        per = last.unit.rsplit("/", 1)[1]
        alike = not phrase.own or phrase.text == last.phrase
        return last.unit if alike or self._units.dimension(per) in _GOODS or per in _TRADED else None


def is_share_price(original: str, quantity: Quantity) -> bool:
    """True of a small amount of đồng whose clause speaks of shares: "VIC tăng 1.700 đồng", "thị giá 25 nghìn đồng"."""
    if not _LEAST_SHARE_PRICE <= quantity.value <= _MOST_SHARE_PRICE:
        return False
    before = original[: quantity.start]
    said = max((m.end() for m in _SHARE_WORD.finditer(before.lower())), default=-1)
    if quantity.value <= _MOST_TICKER_PRICE:
        said = max((m.end() for m in _TICKER.finditer(before) if _MOVES.match(before, m.end())), default=said)
    return said >= 0 and _PRICE_OF_GOODS.search(before.lower(), said) is None
