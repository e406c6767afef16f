"""Whether a number is an outcome, an estimate, a target or a forecast, clause by clause."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.text.cue_patterns import CuesAnywhere
from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from schemas.code_lists import Status
from schemas.vocabulary import Vocabulary

AHEAD = frozenset({Status.TARGET, Status.FORECAST})
_CONTRAST = re.compile(rf"{LEFT}trong\s+khi(?:\s+đó)?{RIGHT}")
_PARTS = re.compile(rf"{LEFT}(?:trong\s+đó|riêng|bao\s+gồm){RIGHT}")
_NORM = re.compile(rf"theo\s+(?:quy\s+định|luật|nghị\s+định|thông\s+tư){RIGHT}")  # "theo quy định mới, … sẽ chịu thuế 2%" is in force
_SHIFTED = re.compile(r"điều\s+chỉnh|(?:hạ|nâng|tăng|giảm|cắt)\s+(?:[^\W\d_]+\s+){0,2}?(?:mục\s+tiêu|kế\s+hoạch|chỉ\s+tiêu|dự\s+báo|dự\s+toán)")
_ADJUSTED = re.compile(r"điều\s+chỉnh\s+(?:tăng|giảm)\s")
_PLAN_AFTER = re.compile(r"\s*(?:kế\s+hoạch|chỉ\s+tiêu|mục\s+tiêu|dự\s+toán)")
_SET_FOR_IT = re.compile(r"\s*(?:mà\s[^,;:]{1,30}\s)?(?:được\s+giao|(?:đã\s+)?đề\s+ra|đặt\s+ra|cam\s+kết|theo\s+kế\s+hoạch)")


class StatusReading(NamedTuple):
    """The status of one number; `cued` says that its own words state it, `lent` is the one that the numbers after it inherit."""

    status: Status
    lent: Status
    cued: bool = False


class StatusReader:
    """Reads statuses; compiled once from the cue words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kind = {folded(word): status for status, words in vocabulary.cues.status.items() for word in words}
        words = vocabulary.context_cues
        self._plans = frozenset(folded(word) for word in words.plan_words) - {"yêu cầu", "định hướng"}
        self._kind |= {folded(word): Status.FORECAST for word in words.planned_spending}
        pledge = rf"cam\s+kết(?=\s+{alternation(words.pledged_verbs)}{RIGHT})|đặt(?=\s+{alternation(words.planned_nouns)}{RIGHT})"
        self._cue = CuesAnywhere(rf"{alternation(list(self._kind))}|{pledge}")
        self._by_plan = re.compile(rf"(?:^\W*|[,;:]\s*)theo\s+(?:đúng\s+)?{alternation(words.plan_papers)}{RIGHT}[^,;:\d]{{0,40}},")
        self._outcome = CuesAnywhere(alternation(words.outcome_verbs))
        done = rf"đã(?!\s+(?:được\s+(?:[^\W\d_]+\s+){{0,4}}?)?{alternation(words.planning_verbs)}{RIGHT})"
        only = rf"mới\s+(?:chỉ\s+)?{alternation(words.result_verbs)}"
        self._done = CuesAnywhere(rf"{done}|{only}|thực\s+tế")
        self._done_after = re.compile(rf"[^,;:()]{{0,30}}{LEFT}{done}{RIGHT}")
        self._new_outcome = CuesAnywhere(rf"{done}|{only}|{alternation(words.new_outcomes)}|(?<=[,;]\s)hiện")
        self._plan_met = re.compile(
            rf"{LEFT}(?:hoàn\s+thành|đạt|thực\s+hiện)\s+(?:được\s+)?{alternation(words.plan_nouns)}(?:\s+[^\W\d_]+){{0,4}}\s*$"
        )
        governed = rf"(?:{alternation(words.plan_governors)}|%)\s+{alternation(words.plan_words)}(?:\s+(?:đã\s+)?(?:đề|đặt)\s+ra)?"
        self._no_cue = re.compile(rf"{LEFT}(?:{governed}|{alternation(words.no_status)})")
        self._compared_plan = re.compile(
            rf"{LEFT}(?:{alternation(words.plan_words)}|quy\s+định|(?P<forecast>dự\s+báo|dự\s+kiến))(?:\s+[^\W\d_]+){{0,4}}\s*$"
        )

    def cues(self, text: str) -> list[tuple[int, Status]]:
        """Where each status cue of a folded text begins, and what it says."""
        return [(start, status) for start, status, _ in self._found(text)]

    def _found(self, text: str) -> list[tuple[int, Status, bool]]:
        """The same, and whether the cue names a plan."""
        cues = [(start, squeezed(text[start:end])) for start, end in self._cue.spans(text)]
        blocked = [m.span() for m in self._no_cue.finditer(text)] if cues else []
        found = [
            (start, self._kind.get(cue, Status.TARGET), cue in self._plans) for start, cue in cues if not any(a <= start < b for a, b in blocked)
        ]
        if "theo" in text and (m := self._by_plan.search(text)):
            found = sorted([*found, (m.start(), Status.TARGET, True)])
        return found

    def read(self, before: str, after: str, inherited: Status, *, dependent: bool, counted: bool, complete: bool) -> StatusReading:
        """The status of a number.

        `before` is the text since the last number, `after` what follows; `inherited` the status of the last number; `dependent` says that
        this number only qualifies that one (a growth, a share, an equivalent), `counted` that it counts things of its own, `complete` that
        it says how much of a plan was reached.
        """
        contrasts = _CONTRAST.split(before)
        if len(contrasts) > 1:  # what it is set against is another matter
            before, inherited = contrasts[-1], Status.ACTUAL
        found = self._found(before)
        if found:
            start, status, _ = found[-1]
            if self._done.found(before[start:]) or (status is Status.FORECAST and _NORM.search(before)):
                status = Status.ACTUAL
            elif status is Status.FORECAST and any(plan for _, _, plan in found):
                status = Status.TARGET  # "kế hoạch năm nay dự kiến doanh thu …"
            return StatusReading(status, status, cued=True)
        if not complete and self._plan_met.search(before):  # "hoàn thành kế hoạch xuất khẩu 15 triệu tấn"
            return StatusReading(Status.TARGET, inherited, cued=True)
        if inherited in AHEAD:
            if self._new_outcome.found(before) or self._done_after.match(after):
                inherited = Status.ACTUAL
        elif inherited is Status.ESTIMATE and not dependent and self._ends_estimate(before, counted=counted):
            inherited = Status.ACTUAL
        return StatusReading(inherited, inherited)

    def _ends_estimate(self, before: str, *, counted: bool) -> bool:
        """True where an outcome is told after an estimate, and no part of it."""
        return (counted or not _PARTS.search(before)) and (self._outcome.found(before) or (counted and ";" in before))

    def compared(self, lead: str, after: str, inherited: Status) -> StatusReading:
        """The status of a level that an outcome is compared with: a target, if a plan names it ("thấp hơn mục tiêu 45%"), else an outcome."""
        named = self._compared_plan.search(lead)
        if named is not None and named["forecast"]:
            return StatusReading(Status.FORECAST, inherited, cued=True)
        return StatusReading(Status.TARGET if named or _SET_FOR_IT.match(after) else Status.ACTUAL, inherited, cued=True)


def starts_from_outcome(lead: str) -> bool:
    """True where what a rise starts from is an outcome: "phấn đấu giảm từ 12% xuống 9%", not "hạ mục tiêu từ 7% xuống 6%"."""
    return _SHIFTED.search(lead) is None


def adjusts_plan(before: str, after: str) -> bool:
    """True for a number that says by how much a plan is adjusted: "điều chỉnh giảm 30% kế hoạch"."""
    return _ADJUSTED.search(before) is not None and _PLAN_AFTER.match(after) is not None
