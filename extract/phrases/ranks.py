"""What a clause says of the place of a name among others, beside its figure: "Mỹ là thị trường lớn nhất với", "tiếp đến là Nhật Bản"."""

from __future__ import annotations

import re

from extract.phrases.measured_nouns import MeasuredNouns
from extract.text.letters import RIGHT, alternation
from schemas.vocabulary.phrase_cues import PhraseCues

_IS = re.compile(r"\W*(?:[^\W\d_]+\s+){1,8}là\s+")
_AMONG = re.compile(r"\svề\s+(?P<what>[^\W\d_][^,;]*)$")


class RankReader:
    """Reads ranks; compiled once from the cue words."""

    def __init__(self, words: PhraseCues, nouns: MeasuredNouns) -> None:
        self._nouns = nouns
        adverbs = r"(?:(?:vẫn|hiện|đang|tiếp\s+tục|cũng|tạm|đã|luôn|vươn\s+lên|trở\s+thành)\s+)*"
        best = r"(?:nhất|hàng\s+đầu|chủ\s+lực|trọng\s+điểm|chủ\s+yếu|quan\s+trọng|lớn|thứ\s+(?:hai|ba|tư|năm|\d+))"
        # "Bất động sản đứng thứ hai", "Trung Quốc vẫn là khách hàng lớn nhất của cá tra"
        self._ranked = re.compile(
            rf"(?P<name>\S.*?)\s+{adverbs}(?:{alternation(words.rank_verbs)}{RIGHT}[^,;]*"
            rf"|(?:là|trở\s+thành|vươn\s+lên)\s+(?:một\s+trong\s+)?[^,;]*?{best}{RIGHT}(?:\s+(?:của|tại|ở|cho|trong|về|khi)\s[^,;]*)?)$"
        )
        # "tăng cao nhất là nhóm giao thông", "tiếp đến là Mỹ", "các vị trí tiếp theo thuộc về ngành tài chính"
        first = r"(?:tăng|giảm|cao|thấp|lớn|nhiều|ít|mạnh|nhanh|đông)(?:\s+\w+){0,3}?\s+(?:nhất|hơn\s+cả)"
        self._inverted = re.compile(
            rf"\W*(?:và\s+|trong\s+đó\s+)?(?:(?:{first}|{alternation(words.rank_openers)}){RIGHT}(?:\s+(?:vẫn|phải\s+kể))?(?:\s+(?:là|thuộc\s+về|tới|đến|gồm)){{1,2}}"
            rf"|{alternation(words.next_in_rank)})\s+(?=[^\W\d_])"
        )
        self._telling = re.compile(rf"\W*(?:vốn|{alternation(words.telling_nouns)})\s+{alternation(words.telling_verbs)}{RIGHT}[^,;]*$")

    def name(self, text: str) -> str:
        """The folded words before a number without what they say of the rank of what they name."""
        if (m := self._inverted.match(text)) is not None:
            text = text[m.end() :]
        is_what = _IS.match(text)
        if is_what is not None and self._nouns.begins_with_measure(text[is_what.end() :]) and not self._nouns.begins_with_measure(text):
            text = text[is_what.end() :]  # "điểm sáng là xuất khẩu rau quả"
        m = self._ranked.match(text)
        if m is None:
            return text
        among = _AMONG.search(text, m.end("name"))
        return f"{among['what']} {m['name']}" if among is not None else m["name"]  # "Long An dẫn đầu cả nước về thu hút FDI"

    def tells_of_name(self, piece: str) -> bool:
        """True for a piece that only tells more of the name before it: "vốn chiếm", "nguồn thu đóng góp tới"."""
        return self._telling.match(piece) is not None
