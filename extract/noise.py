"""Numbers that are no figures: documents, addresses, names, ordinals, phones, ages, idioms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from extract.letters import LEFT, RIGHT, alternation, folded
from schemas.code_lists import RejectReason
from schemas.vocabulary.cues import Cues

_NUMBER = r"\d+(?:[.,]\d+)*"
_NAME_RUN = re.compile(r"(?<![\w.,])(?=[\w-]*[^\W\d_])(?=[^\s\d]*\d)[^\W\d_][\w-]*\d[\w-]*|(?<![\w.,])\d+[A-ZĐ]{1,3}(?:\.\d+|-[A-Z0-9]+)*(?![\w/%])")


@dataclass(frozen=True, slots=True)
class Noise:
    """Digits or number words at `text[start:end]` that are no figure."""

    start: int
    end: int
    reason: RejectReason


class NoiseFinder:
    """Finds the numbers of a sentence that are no figures; compiled once from the cue words."""

    def __init__(self, cues: Cues) -> None:
        noise = cues.noise
        number = rf"(?:số\s+|số:\s*)?(?P<n>\d+(?:[.,/-]\d+)*)(?P<more>[\w/:-]*)"
        self._rules: tuple[tuple[RejectReason, re.Pattern[str]], ...] = (
            (RejectReason.DOCUMENT_NUMBER, re.compile(rf"{LEFT}(?:số\s+)?\d+(?:/\d{{4}})?/(?:qđ|nq|tt|nđ|ct|cv|kh|bc|tb|tt|ttr|hd|kl|đa|ubnd|hđnd|tw|cp|ttg|qh)[\w./-]*")),
            (RejectReason.DOCUMENT_NUMBER, re.compile(rf"{LEFT}\d+[-/](?:qđ|nq|tt|nđ|ct|cv|kh|bc|tb|ttr|hd|kl|đa|qđi)[-/]\w+(?:[-/]\w+)*")),
            (RejectReason.PHONE, re.compile(r"(?<![\w.,])(?:\(?0\d{2,4}\)?|\+84)[ .-]?\d{3,4}[ .-]?\d{3,4}(?![\w%]|[.,]\d)|(?<!\w)(?:1800|1900)[ .]?\d{4,6}(?!\w)")),
            (RejectReason.NAME, re.compile(rf"{LEFT}(?:{alternation(noise.names)}){RIGHT}(?!\s*(?:%|tỷ|triệu|nghìn|đồng))")),
            (RejectReason.ADDRESS, re.compile(rf"{LEFT}(?:km|lý trình)\s*\d+\s*\+\s*\d+")),
            (RejectReason.DOCUMENT_NUMBER, re.compile(rf"{LEFT}{alternation(noise.document_before)}\s+{number}")),
            (RejectReason.ORDINAL, re.compile(rf"{LEFT}{alternation(noise.ordinal_before)}\s+{number}(?!\s*(?:%|tỷ|triệu|nghìn))")),
            (RejectReason.RANK, re.compile(rf"{LEFT}(?:thứ|hạng|vị trí|xếp)\s+(?:thứ\s+)?\d+\s*/\s*\d+")),
            (RejectReason.ADDRESS, re.compile(rf"{LEFT}{alternation(noise.address_before)}\.?\s*{number}")),
            (RejectReason.ADDRESS, re.compile(rf"{LEFT}số\s+(?P<n>\d+[a-z]?)(?=\s+(?:đường|phố|ngõ|[a-zđ]+\s+[a-zđ]+,))")),
            (RejectReason.NAME, re.compile(rf"{LEFT}(?:công\s+ty|nhà\s+máy|bệnh\s+viện|xí\s+nghiệp|viện|trường)\s+(?P<n>\d+)(?=\s|[,.;)])(?!\s+(?:nhân|lao))")),
            (RejectReason.NAME, re.compile(rf"(?<!con\s)(?<!tổng\s)(?<!một\s){LEFT}số\s+(?P<n>\d+)(?![\d.,]*\d)")),
            (RejectReason.NAME, re.compile(rf"{LEFT}\d+(?:\s*[-–]\s*\d+)?\s+{alternation(noise.attribute_after)}{RIGHT}")),
            (RejectReason.DENOMINATOR, re.compile(rf"(?<=trên\s)1(?=\s+(?:ha|héc|sào|km2|người|lao\s+động|đơn\s+vị|m2|kg))")),
            (RejectReason.AGE, re.compile(rf"{LEFT}\d{{1,3}}(?:\s*[-–]\s*\d{{1,3}})?\s+{alternation(noise.age_after)}{RIGHT}")),
            (RejectReason.AGE, re.compile(rf"(?:sinh\s+năm|sn)\s+\d{{4}}")),
            (RejectReason.SCORE, re.compile(r"(?:tỷ\s+số|thắng|thua|hòa)\s+(?:với\s+tỷ\s+số\s+)?\d{1,2}\s*[-–]\s*\d{1,2}|tỷ\s+lệ\s+\d+\s*:\s*\d+|(?<![\d:])\d{1,2}\s*:\s*\d{1,2}(?![\d:])")),
            (RejectReason.NAME, re.compile(rf"{LEFT}đường\s+\d{{1,2}}/\d{{1,2}}|(?:lễ|dịp|sự\s+kiện)\s+\d{{1,2}}/\d{{1,2}}")),
            (RejectReason.VAGUE, re.compile(rf"{LEFT}{alternation(noise.vague)}(?:\s+(?:nghìn|ngàn|vạn|triệu|tỷ|trăm|chục))*{RIGHT}")),
            (RejectReason.IDIOM, re.compile(rf"{LEFT}{alternation(noise.idioms)}{RIGHT}")),
        )
        self._list_number = re.compile(r"\s*(?:\(?\d{1,2}[.)/]|[ivx]+\.)\s+(?=[^\W\d_])|\s*\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[^\W\d_])")
        self._names = frozenset(folded(n) for n in noise.names)

    def find(self, text: str, original: str, *, line_start: bool) -> tuple[Noise, ...]:
        """Noise of one folded sentence; `original` shows the capitals, `line_start` lets a leading "1." be a list number."""
        taken: list[Noise] = []
        for found in self._candidates(text, original, line_start=line_start):
            if not any(found.start < t.end and t.start < found.end for t in taken):
                taken.append(found)
        return tuple(sorted(taken, key=lambda n: n.start))

    def _candidates(self, text: str, original: str, *, line_start: bool) -> Iterator[Noise]:
        if line_start and (m := self._list_number.match(text)):
            yield Noise(m.start(), m.end(), RejectReason.LIST_NUMBER)
        for reason, pattern in self._rules:
            for m in pattern.finditer(text):
                groups = m.groupdict()
                if groups.get("n") is None:
                    yield Noise(m.start(), m.end(), reason)
                elif self._is_identifier(text, m, reason):
                    yield Noise(m.start("n"), m.end(), reason)
        for m in _NAME_RUN.finditer(original):
            if not re.fullmatch(r"\d+(?:k|tr|m|h|g|V|A|W|KW|MW|KV|HA|KG|USD|VND|Đ)", m[0]):
                yield Noise(m.start(), m.end(), RejectReason.NAME)

    @staticmethod
    def _is_identifier(text: str, m: re.Match[str], reason: RejectReason) -> bool:
        """A number after "tổ", "chương trình" … is an identifier unless it is written, or counts, like a quantity."""
        number, after = m["n"], text[m.end() : m.end() + 24]
        if re.fullmatch(r"\d+[.,]\d{3}(?:[.,]\d{3})*(?:,\d+)?|\d+,\d+", number):
            return False
        if re.match(r"\s*(?:%|tỷ|triệu|nghìn|ngàn|đồng|usd|tấn|tạ|ha|km|m2|kg|điểm\s+(?:%|phần))(?![^\W_])", after):
            return False
        if reason is not RejectReason.ORDINAL and re.match(r"\s*(?:người|hộ|lượt|dự án|xã|huyện|doanh nghiệp)(?![^\W_])", after):
            return False
        if reason is RejectReason.ADDRESS:
            return not re.match(r"\s*(?:m|mét|lao động|doanh nghiệp|nhà|căn|gia đình|cây|con)(?![^\W_])", after) and int(re.match(r"\d+", number)[0]) < 1000  # type: ignore[index] - the pattern begins with a digit
        return True


@lru_cache(maxsize=4)
def noise_finder(cues: Cues) -> NoiseFinder:
    """The finder for one set of cues, compiled once."""
    return NoiseFinder(cues)
