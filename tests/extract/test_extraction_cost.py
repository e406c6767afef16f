"""What an extraction costs: it grows with the text, however long a single sentence is."""

from __future__ import annotations

from time import process_time

import pytest

from tests.extract.readings import read

FIGURES = (
    "năm 2023 kim ngạch xuất khẩu của tỉnh Hà Giang đạt 12,5 triệu USD, tăng 8,5% so với cùng kỳ năm 2022, trong đó nhập khẩu đạt 4,1 triệu USD"
    ", chiếm 32%, và thu hút được 15 dự án"
)
MOST = 3  # times as much for each character; a cost that grows with the square would be ten times


def cost(length: int, joint: str, runs: int) -> float:
    """Seconds of the processor for each character of one sentence."""
    text = joint.join([FIGURES] * (length // len(FIGURES) + 1))[:length]
    best = float("inf")
    for _ in range(runs):
        start = process_time()
        assert len(read(text).observations) > length / 50
        best = min(best, process_time() - start)
    return best / length


@pytest.mark.parametrize("joint", ["; ", ", "])
def test_cost_of_a_character_hardly_depends_on_the_length_of_its_sentence(joint: str) -> None:
    assert cost(30_000, joint, runs=2) < MOST * cost(3_000, joint, runs=4)
