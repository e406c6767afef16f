"""One sentence read: every quantity with its measure, status, period and phrase, before ids and metrics are given."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.letters import LEFT, RIGHT
from extract.measures import MeasureReader, MeasureReading
from extract.mentions import Mention, SentenceScan
from extract.periods import Found, PeriodContext, SentencePeriods
from extract.phrases import Phrase, PhraseReader, join, original_case
from extract.quantities import Quantity
from extract.statuses import StatusReader
from schemas.code_lists import Measure, PeriodBasis, Status
from schemas.time_period import TimePeriod
from schemas.vocabulary import Vocabulary
from extract.units import UnitReader
from schemas.vocabulary.units import Units

_QUALIFIES = frozenset({Measure.CHANGE, Measure.CHANGE_PCT, Measure.RATIO, Measure.COMPLETION})
_EQUIVALENT = re.compile(rf"^\s*[(,]?\s*(?:(?:tương\s+đương(?:\s+với)?|tương\s+ứng(?:\s+với)?|quy\s+đổi|quy\s+ra|tức(?:\s+là)?|hay|bằng|khoảng|xấp\s+xỉ|gần|hơn|trên|ước|trị\s+giá|là|cỡ|theo\s+tỷ\s+giá|ước\s+tính)\s*)*$")
_EQUIVALENCE_WORD = re.compile(r"[(]|tương\s+đương|tương\s+ứng|quy\s+đổi|tức")
_PART = re.compile(rf"{LEFT}(?:trong\s+đó|trong\s+số\s+đó|trong\s+số\s+này|gồm|bao\s+gồm|riêng){RIGHT}")
_LISTED = re.compile(rf"{LEFT}lần\s+lượt{RIGHT}")
# "lũy kế 5 tháng" sums a flow; without months it is what has accumulated
_RUN_UP = re.compile(r"l[ũu][yỹ]\s+kế\s+(?:đến\s+)?(?:hết\s+)?(?:\d+\s+)?(?:tháng|quý|từ\s+đầu)|luỹ\s+kế\s+\d+\s+tháng|từ\s+đầu\s+năm")
_NUMBER_OF = re.compile(rf"{LEFT}(?:tổng\s+)?số\s+(?:lượng\s+)?(?P<noun>[^,;:]+)$")
_LINKED = re.compile(rf"{LEFT}(?:là|đạt|còn|lên|có)(?:\s+(?:khoảng|hơn|gần|tới|đến|trên))*\s*$")
_BARE_JOIN = re.compile(r"^\W*(?:với|gồm|/|cùng|và|cho|của|,)?\W*$")


@dataclass(frozen=True, slots=True)
class Draft:
    """One quantity read in its sentence."""

    mention: Mention
    value: float
    value_max: float | None
    unit: str
    reading: MeasureReading
    status: Status
    period: TimePeriod
    basis: PeriodBasis
    open_end: bool
    base: TimePeriod | None
    base_stated: bool
    phrase: str
    clause: str
    own_phrase: bool
    equivalent_of: int | None
    part_of: int | None

    @property
    def quantity(self) -> Quantity:
        """The quantity as scanned."""
        return self.mention.quantity

    @property
    def measure(self) -> Measure:
        """What the number says of the metric."""
        return self.reading.measure


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a sentence inherits: the period context, the heading it stands under, and what the sentence before measured."""

    periods: PeriodContext
    heading: str = ""
    heading_status: Status | None = None
    bullet: bool = False
    previous: str = ""


class SentenceReader:
    """Reads one sentence into drafts; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units: Units = vocabulary.units
        self._scanner_units = UnitReader(vocabulary.units, vocabulary.cues)
        self._measures = MeasureReader(vocabulary.cues)
        self.statuses = StatusReader(vocabulary.cues)
        self.phrases = PhraseReader(vocabulary.cues)
        self._stock = re.compile(rf"{LEFT}(?:{'|'.join(re.escape(w).replace(chr(92) + ' ', chr(92) + 's+') for w in sorted(vocabulary.cues.stock, key=len, reverse=True))}){RIGHT}")

    def read(self, scan: SentenceScan, around: Surroundings) -> list[Draft]:
        """Drafts of one sentence, in order; a quantity without unit or period gives none."""
        periods = SentencePeriods(scan, around.periods)
        drafts: list[Draft] = []
        inherited = around.heading_status or Status.ACTUAL
        for mention in scan.mentions:
            draft = self._draft(scan, mention, drafts, periods, around, inherited)
            if draft is not None:
                if not (mention.before.rstrip().endswith("(") and mention.after.lstrip().startswith(")")):
                    inherited = draft.status
                drafts.append(draft)
        return [self._with_quotient(d, drafts[i + 1] if i + 1 < len(drafts) else None) for i, d in enumerate(drafts)]

    @staticmethod
    def _with_quotient(draft: Draft, following: Draft | None) -> Draft:
        """"từ 6,2 tỷ đồng lên 7,1 tỷ đồng/doanh nghiệp": both are per enterprise."""
        if draft.reading.origin and following is not None and following.unit.startswith(f"{draft.unit}/"):
            return replace(draft, unit=following.unit)
        return draft

    def _draft(self, scan: SentenceScan, mention: Mention, earlier: list[Draft], periods: SentencePeriods, around: Surroundings, inherited: Status) -> Draft | None:
        q = mention.quantity
        unit = q.unit
        if unit is None:
            unit = self._elliptic_unit(scan, mention, earlier)
            if unit is None:
                return None
        dimension = self._units.dimension(unit)
        if unit.split("/")[0] in {"percent", "percentage_point"}:
            dimension = "percent"
        previous = earlier[-1] if earlier else None
        if previous is not None and self._is_equivalent(scan, mention, previous, dimension):
            value_max = q.value_max
            twin = replace(previous, mention=mention, value=q.value if previous.value >= 0 else -q.value, value_max=value_max, unit=unit, equivalent_of=len(earlier) - 1)
            return twin
        subject, subject_start = self.phrases.subject(scan, mention)
        reading = self._measures.read(mention, dimension=dimension, subject=subject)
        if unit == "times" and reading.measure is Measure.LEVEL:
            unit, dimension = "occurrence", "count"
        antecedent = self._antecedent(mention, earlier, reading, unit)
        dependent = reading.measure in _QUALIFIES or reading.origin
        status, _ = self.statuses.read(mention.before, inherited, dependent=dependent and bool(earlier), follows=bool(earlier))
        if around.bullet and around.heading_status is not None and status is Status.ACTUAL:
            status = around.heading_status
        phrase, clause, own = self._phrase(scan, mention, reading, subject, earlier, antecedent, around)
        if not phrase:
            return None
        if reading.measure is Measure.CHANGE_PCT and unit == "percent" and reading.found != "growth" and self._measures.is_rate(phrase.lower()):
            reading = replace(reading, measure=Measure.CHANGE, percentage_points=True)
        if reading.measure is Measure.CHANGE and antecedent is not None and not own and earlier[antecedent].unit.startswith(f"{unit}/"):
            unit = earlier[antecedent].unit
        inherits_time = earlier[antecedent] if antecedent is not None and not subject and dependent else None
        since = previous.quantity.char_start if previous is not None and previous.reading.origin and reading.reached else len(scan.text)
        found, attached = periods.of(mention, after=since)
        if found is None:
            return None
        if inherits_time is not None and not attached and not self._has_time_before(scan, mention):
            found = Found(inherits_time.period, inherits_time.basis, inherits_time.open_end)
        period = found.period
        if reading.measure is Measure.LEVEL or reading.measure is Measure.SHARE:
            period = self._stock_or_flow(period, found, scan, mention, phrase)
        base, base_stated = None, False
        if reading.measure in _QUALIFIES and reading.measure is not Measure.COMPLETION:
            base, base_stated = self._base(periods, mention, period)
        if reading.origin and not attached:
            period = self._origin_period(periods, mention, period)
        value, value_max = q.value * reading.sign, None if q.value_max is None else q.value_max * reading.sign
        if reading.exceeds:
            value, value_max = value + 100, None if value_max is None else value_max + 100
        if reading.percentage_points:
            unit = "percentage_point"
        if dimension == "money" and "/" not in unit and re.search(r"bình\s+quân\s+(?:trên\s+)?(?:mỗi\s+)?(?:đầu\s+)?người|thu\s+nhập\s+bình\s+quân", phrase):
            unit = f"{unit}/person"
        return Draft(
            mention, value, value_max, unit, reading, status, period, found.basis, found.open_end,
            base, base_stated, phrase, clause, own, None, self._whole(scan, mention, earlier, unit),
        )  # fmt: skip

    def _elliptic_unit(self, scan: SentenceScan, mention: Mention, earlier: list[Draft]) -> str | None:
        """The unit of a bare number: that of the figure it is part of or rose from, or the noun of "số doanh nghiệp … là 118"."""
        if earlier and (earlier[-1].reading.origin or (earlier[-1].quantity.counted and (_PART.search(mention.before) or _BARE_JOIN.match(mention.before)))):
            return earlier[-1].unit
        if (m := _NUMBER_OF.search(mention.before)) and _LINKED.search(mention.before):
            return self._scanner_units.last_noun(m["noun"])
        return None

    def _is_equivalent(self, scan: SentenceScan, mention: Mention, previous: Draft, dimension: str) -> bool:
        q = mention.quantity
        if q.counted or dimension != self._units.dimension(previous.unit) or q.unit == previous.unit or dimension in {"count", "percent", "ratio"}:
            return False
        between = scan.text[max(previous.quantity.char_end, previous.quantity.unit_end) : q.char_start]
        return bool(_EQUIVALENT.match(between) and _EQUIVALENCE_WORD.search(between))

    @staticmethod
    def _antecedent(mention: Mention, earlier: list[Draft], reading: MeasureReading, unit: str) -> int | None:
        """The earlier figure of the sentence that this one qualifies; with "lần lượt" the one of the same rank."""
        heads = [i for i, d in enumerate(earlier) if d.measure in {Measure.LEVEL, Measure.SHARE} and d.equivalent_of is None]
        if not heads:
            return len(earlier) - 1 if earlier else None
        if reading.measure is Measure.CHANGE:
            same = [i for i in heads if earlier[i].unit.split("/")[0] == unit.split("/")[0]]
            if same:
                return same[-1]
        return heads[-1]

    def _phrase(
        self, scan: SentenceScan, mention: Mention, reading: MeasureReading, subject: str, earlier: list[Draft], antecedent: int | None, around: Surroundings
    ) -> tuple[str, str, bool]:
        """The phrase measured, its clause, and whether its own words name it."""
        q = mention.quantity
        ante = earlier[antecedent] if antecedent is not None else None
        listed = self._listed(scan, mention, earlier, reading)
        if listed is not None:
            ante = listed
        clause = squeezed_clause(scan, mention)
        before = subject
        if around.bullet and around.heading:
            before = join(around.heading, subject)
        if q.counted:
            counted = original_case(scan, self.phrases.counted(scan, mention))
            if reading.measure is Measure.CHANGE and ante is not None and not self.phrases.names_measure(subject):
                return join(ante.phrase), clause, False
            if reading.measure is not Measure.LEVEL and subject:
                return join(subject, counted), clause, True
            words = before.split()
            short = len(counted.split()) <= 2
            verb = " ".join(words[-(12 if short else 6) :])
            owner = ""
            if not subject and earlier and earlier[-1].quantity.counted and _BARE_JOIN.match(mention.before):
                owner = earlier[-1].phrase
            elif short and not subject and ante is not None:
                owner = ante.phrase
            return join(counted, original_case(scan, verb), owner), clause, bool(subject) or not short
        if reading.measure in _QUALIFIES and ante is not None and (listed is not None or not subject or self._only_actor(subject)):
            return ante.phrase, clause, False
        right = original_case(scan, self.phrases.right_noun(scan, mention))
        if reading.measure is Measure.SHARE:
            whole = right
            if not whole and ante is not None and ante.measure is Measure.SHARE and not self.phrases.names_measure(subject):
                whole = ante.phrase
            if not subject and not right:
                return (ante.phrase if ante else around.previous), clause, False
            return join(original_case(scan, before), whole), clause, True
        if not before:
            if right:
                return join(right, ante.phrase if ante is not None and ante.quantity.counted else ""), clause, True
            if ante is not None:
                return ante.phrase, clause, False
            return around.previous or around.heading, clause, False
        text = original_case(scan, before)
        if self.phrases.is_generic(subject) and ante is not None:
            return join(text, right if not self.phrases.names_measure(subject) else "", ante.phrase), clause, True
        if self.phrases.is_generic(subject) and around.previous and not around.bullet:
            return join(text, around.previous), clause, False
        if right and not self.phrases.names_measure(before):
            return join(right, text), clause, True
        return text, clause, True

    def _only_actor(self, subject: str) -> bool:
        return not self.phrases.names_measure(subject) and len(subject.split()) <= 2

    @staticmethod
    def _listed(scan: SentenceScan, mention: Mention, earlier: list[Draft], reading: MeasureReading) -> Draft | None:
        """With "lần lượt" the n-th number after it belongs to the n-th figure before it."""
        marks = [m.start() for m in _LISTED.finditer(scan.text) if m.start() < mention.quantity.char_start]
        if not marks:
            return None
        before = [d for d in earlier if d.quantity.char_start < marks[-1] and d.equivalent_of is None and d.measure not in _QUALIFIES]
        rank = sum(1 for d in earlier if d.quantity.char_start > marks[-1])
        count = sum(1 for m in scan.mentions if m.quantity.char_start > marks[-1])
        wanted = before[-min(count, len(before)) :] if reading.measure in _QUALIFIES and before else []
        return wanted[rank] if rank < len(wanted) else None

    @staticmethod
    def _has_time_before(scan: SentenceScan, mention: Mention) -> bool:
        return any(mention.left <= t.start < mention.quantity.start and t.kind.value not in {"same_period", "duration", "clock"} for t in scan.times)

    def _stock_or_flow(self, period: TimePeriod, found: Found, scan: SentenceScan, mention: Mention, phrase: str) -> TimePeriod:
        """A stock stands at the end of its period; a flow up to a day began with the year."""
        if period.is_stock:
            return period
        start = scan.text.rfind(";", 0, mention.quantity.start) + 1
        clause = scan.text[start : mention.quantity.start] + mention.after[:60]
        if (found.open_end or not _RUN_UP.search(clause)) and self._stock.search(clause) and not re.search(rf"{LEFT}(?:mới|ký\s+mới|cấp\s+mới|thành\s+lập\s+mới|tiếp\s+nhận\s+mới|giải\s+ngân|phê\s+duyệt){RIGHT}", clause):
            return period.as_stock
        return period

    @staticmethod
    def _base(periods: SentencePeriods, mention: Mention, period: TimePeriod) -> tuple[TimePeriod | None, bool]:
        base, stated = periods.base(mention, period)
        if base is not None:
            return base, stated
        return period.shifted(-1), False

    @staticmethod
    def _origin_period(periods: SentencePeriods, mention: Mention, period: TimePeriod) -> TimePeriod:
        """The level that a change starts from belongs to the base of the change, else to the year before."""
        base, _ = periods.base(mention, period)
        return base if base is not None else period.shifted(-1)

    @staticmethod
    def _whole(scan: SentenceScan, mention: Mention, earlier: list[Draft], unit: str) -> int | None:
        """The figure that this one is part of: the last of the same unit before "trong đó"."""
        marks = [m.start() for m in _PART.finditer(scan.text) if m.start() < mention.quantity.start]
        if not marks:
            return None
        wholes = [i for i, d in enumerate(earlier) if d.quantity.char_start < marks[-1] and d.unit == unit and d.measure is Measure.LEVEL and d.equivalent_of is None]
        return wholes[-1] if wholes else None


def squeezed_clause(scan: SentenceScan, mention: Mention) -> str:
    """The words around a number in its stretch of the sentence, verbs included."""
    return " ".join(scan.text[mention.left : mention.right].split())
