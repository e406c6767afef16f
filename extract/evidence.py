"""What there is to go on for the confidence in a row: three things that tell right rows from wrong ones on marked articles."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from extract.drafts import Draft
from extract.phrases.measured_nouns import MeasuredNouns
from extract.text.letters import folded
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.metrics import Metric

_WORD = re.compile(r"[^\W\d_]+")
# Words that say nothing of what is measured.
_EMPTY = frozenset(
    "của các cho và tại ở trong năm với về từ đến là được có những này đó cả theo vào ra do một số tổng mức đạt tỉnh trên địa bàn toàn".split(),
)
_NAMED = 1 / 3  # of the words of the metric's name that stand in the phrase
_OWN_WORDS = 0.9  # of the words of the phrase that the metric's wordings know


class Support(StrEnum):
    """How the phrase measured and the metric agree."""

    WHOLE = "whole"  # the phrase has words of the metric's name, and hardly others
    PARTIAL = "partial"  # the phrase has words of the metric's name, and others
    CONTEXT = "context"  # the metric was found by the words around the phrase
    NOUN = "noun"  # no metric of the vocabulary; the phrase names something measured or counted
    NONE = "none"  # no metric, and nothing that is usually measured


class Length(StrEnum):
    """How long the phrase is, in syllables."""

    SHORT = "short"  # one or two: rarely complete
    FAIR = "fair"  # three to five
    PLAIN = "plain"  # six to nine
    LONG = "long"  # more: often more than what is measured


# The length of a phrase of so many syllables; longer ones are long.
_LENGTHS = (*[Length.SHORT] * 3, *[Length.FAIR] * 3, *[Length.PLAIN] * 4, Length.LONG)


@dataclass(frozen=True, slots=True, order=True)
class Evidence:
    """The three; `local` is true of an article of one province."""

    support: Support
    local: bool
    length: Length


class EvidenceReader:
    """Reads evidence; knows the words of every metric."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        metrics = vocabulary.metrics
        self._nouns = MeasuredNouns(vocabulary.phrase_cues)
        self._names = {key: _words(metric.name_vi) for key, metric in metrics.items()}
        self._wordings = {key: self._names[key] | _words(" ".join(_phrases(metric))) for key, metric in metrics.items()}

    def read(self, draft: Draft, metric: Metric | None, *, local: bool) -> Evidence:
        """What there is to go on for one row."""
        length = _LENGTHS[min(len(draft.phrase.split()), len(_LENGTHS) - 1)]
        return Evidence(self._support(draft, metric), local, length)

    def _support(self, draft: Draft, metric: Metric | None) -> Support:
        if metric is None:
            return Support.NOUN if draft.quantity.counted or self._nouns.names_measure(folded(draft.phrase)) else Support.NONE
        words, name = _words(draft.phrase), self._names[metric.id]
        if not words or len(words & name) < _NAMED * len(name):
            return Support.CONTEXT
        return Support.WHOLE if len(words & self._wordings[metric.id]) >= _OWN_WORDS * len(words) else Support.PARTIAL


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(folded(text))) - _EMPTY


def _phrases(metric: Metric) -> list[str]:
    """All phrases of the wordings that may stand in the noun phrase."""
    return [*metric.match.optional, *(phrase for rule in metric.match.any for group in (*rule.noun, rule.optional) for phrase in group)]
