"""What a number says of the thing measured: its level, a change, a ratio, a share, or the completion of a plan."""

from __future__ import annotations

import re
from typing import NamedTuple

from extract.measures.compared_levels import ComparedLevelReader
from extract.measures.percentage_lists import PercentageLists
from extract.mentions import Mention
from extract.text.cue_patterns import CuesAnywhere, EndingCues
from extract.text.letters import LEFT, RIGHT, alternation, folded
from schemas.code_lists import Measure
from schemas.vocabulary import Vocabulary

QUALIFIES = frozenset({Measure.CHANGE, Measure.CHANGE_PCT, Measure.RATIO, Measure.COMPLETION})  # said of another figure
QUALIFIES_IN_PERCENT = QUALIFIES - {Measure.CHANGE}
SELF_STANDING = frozenset({Measure.LEVEL, Measure.SHARE})
_POINTS = frozenset({"percentage_point", "basis_point"})
_CLAUSE_END = re.compile(r"[;:]|,\s+(?:trong\s+khi|còn|song|nhưng)|\s+trong\s+khi\s")
_NOT_OF_IT = re.compile(r"[\d,;:()]")  # ends what is said of the number before
_YEAR = re.compile(r"(?:19|20)\d\d")
_PLAN_WITHIN = 48
_BASE_AFTER = re.compile(
    r"^\s*,?\s*(?:so\s+với|so|với|của)?\s*(?:mức\s+|thời\s+điểm\s+)?"
    r"(?:cùng\s+k|năm\s+(?:19|20)\d\d|năm\s+(?:trước|ngoái)|(?:19|20)\d\d|tháng\s+trước|quý\s+trước|số\s+\w+\s+(?:của\s+)?(?:năm|cùng))"
)
# The whole is the base of another year: "bằng 11,5% số đoàn của năm 2019".
_OF_THE_BASE = re.compile(r"[^,;]{0,40}?\s(?:của\s+)?(?:năm\s+(?:(?:19|20)\d\d|trước|ngoái)|cùng\s+k)")
_COMPARED = re.compile(r"so\s+với|so\s+cùng|cùng\s+k[ỳì]|với\s+cùng|hơn\s+năm|năm\s+(?:trước|ngoái)")
_COMPARISON = re.compile(r"\s*(?:so|cùng|với)")
# "cao hơn mức bình quân …", "thấp hơn cả nước …", with what is compared between the cue and the number
_COMPARED_BEFORE = re.compile(rf"{LEFT}(?:(?:cao|nhiều|lớn|nhanh|nhỉnh)\s+hơn|(?P<less>(?:thấp|ít|nhỏ|chậm|kém)\s+hơn))\s+[^,;:()]{{2,40}}$")
# "tăng kim ngạch xuất khẩu …", with what changes between the verb and the number
_RAISES = re.compile(r"^(?:.*,)?\W*(?:[^\W\d_]+\s+){0,4}?(?:(?P<up>tăng|nâng)|(?P<down>giảm|hạ))\s+(?!từ|trưởng)[^,;:]{3,60}$")
_LOOSE = re.compile(rf"{LEFT}(?:tăng|giảm|cao|thấp|hơn|kém|hạ|nhích|mất){RIGHT}")
_LOOSE_FALLS = frozenset({"giảm", "thấp", "kém", "hạ", "mất"})
# a percentage of the whole economy by itself is its growth: "GDP quý III đạt 7,5%"
_OUTPUT = re.compile(rf"\W*(?:tổng\s+sản\s+phẩm|gdp|grdp|(?:nền\s+)?kinh\s+tế)(?!\s*/){RIGHT}(?!\s+(?:số|tư|tập|ngoài|nhà)\s)")
_NEGATIVE = re.compile(rf"(?<!trưởng\s){LEFT}âm(?:\s+(?:tới|đến|khoảng|hơn|gần|trên|là))*\s*$")
# what rises or falls most, with its percentage in brackets: "tăng cao nhất là nhóm giao thông (16,7%)"
_FOREMOST = re.compile(rf"{LEFT}(?:tăng|(?P<down>giảm))\s+(?:giá\s+)?(?:cao|mạnh|nhiều|nhanh|sâu|thấp|ít)\s+nhất{RIGHT}[^,;:()]{{0,60}}\(\s*$")
_FALL_NOUN = re.compile(rf"{LEFT}(?:mức|tốc\s+độ)\s+(?:sụt\s+)?giảm")


class MeasureReading(NamedTuple):
    """The measure of one quantity; `sign` is -1 for a fall, `percentage_points` where a percentage changes a percentage.

    `exceeds` says that the number is what a plan was exceeded by ("vượt 6%" is 106). `reached` marks the level after a
    change ("giảm còn 3,5%"), `origin` the level before it ("từ 5,1%"), `compared` a level that another figure is compared with
    ("thấp hơn mức 6,73% của cùng kỳ"). `found` names the cue, empty where none was there.
    """

    measure: Measure
    sign: int = 1
    percentage_points: bool = False
    exceeds: bool = False
    reached: bool = False
    origin: bool = False
    compared: bool = False
    found: str = ""


class MeasureReader:
    """Reads measures; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        cues, words = vocabulary.cues, vocabulary.context_cues
        degrees = [*cues.emphasis, *words.degree_words]
        emphasis = alternation(degrees)
        tail = rf"(?:[\s,]+{emphasis})*\s*$"
        plans = alternation(cues.completion.plans)
        self._compared = ComparedLevelReader(words)
        self.lists = PercentageLists(words)
        self._change_if_compared = words.change_if_compared
        self._always_change = frozenset(words.always_change)
        self._up = EndingCues(cues.change.up, degrees, joint=r"[\s,]+")
        self._down = EndingCues(cues.change.down, degrees, joint=r"[\s,]+")
        self._level_verb = CuesAnywhere(alternation(words.level_verbs))
        self._to = EndingCues(cues.change.to, "mức khoảng hơn gần chỉ được là tới trên dưới".split(), not_after=r"(?<!giá\s)")
        self._from = EndingCues(["từ"], ["mức", "khoảng", "gần", "hơn", "trên"])
        self._moves = CuesAnywhere(rf"(?<!trở\s){alternation(words.movement_words)}")  # "trở lên" is a bound
        self._share_verb = EndingCues(cues.share.verbs, degrees, joint=r"[\s,]+")
        self._share_noun = CuesAnywhere(alternation(cues.share.nouns))
        self._whole_after = re.compile(rf"\s+(?:của\s+)?{alternation(cues.share.wholes)}{RIGHT}")
        self._rate_noun = re.compile(rf"^\W*(?:(?:số|các|tổng|bình\s+quân|giảm|kéo|tăng|nâng|hạ|cắt|gia)\s+)*{alternation(words.rate_nouns)}{RIGHT}")
        self._plan_after = re.compile(rf"^[\s,]*(?:[^\W\d_]+\s+){{0,3}}?(?:so\s+với\s+|của\s+)?(?:các\s+|cả\s+)?{plans}{RIGHT}")
        self._exceeds = EndingCues(words.exceeding_verbs, degrees, joint=r"[\s,]+")
        plan = r"(?:mức|kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu)"
        given = r"(?:giao|đề\s+ra|đặt\s+ra|đầu\s+năm|cả\s+năm|năm)"
        self._exceeds_given = re.compile(rf"{LEFT}vượt\s+{plan}(?:\s+[^\W\d_]+){{0,5}}?\s+{given}{tail}")
        self._standing_rate = re.compile(rf"{LEFT}{alternation([*cues.share.nouns, *words.level_rate_nouns])}{RIGHT}")
        self._completion_verb = EndingCues(words.completion_verbs, ["được", "đạt", "khoảng"])
        self._equal = EndingCues(cues.ratio.equal, ["khoảng", "gần", "hơn", "tới", "mức"])
        self._reach = EndingCues(["đạt", "đạt mức"], degrees, joint=r"[\s,]+")
        self._times = EndingCues(cues.ratio.times, degrees, joint=r"[\s,]+")
        more = r"(?:\s+(?!thêm)[^\W\d_]+){1,5}?\s+thêm"
        self._more = re.compile(rf"{LEFT}(?:(?P<up>tăng|nâng|gia\s+tăng)|(?P<down>giảm|cắt\s+giảm|hạ))(?!\s+trưởng){more}{tail}")
        self._raised_noun = EndingCues(words.raised_nouns, ["thêm"])
        self._raised = re.compile(rf"{LEFT}(?:(?P<up>tăng|nâng)|(?P<down>giảm|cắt\s+giảm|hạ))\s+{alternation(words.raised_nouns)}(?:\s+thêm)?\s*$")
        self._growth_noun = re.compile(rf"{LEFT}{alternation(words.growth_nouns)}")
        self._grows = re.compile(rf"{LEFT}tăng\s+(?:trưởng\s+)?(?:tốc|chậm|yếu|nhanh)(?:\s+(?:lại|hơn))?{RIGHT}")
        self._level_noun = CuesAnywhere(alternation(words.level_rate_nouns))
        added = rf"(?:số\s+)?vốn\s+(?:đầu\s+tư\s+|đăng\s+ký\s+)?(?:tăng\s+thêm|tăng|bổ\s+sung)|{alternation(words.added_amounts)}"
        self._added_amount = re.compile(rf"{LEFT}(?:{added})\s*(?:vốn\s*)?(?:{emphasis}\s*)*$")
        # "27 dự án tăng vốn 884 triệu USD", "17 lượt dự án điều chỉnh tăng 137,4 triệu USD"
        raised_capital = r"(?:tăng(?:\s+thêm)?\s+vốn|điều\s+chỉnh(?:\s+(?:tăng|vốn)){1,2})"
        self._added_by_projects = re.compile(
            rf"\d\s+(?:lượt\s+)?dự\s+án\s+(?:[^\W\d_]+\s+){{0,4}}?{raised_capital}(?:\s+đầu\s+tư)?,?(?:\s+(?:tăng|thêm|với)){{0,2}}(?:\s+{emphasis})*\s*$"
        )

    def read(self, mention: Mention, *, dimension: str, subject: str, lead: str = "", standing: float | None = None) -> MeasureReading:
        """Read the measure of a quantity.

        `subject` is the folded phrase measured, with its clause; `lead` the text right before the number, also that which belongs to
        the number before; `standing` the value of the last figure in the same unit.
        """
        before = _last_clause(mention.before)
        after = _first_clause(mention.after)
        q = mention.quantity
        if q.unit is not None and q.unit.split("/", 1)[0] in _POINTS:
            return self._points(before)
        if self._compared.read(lead, after, q.value, standing) and q.unit != "times":
            return self._compared_level(lead, after, dimension, subject)
        if q.unit == "times":
            return self._multiple(before, whole_phrase=q.spelled and q.unit_start == q.char_start)
        if dimension == "percent" and q.unit is not None and q.unit.split("/", 1)[0] == "percent":
            words = before if before.count(" ") > 1 else _NOT_OF_IT.split(_YEAR.sub("", lead))[-1]
            reading = self._percent(mention, before, after, subject, words)
            if reading.measure is Measure.SHARE and q.unit != "percent":  # "9,3%/năm" is a rate of interest
                return reading._replace(measure=Measure.LEVEL)
            return reading
        return self._amount(before, after, lead)

    def _compared_level(self, lead: str, after: str, dimension: str, subject: str) -> MeasureReading:
        """The level that another figure is compared with, by its own words."""
        if dimension != "percent":
            return MeasureReading(Measure.LEVEL, compared=True)
        reading = self._rate(_NOT_OF_IT.split(lead)[-1], after, subject, reached=False)
        return reading._replace(compared=True, sign=-1 if self._compared.falls(lead) else 1)

    def is_rate(self, phrase: str) -> bool:
        """True where a phrase names a percentage, so that its change in percent is one in percentage points."""
        return self._rate_noun.match(phrase) is not None

    def _direction(self, before: str) -> tuple[int, str] | None:
        """The sign and cue of the rise or fall that leads to the number."""
        up, down = self._up.search(before), self._down.search(before)
        if up and down:  # "thấp hơn" holds "hơn": the longer cue of two that end together, else the later one
            together = up.end("cue") == down.end("cue")
            falls = down.start("cue") < up.start("cue") if together else down.start("cue") > up.start("cue")
            return (-1, down["cue"]) if falls else (1, up["cue"])
        if m := up or down:
            return (1 if up else -1), m["cue"]
        if "hơn" in before and (m := _COMPARED_BEFORE.search(before)):
            return (-1 if m["less"] else 1), m[0]
        return None

    def _changed(self, before: str) -> tuple[int, str] | None:
        """The sign and words of "tăng vốn", "cắt giảm lãi suất thêm", where the verb leads to what changes and that to the number."""
        m = self._more.search(before) if "thêm" in before else None
        m = m or (self._raised.search(before) if self._raised_noun.search(before) else None)
        return (-1 if m["down"] else 1, m[0]) if m else None

    def _change(self, before: str, to: re.Match[str] | None) -> tuple[int, str] | None:
        """The sign and cue of a change; None where words such as "còn" after the cue make the number the level reached."""
        direction = self._changed(before) or self._direction(before)
        return None if direction is not None and to is not None and to.start() > before.rfind(direction[1]) else direction

    def _points(self, before: str) -> MeasureReading:
        """Percentage points are always a change, and rise unless a word says that they fall."""
        direction = self._direction(before)
        if direction is None:
            loose = _LOOSE.findall(before)
            sign = -1 if loose and loose[-1] in _LOOSE_FALLS else 1
            return MeasureReading(Measure.CHANGE, sign, found="points")
        return MeasureReading(Measure.CHANGE, direction[0], found=direction[1])

    def _multiple(self, before: str, *, whole_phrase: bool) -> MeasureReading:
        """A ratio where "lần" follows a verb of comparison, or a `whole_phrase` such as "gấp đôi"; else "lần" counts occasions."""
        if whole_phrase or self._times.search(before):
            return MeasureReading(Measure.RATIO, found="times")
        return MeasureReading(Measure.LEVEL)

    def _percent(self, mention: Mention, before: str, after: str, subject: str, words: str) -> MeasureReading:
        """A percentage: how much of a plan, the level before a change, a change, a ratio, a growth rate, a share or a rate."""
        if (before.rstrip().endswith("+") or mention.quantity.value < 0) and not self._standing_rate.search(f"{subject} {before}"):
            return MeasureReading(Measure.CHANGE_PCT, found="sign")
        if self._exceeds.search(before) or ("vượt" in before and self._exceeds_given.search(before)):
            return MeasureReading(Measure.COMPLETION, exceeds=True, found="vượt")
        to, start = self._to.search(before), self._from.search(before)
        if start and mention.quantity.value_max is None and self._moves.found(mention.after):
            measure = self._standing(f"{subject} {before.rsplit(',', 1)[-1]}", after)
            return MeasureReading(measure, origin=True, found="growth" if measure is Measure.CHANGE_PCT else "từ")
        change = self._change(before, to)
        if change is not None and not self._added_amount.search(before):
            if change[1] == "vượt":
                return MeasureReading(Measure.COMPLETION, exceeds=True, found="vượt")
            if (self._more.match(change[1]) or self._raised.match(change[1])) and self.is_rate(change[1]):
                return MeasureReading(Measure.CHANGE, change[0], percentage_points=True, found=change[1])
            return MeasureReading(Measure.CHANGE_PCT, change[0], found="growth" if change[1].startswith("tăng trưởng") else change[1])
        if self._plan_after.match(after[:_PLAN_WITHIN]) or self._completion_verb.search(before):
            return MeasureReading(Measure.COMPLETION, found="plan")
        if self._equal.search(before) or (self._reach.search(before) and _BASE_AFTER.match(after) and _COMPARISON.match(after)):
            part = self._whole_after.match(after) and not _OF_THE_BASE.match(after)
            return MeasureReading(Measure.SHARE if part else Measure.RATIO, found="bằng")
        return self._rate(words, after, subject, reached=to is not None)

    def _rate(self, before: str, after: str, subject: str, *, reached: bool) -> MeasureReading:
        """A percentage that neither a verb of change nor a plan or base goes with."""
        if self._share_verb.search(before):
            return MeasureReading(Measure.SHARE, found="chiếm")
        if "(" in before and (foremost := _FOREMOST.search(before)):
            return MeasureReading(Measure.CHANGE_PCT, -1 if foremost["down"] else 1, found="tăng")
        if (raised := _RAISES.match(before)) and not self._level_verb.found(before):
            return MeasureReading(Measure.CHANGE_PCT, -1 if raised["down"] else 1, found="tăng")
        clause = f"{subject} {before}"
        if self._grows.search(before) or (_OUTPUT.match(subject) and not self._share_noun.found(clause)):
            return MeasureReading(Measure.CHANGE_PCT, reached=reached, found="growth")
        if self._growth_noun.search(clause) and not self._share_noun.found(before):
            sign = -1 if _FALL_NOUN.search(clause) else 1
            return MeasureReading(Measure.CHANGE_PCT, sign, reached=reached, found="growth")
        found = "share" if self._share_noun.found(clause) else ""
        return MeasureReading(self._standing(clause, after), reached=reached, found=found)

    def _standing(self, subject: str, after: str) -> Measure:
        """A percentage that stands by itself: interest and tax rates are levels, the rest shares."""
        if self._growth_noun.search(subject):
            return Measure.CHANGE_PCT
        return Measure.LEVEL if self._level_noun.found(subject) or self._level_noun.found(after) else Measure.SHARE

    def _amount(self, before: str, after: str, lead: str) -> MeasureReading:
        """An amount or count: a level, unless a verb of change leads to it."""
        if _NEGATIVE.search(before):
            return MeasureReading(Measure.LEVEL, -1, found="âm")
        to, start = self._to.search(before), self._from.search(before)
        if start and self._moves.found(after):
            return MeasureReading(Measure.LEVEL, origin=True, found="từ")
        change = self._change(before, to)
        if change is None:
            return MeasureReading(Measure.LEVEL, reached=to is not None and self._moves.found(before))
        sign, cue = change
        if " hơn " in f"{cue} ":
            return MeasureReading(Measure.CHANGE, sign, found=cue)
        if self._added_amount.search(before) or ("dự án" in lead and self._added_by_projects.search(lead)):
            return MeasureReading(Measure.LEVEL)
        if folded(cue).endswith(self._change_if_compared) and folded(cue) not in self._always_change and not _COMPARED.search(after):
            return MeasureReading(Measure.LEVEL)
        return MeasureReading(Measure.CHANGE, sign, found=cue)


def _last_clause(before: str) -> str:
    """What stands before the number in its own clause."""
    if not _may_end(before):
        return before
    ends = [m.end() for m in _CLAUSE_END.finditer(before)]
    return before[ends[-1] :] if ends else before


def _first_clause(after: str) -> str:
    """What stands after the number in its own clause."""
    m = _CLAUSE_END.search(after) if _may_end(after) else None
    return after[: m.start()] if m else after


def _may_end(text: str) -> bool:
    """True where a clause can end in a text."""
    return "," in text or ";" in text or ":" in text or "trong" in text
