"""The bound of a number: hơn, gần, khoảng, tối thiểu … before it, trở lên after it."""

from __future__ import annotations

import re
from functools import lru_cache

from extract.letters import LEFT, RIGHT, alternation, folded, squeezed
from schemas.code_lists import Bound
from schemas.vocabulary.cues import Cues

_WINDOW = 48
# "trên" before a count of places says where, not how many: "trên 47 tỉnh, thành"
_PLACE_NOUN = re.compile(r"\s*(?:tỉnh|xã|huyện|thôn|bản|địa bàn|địa phương|tuyến|quốc gia|thành phố)(?![^\W_])")


_EXCEEDED = re.compile(r"so\s+với|kế hoạch|dự toán|chỉ tiêu|mục tiêu")


class BoundReader:
    """Reads the bound around a number; compiled once from the cue words."""

    def __init__(self, cues: Cues) -> None:
        self._kind = {folded(cue): bound for bound, words in cues.bounds.items() for cue in words}
        comparatives = [cue for cue in (*cues.change.up, *cues.change.down) if folded(cue).endswith(" hơn")]
        self._comparatives = frozenset(folded(cue) for cue in comparatives)
        words = alternation([*self._kind, *self._comparatives])
        emphasis = alternation(list(cues.emphasis))
        self._before = re.compile(rf"{LEFT}(?P<cue>{words})(?P<tail>(?:\s+{emphasis})*)\s*$")
        self._emphasis = re.compile(rf"(?:{LEFT}{emphasis}\s*)+$")
        after = {folded(cue): bound for bound, words in cues.bounds_after.items() for cue in words}
        self._after_kind = after
        self._after = re.compile(rf"\s*(?P<cue>{alternation(list(after))}){RIGHT}")

    def before(self, text: str, start: int, after_number: str, *, percent: bool = False) -> tuple[Bound, int]:
        """The bound that stands directly before `start`, and where its cue begins (`start` where there is none)."""
        m = self._before.search(text, max(0, start - _WINDOW), start)
        if m is None:
            return Bound.EXACT, start
        cue = squeezed(m["cue"])
        if cue in self._comparatives:
            return Bound.EXACT, start
        if cue.startswith("vượt") and (percent or _EXCEEDED.search(after_number)):  # what a plan is exceeded by
            return Bound.EXACT, start
        if cue == "trên" and _PLACE_NOUN.match(after_number):
            return Bound.EXACT, start
        return self._kind[cue], m.start("cue")

    def after(self, text: str, end: int) -> tuple[Bound, int] | None:
        """The bound that stands after the unit ("trở lên"), and where its cue ends."""
        m = self._after.match(text, end)
        return (self._after_kind[squeezed(m["cue"])], m.end()) if m else None


@lru_cache(maxsize=4)
def bound_reader(cues: Cues) -> BoundReader:
    """The reader for one set of cues, compiled once."""
    return BoundReader(cues)
