"""Numbers that are no figures: documents, addresses, names, ordinals, phones, ages, idioms.

Two kinds: identifiers, which also win over dates ("Nghị quyết 12/2018"), and names and days of a month, which are asked
for only where no time expression stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from extract.quantities.numerals import FIRST_WORD, FIRST_WORDS, LETTER_SCALES
from extract.quantities.proper_names import ProperNames
from extract.quantities.starts import DIGITS, Start
from extract.quantities.units import UnitReader
from extract.text.letters import RIGHT, alternation, folded
from extract.text.preceding import PhraseEndings, PrecedingWords, word_before
from schemas.code_lists import RejectReason
from schemas.vocabulary.cues import Cues

_RUN = re.compile(r"\d+(?:[.,]\d+)*")
_IDENTIFIER = re.compile(r"\d+(?:[.,/-]\d+)*[\w/:-]*")
_LISTED = re.compile(r"(?:\s*,\s*|\s+(?:và|đến|tới)\s+|\s?[-–]\s?)\d{1,4}[a-zđ]?(?=\s*(?:[,.;):](?!\d)|(?:và|đến|tới)\s|$))")
_YEAR = re.compile(r"(?:19|20)\d\d(?![^\W_])")
_SIGNS = "qđ|nq|tt|nđ|ct|cv|kh|bc|tb|ttr|hd|kl|đa|qđi|l|ctr|hđ"
_DOCUMENT = re.compile(
    rf"\d+(?:/\d{{4}})?/(?:{_SIGNS}|ubnd|hđnd|tw|cp|ttg|qh)[\w./-]*|\d+[-/](?:{_SIGNS})[-/]\w+(?:[-/]\w+)*|\d+/\d{{4}}/[a-zđ][\w./-]*"
)
_PHONE = re.compile(r"(?:0\d{2,4}\)?|\+84)[ .-]?\d{3,4}[ .-]?\d{3,4}(?![\w%]|[.,]\d)|1[89]00[ .]?\d{4,6}(?!\w)")
_RATIO = re.compile(r"\d{1,3}\s*:\s*\d{1,3}(?![\d:.,])")
_CLOCK = re.compile(r"[0-2]?\d:[0-5]\d(?!\d)")
_SCORED = re.compile(r"\d{1,2}\s*[-–:]\s*\d{1,3}(?![\d:%]|[.,]\d)")
_KILOMETRE_MARK = re.compile(r"\d+\s*\+\s*\d+")
_HOUSE = re.compile(r"\d+[a-z]?\s+(?:đường|phố|ngõ|[a-zđ]+\s+[a-zđ]+,)")
_MEASURED_SHAPE = re.compile(r"\d+[.,]\d{3}(?:[.,]\d{3})*(?:,\d+)?|\d+,\d+")
_MEASURED_AFTER = re.compile(r"\s*(?:%|(?:tỷ|triệu|nghìn|ngàn|đồng|usd|tấn|tạ|ha|km|m2|kg|điểm\s+(?:%|phần))(?![^\W_]))")
_COUNTED_AFTER = re.compile(r"\s*(?:người|hộ|lượt|dự án|xã|huyện|doanh nghiệp)(?![^\W_])")
_BUILT_AFTER = re.compile(r"\s*(?:m|mét|lao động|doanh nghiệp|nhà|căn|gia đình|cây|con)(?![^\W_])")
_OF_ONE = re.compile(r"1\s+(?:ha|héc|sào|km2|người|lao\s+động|đơn\s+vị|m2|kg)(?![^\W_])")
_OF_PEOPLE = re.compile(r"(?P<number>10{2,5}|1(?:\.000)+|10{1,2}\.000|1\s+(?:vạn|nghìn|triệu))(?=\s+(?:người\s+)?dân(?!\s*(?:tộc|quân)))")
# "có trên 10.000 dân" counts them; "9,8 bác sĩ trên 10.000 dân", "cứ 1 vạn dân" do not.
_PER = re.compile(r"(?:/|(?<![^\W_])(?:cứ|mỗi|(?<!có )(?<!với )(?<!là )(?<!đạt )(?<!còn )(?<!hút )trên))\s*$")
# Numbers that others are said per: "cứ 10 hộ thì 3 hộ", "12.000 đồng/bình 12 kg".
_SO_MANY = re.compile(r"\s+[^,;:.]{2,40}?\s(?:thì|lại|có|mới|chỉ)\s")
_PACK = re.compile(r"/\s?(?:bình|bao|can|thùng|hộp|gói|túi|lon|chai|container)\s$")
_PACKED = re.compile(r"\s?(?:kg|lít|ml|g|gram|feet|viên|lon|chai)(?![^\W_])")
_SHARE_HELD = re.compile(r"1\s+(?:cổ\s+phiếu|cổ\s+phần|cp)\s+(?:(?:sẽ|được)\s+)*(?:nhận|hưởng)")
_LIST_NUMBER = re.compile(r"\s*(?:\(?\d{1,2}[.)/]|[ivx]+\.)\s+(?=[^\W\d_])|\s*\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[^\W\d_])")
_DAY_OF_MONTH = re.compile(r"(?:0?[1-9]|[12]\d|3[01])(?:\s*(?:,|và|-|–|đến)\s*(?:0?[1-9]|[12]\d|3[01]))*(?![\d.,/]*\d|\s*%)(?!\s+(?:tỷ|triệu|nghìn))")
_DAY_BEFORE = ("ngày ", "mồng ", "mùng ", "hôm ")
_SCALED_AFTER = re.compile(r"\s*(?:nghìn|ngàn|vạn|triệu|tỷ)(?![^\W_])")
_FOOTNOTE = re.compile(r"[(\[]\d{1,2}[)\]](?=\s*(?:$|[.,;:]))")
_NAME_END = re.compile(r"[\w-]*(?:[.+][\w-]*\d[\w-]*)*")
_CODE = re.compile(r"\d+[A-ZĐ]{1,3}(?:\.\d+|-[A-Z0-9]+)*(?![\w/%])")
_SCALES_AFTER_VAGUE = rf"(?:\s+(?:nghìn|ngàn|vạn|triệu|tỷ|trăm|chục){RIGHT})*"
_LARGEST_ADDRESS = 1000
_PER_WINDOW = 12
# Nouns that end in "số": a number after them is no name.
_NOUNS_ON_NUMBER = frozenset("trong con tổng một dân doanh chỉ hệ tham trị đa thiểu vô chữ tỷ điểm mã đại".split())


class Noise(NamedTuple):
    """Digits or number words at `text[start:end]` that are no figure."""

    start: int
    end: int
    reason: RejectReason


class NoiseFinder:
    """Finds the numbers of a sentence that are no figures; compiled once from the cue words."""

    def __init__(self, cues: Cues, units: UnitReader) -> None:
        noise = cues.noise
        self._units = units
        reasons = {
            RejectReason.AGE: noise.age_before,
            RejectReason.PHONE: noise.phone_before,
            RejectReason.ADDRESS: noise.address_before,
            RejectReason.ORDINAL: noise.ordinal_before,
            RejectReason.DOCUMENT_NUMBER: noise.document_before,
            RejectReason.SCORE: noise.score_before,
        }
        self._before = {folded(cue): reason for reason, cues_before in reasons.items() for cue in cues_before}
        names = [folded(name) for name in noise.names]
        self._names = re.compile(rf"(?:{alternation(name for name in names if name[0].isdigit())}){RIGHT}(?!\s*(?:%|tỷ|triệu|nghìn|đồng))")
        self._name_numbers = frozenset(m[0] for name in names if (m := _RUN.match(name)))
        self._named: dict[str, list[str]] = {}  # "boeing" -> ["737", "787"]
        for name in names:
            head, _, number = name.rpartition(" ")
            if head and number[0].isdigit() and not name[0].isdigit():
                self._named.setdefault(head, []).append(number)
        self._names_before = PhraseEndings(self._named)
        self._cues_before = PhraseEndings(self._before)
        self._institutions = PhraseEndings(folded(word) for word in noise.institution_before)
        self._last_words = frozenset(phrase.rsplit(" ", 1)[-1] for phrase in (*self._named, *self._before, *noise.institution_before, "số"))
        self._proper_names = ProperNames(noise.named)
        self._grade = re.compile(rf"%\s+{alternation(noise.grades)}{RIGHT}")
        self._attribute = re.compile(
            rf"\d+(?:\s*[-–]\s*\d+)?\s+(?:(?P<age>{alternation(noise.age_after)})|{alternation(noise.attribute_after)}){RIGHT}"
        )
        self.word = re.compile(
            rf"(?P<vague>{alternation(noise.vague)}){RIGHT}{_SCALES_AFTER_VAGUE}|(?P<idiom>{alternation(noise.idioms)}){RIGHT}|{FIRST_WORD}{RIGHT}"
        )
        self.first_words = frozenset(folded(phrase).split()[0] for phrase in (*noise.vague, *noise.idioms)) | set(FIRST_WORDS)

    def identifiers(self, text: str, starts: Sequence[Start], *, line_start: bool) -> list[Noise]:
        """Numbers of one folded sentence that only identify; `line_start` lets a leading "1." be a list number."""
        found: list[Noise] = []
        position = 0
        if line_start and (m := _LIST_NUMBER.match(text)):
            found.append(Noise(m.start(), m.end(), RejectReason.LIST_NUMBER))
            position = m.end()
        for start, end, word in starts:
            if word != DIGITS or start < position or (start and text[start - 1].isalpha()):
                continue
            noise = self._identifier(text, start, end)
            if noise is not None:
                found.append(noise)
                position = noise.end
        return found

    def _identifier(self, text: str, start: int, end: int) -> Noise | None:
        number, following = text[start:end], text[end : end + 1]
        if following != "%" and number in self._name_numbers and (m := self._names.match(text, start)) and m.end() >= end:
            return Noise(start, m.end(), RejectReason.NAME)
        if following in {"/", "-"} and (m := _DOCUMENT.match(text, start)):
            return Noise(start, m.end(), RejectReason.DOCUMENT_NUMBER)
        if (text[start] in "01" and (m := _PHONE.match(text, start))) or (start and text[start - 1] == "+" and (m := _PHONE.match(text, start - 1))):
            return Noise(start, m.end(), RejectReason.PHONE)
        before = word_before(text, start)
        if _divides(text, before, start, end):
            return Noise(start, end, RejectReason.DENOMINATOR)
        if number[0] == "1" and (m := _OF_PEOPLE.match(text, start)) and _PER.search(text, max(0, start - _PER_WINDOW), start):
            return Noise(start, m.end(), RejectReason.DENOMINATOR)
        if following == "%" and (m := self._grade.match(text, end)):
            return Noise(start, m.end(), RejectReason.NAME)
        if following == "%" or "," in number or _MEASURED_AFTER.match(text, end):
            return self._named_number(text, start, end) if "." in number else None
        if m := self._attribute.match(text, start):
            return Noise(start, m.end(), RejectReason.AGE if m["age"] else RejectReason.NAME)
        if ":" in text[end : end + 2] and (m := _RATIO.match(text, start)) and not _CLOCK.match(text, start):
            return Noise(start, m.end(), RejectReason.SCORE)
        last = before.rstrip(".:")
        if last not in self._last_words:
            return None
        if self._names_before.lengths(last) and (name := self._named_number(text, start, end)):
            return name
        preceding = PrecedingWords(text, start)
        preceding.words[-1] = last  # "QL. 4C", "ĐT: 0219…"
        return self._after_cue(text, preceding, start, end)

    def _named_number(self, text: str, start: int, end: int) -> Noise | None:
        """The number of a name: "boeing 737", "công nghệ 4.0"."""
        found = PrecedingWords(text, start).phrase(self._names_before)
        if found is None:
            return None
        number = next((n for n in self._named[found[0]] if text.startswith(n, start) and start + len(n) >= end), None)
        return Noise(start, max(end, start + len(number)), RejectReason.NAME) if number else None

    def _after_cue(self, text: str, preceding: PrecedingWords, start: int, end: int) -> Noise | None:
        """A number after "tổ", "nghị quyết số", "lần thứ", "công ty", "số"."""
        numbered = preceding.words[-1] == "số" and len(preceding.words) > 1
        found = preceding.phrase(self._cues_before) or (preceding.phrase(self._cues_before, skip=1) if numbered else None)
        if found is not None:
            reason = self._before[found[0]]
            if self._units.is_form(found[0]) and text[max(0, found[1] - 3) : found[1]].rstrip()[-1:].isdigit():  # "15 bảng 20 xu"
                return None
            m = _IDENTIFIER.match(text, start)
            if m is not None and self._identifies(text, start, m.end(), reason):
                if reason is RejectReason.ADDRESS and (mark := _KILOMETRE_MARK.match(text, start)):
                    return Noise(start, mark.end(), reason)
                return Noise(start, _list_end(text, m.end(), reason), reason)
        if numbered or preceding.words[-1] == "số":
            before = preceding.words[-2] if numbered else ""
            if before in _NOUNS_ON_NUMBER or not _RUN.fullmatch(text, start, end) or "," in text[start:end]:
                return None
            return Noise(start, end, RejectReason.ADDRESS if _HOUSE.match(text, start) else RejectReason.NAME)
        if preceding.phrase(self._institutions) and text[start:end].isdigit() and not self._counts(text, end):
            return Noise(start, end, RejectReason.NAME)
        return None

    def _counts(self, text: str, end: int) -> bool:
        return self._units.known_noun(text, end) or self._units.measure(text, end) is not None

    def _identifies(self, text: str, start: int, end: int, reason: RejectReason) -> bool:
        """A number after "tổ", "chương trình" … is an identifier unless it is written, or counts, like a quantity."""
        number = text[start:end]
        if _MEASURED_SHAPE.fullmatch(number) or _MEASURED_AFTER.match(text, end):
            return False
        if reason is RejectReason.SCORE:
            return _SCORED.match(text, start) is not None
        if reason is RejectReason.PHONE:
            return len(number) > 2
        if reason is RejectReason.AGE:
            return True
        if reason is not RejectReason.DOCUMENT_NUMBER and _YEAR.match(text, start):
            return False
        if reason is RejectReason.DOCUMENT_NUMBER and re.fullmatch(r"(?:19|20)\d\d\s*[-–]\s*(?:19|20)\d\d", number):
            return False
        if reason is not RejectReason.ORDINAL and _COUNTED_AFTER.match(text, end):
            return False
        if reason is RejectReason.ADDRESS:
            first = re.match(r"\d{1,9}", number)
            return not _BUILT_AFTER.match(text, end) and first is not None and int(first[0]) < _LARGEST_ADDRESS
        return True

    def name_at(self, text: str, original: str, start: int, end: int) -> Noise | None:
        """The name or the day of a month that the digits at `start:end` belong to, where no time expression stands."""
        before = text[start - 1] if start else " "
        if before.isalpha() or (before == "-" and start > 1 and text[start - 2].isalpha()):
            return self._token(text, start, end)
        if original[end : end + 1].isupper() and (m := _CODE.match(original, start)):
            scaled = m.end() == end + 1 and original[end] in LETTER_SCALES and (self._counts(text, end + 1) or self._units.prefix(text, start))
            if m.end() == end or scaled or self._units.measure(text, end) is not None:
                return None
            return Noise(start, m.end(), RejectReason.NAME)
        if before in "([" and (m := _FOOTNOTE.match(text, start - 1)):
            return Noise(start, end, RejectReason.FOOTNOTE)
        if self._proper_names.ends(original, start, end) and not self._counts(text, end) and not _SCALED_AFTER.match(text, end):
            return Noise(start, end, RejectReason.NAME)
        if text.endswith(_DAY_BEFORE, 0, start) and (m := _DAY_OF_MONTH.match(text, start)):
            return Noise(start, m.end(), RejectReason.DATE)
        return None

    def _token(self, text: str, start: int, end: int) -> Noise | None:
        """G20, Covid-19, QL4C: letters with digits; "tỷ đồng-20 dự án" is no name."""
        if text[start - 1] == "-" and self._counts(text, end):
            return None
        begin = start
        while begin and start - begin < 40 and (text[begin - 1].isalnum() or text[begin - 1] in "-_"):
            begin -= 1
        begin += len(text[begin:start]) - len(text[begin:start].lstrip("-_"))
        if not text[begin].isalpha():
            return None
        head = text[begin:start].rstrip("-")
        stop = _NAME_END.match(text, end).end()  # type: ignore[union-attr]  # the pattern matches the empty text too
        return Noise(begin, stop, RejectReason.ADDRESS if self._before.get(head) is RejectReason.ADDRESS else RejectReason.NAME)


def _divides(text: str, before: str, start: int, end: int) -> bool:
    """True of a number that another figure is said per; `before` is the word before it."""
    if text[start] == "1" and ((before == "trên" and _OF_ONE.match(text, start)) or _SHARE_HELD.match(text, start)):
        return True
    if before == "cứ":
        return _SO_MANY.match(text, end) is not None
    return _PACKED.match(text, end) is not None and _PACK.search(text, max(0, start - 12), start) is not None


def _list_end(text: str, end: int, reason: RejectReason) -> int:
    """Where a list of identifiers ends: "tổ 1, 2 và 3"."""
    if reason in {RejectReason.PHONE, RejectReason.AGE, RejectReason.SCORE}:
        return end
    for _ in range(30):
        m = _LISTED.match(text, end)
        if m is None:
            break
        end = m.end()
    return end
