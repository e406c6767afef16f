"""What a printed value allows: the interval that its precision and its bound leave open."""

from __future__ import annotations

from schemas.code_lists import Bound

_ABOUT = 0.05
_NEARLY = 0.9


def interval(value: float, value_max: float | None, step: float, bound: Bound) -> tuple[float | None, float | None]:
    """The lowest and highest value that the print allows; None where a side is open.

    `step` is the size of the last printed digit, 0 for full counts. The rules are those of the contract: half a step to
    either side; `about` the wider of that and 5 %; `over` and `at_least` upwards; `nearly` from 90 %; `under` and `at_most`
    downwards; a range its ends. For a fall (negative) the bound limits its size.
    """
    if value_max is not None:
        return min(value, value_max), max(value, value_max)
    if value < 0:
        low, high = interval(-value, None, step, bound)
        return (None if high is None else -high), (None if low is None else -low)
    match bound:
        case Bound.OVER | Bound.AT_LEAST:
            return value, None
        case Bound.AT_MOST | Bound.UNDER:
            return None, value
        case Bound.NEARLY:
            return _NEARLY * value, value
        case _:
            half = step / 2
            if bound is Bound.ABOUT:
                half = max(half, _ABOUT * value)
            return round(value - half, 9), round(value + half, 9)
