"""Cues that end a text, and cues anywhere in it: whole syllables only."""

from __future__ import annotations

import pytest

from extract.text.cue_patterns import CuesAnywhere, EndingCues, last_syllable

RISES = EndingCues(["tăng", "cao hơn"], ["khoảng", "tới"])
FLOWS = CuesAnywhere("thu hút|cấp mới")


@pytest.mark.parametrize(
    ("text", "last"), [("vốn tăng ", "tăng"), ("(tăng", "tăng"), ("tăng\n", "tăng"), ("tăng (", ""), ("", ""), ("đạt 31%", ""), ("a" * 60, "a" * 48)]
)
def test_last_syllable(text: str, last: str) -> None:
    assert last_syllable(text) == last


@pytest.mark.parametrize(
    ("text", "cue"),
    [("vốn tăng ", "tăng"), ("cao  hơn", "cao  hơn"), ("vốn (tăng khoảng tới ", "tăng"), ("gia tăng,", None), ("đăng", None), ("tăng vốn ", None)],
)
def test_cues_end_a_text_over_the_words_that_may_follow_them(text: str, cue: str | None) -> None:
    m = RISES.search(text)
    assert (m["cue"] if m else None) == cue


def test_cues_end_a_part_of_a_text() -> None:
    assert RISES.search("vốn tăng 5%", 0, 9) is not None
    assert RISES.search("vốn tăng 5%", 5, 9) is None


@pytest.mark.parametrize(
    ("text", "spans"), [("thu hút cấp mới", [(0, 7), (8, 15)]), ("đã thu hút, cấp mới", [(3, 10), (12, 19)]), ("thu hútt", []), ("nthu hút", [])]
)
def test_cues_stand_anywhere_between_the_edges_of_syllables(text: str, spans: list[tuple[int, int]]) -> None:
    assert list(FLOWS.spans(text)) == spans
    assert FLOWS.found(text) is bool(spans)
    assert FLOWS.opens(text) is (bool(spans) and spans[0][0] == 0)
