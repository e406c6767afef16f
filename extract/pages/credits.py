"""Who wrote the article: the line behind the text that names its author or source."""

from __future__ import annotations

from collections.abc import Sequence

from extract.pages.furniture import heading_key, heading_keys
from extract.pages.page_lines import PageLine, is_name
from schemas.vocabulary.page_cues import PageCues

_LAST_LINES = 6


def find_author(lines: Sequence[PageLine], captions: set[int], cues: PageCues) -> tuple[list[PageLine], str] | None:
    """The author's line among the last of the text lines, or the author's and the source's, with the names; None where the page names none.

    Behind it stand captions only: lines known as such, or a block of its own behind an author that closes the text's block.
    """
    for back, line in enumerate(reversed(lines[-_LAST_LINES:]), 1):
        position = len(lines) - back
        if position == 0 or line.number in captions:
            continue
        behind = lines[position + 1 :]
        closes_block = lines[position - 1].block == line.block and all(other.block != line.block and len(other.text) <= 250 for other in behind)
        if behind and not closes_block and not all(other.number in captions for other in behind):
            return None
        name = author_name(line.text, cues, last=not behind)
        if not name:
            continue
        above = lines[position - 1]
        if position > 1 and is_name(above.text) and 2 <= above.words <= 4 and above.number not in captions:
            return [above, line], f"{above.text}, {name}" if name != line.text or is_name(name) else above.text
        return [line], name
    return None


def author_name(text: str, cues: PageCues, *, last: bool) -> str | None:
    """The name in an author's line ("Bài, ảnh: Hoàng Ngọc", "Theo Chinhphu.vn", "H.Y (tổng hợp)"), None where the line is something else."""
    if len(text) > 80:
        return None
    label, colon, rest = text.partition(":")
    if colon and heading_key(label) in heading_keys(cues.author_labels):
        return rest.strip() or None
    for opener in cues.author_openers:
        rest = text.removeprefix(opener).strip()
        if text.startswith(f"{opener} ") and rest[:1].isupper() and len(rest.split()) <= 5 and not rest.endswith("."):
            return rest
    name, bracket, suffix = text.partition("(")
    if bracket and heading_key(suffix.rstrip(") ")) in heading_keys(cues.author_suffixes):
        text = name.strip()
    return text if is_name(text) or (last and is_name(text, strict=False)) else None
