"""What a phrase names: something measured, a noun that does not say of what, or only who acts."""

from __future__ import annotations

import re

from extract.text.cue_patterns import CuesAnywhere
from extract.text.letters import RIGHT, alternation, folded
from schemas.vocabulary.phrase_cues import PhraseCues


class MeasuredNouns:
    """Tells phrases by their nouns; compiled once from the cue words. Phrases are folded, unless a method says otherwise."""

    def __init__(self, cues: PhraseCues) -> None:
        capital = rf"vốn(?:\s+{alternation(cues.capital_attributes)})*"
        fund = rf"kinh\s+phí(?:\s+{alternation(cues.fund_attributes)})*"
        budget = r"ngân\s+sách(?:\s+cam\s+kết)?(?:\s+tài\s+trợ)?"
        plan = r"kế\s+hoạch(?:\s+(?:vốn|năm|cả\s+năm))*"
        trailers = rf"(?:\s+{alternation(cues.generic_trailers)})*"
        openers = rf"(?:{alternation(cues.generic_openers)}\s+)*"
        head = rf"{openers}(?:{capital}|{fund}|{budget}|{plan}|{alternation(cues.generic_nouns)}){trailers}"
        owned = rf"(?:{capital}|kinh\s+phí(?:\s+\w+\s+\w+)?|{budget}|{plan}|{alternation(cues.owned_nouns)}){trailers}"
        exceptions = alternation(cues.measured_noun_exceptions)
        self._measured = CuesAnywhere(rf"(?!{exceptions}){alternation(cues.measured_nouns)}")
        self._generic = re.compile(rf"^\W*(?:(?:với|có|và|trên|trong)\s+)*(?:{head}|tổng|tổng\s+số)\W*$")
        self._generic_head = re.compile(rf"^\W*{head}\s+(?=[^\W\d_])")
        self._owned = re.compile(rf"^\W*(?:(?:với|có|và|trên|trong|tổng|số|mức|các|toàn\s+bộ|tỷ\s+lệ|mới)\s+)*{owned}\W*$")
        self._comparing = re.compile(rf"^\W*(?:(?:và|còn|vẫn|đã|chỉ|cũng|đều)\s+)*{alternation(cues.comparing_words)}{RIGHT}")
        self._actors = re.compile(rf"^\W*(?:{alternation(cues.actors)}|về\s+số\s+\w+)(?:\s+(?:này|đó))?\W*$")

    def compares(self, text: str) -> bool:
        """True for a predicate that only compares: "vượt kế hoạch", "cao hơn bình quân cả nước", "bỏ xa"."""
        return self._comparing.match(text) is not None

    def names_measure(self, text: str) -> bool:
        """True where a phrase names something that is measured, not only who acts."""
        return self._measured.found(text)

    def begins_with_measure(self, text: str) -> bool:
        """True where the first word of a phrase names something that is measured."""
        return self._measured.opens(text)

    def is_generic(self, text: str) -> bool:
        """True for a phrase such as "tổng vốn đăng ký" that does not say whose."""
        return self._generic.match(text) is not None

    def wants_owner(self, text: str) -> bool:
        """True for "vốn đăng ký", "năng suất", "giải ngân": whose it is stands elsewhere."""
        return self._owned.match(text) is not None

    def is_actor(self, text: str) -> bool:
        """True for a phrase that says who acts, not what is measured."""
        return self._actors.match(text) is not None

    def head(self, text: str) -> str:
        """The generic head of a phrase that goes on after it: "diện tích " of "diện tích lúa"; empty where it has none."""
        m = self._generic_head.match(text)
        return m[0] if m else ""

    def without_head(self, text: str) -> str:
        """What a phrase, as printed, is about: "lúa" of "diện tích lúa"."""
        return text[len(self.head(folded(text))) :]
