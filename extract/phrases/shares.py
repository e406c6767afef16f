"""The shares that an article names by their codes, and which of them "mã này" is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property

from extract.mentions import SentenceScan
from extract.text.letters import LEFT, RIGHT

_SAID = re.compile(r"(?:[Cc]ổ phiếu|[Mm]ã(?: chứng khoán| cổ phiếu| CK)?)\s*:?\s+([A-Z]{3})(?![\w-])")
_LIMIT = r"(?:(?:tăng|giảm|mất|rớt|lao\s+dốc|bật\s+tăng)\s+)?(?:hết\s+biên\s+độ|kịch\s+(?:trần|sàn)|sàn|trần|giá)"
# "ssi", "cổ phiếu ssi", "lgc giảm sàn"
_SHARE = re.compile(rf"(?:(?P<said>cổ\s+phiếu|mã|thị\s+giá)\s+)*(?P<code>[a-z]{{3}})(?:\s+(?:mất|đóng\s+cửa|giao\s+dịch|{_LIMIT}))?")
_THIS = re.compile(rf"(?:giá\s+)?(?:cổ\s+phiếu|mã)(?:\s+(?:chứng\s+khoán|cổ\s+phiếu))?\s+(?:này|nói\s+trên|đó){RIGHT}.*")
_ONLY_LIMIT = re.compile(rf"{_LIMIT}|xoay|(?:đang\s+)?giao\s+dịch|đóng\s+cửa|khớp\s+lệnh")
_EXCHANGE = re.compile(rf"{LEFT}(?:vn-index|chứng\s+khoán|hose|hnx|thị\s+giá){RIGHT}")
_LOOK_BACK = 3  # sentences in which the share was named that a later one speaks of
_NO_SHARES = frozenset("bot btc cny cpi eur fdi gbp gdp iip ipo imf jpy npl oda pmi ppp roa roe uae usd vat vnd wto adb ceo eps etf car nim".split())


class ArticleShares:
    """The shares of one article; nothing is read before a phrase asks for it."""

    def __init__(self, scans: Sequence[SentenceScan]) -> None:
        self._scans = scans

    def named_by(self, text: str, number: int, before: int, *, alone: bool) -> str:
        """The code of the share that a folded phrase speaks of, empty where of none; `alone` says that a bare code is enough."""
        if (share := _SHARE.fullmatch(text)) is not None:
            code = share["code"].upper()
            if share["code"] in _NO_SHARES or code not in self._scans[number].original:
                return ""
            return code if alone or share["said"] or code in self._codes or self._of_exchange else ""
        if _THIS.fullmatch(text) or _ONLY_LIMIT.fullmatch(text):
            for at in range(number, max(-1, number - 1 - _LOOK_BACK), -1):
                said = [m[1] for m in _SAID.finditer(self._scans[at].original) if at < number or m.end() <= before]
                if said:
                    return said[-1]
        return ""

    @cached_property
    def _codes(self) -> frozenset[str]:
        """The codes that the article says to be of shares."""
        return frozenset(m[1] for scan in self._scans for m in _SAID.finditer(scan.original))

    @cached_property
    def _of_exchange(self) -> bool:
        """True of an article that speaks of the exchange."""
        return any(_EXCHANGE.search(scan.text) for scan in self._scans)
