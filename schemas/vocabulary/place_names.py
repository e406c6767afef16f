"""Finding proper names of places in text, whatever their spelling, with the word before them that says what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.vocabulary.spelling import fold_syllable

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_DIGIT = re.compile(r"[\d²³¹]")
_BETWEEN = re.compile(r"(?:[ \u00a0]|\.[ \u00a0]?|[ \u00a0]?[-–][ \u00a0]?)\Z")
_PREFIX_WORDS = {
    "tỉnh": r"[Tt]ỉnh|T\.",
    "thành phố": r"[Tt]hành phố|TP\.?|T\.P\.?|Tp\.?",
    "huyện": r"[Hh]uyện(?: đảo)?|H\.|[Tt]hị xã|TX\.?|[Qq]uận|Q\.",
    "xã": r"[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hôn|[Bb]ản|TT\.",
    "nước": r"[Nn]ước|[Cc]ộng hòa(?: [a-zđà-ỹ]+)*",
    "châu": r"[Cc]hâu|[Kk]hu tự trị",
    "cửa khẩu": r"(?:[Cc]ặp )?[Cc]ửa khẩu(?: [Qq]uốc tế| [Cc]hính| [Pp]hụ| [Ss]ong phương)?(?: đường bộ| đường sắt)?|[Ll]ối mở",
}
_PREFIX = re.compile("(?:" + "|".join(f"({words})" for words in _PREFIX_WORDS.values()) + r")[ \u00a0]?\Z")
_PREFIXES = tuple(_PREFIX_WORDS)
# What the words above end with; only "cộng hòa …" ends with any word.
_PREFIX_ENDS = (
    *("ỉnh", "hố", "uyện", "đảo", "xã", "Xã", "uận", "ường", "rấn", "hôn", "ản", "ước", "hâu", "trị", "hẩu", "tế", "hính", "hụ", "hương"),
    *("bộ", "sắt", "mở", "P", "p", "X", "T.", "P.", "p.", "H.", "X.", "Q."),
)
_LONGEST_PREFIX = 32
_LONGEST_NAME = 7
_LONGEST_COMMUNE = 4


@dataclass(frozen=True, slots=True)
class Spotted:
    """A name in a text: `start` is that of its prefix; `alone`: no capitalised word touches it; `inside`: it begins no sentence."""

    start: int
    end: int
    name: str
    key: str
    prefix: str
    alone: bool
    inside: bool
    next_word: str
    last_word: str


class NameIndex:
    """Knows which rows of capitalised syllables are names of places."""

    def __init__(self) -> None:
        self._keys: set[str] = set()
        self._first: set[str] = set()

    def key(self, name: str) -> str:
        """Return the key that all spellings of a name share."""
        return " ".join(fold_syllable(word) for word in _WORD.findall(unicodedata.normalize("NFC", name)))

    def add(self, name: str) -> str:
        """Take in a name and return its key."""
        key = self.key(name)
        self._keys.add(key)
        self._first.add(key.split(" ", 1)[0])
        return key

    def find(self, text: str) -> Iterator[Spotted]:
        """Yield the names in a text (offsets in it), longest first, and what a commune's prefix announces."""
        if text.islower() and _DIGIT.search(text) is None:  # no name without a capital or a number
            return
        words = [(m.start(), m.end(), m[0]) for m in _WORD.finditer(text)]
        after = 0
        for position, (start, _, word) in enumerate(words):
            if position < after or not (word[0].isupper() or word[0].isdigit()):
                continue
            prefix, begin = _prefix(text, start)
            longest = self._longest(text, words, position)
            if prefix == "xã":
                longest = max(longest, _capitals(text, words, position))
            if longest:
                last = position + longest
                yield Spotted(
                    start=begin,
                    end=words[last - 1][1],
                    name=text[start : words[last - 1][1]],
                    key=self.key(text[start : words[last - 1][1]]),
                    prefix=prefix,
                    alone=bool(prefix) or _stands_alone(text, words, position, last),
                    inside=_inside_sentence(text, words, position),
                    last_word=words[position - 1][2].lower() if position and text[words[position - 1][1] : start] == " " else "",
                    next_word=words[last][2].lower() if last < len(words) and text[words[last - 1][1] : words[last][0]] == " " else "",
                )
                after = last

    def _longest(self, text: str, words: list[tuple[int, int, str]], position: int) -> int:
        folded = fold_syllable(words[position][2])
        if folded not in self._first:
            return 0
        best, key = (1 if folded in self._keys else 0), folded
        for count in range(2, min(_LONGEST_NAME, len(words) - position) + 1):
            start, _, word = words[position + count - 1]
            if not (word[0].isupper() or word[0].isdigit()) or not _BETWEEN.match(text[words[position + count - 2][1] : start]):
                break
            key = f"{key} {fold_syllable(word)}"
            if key in self._keys:
                best = count
        return best


def _prefix(text: str, start: int) -> tuple[str, int]:
    """The kind of place that the words before `start` announce, and where they begin."""
    window = max(0, start - _LONGEST_PREFIX)
    end = start - 1 if start and text[start - 1] in " \u00a0" else start
    if not text.endswith(_PREFIX_ENDS, window, end) and text.find("ộng hòa", window, end) < 0:
        return "", start
    match = _PREFIX.search(text[window:start])
    if match is None or match.lastindex is None:
        return "", start
    begin = window + match.start()
    if begin and text[begin - 1].isalnum():
        return "", start
    return _PREFIXES[match.lastindex - 1], begin


def _capitals(text: str, words: list[tuple[int, int, str]], position: int) -> int:
    """How many capitalised syllables follow each other from here."""
    count = 1
    while count < _LONGEST_COMMUNE and position + count < len(words):
        start, _, word = words[position + count]
        if not word[0].isupper() or text[words[position + count - 1][1] : start] != " ":
            break
        count += 1
    return count


def _inside_sentence(text: str, words: list[tuple[int, int, str]], position: int) -> bool:
    """True where another word of the sentence stands before this one."""
    between = text[words[position - 1][1] : words[position][0]] if position else "."
    return not any(mark in between for mark in ".!?:\n")


def _stands_alone(text: str, words: list[tuple[int, int, str]], position: int, last: int) -> bool:
    """True where no capitalised word touches the words from `position` to before `last`, one that begins a sentence aside."""
    if last < len(words) and words[last][2][0].isupper() and text[words[last - 1][1] : words[last][0]] == " ":
        return False
    if not position or text[words[position - 1][1] : words[position][0]] != " ":
        return True
    return not words[position - 1][2][0].isupper() or not _inside_sentence(text, words, position - 1)
