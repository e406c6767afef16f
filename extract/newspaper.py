"""Which newspaper an article is from: the mark before its first sentence ("BHG - …", "(QTO) - …")."""

from __future__ import annotations

import re

_BRACKETED = re.compile(r"\(\s*(?P<mark>[^\s()][^()]{1,24}?)\s*\)\s*[-–—:]?\s*(?=[\"'“‘]?[^\W_a-z])")
_BEFORE_DASH = re.compile(r"(?P<mark>[^\W\d_][\w.&]{1,24}(?:\s[\w.&]{1,12}){0,2})\s*[-–—]\s+(?=\S)")


def byline_mark(line: str) -> str | None:
    """The newspaper's mark at the start of a line: in brackets, or capitals or a web address before a dash; None where there is none."""
    if found := _BRACKETED.match(line):
        return found["mark"]
    if (found := _BEFORE_DASH.match(line)) and (found["mark"].isupper() or re.fullmatch(r"\w+(?:\.\w+)+", found["mark"])):
        return found["mark"]
    return None
