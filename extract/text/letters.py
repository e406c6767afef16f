"""Lower case and spelling variants folded without moving a single offset; many phrases as one regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable

# Vietnamese has two ways to place the tone mark on oa, oe, uy: hoà/hòa, thuỷ/thủy. The newer is folded to the older.
_TONES = {
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}
_TONE = re.compile("[ou][àáảãạèéẻẽẹỳýỷỹỵ](?![^\\W\\d_])")
_TI = re.compile(r"(?<![^\W\d_])tỉ(?![^\W\d_])")

CAPITAL = "[" + "".join(c for c in map(chr, range(0x41, 0x1EFA)) if c.isupper() and c.isalpha()) + "]"  # any capital letter of Vietnamese

# The edges of a syllable: a phrase is matched between them.
LEFT = r"(?<![^\W_])"
RIGHT = r"(?![^\W_])"


def _older_tone(m: re.Match[str]) -> str:
    if m.start() and m.string[m.start() - 1] == "q":  # quý, quỹ: u belongs to the consonant
        return m[0]
    return _TONES.get(m[0], m[0])


def folded(text: str) -> str:
    """Return `text` in lower case with `hoà` as `hòa` and `tỉ` as `tỷ`; the length never changes."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters, such as İ, lower to two
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    if "ð" in lower:  # eth, typed for đ
        lower = lower.replace("ð", "đ")
    if "tỉ" in lower:
        lower = _TI.sub("tỷ", lower)
    return _TONE.sub(_older_tone, lower)


def squeezed(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def _shared_length(one: str, other: str) -> int:
    """How many letters two words begin with in common."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _branch(phrases: list[str]) -> str:
    """A regular expression for phrases that differ in their first letter, longest match first."""
    groups: dict[str, list[str]] = {}
    for phrase in phrases:
        if phrase:
            groups.setdefault(phrase[0], []).append(phrase[1:])
    arms = []
    for first, rests in groups.items():
        shared = _shared_length(min(rests), max(rests))
        head = "".join(r"\s+" if letter == " " else re.escape(letter) for letter in first + rests[0][:shared])
        tails = [rest[shared:] for rest in rests]
        arms.append(head + ("" if tails == [""] else _branch(tails)))
    optional = "" in phrases
    if len(arms) == 1 and not optional:
        return arms[0]
    return f"(?:{'|'.join(arms)}){'?' if optional else ''}"


def alternation(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases: folded, longest first, any white space inside.

    It branches like a trie, so that matching costs what the text costs and not what the number of phrases costs.
    """
    return f"(?:{_branch(sorted({folded(p) for p in phrases}))})"
