"""What a number says of the thing measured: its level, a change, a ratio, a share, or the completion of a plan."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.letters import LEFT, RIGHT, alternation, folded
from extract.mentions import Mention
from schemas.code_lists import Measure
from schemas.vocabulary.cues import Cues

QUALIFIES = frozenset({Measure.CHANGE, Measure.CHANGE_PCT, Measure.RATIO, Measure.COMPLETION})  # said of another figure
SELF_STANDING = frozenset({Measure.LEVEL, Measure.SHARE})
_CLAUSE_END = re.compile(r"[;:]|,\s+(?:trong\s+khi|còn|song|nhưng)|\s+trong\s+khi\s")
_PLAN_WITHIN = 48
_BASE_AFTER = r"(?:so\s+với|so|với|của)?\s*(?:mức\s+|thời\s+điểm\s+)?(?:cùng\s+k|năm\s+(?:19|20)\d\d|năm\s+(?:trước|ngoái)|(?:19|20)\d\d|tháng\s+trước|quý\s+trước|số\s+\w+\s+(?:của\s+)?(?:năm|cùng))"


@dataclass(frozen=True, slots=True)
class MeasureReading:
    """The measure of one quantity; `sign` is -1 for a fall, `percentage_points` where a percentage changes a percentage.

    `exceeds` says that the number is what a plan was exceeded by ("vượt 6%" is 106). `reached` marks the level after a
    change ("giảm còn 3,5%"), `origin` the level before it ("từ 5,1%"). `found` names the cue, empty where none was there.
    """

    measure: Measure
    sign: int = 1
    percentage_points: bool = False
    exceeds: bool = False
    reached: bool = False
    origin: bool = False
    found: str = ""


class MeasureReader:
    """Reads measures; compiled once from the cue words."""

    def __init__(self, cues: Cues) -> None:
        emphasis = alternation([*cues.emphasis, "khoảng", "hơn", "gần", "trên", "bình quân", "trung bình", "mạnh", "nhẹ", "nhanh", "cao", "khá", "đều", "thêm", "vọt", "ròng", "chung", "tương ứng", "lần lượt", "mỗi năm", "hàng năm", "nữa", "sâu", "đột biến", "ước", "hằng năm", "trưởng", "ít nhất", "tối thiểu", "tới", "ấn tượng", "từ", "cùng kỳ", "nhưng chỉ", "trong khoảng"])
        tail = rf"(?:[\s,]+{emphasis})*\s*$"
        self._up = re.compile(rf"{LEFT}(?P<cue>{alternation(cues.change.up)}){tail}")
        self._down = re.compile(rf"{LEFT}(?P<cue>{alternation(cues.change.down)}){tail}")
        self._compared_before = re.compile(rf"{LEFT}(?:(?:cao|nhiều|lớn|nhanh|nhỉnh)\s+hơn|(?P<less>(?:thấp|ít|nhỏ|chậm|kém)\s+hơn))\s+[^,;:()]{{2,40}}$")
        self._raises = re.compile(rf"^\W*(?:[^\W\d_]+\s+){{0,4}}?(?:(?P<up>tăng|nâng)|(?P<down>giảm|hạ))\s+(?!từ|trưởng)[^,;:]{{3,60}}$")
        self._settled = re.compile(rf"{LEFT}(?:đạt|là|còn|chiếm|lên|xuống|bằng|ước|có){RIGHT}")
        self._to = re.compile(rf"{LEFT}(?:{alternation(cues.change.to)})(?:\s+(?:mức|khoảng|hơn|gần|chỉ|được|là|tới|trên|dưới))*\s*$")
        self._from = re.compile(rf"{LEFT}(?:tăng|giảm|hạ|nâng|đưa|kéo|rút|cải\s+thiện|sụt|chuyển|hạ\s+thấp|thu\s+hẹp)(?:[^,;]{{0,40}}?)\s+từ\s+(?:mức\s+|khoảng\s+|gần\s+|hơn\s+|trên\s+)*$|{LEFT}từ\s+(?:mức\s+|khoảng\s+|gần\s+|hơn\s+|trên\s+)*$")
        self._changes = re.compile(rf"{LEFT}(?:tăng|giảm|hạ|nâng|rút|sụt|đưa|kéo|nhích|cải thiện|lên|xuống|từ){RIGHT}")
        self._share_verb = re.compile(rf"{LEFT}{alternation(cues.share.verbs)}{tail}")
        self._share_noun = re.compile(rf"{LEFT}(?:{alternation(cues.share.nouns)}){RIGHT}")
        self._whole_after = re.compile(rf"\s+(?:của\s+)?{alternation(cues.share.wholes)}{RIGHT}")
        self._rate_noun = re.compile(rf"^\W*(?:(?:số|các|tổng|bình\s+quân|giảm|kéo)\s+)*(?:hộ\s+(?:cận\s+)?nghèo|độ\s+che\s+phủ|bao\s+phủ|tỷ\s+lệ|tỷ\s+trọng|tỷ\s+suất|lãi\s+suất|độ\s+che\s+phủ|thị\s+phần|biên\s+lợi\s+nhuận|tốc\s+độ\s+tăng|mức\s+tăng){RIGHT}")
        plans = alternation(cues.completion.plans)
        self._plan_after = re.compile(rf"^[\s,]*(?:[^\W\d_]+\s+){{0,3}}?(?:so\s+với\s+|của\s+)?(?:các\s+|cả\s+)?{plans}{RIGHT}")
        self._plan_before = re.compile(rf"{LEFT}{plans}{RIGHT}")
        self._exceed = re.compile(rf"{LEFT}(?:vượt|vượt\s+mức|vượt\s+chỉ\s+tiêu|vượt\s+kế\s+hoạch|vượt\s+dự\s+toán){tail}")
        self._completion_verb = re.compile(rf"{LEFT}(?:hoàn\s+thành|giải\s+ngân|thực\s+hiện)(?:\s+(?:được|đạt|khoảng))*\s*$")
        self._equal = re.compile(rf"{LEFT}{alternation(cues.ratio.equal)}(?:\s+(?:khoảng|gần|hơn|tới|mức))*\s*$")
        self._reach = re.compile(rf"{LEFT}(?:đạt|đạt\s+mức){tail}")
        self._times = re.compile(rf"{LEFT}(?:{alternation(cues.ratio.times)}|cao\s+gấp|lớn\s+gấp){tail}")
        self._base_after = re.compile(rf"^\s*,?\s*{_BASE_AFTER}")
        self._compared = re.compile(rf"so\s+với|so\s+cùng|cùng\s+k[ỳì]|với\s+cùng|hơn\s+năm|năm\s+(?:trước|ngoái)")
        self._growth_noun = re.compile(rf"{LEFT}(?:tốc\s+độ\s+(?:tăng|phát)|mức\s+(?:tăng|sụt|giảm)|tăng\s+trưởng|đà\s+tăng|mức\s+tăng\s+trưởng|độ\s+tăng|tăng\s+bình\s+quân|tốc\s+độ\s+giảm|biên\s+độ\s+tăng)")
        self._level_noun = re.compile(rf"{LEFT}(?:lãi\s+suất|thuế\s+suất|mức\s+thuế|mức\s+phí|chiết\s+khấu|cổ\s+tức|lợi\s+suất){RIGHT}")
        self._own_amount = re.compile(rf"{LEFT}(?:(?:số\s+)?vốn\s+(?:đầu\s+tư\s+|đăng\s+ký\s+)?(?:tăng\s+thêm|tăng|bổ\s+sung)|có\s+thêm|bổ\s+sung\s+thêm|tạo\s+thêm|làm\s+tăng\s+thêm|công\s+nhận\s+thêm|thu\s+hút\s+thêm|giải\s+quyết\s+thêm|xây\s+dựng\s+thêm|lắp\s+thêm|mở\s+thêm|điều\s+chỉnh\s+tăng|đăng\s+ký\s+thêm|góp\s+thêm|huy\s+động\s+thêm)\s*(?:vốn\s*)?(?:{emphasis}\s*)*$")

    def read(self, mention: Mention, *, dimension: str, subject: str) -> MeasureReading:
        """Read the measure of a quantity; `subject` is the folded phrase measured, with its clause."""
        before = _last_clause(mention.before)
        after = _first_clause(mention.after)
        q = mention.quantity
        if q.unit is not None and q.unit.split("/")[0] == "percentage_point":
            return self._points(before)
        if q.unit == "times":
            return self._multiple(before, q.spelled and q.unit_start == q.char_start)
        if dimension == "percent" and q.unit is not None and q.unit.split("/")[0] == "percent":
            return self._percent(mention, before, after, subject)
        return self._amount(before, after)

    def is_rate(self, phrase: str) -> bool:
        """True where a phrase names a percentage, so that its change in percent is one in percentage points."""
        return self._rate_noun.match(phrase) is not None

    def _direction(self, before: str) -> tuple[int, str] | None:
        up, down = self._up.search(before), self._down.search(before)
        if up and down:  # "thấp hơn" holds "hơn": the longer cue of two that end together, else the later one
            together = up.end("cue") == down.end("cue")
            falls = down.start("cue") < up.start("cue") if together else down.start("cue") > up.start("cue")
            return (-1, down["cue"]) if falls else (1, up["cue"])
        if m := up or down:
            return (1 if up else -1), m["cue"]
        if m := self._compared_before.search(before):
            return (-1 if m["less"] else 1), m[0]
        return None

    def _points(self, before: str) -> MeasureReading:
        direction = self._direction(before)
        if direction is None:
            loose = list(re.finditer(rf"{LEFT}(?:tăng|giảm|cao|thấp|hơn|kém|hạ|nhích|mất){RIGHT}", before))
            sign = -1 if loose and loose[-1][0] in {"giảm", "thấp", "kém", "hạ", "mất"} else 1
            return MeasureReading(Measure.CHANGE, sign, found="points")
        return MeasureReading(Measure.CHANGE, direction[0], found=direction[1])

    def _multiple(self, before: str, whole_phrase: bool) -> MeasureReading:
        if whole_phrase or self._times.search(before):
            return MeasureReading(Measure.RATIO, found="times")
        return MeasureReading(Measure.LEVEL)

    def _percent(self, mention: Mention, before: str, after: str, subject: str) -> MeasureReading:
        if self._exceed.search(before):
            return MeasureReading(Measure.COMPLETION, exceeds=True, found="vượt")
        to, start = self._to.search(before), self._from.search(before)
        if start and mention.quantity.value_max is None and self._changes.search(mention.after):
            return MeasureReading(self._standing(subject, after), origin=True, found="từ")
        direction = self._direction(before)
        planned = self._plan_after.match(after[:_PLAN_WITHIN])
        if direction is None or (to is not None and to.start() > before.rfind(direction[1])):
            if planned or self._completion_verb.search(before):
                return MeasureReading(Measure.COMPLETION, found="plan")
            if self._equal.search(before) or (self._reach.search(before) and self._base_after.match(after) and re.match(r"\s*(?:so|cùng|với)", after)):
                return MeasureReading(Measure.SHARE if self._whole_after.match(after) else Measure.RATIO, found="bằng")
        if direction is not None and not (to is not None and to.start() > before.rfind(direction[1])):
            if direction[1] == "vượt":
                return MeasureReading(Measure.COMPLETION, exceeds=True, found="vượt")
            return MeasureReading(Measure.CHANGE_PCT, direction[0], found=direction[1])
        if self._share_verb.search(before):
            return MeasureReading(Measure.SHARE, found="chiếm")
        if (raised := self._raises.match(before)) and not self._settled.search(before):
            return MeasureReading(Measure.CHANGE_PCT, -1 if raised["down"] else 1, found="tăng")
        clause = f"{subject} {before}"
        if self._growth_noun.search(clause) and not self._share_noun.search(before):
            sign = -1 if re.search(rf"{LEFT}(?:mức|tốc\s+độ)\s+(?:sụt\s+)?giảm", clause) else 1
            return MeasureReading(Measure.CHANGE_PCT, sign, found="growth")
        return MeasureReading(self._standing(clause, after), reached=to is not None, found="share" if self._share_noun.search(clause) else "")

    def _standing(self, subject: str, after: str) -> Measure:
        """A percentage that stands by itself: interest and tax rates are levels, the rest shares."""
        if self._growth_noun.search(subject):
            return Measure.CHANGE_PCT
        return Measure.LEVEL if self._level_noun.search(subject) or self._level_noun.search(after) else Measure.SHARE

    def _amount(self, before: str, after: str) -> MeasureReading:
        to, start = self._to.search(before), self._from.search(before)
        if start and self._changes.search(after):
            return MeasureReading(Measure.LEVEL, origin=True, found="từ")
        direction = self._direction(before)
        if direction is None or (to is not None and to.start() > before.rfind(direction[1])):
            return MeasureReading(Measure.LEVEL, reached=to is not None and self._changes.search(before) is not None)
        sign, cue = direction
        compared = bool(self._compared.search(after))
        if " hơn " in f"{cue} ":
            return MeasureReading(Measure.CHANGE, sign, found=cue)
        if self._own_amount.search(before):
            return MeasureReading(Measure.LEVEL)
        if folded(cue).endswith(("vượt", "hơn", "thêm", "lỗ", "âm", "mất", "hụt", "hạ", "kém")) and not compared:
            if " hơn" in cue or cue == "hụt":
                return MeasureReading(Measure.CHANGE, sign, found=cue)
            return MeasureReading(Measure.LEVEL)
        return MeasureReading(Measure.CHANGE, sign, found=cue)


def _last_clause(before: str) -> str:
    """What stands before the number in its own clause."""
    ends = [m.end() for m in _CLAUSE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _first_clause(after: str) -> str:
    """What stands after the number in its own clause."""
    m = _CLAUSE_END.search(after)
    return after[: m.start()] if m else after
