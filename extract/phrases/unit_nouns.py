"""The noun that a unit implies: an area in hectares, the price of a kilogram."""

from __future__ import annotations

from extract.drafts import Focus
from extract.text.letters import folded

_CURRENCY_CODE = 3  # letters
_PRICE_NOUNS = {"share": "giá cổ phiếu", "kg": "giá", "tonne": "giá", "litre": "giá", "m2": "giá", "barrel": "giá", "tael": "giá"}
_BULK = frozenset({"tonne", "kg", "tael", "litre", "m3", "barrel", "ha", "m2", "vehicle", "item", "motorbike", "head"})
DIMENSION_NOUNS = {"ha": "diện tích", "m2": "diện tích", "km2": "diện tích", "tonne": "sản lượng"}


def is_currency(unit: str) -> bool:
    """True for the unit of an amount of money."""
    return len(unit) == _CURRENCY_CODE and unit.isupper()


def is_money(focus: Focus) -> bool:
    """True for an amount of a currency."""
    return is_currency(focus.quantity.unit or "")


def is_bulk(unit: str) -> bool:
    """True for the unit of what is weighed, measured out or counted, not of money, a price or a rate."""
    return unit in _BULK


def dimension_noun(focus: Focus, phrase: str) -> str:
    """The noun of a unit: "1.328 ha rừng" is an area of forest, "215.800 tấn vải" an output of lychees, "3.420 đồng/cp" the price of a share."""
    unit = focus.quantity.unit or ""
    noun = DIMENSION_NOUNS.get(unit, "")
    if "/" in unit and unit[:_CURRENCY_CODE].isupper():
        noun = _PRICE_NOUNS.get(unit[_CURRENCY_CODE + 1 :], "")
        noun = "giá" if noun and "cổ phiếu" in folded(phrase) else noun
    return "" if noun in folded(phrase) else noun
