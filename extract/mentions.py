"""A quantity where it stands in its sentence: what was said before it, and what after."""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import NamedTuple

from extract.quantities.quantity import Quantity
from extract.text.letters import LEFT, RIGHT, alternation, folded
from extract.times.time_expressions import TimeExpression
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.cues import Cues

_AND = re.compile(rf"{LEFT}và{RIGHT}")
_LONGEST_CLAUSE = 7


class Mention(NamedTuple):
    """One quantity of a sentence.

    `before` is the folded text that leads to it, from where the words of the number before end; `after` the text that
    belongs to it; `left` and `right` are where they begin and end in the sentence.
    """

    quantity: Quantity
    before: str
    after: str
    left: int
    right: int


class SentenceScan(NamedTuple):
    """One sentence with its quantities in order; `text` is folded, `original` as printed, both of one length."""

    original: str
    text: str
    mentions: tuple[Mention, ...]
    times: tuple[TimeExpression, ...]


def follows_bracket(text: str, start: int) -> bool:
    """True where the last sign before `start` is an opening bracket."""
    while start and text[start - 1].isspace():
        start -= 1
    return text[start - 1 : start] == "("


class CompoundNouns:
    """Coordinated nouns that a comma does not part ("xuất, nhập khẩu"), and lists of short nouns that end in "và"."""

    def __init__(self, cues: Cues) -> None:
        fixed = [re.escape(folded(c)).replace(r"\ ", r"\s*") for c in sorted(cues.compounds, key=len, reverse=True)]
        noun = r"[^\W\d_]+(?:\s[^\W\d_]+){0,2}"
        ends = r"(?=\s+và\s+[^\W\d_]+(?:\s[^\W\d_]+){0,3}\s*(?:$|\s\s|đạt|ước|tăng|giảm|là|lần|chiếm|có|trên|còn|theo|của))"
        self._compound = re.compile(rf"{LEFT}(?:{'|'.join(fixed)}){RIGHT}|(?:(?<=\s)|^){noun},\s{noun}{ends}")
        # what stands after the first comma of one; a comma is found fast, the noun before it is not
        self._from_comma = re.compile(rf",(?:{'|'.join(c.partition(',')[2] for c in fixed)}|\s{noun}{ends})")

    def protected(self, text: str, sign: str) -> str:
        """The text with a sign for the commas within compounds."""
        return self._compound.sub(lambda m: m[0].replace(",", sign), text) if self._from_comma.search(text) else text


class MentionReader:
    """Cuts sentences at their quantities; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        words = vocabulary.phrase_cues
        self._compounds = CompoundNouns(vocabulary.cues)
        with_ = r"(?<!so\s)(?<!đối\s)với|(?<!hàng\s)cùng(?!\s+(?:k|tháng|thời|năm|quý|ngày|giai|tuần|dịp|đợt|vụ|mùa))"
        following = rf"(?!{alternation(words.next_figure_exceptions)})(?:{with_}|{alternation(words.next_figure)}){RIGHT}"
        verbs = rf"(?!{alternation(words.next_figure_verb_exceptions)}){alternation(words.next_figure_verbs)}"
        # Where the words that belong to one number end and those of the next begin.
        # The cause of what was measured goes with the next number: "giảm 35% do giá nhựa tăng bình quân 28%".
        cause = rf"{LEFT}(?:do|nhờ|vì|bởi|khi|dù)\s+(?:[^\W\d_]+\s+){{1,9}}?{verbs}(?:\s+[^\W\d_]+){{0,3}}\s*$"
        self._end = re.compile(rf"[;:()\[\]“”\"–/]|,|\s-\s|{LEFT}{following}|{cause}|{LEFT}{verbs}(?:\s+[^\W\d_]+){{0,4}}\s*$")

    def read(self, original: str, text: str, quantities: tuple[Quantity, ...], times: tuple[TimeExpression, ...]) -> SentenceScan:
        """The sentence with each quantity in its stretch; `text` is `original` folded."""
        mentions = []
        left = 0
        for q, following in zip_longest(quantities, quantities[1:]):
            right = len(text) if following is None else following.start
            right = max(right, q.end) if following is None or right <= q.end else self._tail_end(text, q.end, right)
            mentions.append(Mention(q, text[left : q.start], text[q.end : right], min(left, q.start), right))
            left = right
        return SentenceScan(original, text, tuple(mentions), times)

    def _tail_end(self, text: str, start: int, end: int) -> int:
        """Where, between two numbers, the words of the first end."""
        between = self._compounds.protected(text[start:end], "_")
        m = self._end.search(between)
        ands = [a.start() for a in _AND.finditer(between)] if "và" in between else []
        if ands and len(between[ands[-1] :].split()) <= _LONGEST_CLAUSE and (m is None or ands[-1] < m.start()):
            return start + ands[-1]
        return start + m.start() if m else end
