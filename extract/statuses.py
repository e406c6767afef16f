"""Whether a number is an outcome, an estimate, a target or a forecast, clause by clause."""

from __future__ import annotations

import re

from extract.letters import LEFT, RIGHT, alternation, folded, squeezed
from schemas.code_lists import Status
from schemas.vocabulary.cues import Cues

# Verbs that state an outcome: after one of them, what was said to be an estimate before no longer holds.
_OUTCOME = re.compile(rf"{LEFT}(?:đạt|có|là|tiếp\s+nhận|đã|thu\s+được|đón|giải\s+ngân|xảy\s+ra|chiếm|trị\s+giá){RIGHT}")
_NEW_OUTCOME = re.compile(rf"{LEFT}(?:mới\s+(?:đạt|giải\s+ngân)|đã|đến\s+hết|tính\s+đến|đến\s+nay|giải\s+ngân\s+được|thực\s+tế|hiện\s+(?:nay|tại|có)){RIGHT}")
# Words that look like a cue but belong to the thing measured: a plan that is exceeded, a target that is reached.
_NO_CUE = re.compile(
    rf"{LEFT}(?:so\s+với\s+(?:cùng\s+kỳ\s+và\s+)?|so\s+|vượt\s+|bằng\s+|đạt\s+|hoàn\s+thành\s+|theo\s+|trong\s+|của\s+|%\s+|thực\s+hiện\s+|chương\s+trình\s+|các\s+|sở\s+|bộ\s+|đăng\s+ký\s+)"
    rf"(?:ước\s+thực\s+hiện|ước|mục\s+tiêu|kế\s+hoạch|chỉ\s+tiêu|dự\s+toán|định\s+hướng|yêu\s+cầu)|{LEFT}(?:kế\s+hoạch\s+(?:và|&)\s+đầu\s+tư|mục\s+tiêu\s+quốc\s+gia|có\s+thể\s+thấy|có\s+thể\s+nói|ước\s+mơ|dự\s+kiến\s+ban\s+đầu)"
)


class StatusReader:
    """Reads statuses; compiled once from the cue words."""

    def __init__(self, cues: Cues) -> None:
        self._kind = {folded(word): status for status, words in cues.status.items() for word in words}
        self._cue = re.compile(rf"{LEFT}(?P<cue>{alternation(list(self._kind))}){RIGHT}")

    def cues(self, text: str) -> list[tuple[int, Status]]:
        """Where each status cue of a folded text begins, and what it says."""
        blocked = [m.span() for m in _NO_CUE.finditer(text)]
        return [(m.start(), self._kind[squeezed(m["cue"])]) for m in self._cue.finditer(text) if not any(a <= m.start() < b for a, b in blocked)]

    def read(self, before: str, inherited: Status, *, dependent: bool, counted: bool) -> Status:
        """The status of a number.

        `before` is the text since the last number; `inherited` the status of that number; `dependent` says that this number
        only qualifies that one (a growth, a share, an equivalent), `counted` that it counts things of its own.
        """
        found = self.cues(before)
        if found:
            return found[-1][1]
        if dependent or (inherited in {Status.TARGET, Status.FORECAST} and not _NEW_OUTCOME.search(before)):
            return inherited
        if inherited is Status.ESTIMATE and not _OUTCOME.search(before) and not (counted and ";" in before):
            return inherited
        return Status.ACTUAL
