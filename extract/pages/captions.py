"""Captions of pictures: lines with a credit, lines that a page repeats, and what stands by itself behind the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from extract.pages.page_lines import PageLine
from schemas.vocabulary.page_cues import PageCues

LONGEST_CAPTION = 400
_LONGEST_CREDIT = 60
_NUMBERED_PICTURE = re.compile(r"[-–—]\s?Ảnh\s\d{1,2}\.?\Z")
_STOPS = '.;!?…)"”'


def is_caption(text: str, cues: PageCues) -> bool:
    """Whether a line carries a credit at its end ("… Ảnh: Đỗ Giang") or opens or closes as captions do ("Ảnh minh họa")."""
    if len(text) > LONGEST_CAPTION:
        return False
    if _NUMBERED_PICTURE.search(text):
        return True
    folded = text.casefold().strip(" .()[]")
    if any(folded.startswith(phrase.casefold()) or folded.endswith(phrase.casefold()) for phrase in cues.caption_phrases):
        return True
    return any(_has_credit(text, credit) for credit in cues.caption_credits)


def _has_credit(text: str, credit: str) -> bool:
    """A credit closes the line behind a mark ("- Ảnh: X", "(Ảnh: X)", "… Long. Ảnh: X"); "hình ảnh: …" and "Nguồn: ngân sách 3 tỷ" are text."""
    for form in {credit, credit.lower()}:
        before, found, name = text.rpartition(f"{form}:")
        if not found or not 0 < len(name.strip()) <= _LONGEST_CREDIT:
            continue
        of_picture = credit.casefold().endswith("ảnh")
        mark = before.rstrip()[-1:]
        if not mark:
            return of_picture
        if mark in "-–—(|[" or (mark in _STOPS and not any(c.isdigit() for c in name)):
            return True
        if of_picture and form[0].isupper() and before[-1].isspace():
            return True
    return False


def same_words(text: str) -> str:
    """The form in which lines are compared to find repeated ones."""
    return " ".join(text.casefold().split()).rstrip(" .")


def caption_numbers(lines: Sequence[PageLine], cues: PageCues) -> set[int]:
    """Line numbers of the captions among the text lines of a page (title, date and furniture already gone)."""
    blocks: dict[int, list[PageLine]] = {}
    for line in lines:
        blocks.setdefault(line.block, []).append(line)
    found = {line.number for line in lines if is_caption(line.text, cues)}
    first = lines[0].block if lines else 0
    for number, block in blocks.items():
        if number == first or len(block) > 4 or any(len(line.text) > LONGEST_CAPTION for line in block):
            continue
        if block[-1].number in found or (len(block) == 2 and _alike(block[0].text, block[1].text)):
            found.update(line.number for line in block)
    last = blocks[max(blocks)] if blocks else []
    longest = max((len(block) for block in blocks.values()), default=0)
    # A page whose text is one unbroken block prints its captions as a second, short one.
    if len(blocks) <= 3 and len(last) <= 4 and longest >= max(5, 3 * len(last)) and all(len(line.text) <= LONGEST_CAPTION for line in last):
        found.update(line.number for line in last)
    return found


def _alike(first: str, second: str) -> bool:
    """Two versions of one caption share most of their words."""
    one, other = Counter(same_words(first).split()), Counter(same_words(second).split())
    return sum((one & other).values()) >= 0.6 * min(sum(one.values()), sum(other.values()))
