"""How far a time reaches in its sentence: one in a bracket, or of an event that is told by the way, dates only what stands there with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from extract.mentions import SentenceScan
from extract.text.letters import LEFT, alternation
from extract.times.time_shapes import TimeExpression
from schemas.vocabulary import Vocabulary

_LOOK_BACK = 48  # how far before a time its verb may stand
_CLAUSE_EDGE = re.compile(r"[,;:]\s|\s[-–]\s|[()]")
_LEADS = re.compile(r"\W*(?:(?:được|đã|vừa|mới|chính\s+thức|bắt\s+đầu|đưa\s+vào)\s+)*")  # before the verb that a clause begins with
_GOVERNS = re.compile(r"(?<!\S)(?:khi|nếu)(?!\S)")  # "khi đi vào hoạt động vào quý IV, nhà máy sẽ …" is the time of what follows


class Scope(NamedTuple):
    """The stretch of a sentence that a time reaches."""

    start: int
    end: int

    def holds(self, at: int) -> bool:
        """True for a place in the stretch."""
        return self.start <= at < self.end


class TimeScopeReader:
    """Reads the scopes of times; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        verbs = alternation(vocabulary.context_cues.event_verbs)
        self._event = re.compile(rf"{LEFT}{verbs}(?:\s+(?P<since>từ)|\s+(?:vào|hồi|trong|khoảng|ngay|đầu|giữa|cuối))*\s+$")

    def read(self, scan: SentenceScan, times: Sequence[TimeExpression]) -> Mapping[int, Scope]:
        """The scopes of the times that reach less than their sentence, by where they begin."""
        scopes = {}
        for t in times:
            scope = _bracket(scan, t) or self._event_clause(scan.text, t)
            if scope is not None:
                scopes[t.start] = scope
        return scopes

    def _event_clause(self, text: str, t: TimeExpression) -> Scope | None:
        """The clause of an event that began or founded something: "nhà máy, khởi công từ năm 2020, có tổng vốn 3.200 tỷ đồng"."""
        verb = self._event.search(text, max(0, t.start - _LOOK_BACK), t.start)
        since = text.startswith("từ ", t.start)
        if verb is None:
            return None
        edges = [m.end() for m in _CLAUSE_EDGE.finditer(text, 0, verb.start())]
        begin = edges[-1] if edges else 0
        told_since = since or verb["since"] is not None
        if _GOVERNS.search(text, begin, verb.start()) or not (told_since or _LEADS.fullmatch(text, begin, verb.start())):
            return None
        closed = _CLAUSE_EDGE.search(text, t.end)
        return Scope(t.start if told_since else begin, closed.start() if closed else len(text))


def _bracket(scan: SentenceScan, t: TimeExpression) -> Scope | None:
    """The bracket that a time stands in together with a figure, as "tăng 4,5% (năm 2020 tăng 8%)"."""
    text = scan.text
    opened = text.rfind("(", 0, t.start)
    if opened <= text.rfind(")", 0, t.start):
        return None
    closed = text.find(")", t.end)
    closed = closed if closed != -1 else len(text)
    return Scope(opened + 1, closed) if any(opened < m.quantity.start < closed for m in scan.mentions) else None
