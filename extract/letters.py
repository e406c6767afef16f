"""Lower case and spelling variants folded without moving a single offset."""

from __future__ import annotations

import re

# Vietnamese has two ways to place the tone mark on oa, oe, uy: hoà/hòa, thuỷ/thủy. The newer is folded to the older.
_TONES = {
    **dict(zip(("oà", "oá", "oả", "oã", "oạ"), ("òa", "óa", "ỏa", "õa", "ọa"), strict=True)),
    **dict(zip(("oè", "oé", "oẻ", "oẽ", "oẹ"), ("òe", "óe", "ỏe", "õe", "ọe"), strict=True)),
    **dict(zip(("uỳ", "uý", "uỷ", "uỹ", "uỵ"), ("ùy", "úy", "ủy", "ũy", "ụy"), strict=True)),
}
_TONE = re.compile(f"(?<!q)(?:{'|'.join(_TONES)})(?![^\\W\\d_])")
_TI = re.compile(r"(?<![^\W\d_])tỉ(?![^\W\d_])")


def folded(text: str) -> str:
    """Return `text` in lower case with `hoà` as `hòa` and `tỉ` as `tỷ`; the length never changes."""
    lower = text.lower()
    if len(lower) != len(text):  # a few letters, such as İ, lower to two
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    lower = _TONE.sub(lambda m: _TONES[m[0]], lower)
    return _TI.sub("tỷ", lower)


def squeezed(text: str) -> str:
    """The text with every run of white space as one space."""
    return " ".join(text.split())


def alternation(phrases: list[str] | tuple[str, ...] | set[str] | frozenset[str]) -> str:
    """A regular expression for any of the phrases (folded, longest first, any white space inside)."""
    ordered = sorted({folded(p) for p in phrases}, key=lambda p: (-len(p), p))
    return "(?:" + "|".join(re.escape(p).replace(r"\ ", r"\s+") for p in ordered) + ")"


# The edges of a syllable: a phrase is matched between them.
LEFT = r"(?<![^\W_])"
RIGHT = r"(?![^\W_])"
