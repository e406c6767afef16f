"""What a printed value allows: the interval that its precision and its bound leave open."""

from __future__ import annotations

from schemas.code_lists import Bound

_ABOUT = 0.05
_NEARLY = 0.9
_UPWARDS = frozenset({Bound.OVER, Bound.AT_LEAST})
_DOWNWARDS = frozenset({Bound.AT_MOST, Bound.UNDER})
_AROUND, _NEAR = Bound.ABOUT, Bound.NEARLY


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
    if bound in _UPWARDS:
        return value, None
    if bound in _DOWNWARDS:
        return None, value
    if bound is _NEAR:
        return _NEARLY * value, value
    half = max(step / 2, _ABOUT * value) if bound is _AROUND else step / 2
    return (round(value - half, 9), round(value + half, 9)) if half else (value, value)
