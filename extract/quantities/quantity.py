"""What one quantity is: the seam between reading numbers and reading what they measure."""

from __future__ import annotations

from typing import NamedTuple

from extract.quantities.noise import Noise
from schemas.code_lists import Bound


class Quantity(NamedTuple):
    """One quantity of a text.

    `value` is in the base unit (of a range the first end, `value_max` the second); `unit` is a unit id, None where none is printed.
    `text[char_start:char_end]` is the number with its scale, `text[unit_start:unit_end]` the unit; `end` is where the phrase ends and
    `start` where it begins, with its bound. `step` is the size of the last printed digit in the base unit; 0 where the number is a
    full count. `spelled` numbers are in words, `counted` ones count a noun, `fraction` ones are printed as 3/4, and `shared_unit` says
    that the unit is printed after a later number of the same list.
    """

    value: float
    value_max: float | None
    unit: str | None
    bound: Bound
    char_start: int
    char_end: int
    unit_start: int
    unit_end: int
    start: int
    end: int
    step: float
    spelled: bool
    counted: bool
    fraction: bool = False
    shared_unit: bool = False


class Read(NamedTuple):
    """What began at one number: its quantities, and noise that belongs to them or stands in their place."""

    quantities: tuple[Quantity, ...] = ()
    noise: tuple[Noise, ...] = ()
