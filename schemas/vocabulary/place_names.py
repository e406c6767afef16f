"""Finding proper names of places in text, whatever their spelling, with the word before them that says what they are."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.vocabulary.spelling import fold_syllable

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_CAPITALS = "A-Z" + "".join(letter for letter in map(chr, range(0xC0, 0x1F00)) if letter.isupper())
# A word that a name can begin or go on with: one with a capital, or the number of a district.
_NAME_WORD = re.compile(rf"(?<![^\W_])[{_CAPITALS}][^\W_]*(?:['’][^\W_]+)*|(?:(?<=[Qq]uận\s)|(?<=Q\.)|(?<=Q\.\s))\d\d?(?![^\W_])")
_FOLLOWING = re.compile(r" ([^\W_]+)")
_BETWEEN = re.compile(r"(?:[ \u00a0\n]|\.[ \u00a0\n]?|[ \u00a0]?[-–][ \u00a0]?)\Z")
_PREFIX_WORDS = {
    "tỉnh": r"[Tt]ỉnh|T\.",
    "thành phố": r"[Tt]hành phố|TP\.?|T\.P\.?|Tp\.?",
    "huyện": r"[Hh]uyện(?: đảo)?|H\.|[Tt]hị xã|TX\.?|[Qq]uận|Q\.",
    "xã": r"[Xx]ã|[Pp]hường|[Tt]hị trấn|[Tt]hôn|[Bb]ản|TT\.",
    "khu": r"[Kk]hu (?:công nghiệp|kinh tế(?: cửa khẩu| mở| ven biển)?|chế xuất|công nghệ cao|du lịch)|[Cc]ụm công nghiệp|KCN|KKT|CCN|KCX"
    r"|[Cc]ảng(?: biển| cá| hàng không| tàu khách| container| quốc tế| nước sâu)*|[Ss]ân bay(?: quốc tế)?",
    "nước": r"[Nn]ước|[Cc]ộng hòa(?: [a-zđà-ỹ]+)*",
    "châu": r"[Cc]hâu|[Kk]hu tự trị",
    "cửa khẩu": r"(?:[Cc]ặp )?[Cc]ửa khẩu(?: [Qq]uốc tế| [Cc]hính| [Pp]hụ| [Ss]ong phương)?(?: đường bộ| đường sắt)?|[Ll]ối mở",
}
_PREFIX = re.compile("(?:" + "|".join(f"({words})" for words in _PREFIX_WORDS.values()) + r")[ \u00a0\n]?\Z")
_PREFIXES = tuple(_PREFIX_WORDS)
# What the words above end with; only "cộng hòa …" ends with any word.
_PREFIX_ENDS = (
    *("ỉnh", "hố", "uyện", "đảo", "xã", "Xã", "uận", "ường", "rấn", "hôn", "ản", "ước", "hâu", "trị", "hẩu", "tế", "hính", "hụ", "hương"),
    *("ghiệp", "mở", "biển", "xuất", "cao", "lịch", "ảng", "cá", "không", "khách", "container", "sâu", "bay", "KCN", "KKT", "CCN", "KCX"),
    *("bộ", "sắt", "P", "p", "X", "T.", "P.", "p.", "H.", "X.", "Q."),
)
# Announced by their prefix whether known or not: communes, and industrial zones, ports and the like.
UNLISTED = frozenset({"xã", "khu"})
_UNLISTED_ENDS = tuple(
    end + space
    for end in (
        *("xã", "Xã", "ường", "rấn", "hôn", "ản", "TT.", "ghiệp", "tế", "hẩu", "mở", "biển", "xuất", "cao", "lịch", "ảng", "cá", "không", "khách"),
        *("container", "sâu", "bay", "KCN", "KKT", "CCN", "KCX"),
    )
    for space in (" ", "\u00a0")
)
# Offices before the name of their place belong to no longer name: "UBND TP HCM".
_OFFICES = frozenset({"UBND", "HĐND", "GTVT", "TNMT", "UBMTTQ", "LĐLĐ", "CDC"})
_LONGEST_PREFIX = 40
_LONGEST_NAME = 7
_LONGEST_UNLISTED = 4


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
        words = list(_NAME_WORD.finditer(text))
        after = 0
        for position, word in enumerate(words):
            start = word.start()
            if position < after:
                continue
            opens = fold_syllable(word[0]) in self._first
            if not opens and not text.endswith(_UNLISTED_ENDS, 0, start):
                continue
            prefix, begin = _prefix(text, start)
            longest, key = self._longest(text, words, position) if opens else (0, "")
            if prefix in UNLISTED and (run := _capitals(text, words, position)) > longest:
                longest, key = run, self.key(text[start : words[position + run - 1].end()])
            if longest:
                after = position + longest
                end = words[after - 1].end()
                yield Spotted(
                    start=begin,
                    end=end,
                    name=text[start:end],
                    key=key,
                    prefix=prefix,
                    alone=bool(prefix) or _stands_alone(text, start, end),
                    inside=_inside_sentence(text, start),
                    last_word=_word_before(text, start).lower(),
                    next_word=_word_after(text, end).lower(),
                )

    def _longest(self, text: str, words: list[re.Match[str]], position: int) -> tuple[int, str]:
        """How many words from here are the longest known name, and its key."""
        key = fold_syllable(words[position][0])
        best = (1, key) if key in self._keys else (0, "")
        end = words[position].end()
        for count, word in enumerate(words[position + 1 : position + _LONGEST_NAME], start=2):
            if not _BETWEEN.match(text, end, word.start()):
                break
            key = f"{key} {fold_syllable(word[0])}"
            end = word.end()
            if key in self._keys:
                best = (count, key)
        return best


def _prefix(text: str, start: int) -> tuple[str, int]:
    """The kind of place that the words before `start` announce, and where they begin."""
    window = max(0, start - _LONGEST_PREFIX)
    end = start - 1 if start and text[start - 1] in " \u00a0\n" else start
    if not text.endswith(_PREFIX_ENDS, window, end) and text.find("ộng hòa", window, end) < 0:
        return "", start
    match = _PREFIX.search(text[window:start])
    if match is None or match.lastindex is None:
        return "", start
    begin = window + match.start()
    if begin and text[begin - 1].isalnum():
        return "", start
    return _PREFIXES[match.lastindex - 1], begin


def _capitals(text: str, words: list[re.Match[str]], position: int) -> int:
    """How many capitalised syllables follow each other from here."""
    count = 1
    while count < _LONGEST_UNLISTED and position + count < len(words):
        if text[words[position + count - 1].end() : words[position + count].start()] != " ":
            break
        count += 1
    return count


def _inside_sentence(text: str, start: int) -> bool:
    """True where another word of the sentence stands before the one at `start`."""
    while start and not text[start - 1].isalnum():
        if text[start - 1] in ".!?:\n":
            return False
        start -= 1
    return start > 0


def _word_before(text: str, start: int) -> str:
    """The word that a single space parts from what begins at `start`."""
    if start < 2 or text[start - 1] != " ":
        return ""
    begin = start - 1
    while begin and text[begin - 1].isalnum():
        begin -= 1
    return text[begin : start - 1]


def _word_after(text: str, end: int) -> str:
    """The word that a single space parts from what ends at `end`."""
    found = _FOLLOWING.match(text, end)
    return found[1] if found else ""


def _stands_alone(text: str, start: int, end: int) -> bool:
    """True where no capitalised word touches `text[start:end]`, one that begins a sentence aside."""
    if _word_after(text, end)[:1].isupper():
        return False
    before = _word_before(text, start)
    return before in _OFFICES or not before[:1].isupper() or not _inside_sentence(text, start - 1 - len(before))
