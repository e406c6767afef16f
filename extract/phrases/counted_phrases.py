"""The phrase of a number that counts things: the noun after it, completed from what stands before it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.drafts import Draft, Focus, Phrase
from extract.measures import QUALIFIES_IN_PERCENT, MeasureReading
from extract.phrases import PhraseReader, join, original_case
from extract.phrases.antecedents import AntecedentReader, owner_of
from extract.phrases.listed_figures import sharer
from extract.quantities.units import COUNTS_OF_ANOTHER
from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from schemas.code_lists import Measure

_JOINED = re.compile(r"\s*(?:và\s+|/\s*)?")
_AND = re.compile(r"\s*[,;]?\s*(?:và\s*)?")  # between counts of different things
_REACHED = re.compile(rf"{LEFT}(?:đạt|còn|là|lên|xuống)(?:\s+(?:chỉ|mức|khoảng|hơn|gần|trên|tới|đến))*\s*$")
_OPENS_BRACKET = re.compile(r"\(\s*(?:[^\W\d_]+\s*){0,2}$")
_CLOSES_BRACKET = re.compile(r"[^(),;:\d]{0,40}\)")
_OPENING = re.compile(r"(?:.*,)?\W*(?:(?:hơn|gần|khoảng|đã\s+có|có|hiện\s+có)\s*)*$")
_PREDICATE = re.compile(r"(?:\s+[^\W\d_]+){0,2}(?:\s*\([^()]*\))?(?:\s+(?:các|mọi)\s+loại)?\s+(?P<verb>(?:đã|đang|sẽ|phải|được|bị|chưa)\s)")
_DONE = re.compile(rf"{LEFT}đã\s")
_SHORT_NOUN = 3  # words between a number and a bracket that are no more than its noun
_BARE_WORDS = 2  # a noun of at most two words does not say by itself what is counted
_VERB_WORDS, _LONG_VERB_WORDS = 6, 10  # how much of the words before the number goes with the noun


class CountedPhraseComposer:
    """Composes the phrases of counts; `classifiers` are nouns such as "người" that count without saying what."""

    def __init__(self, phrases: PhraseReader, antecedents: AntecedentReader, classifiers: Iterable[str], causes: Iterable[str]) -> None:
        self._phrases, self._antecedents = phrases, antecedents
        self._classifiers = frozenset(folded(noun) for noun in classifiers)
        self._causes = re.compile(rf"{LEFT}{alternation(causes)}$")

    def compose(self, focus: Focus, reading: MeasureReading, antecedent: Draft | None, subject: str) -> Phrase:
        """The phrase of a count; `subject` is the phrase right before it, as printed."""
        counted = self._phrases.counted(focus.scan, focus.mention)
        bare = len(counted.split()) <= _BARE_WORDS
        if bare:
            counted = join(counted, self._shared_tail(focus))
        text = original_case(focus.scan, counted)
        measured = self._phrases.nouns.names_measure(folded(subject))
        if reading.measure is Measure.CHANGE and antecedent is not None and not measured:
            return Phrase(antecedent.phrase, antecedent.topic, own=False)
        if not subject and (leaning := self._leaning(focus, text, bare=bare)) is not None:
            return leaning
        label = join(subject, focus.heading)
        if measured and bare:
            if self._phrases.nouns.is_generic(folded(subject)):
                label = join(label, owner_of(folded(subject), antecedent) or focus.around.topic)
            return Phrase(join(label, "" if len(counted.split()) == 1 else text), label, own=True)
        if focus.heading and not measured:
            return Phrase(join(text, label), join(text, label), own=True)
        if not subject and counted in self._classifiers:
            inherited = antecedent.topic if antecedent is not None else focus.around.topic
            return Phrase(join(text, inherited), join(text, inherited), own=False)
        if bare and not measured:
            if (topic := self._phrases.topic(focus.scan)) and not focus.around.bullet:
                label = join(label, topic)
            elif _repeats(focus, counted):
                return Phrase(join(focus.around.previous, label), focus.around.previous, own=False)
        if not focus.around.bullet:
            label = _last_words(label, _LONG_VERB_WORDS if bare else _VERB_WORDS)
        return Phrase(join(text, label), join(text, label) if bare else text, own=True)

    def _predicate(self, focus: Focus) -> str:
        """What is said of a count with which a sentence begins: "gần 4.000 xe bán tải các loại đã được thông quan tại cảng"."""
        if focus.earlier or _OPENING.match(focus.mention.before) is None:
            return ""
        m = _PREDICATE.match(focus.scan.text, focus.quantity.unit_end)
        return original_case(focus.scan, self._phrases.tail(focus.scan, focus.mention, m.start("verb"))) if m is not None else ""

    def _leaning(self, focus: Focus, text: str, *, bare: bool) -> Phrase | None:
        """The phrase of a count that opens its sentence, stands in a bracket, has one cause with another, or is of another."""
        if len(text.split()) <= _SHORT_NOUN and (predicate := self._predicate(focus)):
            return Phrase(join(text, predicate), text, own=True)
        if about := self._in_bracket(focus) or self._caused(focus):
            return Phrase(join(text, about), join(text, about), own=True)
        return self._beside(focus, focus.last, text) if bare and focus.last is not None else None

    def _beside(self, focus: Focus, last: Draft, text: str) -> Phrase | None:
        """The phrase of a count that leans on the figure before it: "Tổng đàn lợn giảm 5%, còn 560.000 con", "46 đoàn/398 lượt người"."""
        if last.own_phrase and last.measure in QUALIFIES_IN_PERCENT and _REACHED.search(focus.mention.before):
            return Phrase(last.phrase, last.topic, own=False)
        if last.quantity.counted and self._antecedents.joins(focus.mention.before):
            return Phrase(text, text, own=True) if _listed_apart(focus, last) else Phrase(join(text, last.topic), last.topic, own=True)
        return None

    def _in_bracket(self, focus: Focus) -> str:
        """What stands before the bracket that holds a count: "2,6 km đi ngầm (3 nhà ga)", "phát hành riêng lẻ (20 triệu cổ phiếu)"."""
        scan, mention, last = focus.scan, focus.mention, focus.last
        if _OPENS_BRACKET.search(mention.before) is None or _CLOSES_BRACKET.match(scan.text, mention.quantity.end) is None:
            return ""
        between = scan.original[last.quantity.end : mention.left].split() if last is not None and last.quantity.end < mention.left else []
        if last is not None and between and mention.before.lstrip().startswith("("):
            return last.phrase if len(between) <= _SHORT_NOUN else " ".join(between[-_LONG_VERB_WORDS:])
        return original_case(scan, self._phrases.subject(scan, mention))

    def _caused(self, focus: Focus) -> str:
        """What caused a count named beside another, or who did it: "lũ làm 3 người chết, 12 người bị thương", "đã cấp 9 mã số và 5 giấy phép"."""
        joined = _AND.fullmatch(focus.mention.before)
        last = next((d for d in reversed(focus.earlier) if d.quantity.counted), None)
        if last is None or joined is None:
            return ""
        counted = self._phrases.counted(focus.scan, last.mention)
        label = last.phrase[len(counted) :].strip() if folded(last.phrase).startswith(counted) else ""
        shared = self._causes.search(folded(label)) if last is focus.last else None
        return (
            label
            if shared or (_DONE.search(label) and "và" in joined[0] and ";" not in focus.scan.text[last.quantity.end : focus.mention.left])
            else ""
        )

    def _shared_tail(self, focus: Focus) -> str:
        """What follows the next count, where the two share it: "12 dự án và 3 hợp phần nước sạch"."""
        last = sharer(focus)
        following = focus.following if last is focus.mention else last
        if following is None or not following.quantity.counted or (last is focus.mention and not _JOINED.fullmatch(following.before)):
            return ""
        return self._phrases.tail(focus.scan, following, following.quantity.unit_end)


def _listed_apart(focus: Focus, last: Draft) -> bool:
    """True for a count beside one of another thing that has no more to it than its noun: "412 hợp tác xã, 2.105 doanh nghiệp"."""
    if focus.quantity.unit == last.unit or focus.quantity.unit in COUNTS_OF_ANOTHER:
        return False
    noun = squeezed(focus.scan.text[last.quantity.unit_start : last.quantity.unit_end])
    return folded(last.phrase) == noun and _AND.fullmatch(focus.mention.before) is not None


def _last_words(label: str, count: int) -> str:
    """The last words of a label; a name with capitals is not torn."""
    words = label.split()
    start = max(0, len(words) - count)
    while start and words[start][0].isupper() and words[start - 1][0].isupper():
        start -= 1
    return " ".join(words[start:])


def _repeats(focus: Focus, counted: str) -> bool:
    """True where the one noun counted was counted in the sentence before."""
    words = counted.split()
    return len(words) == 1 and re.search(rf"{LEFT}{re.escape(words[0])}{RIGHT}", folded(focus.around.previous)) is not None
