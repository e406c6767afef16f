"""Whether a number is an outcome, an estimate, a target or a forecast, clause by clause."""

from __future__ import annotations

import re

from extract.cue_patterns import CuesAnywhere
from extract.letters import LEFT, alternation, folded, squeezed
from schemas.code_lists import Status
from schemas.vocabulary import Vocabulary


class StatusReader:
    """Reads statuses; compiled once from the cue words."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kind = {folded(word): status for status, words in vocabulary.cues.status.items() for word in words}
        self._cue = CuesAnywhere(alternation(list(self._kind)))
        words = vocabulary.context_cues
        self._outcome = CuesAnywhere(alternation(words.outcome_verbs))
        self._new_outcome = CuesAnywhere(alternation(words.new_outcomes))
        governed = rf"(?:{alternation(words.plan_governors)}|%)\s+{alternation(words.plan_words)}"
        self._no_cue = re.compile(rf"{LEFT}(?:{governed}|{alternation(words.no_status)})")

    def cues(self, text: str) -> list[tuple[int, Status]]:
        """Where each status cue of a folded text begins, and what it says."""
        found = [(start, self._kind[squeezed(text[start:end])]) for start, end in self._cue.spans(text)]
        blocked = [m.span() for m in self._no_cue.finditer(text)] if found else []
        return [(start, status) for start, status in found if not any(a <= start < b for a, b in blocked)]

    def read(self, before: str, inherited: Status, *, dependent: bool, counted: bool) -> Status:
        """The status of a number.

        `before` is the text since the last number; `inherited` the status of that number; `dependent` says that this number
        only qualifies that one (a growth, a share, an equivalent), `counted` that it counts things of its own.
        """
        found = self.cues(before)
        if found:
            return found[-1][1]
        if dependent or (inherited in {Status.TARGET, Status.FORECAST} and not self._new_outcome.found(before)):
            return inherited
        if inherited is Status.ESTIMATE and not self._outcome.found(before) and not (counted and ";" in before):
            return inherited
        return Status.ACTUAL
