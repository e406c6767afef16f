"""One sentence scanned: its quantities in their stretches, and the numbers that are no figures."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.article import Article
from extract.mentions import MentionReader, SentenceScan
from extract.quantities import QuantityScanner
from extract.quantities.noise import Noise
from extract.quantities.passing_numbers import PassingNumbers
from extract.text.sentences import Sentence
from schemas.code_lists import RejectReason
from schemas.vocabulary import Vocabulary

_DIGIT = re.compile(r"\d")
_IN_WORDS = frozenset({RejectReason.VAGUE, RejectReason.IDIOM, RejectReason.DURATION})  # rejected also where no digit is printed


class ScannedSentence(NamedTuple):
    """A sentence of the article with what it holds in numbers."""

    sentence: Sentence
    scan: SentenceScan
    noise: tuple[Noise, ...]


class SentenceScanner:
    """Scans sentences; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._quantities = QuantityScanner(vocabulary)
        self._passing = PassingNumbers(vocabulary)
        self._mentions = MentionReader(vocabulary)

    def scan(self, article: Article, sentence: Sentence) -> ScannedSentence:
        """Scan one sentence of an article."""
        original = article.body[sentence.start : sentence.end]
        found = self._quantities.scan(original, line_start=sentence.start == article.lines[sentence.line_no].start)
        noise = [n for n in found.noise if n.reason in _IN_WORDS or _DIGIT.search(original, n.start, n.end)]
        kept = []
        for q in found.quantities:
            reason = self._passing.reason(original, q)
            if reason is None:
                kept.append(q)
            else:
                noise.append(Noise(q.char_start, q.char_end, reason))
        return ScannedSentence(sentence, self._mentions.read(original, found.text, tuple(kept), found.times), tuple(noise))
