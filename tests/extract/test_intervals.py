"""What a printed value allows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities import find_quantities
from extract.quantities.intervals import interval
from schemas.code_lists import Bound


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("4,04 triệu USD", 4_035_000, 4_045_000),
        ("70 tỷ đồng", 69.5e9, 70.5e9),
        ("3 triệu USD", 2_500_000, 3_500_000),
        ("5,1%", 5.05, 5.15),
        ("39 dự án", 39, 39),
        ("1.285 lượt", 1285, 1285),
        ("khoảng 40 hộ", 38, 42),
        ("khoảng 3 triệu USD", 2_500_000, 3_500_000),
        ("hơn 52 tỷ đồng", 52e9, None),
        ("ít nhất 10 xã", 10, None),
        ("gần 300 tỷ đồng", 270e9, 300e9),
        ("dưới 5%", None, 5),
        ("không quá 15%", None, 15),
        ("5-7 triệu đồng", 5e6, 7e6),
        ("6,2 tạ/ha", 0.615, 0.625),
    ],
)
def test_intervals_of_the_contract(text: str, low: float | None, high: float | None) -> None:
    (q,) = find_quantities(text)
    assert interval(q.value, q.value_max, q.step, q.bound) == (
        pytest.approx(low) if low is not None else None,
        pytest.approx(high) if high is not None else None,
    )


def test_the_bound_of_a_fall_limits_its_size() -> None:
    assert interval(-5, None, 0.1, Bound.OVER) == (None, -5)
    assert interval(-5, None, 0.1, Bound.NEARLY) == (-5, -4.5)


@given(st.floats(-1e12, 1e12), st.sampled_from([0.0, 0.1, 1.0, 1e6]), st.sampled_from([b for b in Bound if b is not Bound.RANGE]))
def test_the_value_lies_within_what_it_allows(value: float, step: float, bound: Bound) -> None:
    low, high = interval(value, None, step, bound)
    tolerance = 1e-6 * max(1.0, abs(value))
    assert low is None or low <= value + tolerance
    assert high is None or value <= high + tolerance
