"""How a part, its whole and its rate are named: "tỷ trọng dịch vụ trong cơ cấu kinh tế", "tỷ lệ hộ nghèo"."""

from __future__ import annotations

import re

from extract.drafts import Draft
from extract.phrases import join
from extract.text.letters import RIGHT, folded

_RATE = re.compile(r"t[ỷỉ]\s+(?:lệ|trọng|suất)")
_PARTS = frozenset({"chiếm", "bằng"})  # cues of a share after which the whole stands
_WHOLE_NOUN = re.compile(rf"(?:tổng|toàn|số|lượng|cơ\s+cấu|kim\s+ngạch|giá\s+trị|sản\s+lượng|doanh|gdp|grdp|dân\s+số){RIGHT}")
_ECONOMY = re.compile(r"gdp|grdp")


def in_whole(part: str, whole: str) -> str:
    """The phrase of a part in its whole: "tỷ trọng dịch vụ trong cơ cấu kinh tế"; a rate keeps its own name."""
    if not whole or folded(whole) in folded(part):
        return part
    return join(part, whole) if is_rate(part) else f"tỷ trọng {part} trong {whole}"


def without_whole(draft: Draft) -> str:
    """What a figure measures, without the whole that it was named a part of."""
    if not draft.whole or not draft.phrase.endswith(draft.whole):
        return draft.phrase
    return draft.phrase.removesuffix(draft.whole).rstrip().removesuffix(" trong").removeprefix("tỷ trọng ") or draft.phrase


def share_of(right: str, found: str, part: str, whole: str) -> str:
    """The phrase of a share: a part in its whole, a quotient with its denominator, or a rate and the group that it is of.

    `right` is what follows the number, folded; `found` the cue of the share.
    """
    if right and found not in _PARTS and _WHOLE_NOUN.match(right) is None:
        return join(part, whole)
    if found != "chiếm" and _ECONOMY.fullmatch(right):
        return f"{part} so với {whole}"
    return in_whole(part, whole)


def rate_of(phrase: str) -> str:
    """The phrase as a rate: "tỷ lệ hộ nghèo"."""
    return phrase if is_rate(phrase) else f"tỷ lệ {phrase}"


def is_rate(phrase: str) -> bool:
    """True for a phrase that names a rate itself."""
    return _RATE.match(folded(phrase)) is not None
