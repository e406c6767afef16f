"""The clause before a number, read by its words: who acts or owns, by which verb, and the noun that is measured."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Flag, auto
from itertools import pairwise

from extract.text.letters import LEFT, RIGHT, alternation, folded, squeezed
from schemas.vocabulary.phrase_cues import PhraseCues

_LONGEST_ACTOR = 9  # words; a longer one is a clause of its own
_LONGEST_ATTRIBUTE = 2  # words between "lãi", "lỗ" and the number
_EDGES = " ,;:-–."
_POINTING = re.compile(r"(?P<what>\S+(?:\s\S+){0,4}\s(?:này|đó|ấy|trên))\s+(?:đã\s+|hiện\s+|cũng\s+)?(?:có|với|đạt)\s+")


class _Kind(Flag):
    """What a word may be in its clause; `PLAIN` words only look like others: "báo cáo" is no "báo"."""

    PLAIN = 0
    CAUSE = auto()
    LIGHT = auto()
    TAKES = auto()
    PREPOSITION = auto()
    NOUN = auto()
    RESULT = auto()


_VERB = _Kind.LIGHT | _Kind.TAKES


@dataclass(frozen=True, slots=True)
class Clause:
    """The parts of a clause, folded; those that it lacks are empty.

    `noun` is what is measured. `actor` is who acts or whose it is, `verb` what they do with it, or with the amount itself
    where there is no noun; of "xuất khẩu" or "giải ngân" alone it is the noun itself. `rest` is the clause as it stands, where
    it has no such parts. `linked` says that a verb such as "đạt" stands between it and the number, `ranked` that it told the
    rank of what it names.
    """

    noun: str = ""
    actor: str = ""
    verb: str = ""
    rest: str = ""
    linked: bool = False
    ranked: bool = False

    @property
    def subject(self) -> str:
        """The phrase before the number: the noun, else all there is."""
        return self.noun or self.rest or squeezed(f"{self.actor} {self.verb}")

    @property
    def bare_verb(self) -> bool:
        """True for "xuất khẩu" or "giải ngân" right before the amount, which say nothing of what."""
        return bool(self.noun) and self.verb == self.noun and not self.linked


@dataclass(frozen=True, slots=True)
class _Word:
    start: int
    end: int
    text: str
    kind: _Kind


class ClauseReader:
    """Reads clauses; compiled once from the cue words."""

    def __init__(self, words: PhraseCues) -> None:
        self._kinds: dict[str, _Kind] = {}
        for kind, listed in (
            (_Kind.NOUN, (*words.measured_nouns, *words.amount_nouns)),
            (_Kind.RESULT, words.result_verbs),
            (_Kind.PREPOSITION, words.noun_prepositions),
            (_Kind.LIGHT, words.light_verbs),
            (_Kind.TAKES, words.amount_verbs),
            (_Kind.CAUSE, words.causes),
        ):
            for word in (squeezed(folded(w)) for w in listed):
                self._kinds[word] = self._kinds.get(word, _Kind.PLAIN) | kind
        for word in (*words.whole_words, *words.status_words, *words.measured_noun_exceptions):
            self._kinds.setdefault(squeezed(folded(word)), _Kind.PLAIN)
        self._word = re.compile(rf"{LEFT}{alternation(self._kinds)}{RIGHT}")
        fillers = alternation((*words.noun_fillers, *words.status_words))
        self._adverb = re.compile(rf"(?:^|\s+){alternation((*words.clause_adverbs, *words.status_words))}\s*$")
        self._no_actor = re.compile(rf"(?:{alternation(words.no_actors)})(?:{RIGHT}.*)?")
        self._filler = re.compile(rf"\s*(?:{fillers}\s+)*")
        self._noun_end = re.compile(rf"\s+{alternation(words.noun_fillers)}\s*$")
        self._modals = frozenset(squeezed(folded(w)) for w in words.status_words)
        self._heads = frozenset(squeezed(folded(w)) for w in words.amount_nouns)

    def read(self, text: str, *, linked: bool) -> Clause:
        """The parts of a folded clause; `linked` says that a verb such as "đạt" stands between it and the number."""
        words = list(self._words(text))
        for word in reversed(words):
            if word.kind & _Kind.CAUSE and (rest := text[word.end :].strip(_EDGES)):
                return self.read(rest, linked=linked)
        if (pointing := _POINTING.match(text)) is not None and _begins(text[pointing.end() :], list(self._words(text[pointing.end() :])), _Kind.NOUN):
            return Clause(noun=text[pointing.end() :], actor=pointing["what"], linked=linked)  # "số xe này có tổng trị giá"
        if _begins(text, words, _Kind.NOUN):
            bare = words[0].kind & _Kind.TAKES and words[0].end == len(text)
            return Clause(noun=text, verb=text if bare else "", linked=linked)
        for reading in (self._of_verb, self._result, self._verb, self._head):
            clause = reading(text, words, linked=linked)
            if clause is not None:
                return clause
        return Clause(rest=text, linked=linked)

    def doer(self, text: str, *, alone: bool) -> str:
        """Who acts in a folded clause: what stands before its first verb; without one all of it, if nothing stands before it in its sentence."""
        words = list(self._words(text))
        return self._actor(text, words, verbs=_VERB) or "" if alone or any(w.kind & _VERB for w in words) else ""

    def _words(self, text: str) -> Iterator[_Word]:
        for m in self._word.finditer(text):
            word = squeezed(m[0])
            if kind := self._kinds[word]:
                yield _Word(m.start(), m.end(), word, kind)

    def _of_verb(self, text: str, words: Sequence[_Word], *, linked: bool) -> Clause | None:
        """The clause whose last verb has the measured noun as its object: "Vinatex ghi nhận doanh thu"."""
        for at in range(len(words) - 2, -1, -1):
            word, following = words[at], words[at + 1]
            if not (word.kind & (_VERB | _Kind.PREPOSITION) and following.kind & _Kind.NOUN):
                continue
            if self._filler.fullmatch(text, word.end, following.start) is None or (linked and word.text == "có"):
                continue
            if word.text in {"so với", "về"} and any(w.kind & _Kind.NOUN for w in words[:at]):
                continue  # "nợ so với GDP"
            if word.text in self._modals and following.kind & _Kind.TAKES and following.end == len(text):
                continue  # "dự kiến chi"
            noun = self._noun_end.sub("", text[following.start :]).strip(_EDGES)
            if word.kind & _Kind.PREPOSITION:
                actor = self._before_with(text[: word.start], words[:at]) if word.text == "với" else ""
                return Clause(noun, actor, linked=linked)
            light = bool(word.kind & _Kind.LIGHT)
            found = self._actor(text[: word.start], words[:at], verbs=_VERB if light else _Kind.LIGHT)
            return None if found is None else Clause(noun, found, "" if light else word.text, linked=linked)
        return None

    def _before_with(self, text: str, words: Sequence[_Word]) -> str:
        """Whose the noun after "với" is: the object of the verb before, else who acts: "có vùng chè với diện tích", "Vinatex với doanh thu"."""
        verbs = [w for w in words if w.kind & _VERB]
        owner = text[verbs[-1].end :].strip(_EDGES) if verbs else ""
        if self._no_actor.fullmatch(owner):  # "có kết quả kinh doanh tích cực với doanh thu"
            owner = ""
        return owner if owner and len(owner.split()) <= _LONGEST_ACTOR else self._actor(text, words, verbs=_VERB) or ""

    def _result(self, text: str, words: Sequence[_Word], *, linked: bool) -> Clause | None:
        """The clause whose verb names the measure: "Hòa Phát lãi", "TH1 bị lỗ lũy kế"."""
        if linked or not words or not words[-1].kind & _Kind.RESULT or len(text[words[-1].end :].split()) > _LONGEST_ATTRIBUTE:
            return None
        actor = self._actor(text[: words[-1].start], words[:-1], verbs=_VERB)
        return Clause(text[words[-1].start :].strip(_EDGES), actor) if actor else None

    def _verb(self, text: str, words: Sequence[_Word], *, linked: bool) -> Clause | None:
        """The clause that ends in a verb whose object is the amount: "VietBank dự chi"."""
        if not words or not words[-1].kind & _Kind.TAKES or self._filler.fullmatch(f"{text[words[-1].end :]} ") is None:
            return None
        others = ((w, following) for w, following in pairwise(words) if w.kind & _Kind.LIGHT and w.text not in self._modals)
        if any(text[w.end : following.start].strip() for w, following in others):  # that is the object of another verb
            return None
        verb = words[-1]
        actor = self._actor(text[: verb.start], words[:-1], verbs=_Kind.LIGHT)
        if not actor and verb.kind & _Kind.NOUN:
            return Clause(noun=verb.text, verb=verb.text, linked=linked) if actor == "" else None
        return None if actor is None else Clause(actor=actor, verb=verb.text, linked=linked)

    def _head(self, text: str, words: Sequence[_Word], *, linked: bool) -> Clause | None:
        """The clause that ends in a noun of single amounts, whatever verb leads to it: "tất toán toàn bộ khoản vay"."""
        heads = [w for w in words if w.text in self._heads and w.kind & _Kind.NOUN]
        return Clause(noun=text[heads[-1].start :], linked=linked) if heads else None

    def _actor(self, text: str, words: Sequence[_Word], *, verbs: _Kind) -> str | None:
        """Who acts, before the first of the verbs; None where that is something measured itself or too long to be one."""
        joined = text.rfind(" và ")
        if joined >= 0 and any(w.end <= joined for w in words if w.kind & (_VERB | _Kind.NOUN)):
            text, words = text[joined + 4 :], [_Word(w.start - joined - 4, w.end - joined - 4, w.text, w.kind) for w in words if w.start > joined]
        if _begins(text, words, _Kind.NOUN):
            return None
        if any(w.kind & _Kind.PREPOSITION for w in words):
            return ""
        verb = next((w for w in words if w.kind & verbs), None)
        actor = (text if verb is None else text[: verb.start]).strip(_EDGES)
        while m := self._adverb.search(actor):
            actor = actor[: m.start()].strip(_EDGES)
        if self._no_actor.fullmatch(actor):
            return ""
        return None if len(actor.split()) > _LONGEST_ACTOR else actor


def _begins(text: str, words: Sequence[_Word], kind: _Kind) -> bool:
    """True where the first word of the text is of a kind."""
    return bool(words) and bool(words[0].kind & kind) and not text[: words[0].start].strip(_EDGES)
