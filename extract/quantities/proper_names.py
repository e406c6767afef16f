"""Numbers that belong to a proper name: "iPhone 15", "xăng RON 95", "nhiệt điện Thái Bình 2"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.text.letters import folded
from extract.text.preceding import PhraseEndings, PrecedingWords

_MOST_DIGITS = 4
_NAME_WITHIN = 40  # how far before a number its name may begin
_PLAIN = re.compile(r"[a-z]+\Z")
_SYLLABLE = re.compile(r"(?:ngh?|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?\Z")


class ProperNames:
    """Tells numbers of names from numbers of things; `named` are the nouns of what bears a name and a number."""

    def __init__(self, named: Iterable[str]) -> None:
        self._named = PhraseEndings(folded(noun) for noun in named)

    def ends(self, original: str, start: int, end: int) -> bool:
        """True where the digits at `start:end` follow a foreign word or an abbreviation, or the name of something that is numbered."""
        if end - start > _MOST_DIGITS or start < 3 or original[start - 1] != " " or not original[end : end + 1].isspace():
            return False
        words = original[max(0, start - _NAME_WITHIN) : start].split()
        last = words[-1] if words else ""
        if not last[-1:].isalnum() or last == last.lower():
            return False
        if _is_foreign(last):
            return not original[end : end + 4].strip().isupper() or not last.isupper()
        return self._bears_number(original, words, start)

    def _bears_number(self, original: str, words: list[str], start: int) -> bool:
        """True of "nhà máy nhiệt điện Thái Bình 2"."""
        names = 0
        while names < len(words) and words[-1 - names][0].isupper():
            names += 1
        if not names or names == len(words):
            return False
        preceding = PrecedingWords(folded(original), start)
        return len(preceding.words) > names and preceding.phrase(self._named, skip=names) is not None


def _is_foreign(word: str) -> bool:
    """True of a word that is no Vietnamese syllable, has capitals inside, or is an abbreviation."""
    if len(word) < 2:
        return False
    if word != word.capitalize():
        return word.isascii()
    lower = word.lower()
    return bool(_PLAIN.match(lower)) and _SYLLABLE.match(lower) is None
