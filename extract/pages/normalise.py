"""Decoded text -> the letters that offsets count in."""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAKS = re.compile(r"\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
# Soft hyphen, zero-width and direction marks, byte order marks inside the text.
_INVISIBLE = (0xAD, 0x34F, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2070), 0xFEFF)
_CONTROLS = (*range(0x09), *range(0x0E, 0x20), *range(0x7F, 0xA0))
_CHARACTERS: dict[str, str] = {
    **{chr(code): "" for code in (*_INVISIBLE, *_CONTROLS)},
    **dict.fromkeys(_SPACES, " "),
    # Full-width forms of ASCII, digits among them.
    **{chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
}
_RARE = re.compile(f"[{re.escape(''.join(_CHARACTERS))}]")
# Fonts draw eth and African d like đ. In Vietnamese đ opens a syllable or follows a number (12.000đ); eth never opens a word.
_ETH = re.compile(r"(?<![^\W\d_])[\u00d0\u00f0\u0189\u0256]")
_D = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}


def normalise(text: str) -> str:
    """NFC with line feeds and plain spaces; invisible marks and control characters gone, full-width forms narrow, eth as đ."""
    text = _RARE.sub(lambda m: _CHARACTERS[m[0]], _LINE_BREAKS.sub("\n", text))
    return _ETH.sub(lambda m: _D[m[0]], unicodedata.normalize("NFC", text))
