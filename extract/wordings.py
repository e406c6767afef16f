"""The words of a sentence that say which metric a figure is of: its noun phrase, its clause, and what it leans on.

The phrase shown to readers (`metric_text`) is made for reading; these are cut for matching rules, so they keep the verbs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extract.drafts import Draft
from extract.mentions import Mention, SentenceScan
from extract.phrases import PhraseReader
from schemas.code_lists import Measure

_QUALIFIERS = frozenset({Measure.CHANGE, Measure.CHANGE_PCT, Measure.RATIO, Measure.COMPLETION})
_HEADS = frozenset({Measure.LEVEL, Measure.SHARE})
_STRONG = re.compile(r"[;:.!?](?:\s|\Z)")
_COMMA = re.compile(r",(?![^()]*\))")
_ANAPHORA = re.compile(
    r"(?i)(?<!\w)(?:các\s+)?(?:tỷ lệ|con số|mức|kết quả|số|chỉ tiêu|kim ngạch|tốc độ|số tiền|số vốn)\s+(?:này|đó|ấy|trên|nói trên)(?!\w)"
)
_RIGHT_END = re.compile(
    r"(?i)[;:!?()]|\.(?=\s|$)|(?<!\w)(?:với\s+(?:tổng|số|kinh|vốn|giá|mức|trị|doanh|diện|sản|ngân|quy)|tăng|giảm|gấp|chiếm"
    r"|đạt(?!\s+(?:chuẩn|NTM|nông thôn|danh|tiêu chí|giải|sao|OCOP|từ|hạng|\d sao))|bằng|trong đó|so với|tương đương|tương ứng|lần lượt|nâng(?!\s+c[aấ])|đưa|góp phần"
    r"|qua đó|từ đó|trị giá|vượt|cao hơn|thấp hơn|nhiều hơn|tổng\s+(?:vốn|kinh phí|trị giá|mức)"
    r"|và\s+(?:kéo|gấp|tăng|giảm|đạt|bằng|hơn|gần|trên|khoảng|thu|đón|có|ký|tổ chức|tham dự|tiếp|đang|đưa|nâng|cử|thực hiện|điều chỉnh|hỗ trợ)|và\s*$)(?!\w)"
)
_CLAUSE_END = re.compile(r"[,;:!?()]|\.(?=\s|$)")
_IN_TURN = re.compile(r"(?i)(?<!\w)(?:lần lượt|tương ứng)(?!\w)")
_FIRST_ONES = re.compile(r"(?i)(?<!\w)(?:hai|ba|bốn)\s+(?:\w+\s+)?đầu(?!\w)")
_LIST = re.compile(r",|(?<!\w)và(?!\w)")
_OWNED = re.compile(r"(?i)(?<!\w)(?:có|với)(?!\w)")
_WHOLE = re.compile(r"(?i)(?<!\w)(?:chiếm|bằng|tương đương|đạt|hơn|vượt)(?!\w)")
_JOINED = re.compile(r"(?i)\W*(?:và|cùng|,)?\W*")
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Candidate:
    """One reading: the noun phrase, the words of its clause; `before` is how much of the noun phrase a match must reach beyond.

    With `by_unit` the number counts another noun than the noun phrase ("đàn trâu … con"), so the metric must be counted in that unit.
    """

    noun: str
    clause: str
    before: str = ""
    by_unit: bool = False


@dataclass(frozen=True, slots=True)
class Wording:
    """All readings of one figure's words, and the wider context."""

    candidates: tuple[Candidate, ...]
    context: str


def _blanked(scan: SentenceScan, start: int, end: int) -> str:
    """The printed text of a stretch, its times blanked so that offsets stay."""
    text = scan.original[start:end]
    for time in scan.times:
        if time.start < end and time.end > start:
            first, last = max(time.start, start) - start, min(time.end, end) - start
            text = text[:first] + " " * (last - first) + text[last:]
    return text


def _own_left(scan: SentenceScan, mention: Mention, previous: Mention | None) -> str:
    """What stands before the number and is its own, after a full stop or colon."""
    start = mention.left
    if previous is not None and start >= mention.quantity.start and not previous.quantity.counted:
        start = previous.quantity.end
    text = _blanked(scan, start, max(start, mention.quantity.start)).rstrip().rstrip(":")
    return _ANAPHORA.sub(" ", _STRONG.split(text)[-1])


def _right(scan: SentenceScan, mention: Mention, following: Mention | None) -> str:
    """What stands after the unit and still belongs to the noun phrase, a list of nouns ("chương trình, dự án, …") included."""
    start = max(mention.quantity.unit_end, mention.quantity.char_end)
    text = _blanked(scan, start, max(start, len(scan.text) if following is None else following.quantity.start))
    last = following is None
    if end := _RIGHT_END.search(text):
        text, last = text[: end.start()], True
    pieces = text.split(",")
    kept = [pieces[0]]
    for piece in pieces[1:] if last else pieces[1:-1]:
        if len(kept[-1].split()) > _SHORT:
            break
        kept.append(piece)
    return ",".join(kept)


def _depth(scan: SentenceScan, position: int) -> int:
    return scan.text.count("(", 0, position) - scan.text.count(")", 0, position)


class WordingReader:
    """Reads wordings; `has_content` tells whether a text names anything (not only who acts, when and how)."""

    def __init__(self, has_content: Callable[[str], bool]) -> None:
        self._has_content = has_content

    def read(self, scan: SentenceScan, drafts: list[Draft], before: str) -> list[Wording]:
        """Return the wording of every draft of a sentence, `before` being its heading and the sentences before it.

        A draft that qualifies or restates another has that one's wording.
        """
        found: list[Wording] = []
        for number, draft in enumerate(drafts):
            if draft.equivalent_of is not None and draft.equivalent_of < number:
                found.append(found[draft.equivalent_of])
            else:
                found.append(self._in_turn(scan, drafts, number, found) or self._wording(scan, drafts, number, found, before))
        return found

    def _wording(self, scan: SentenceScan, drafts: list[Draft], number: int, found: list[Wording], before: str) -> Wording:
        draft, mention = drafts[number], drafts[number].mention
        left = _own_left(scan, mention, drafts[number - 1].mention if number else None)
        right = _right(scan, mention, drafts[number + 1].mention if number + 1 < len(drafts) else None)
        context = f"{before}. {scan.original[: mention.quantity.start]} {right}"
        own = self._has_content(left)
        antecedent = self._antecedent(scan, drafts, number)
        if draft.measure in _QUALIFIERS and antecedent is not None and not own:
            if (
                draft.measure in {Measure.CHANGE, Measure.CHANGE_PCT}
                and not mention.quantity.counted
                and not right.startswith(",")
                and self._has_content(right)
            ):
                return Wording((Candidate(right, left), *found[antecedent].candidates), context)
            return found[antecedent]
        if mention.quantity.counted:
            return Wording(tuple(self._counted(scan, drafts, number, found, (left, right))), context)
        if own:
            return Wording(tuple(self._measured(scan, drafts, number, found, (left, right))), context)
        if draft.measure in {Measure.SHARE, Measure.LEVEL, Measure.COMPLETION} and self._has_content(right) and not _WHOLE.search(left):
            return Wording((Candidate(right, left),), context)
        return found[antecedent] if antecedent is not None else Wording((Candidate(before, left),), context)

    def _counted(self, scan: SentenceScan, drafts: list[Draft], number: int, found: list[Wording], around: tuple[str, str]) -> Iterator[Candidate]:
        """Readings of a count: the noun after the number; what stands before it; what it shares with the counts beside it."""
        left, right = around
        quantity = drafts[number].quantity
        noun = scan.original[quantity.unit_start : quantity.unit_end]
        counted, clause = noun + right, f"{left} {self._clause_right(scan, drafts, number)}"
        yield Candidate(counted, clause)
        if self._has_content(left):
            for piece in self._split(left, f"{counted}"):
                yield replace(piece, by_unit=True)
        following = drafts[number + 1].quantity if number + 1 < len(drafts) else None
        if following is not None and following.counted and _JOINED.fullmatch(scan.original[quantity.end : following.start]):
            shared = _right(scan, drafts[number + 1].mention, drafts[number + 2].mention if number + 2 < len(drafts) else None)
            yield Candidate(f"{noun} {shared}", left)
        antecedent = self._antecedent(scan, drafts, number)
        if antecedent is not None and drafts[antecedent].quantity.counted:
            first = found[antecedent].candidates[0]
            if len(counted.split()) < _SHORT:
                yield Candidate(f"{counted} {first.noun}", left)
            elif not self._has_content(left):
                yield Candidate(counted, f"{clause}; {first.clause}")

    def _measured(self, scan: SentenceScan, drafts: list[Draft], number: int, found: list[Wording], around: tuple[str, str]) -> Iterator[Candidate]:
        """Readings of an amount or percentage: what stands before it, with the count whose amount it is."""
        left, right = around
        antecedent = self._antecedent(scan, drafts, number)
        owner = None
        if (
            antecedent is not None
            and drafts[antecedent].quantity.counted
            and ";" not in scan.text[drafts[antecedent].quantity.end : drafts[number].quantity.start]
        ):
            owner = found[antecedent].candidates[0]
        readings = list(self._split(left, right))
        if owner is not None:
            owned = [replace(piece, clause=f"{piece.clause}; {owner.noun} {owner.clause}") for piece in readings]
            readings = owned if PhraseReader.is_generic(readings[0].noun.strip().lower()) else readings + owned
        yield from readings
        if drafts[number].measure is not Measure.SHARE and not right.startswith(",") and self._has_content(right):
            yield Candidate(right, left)

    @staticmethod
    def _split(left: str, right: str) -> Iterator[Candidate]:
        """The last piece before the number; what follows "có" in it; the piece with those before it, where a list runs over the comma."""
        pieces = _COMMA.split(left)
        yield Candidate(pieces[-1], f"{left} {right}")
        if owned := list(_OWNED.finditer(pieces[-1])):
            yield Candidate(pieces[-1][owned[-1].end() :], f"{left} {right}")
        if len(pieces) > 1:
            yield Candidate(left, right, before=",".join(pieces[:-1]))

    @staticmethod
    def _clause_right(scan: SentenceScan, drafts: list[Draft], number: int) -> str:
        start = drafts[number].quantity.end
        text = _blanked(scan, start, drafts[number + 1].quantity.start if number + 1 < len(drafts) else len(scan.text))
        end = _CLAUSE_END.search(text)
        return text[: end.start()] if end else text

    @staticmethod
    def _antecedent(scan: SentenceScan, drafts: list[Draft], number: int) -> int | None:
        """The earlier figure that this one qualifies: the last level, not one inside brackets that closed before this one."""
        depth = _depth(scan, drafts[number].quantity.start)
        earlier = [n for n in range(number) if drafts[n].equivalent_of is None and _depth(scan, drafts[n].quantity.start) <= depth]
        heads = [n for n in earlier if drafts[n].measure in _HEADS]
        unit = drafts[number].unit
        if drafts[number].measure is Measure.CHANGE and (same := [n for n in heads if drafts[n].unit.split("/")[0] == unit.split("/")[0]]):
            return same[-1]
        return heads[-1] if heads else (earlier[-1] if earlier else None)

    def _in_turn(self, scan: SentenceScan, drafts: list[Draft], number: int, found: list[Wording]) -> Wording | None:
        """With "lần lượt" the n-th figure after it has the n-th thing named before it."""
        start = drafts[number].quantity.start
        marks = [m for m in _IN_TURN.finditer(scan.original) if m.start() < start]
        if not marks:
            return None
        mark = marks[-1]
        after = [n for n, draft in enumerate(drafts) if draft.quantity.start > mark.start() and draft.equivalent_of is None]
        run = self._run(scan, drafts, after)
        if number not in run or len(run) == 1:
            return None
        rank, count = run.index(number), len(run)
        first = drafts[run[0]].mention
        subject = _own_left(scan, first, drafts[run[0] - 1].mention if run[0] else None)[: mark.start()]
        subject = _IN_TURN.split(subject)[0]
        parts = [part for part in _LIST.split(subject) if self._has_content(part)]
        context = scan.original[:start]
        if len(parts) >= count:
            part = parts[-count:][rank]
            return Wording((Candidate(part, subject), Candidate(f"{self._head(parts[-count])} {part}", subject)), context)
        earlier = [n for n in range(after[0]) if drafts[n].equivalent_of is None and drafts[n].measure in _HEADS]
        if len(earlier) < count:
            return None
        chosen = (earlier[:count] if _FIRST_ONES.search(subject) else earlier[-count:])[rank]
        if not self._has_content(_FIRST_ONES.sub(" ", subject)) or drafts[number].measure in _QUALIFIERS:
            return found[chosen]
        return Wording(tuple(Candidate(subject, f"{c.noun} {c.clause}") for c in found[chosen].candidates), context)

    @staticmethod
    def _head(part: str) -> str:
        """The first words of a list's first part, which its other parts share ("giá trị xuất khẩu và nhập khẩu")."""
        return " ".join(part.split()[:2])

    @staticmethod
    def _run(scan: SentenceScan, drafts: list[Draft], after: list[int]) -> list[int]:
        """The figures that follow each other with nothing but commas and "và" between."""
        run = after[:1]
        for number in after[1:]:
            between = scan.original[drafts[run[-1]].quantity.end : drafts[number].quantity.start]
            if not re.fullmatch(r"(?i)\W*(?:và|cùng)?\W*(?:(?:tăng|giảm|đạt|hơn|gần|trên|khoảng|còn|là)\W*)*", between):
                break
            run.append(number)
        return run
