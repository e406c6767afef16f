"""The bound of a number: hơn, gần, khoảng, tối thiểu … before it, trở lên after it."""

from __future__ import annotations

import re

from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from extract.text.preceding import PhraseEndings, PrecedingWords, word_before
from schemas.code_lists import Bound
from schemas.vocabulary.cues import Cues

# "trên" before a count of places says where, not how many: "trên 47 tỉnh, thành"
_PLACE_NOUN = re.compile(r"\s*(?:tỉnh|xã|huyện|thôn|bản|địa bàn|địa phương|tuyến|quốc gia|thành phố)(?![^\W_])")
# "vượt 6% kế hoạch" says by how much, "vượt 20 tỷ đồng" that it is more
_EXCEEDED = re.compile(r"so\s+với|kế hoạch|dự toán|chỉ tiêu|mục tiêu")
_PLAN_WITHIN = 40  # how far after a number the plan that it exceeds is named
_EXCEEDING = frozenset({"vượt", "vượt mức"})
_UP_TO = re.compile(r"lên\s+(?:tới|đến)\s*$")
_UP_TO_LAST = frozenset({"tới", "đến"})
_OFFER_WITHIN = 80
_MOST_EMPHASIS = 4
_MOST_NOUNS = 3  # words between a unit and "trở lên"


class BoundReader:
    """Reads the bound around a number; compiled once from the cue words."""

    def __init__(self, cues: Cues) -> None:
        kinds = {folded(cue): bound for bound, words in cues.bounds.items() for cue in words}
        # "cao hơn 5%" compares, "hơn 5%" bounds
        comparatives = {folded(cue): Bound.EXACT for cue in (*cues.change.up, *cues.change.down) if folded(cue).endswith(" hơn")}
        self._before = {**comparatives, **kinds}
        self._cues = PhraseEndings(self._before)
        self._emphasis = PhraseEndings(folded(word) for word in cues.emphasis)
        self._offer = re.compile(rf"{LEFT}{alternation(cues.offers)}{RIGHT}[^\d;]*$")
        self._after_kind = {folded(cue): bound for bound, words in cues.bounds_after.items() for cue in words}
        self._after = re.compile(rf"(?P<noun>(?:\s+[^\W\d_]+){{0,{_MOST_NOUNS}}}?)\s*(?P<cue>{alternation(self._after_kind)}){RIGHT}")

    def before(self, text: str, start: int, after: int, *, percent: bool = False) -> tuple[Bound, int]:
        """The bound that stands directly before `start`, and where its cue begins (`start` where there is none); the number ends `after`."""
        last = word_before(text, start)
        found = self._cue(PrecedingWords(text, start)) if self._cues.lengths(last) or self._emphasis.lengths(last) else None
        if found is None:
            offered = (
                last in _UP_TO_LAST
                and _UP_TO.search(text, max(0, start - 12), start)
                and self._offer.search(text, max(0, start - _OFFER_WITHIN), start)
            )
            return Bound.AT_MOST if offered else Bound.EXACT, start
        cue, begin = found
        bound = self._before[cue]
        if bound is Bound.EXACT or (cue in _EXCEEDING and (percent or _EXCEEDED.search(text, after, after + _PLAN_WITHIN))):
            return Bound.EXACT, start
        if cue.endswith(" bằng"):  # "chưa bằng 1/5": the verb says that it is a ratio
            return bound, start
        if cue == "trên" and _PLACE_NOUN.match(text, after):
            return Bound.EXACT, start
        return bound, begin

    def _cue(self, preceding: PrecedingWords) -> tuple[str, int] | None:
        """The cue before the number, over words of emphasis ("khoảng chỉ còn 5%")."""
        skip = 0
        while skip <= _MOST_EMPHASIS:
            found = preceding.phrase(self._cues, skip=skip)
            if found is not None:
                return found
            emphasis = preceding.phrase(self._emphasis, skip=skip)
            if emphasis is None:
                return None
            skip += emphasis[0].count(" ") + 1
        return None

    def after(self, text: str, end: int) -> tuple[Bound, int] | None:
        """The bound that stands after the unit ("trở lên"), and where its cue ends; `end` where a noun parts them ("95% kế hoạch trở lên")."""
        m = self._after.match(text, end)
        return (self._after_kind[squeezed(m["cue"])], end if m["noun"] else m.end()) if m else None
