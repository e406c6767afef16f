"""One sentence read: every quantity with its measure, status, period and phrase, before ids and metrics are given."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from extract.letters import LEFT, RIGHT, alternation, folded
from extract.measures import MeasureReader, MeasureReading
from extract.mentions import Mention, SentenceScan
from extract.periods import Found, PeriodContext, SentencePeriods
from extract.phrases import PhraseReader, join, original_case
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
_LISTED = re.compile(rf"{LEFT}(?:lần\s+lượt|tương\s+ứng(?=\s+(?:bằng|tăng|giảm|đạt|là)\s))(?:{RIGHT})")
# "lũy kế 5 tháng" sums a flow; without months it is what has accumulated
_RUN_UP = re.compile(r"l[ũu][yỹ]\s+kế\s+(?:đến\s+)?(?:hết\s+)?(?:\d+\s+)?(?:tháng|quý|từ\s+đầu)|luỹ\s+kế\s+\d+\s+tháng|từ\s+đầu\s+năm")
_NUMBER_OF = re.compile(rf"{LEFT}(?:tổng\s+)?số\s+(?:lượng\s+)?(?P<noun>[^,;:]+)$")
_LINKED = re.compile(rf"{LEFT}(?:là|đạt|còn|lên|có)(?:\s+(?:khoảng|hơn|gần|tới|đến|trên))*\s*$")
_ABOVE = re.compile(r"(?:tổng\s+số|số|lượng\s+\w+|kết\s+quả)\s+(?:nói\s+trên|nêu\s+trên|trên\s+đây|trên)")
_LABEL = re.compile(r"\W*(?P<label>[^:;]{2,90}):")
_TOTAL_AFTER = re.compile(r"(?:nâng|đưa)\s+(?:tổng\s+)?số")
_YEARLY = re.compile(rf"(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu)(?:\s+[^\W\d_]+){{0,5}}?\s+(?:cả\s+)?năm{RIGHT}|tổng\s+kế\s+hoạch")
_PLAN = re.compile(rf"{LEFT}(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu)(?:\s+(?:vốn|năm|cả\s+năm|giao|đã\s+đề\s+ra|đề\s+ra|cho|được\s+giao|là|t\.ư|tỉnh|hđnd|ubnd|trung\s+ương|(?:19|20)\d\d|đạt))*\s*\(?\s*$")
_BARE_JOIN = re.compile(r"^\W*(?:với|gồm|/|cùng|và|cho|của|,)?\W*$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The phrase measured; `topic` is what it is about, `whole` the whole of a part, `own` says that its own words name it."""

    text: str
    topic: str
    own: bool
    whole: str = ""


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
    topic: str
    whole: str
    clause: str
    own_phrase: bool
    equivalent_of: int | None
    part_of: int | None
    plan: bool = False

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
    topic: str = ""


class SentenceReader:
    """Reads one sentence into drafts; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units: Units = vocabulary.units
        self._scanner_units = UnitReader(vocabulary.units, vocabulary.cues)
        self._measures = MeasureReader(vocabulary.cues)
        self.statuses = StatusReader(vocabulary.cues)
        self.phrases = PhraseReader(vocabulary.cues)
        self._classifiers = frozenset(folded(word) for word in vocabulary.cues.classifiers)
        self._standing = re.compile(rf"{LEFT}{alternation(vocabulary.cues.standing)}{RIGHT}")
        self._stock = re.compile(rf"{LEFT}(?:{'|'.join(re.escape(w).replace(chr(92) + ' ', chr(92) + 's+') for w in sorted(vocabulary.cues.stock, key=len, reverse=True))}){RIGHT}")

    def read(self, scan: SentenceScan, around: Surroundings) -> list[Draft]:
        """Drafts of one sentence, in order; a quantity without unit or period gives none."""
        periods = SentencePeriods(scan, around.periods)
        if around.bullet and scan.mentions and (m := _LABEL.match(scan.text[: scan.mentions[0].quantity.start])):
            around = replace(around, heading=join(original_case(scan, m["label"].strip()), around.heading))
        drafts: list[Draft] = []
        inherited = around.heading_status or Status.ACTUAL
        for mention in scan.mentions:
            draft = self._draft(scan, mention, drafts, periods, around, inherited)
            if draft is not None:
                if not (mention.before.rstrip().endswith("(") and mention.after.lstrip().startswith(")")):
                    inherited = draft.status
                drafts.append(draft)
        return [self._completed(scan, d, drafts[i + 1] if i + 1 < len(drafts) else None) for i, d in enumerate(drafts)]

    @staticmethod
    def _completed(scan: SentenceScan, draft: Draft, following: Draft | None) -> Draft:
        """What a figure takes from the next: "từ 6,2 tỷ đồng lên 7,1 tỷ đồng/doanh nghiệp", "so với năm 2014 (82 triệu USD), kim ngạch …"."""
        if following is not None and any(re.fullmatch(r"\s*\(\s*", scan.text[t.end : draft.quantity.start]) for t in scan.times if t.end < draft.quantity.start):
            draft = replace(draft, phrase=following.phrase, topic=following.topic, own_phrase=False)
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
        subject = self.phrases.subject(scan, mention)
        reading = self._measures.read(mention, dimension=dimension, subject=subject)
        if unit == "times" and reading.measure is Measure.LEVEL:
            unit, dimension = "occurrence", "count"
        reading = self._like_neighbour(scan, mention, reading, earlier)
        antecedent = self._antecedent(scan, mention, earlier, reading, unit)
        dependent = reading.measure in _QUALIFIES or reading.origin
        hangs = bool(earlier) and (dependent or (not subject and not q.counted))
        status, _ = self.statuses.read(mention.before, inherited, dependent=hangs, counted=q.counted)
        if around.bullet and around.heading_status is not None and status is Status.ACTUAL:
            status = around.heading_status
        read = self._phrase(scan, mention, reading, earlier, earlier[antecedent] if antecedent is not None else None, around)
        phrase, own = read.text, read.own
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
            period = self._stock_or_flow(period, found, scan, mention, phrase, around.periods)
        plan = reading.measure is Measure.LEVEL and self._is_plan(scan, mention)
        if plan and status in {Status.ACTUAL, Status.ESTIMATE}:
            status = Status.TARGET
        if plan and _YEARLY.search(scan.text, max(0, q.start - 48), q.start):
            period = TimePeriod.year(period.end.year)
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
            base, base_stated, phrase, read.topic, read.whole, squeezed_clause(scan, mention), own, None, self._whole(scan, mention, earlier, unit),
            plan=plan,
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

    def _like_neighbour(self, scan: SentenceScan, mention: Mention, reading: MeasureReading, earlier: list[Draft]) -> MeasureReading:
        """Numbers joined by "và" share one measure; a percentage after the size of a plan is how much of it was reached."""
        if reading.measure not in {Measure.SHARE, Measure.RATIO} or not (mention.quantity.unit or "").startswith("percent"):
            return self._added(scan, mention, reading)
        if earlier and re.fullmatch(r"\s*(?:,|và)\s*", mention.before) and earlier[-1].unit == mention.quantity.unit and earlier[-1].reading.found:
            return earlier[-1].reading
        following = next((m for m in scan.mentions if m.left == mention.right), None)
        if following is not None and not mention.after.strip() and re.fullmatch(r"\s*(?:,|và)\s*", following.before):
            merged = replace(mention, after=following.after)
            return self._measures.read(merged, dimension="percent", subject="")
        if earlier and any(d.plan for d in earlier) and reading.measure is Measure.SHARE and reading.found != "chiếm":
            return MeasureReading(Measure.COMPLETION, found="plan")
        return reading

    @staticmethod
    def _added(scan: SentenceScan, mention: Mention, reading: MeasureReading) -> MeasureReading:
        """"có thêm 4 xã về đích, nâng tổng số lên 38" is a change of that total."""
        if reading.measure is Measure.LEVEL and mention.quantity.counted and re.search(r"thêm\s*$", mention.before) and _TOTAL_AFTER.search(scan.text, mention.quantity.end):
            return replace(reading, measure=Measure.CHANGE, found="thêm")
        return reading

    @staticmethod
    def _antecedent(scan: SentenceScan, mention: Mention, earlier: list[Draft], reading: MeasureReading, unit: str) -> int | None:
        """The earlier figure of the sentence that this one qualifies."""
        heads = [i for i, d in enumerate(earlier) if d.measure in {Measure.LEVEL, Measure.SHARE} and d.equivalent_of is None and not d.plan]
        heads = [i for i in heads if not _bracket_closed(scan.text, earlier[i].quantity.char_end, mention.quantity.char_start)] or heads
        if not heads:
            return len(earlier) - 1 if earlier else None
        if reading.measure is Measure.CHANGE:
            same = [i for i in heads if earlier[i].unit.split("/")[0] == unit.split("/")[0]]
            if same:
                return same[-1]
        return heads[-1]

    def _phrase(self, scan: SentenceScan, mention: Mention, reading: MeasureReading, earlier: list[Draft], ante: Draft | None, around: Surroundings) -> Phrase:
        """The phrase measured, from its own words and from what it inherits."""
        q = mention.quantity
        listed = self._listed(scan, mention, earlier, reading)
        if isinstance(listed, Draft):
            return Phrase(listed.phrase, listed.topic, own=False, whole=listed.whole)
        subject = listed or self.phrases.subject(scan, mention, near=q.counted)
        if q.counted:
            return self._counted(scan, mention, reading, subject, earlier, ante, around)
        empty = not subject or self.phrases.is_actor(subject)
        if self.phrases.is_anaphoric(scan, mention) and (base := ante.phrase if ante is not None else around.previous):
            return Phrase(join(base, original_case(scan, subject) if not empty and subject not in folded(base) else ""), base, own=False)
        if reading.measure is Measure.CHANGE_PCT and empty and self._measures.is_rate(right := self.phrases.right_noun(scan, mention)):
            return Phrase(f"tỷ lệ {original_case(scan, right)}", right, own=True)
        if reading.measure in _QUALIFIES and ante is not None and empty:
            return Phrase(ante.phrase, ante.topic, own=False, whole=ante.whole)
        right = original_case(scan, self.phrases.right_noun(scan, mention))
        if reading.measure is Measure.COMPLETION and not (subject == "giải ngân" and ante is None):
            right = ""
        text = original_case(scan, subject)
        if around.bullet and around.heading:
            text = join(text, around.heading)
        if reading.measure is Measure.SHARE:
            return self._share(scan, mention, text if not empty else "", right, earlier, ante, around)
        if empty:
            if right:
                about = ante.topic if ante is not None and ante.quantity.counted else subject if not self.phrases.names_measure(right) else ""
                return Phrase(join(self._dimension_noun(q, right), right, original_case(scan, about)), right, own=True)
            if reading.reached and earlier:
                return Phrase(earlier[-1].phrase, earlier[-1].topic, own=False)
            if around.bullet and around.heading:
                return Phrase(around.heading, around.heading, own=True)
            if ante is not None:
                return Phrase(ante.phrase, ante.topic, own=False)
            inherited = self.phrases.topic(scan) or around.previous or around.heading
            return Phrase(inherited, inherited, own=False)
        part = self._part_of(mention, subject, earlier, ante, reading, around)
        if part is not None:
            return Phrase(join(text, part), text, own=True, whole=part)
        if self.phrases.wants_owner(subject) and not (around.bullet and around.heading):
            owner = self._owner(subject, earlier, ante) or self.phrases.topic(scan) or around.topic
            if right and not self.phrases.names_measure(subject):
                owner = right
            return Phrase(join(text, owner), owner or text, own=bool(owner))
        if right and not self.phrases.names_measure(subject):
            return Phrase(join(self._dimension_noun(q, right), right, text), right, own=True)
        if not self.phrases.names_measure(subject):
            text = join(text, original_case(scan, self.phrases.object_of(scan, mention)))
            return Phrase(join(self._dimension_noun(q, text), text), text, own=True)
        return Phrase(text, self.phrases.without_head(text), own=True)

    @staticmethod
    def _dimension_noun(q: Quantity, phrase: str) -> str:
        """"1.328 ha rừng" is an area of forest, "215.800 tấn vải" an output of lychees."""
        noun = {"ha": "diện tích", "m2": "diện tích", "km2": "diện tích", "tonne": "sản lượng"}.get(q.unit or "", "")
        return "" if noun in folded(phrase) else noun

    def _counted(
        self, scan: SentenceScan, mention: Mention, reading: MeasureReading, subject: str, earlier: list[Draft], ante: Draft | None, around: Surroundings
    ) -> Phrase:
        counted = self.phrases.counted(scan, mention)
        bare = len(counted.split()) <= 2
        following = next((m for m in scan.mentions if m.left == mention.right), None)
        if bare and following is not None and following.quantity.counted and re.fullmatch(r"\s*(?:và\s+|/\s*)?", following.before):
            counted = join(counted, self.phrases.tail(scan, following, following.quantity.unit_end))
        text = original_case(scan, counted)
        measured = self.phrases.names_measure(subject)
        if reading.measure is Measure.CHANGE and ante is not None and not measured:
            return Phrase(ante.phrase, ante.topic, own=False)
        if not subject and bare and earlier and earlier[-1].quantity.counted and _BARE_JOIN.match(mention.before):
            return Phrase(join(text, earlier[-1].topic), earlier[-1].topic, own=True)
        label = join(original_case(scan, subject), around.heading) if around.bullet else original_case(scan, subject)
        if measured and bare:
            whole = label if not self.phrases.is_generic(subject) else join(label, self._owner(subject, earlier, ante) or around.topic)
            return Phrase(join(whole, "" if len(counted.split()) == 1 else text), whole, own=True)
        if around.bullet and around.heading and not measured:
            return Phrase(join(text, label), join(text, label), own=True)
        if not subject and counted in self._classifiers:
            inherited = ante.topic if ante is not None else around.topic
            return Phrase(join(text, inherited), join(text, inherited), own=False)
        if bare and not measured:
            noun = counted.split()[0]
            if (topic := self.phrases.topic(scan)) and not around.bullet:
                label = join(label, topic)
            elif around.previous and re.search(rf"{LEFT}{re.escape(noun)}{RIGHT}", folded(around.previous)) and len(counted.split()) == 1:
                return Phrase(join(around.previous, label), around.previous, own=False)
        verb = " ".join(label.split()[-(10 if bare else 6) :]) if not around.bullet else label
        return Phrase(join(text, verb), text if not bare else join(text, verb), own=True)

    def _share(self, scan: SentenceScan, mention: Mention, text: str, right: str, earlier: list[Draft], ante: Draft | None, around: Surroundings) -> Phrase:
        """A part and its whole: "y tế chiếm 34%, giáo dục 27%" shares one whole."""
        last = earlier[-1] if earlier else None
        if not text and ante is not None:
            return Phrase(join(self._rate_of(ante.phrase), right), ante.topic, own=bool(right), whole=right or ante.whole)
        if not text:
            inherited = right or self.phrases.topic(scan) or around.previous
            return Phrase(self._rate_of(inherited) if right else inherited, inherited, own=bool(right))
        whole = right
        if not whole and not self.phrases.names_measure(folded(text)):
            whole = last.whole if last is not None and last.measure is Measure.SHARE else self.phrases.topic(scan)
        if self.phrases.is_generic(folded(text)) and not right:
            whole = (ante.topic if ante is not None else "") or around.topic
        return Phrase(join(text, whole), self.phrases.without_head(text), own=True, whole=whole)

    @staticmethod
    def _rate_of(phrase: str) -> str:
        """The phrase as a rate: "tỷ lệ hộ nghèo"."""
        return phrase if re.match(r"t[ỷỉ]\s+(?:lệ|trọng|suất)", folded(phrase)) else f"tỷ lệ {phrase}"

    def _owner(self, subject: str, earlier: list[Draft], ante: Draft | None) -> str:
        """Whose "vốn đăng ký" or "năng suất" it is: the topic of the figures before."""
        if ante is None:
            return ""
        if re.search(r"kế\s+hoạch|dự\s+toán|chỉ\s+tiêu", subject):
            return ante.phrase
        return ante.topic

    def _part_of(self, mention: Mention, subject: str, earlier: list[Draft], ante: Draft | None, reading: MeasureReading, around: Surroundings) -> str | None:
        """The whole that a part repeats: after "trong đó", and for the parts listed after the first."""
        if self.phrases.names_measure(subject) and not self.phrases.is_generic(subject):
            return None
        if ante is None:
            return around.previous if around.previous and _ABOVE.search(mention.before) else None
        last = earlier[-1]
        if _PART.search(mention.before):
            head = next((d for d in reversed(earlier) if d.measure is reading.measure and not d.whole), ante)
            return head.phrase
        if last.whole and last.measure is reading.measure:
            return last.whole
        return None

    def _listed(self, scan: SentenceScan, mention: Mention, earlier: list[Draft], reading: MeasureReading) -> Draft | str | None:
        """With "lần lượt" the n-th number after it belongs to the n-th figure, or the n-th noun, before it."""
        marks = [m.start() for m in _LISTED.finditer(scan.text) if m.start() < mention.quantity.char_start]
        if not marks:
            return None
        after = [m for m in scan.mentions if m.quantity.char_start > marks[-1]]
        rank = next(i for i, m in enumerate(after) if m is mention)
        if any(";" in m.before for m in after[1 : rank + 1]):
            return None
        before = [d for d in earlier if d.quantity.char_start < marks[-1] and d.equivalent_of is None and d.measure not in _QUALIFIES]
        alike = [d for d in before if d.quantity.counted and d.unit == mention.quantity.unit]
        ranked = sum(1 for m in after[:rank] if m.quantity.unit == mention.quantity.unit)
        if mention.quantity.counted and len(alike) > ranked:
            return alike[ranked]
        if reading.measure in _QUALIFIES and len(before) > 1:
            wanted = before[-min(len(after), len(before)) :]
            return wanted[rank] if rank < len(wanted) else None
        same = [m for m in after if m.quantity.unit == mention.quantity.unit]
        for count in {len(same), len(after)}:
            items = self.phrases.listed(scan, marks[-1], count)
            if items and rank < len(items):
                return items[rank]
        return None

    @staticmethod
    def _has_time_before(scan: SentenceScan, mention: Mention) -> bool:
        return any(mention.left <= t.start < mention.quantity.start and t.kind.value not in {"same_period", "duration", "clock"} for t in scan.times)

    def _stock_or_flow(self, period: TimePeriod, found: Found, scan: SentenceScan, mention: Mention, phrase: str, around: PeriodContext) -> TimePeriod:
        """A stock stands at the end of its period; a flow up to a day began with the year."""
        if period.is_stock:
            return period
        start = scan.text.rfind(";", 0, mention.quantity.start) + 1
        clause = scan.text[start : mention.quantity.start] + mention.after[:60]
        if (found.open_end or not _RUN_UP.search(clause)) and self._stock.search(clause) and not re.search(rf"{LEFT}(?:mới|có\s+thêm|giải\s+ngân|phê\s+duyệt){RIGHT}", clause):
            return period.as_stock
        if found.basis is PeriodBasis.PUBLICATION and period.days and period.days > 360 and around.published is not None and self._standing.search(f"{folded(phrase)} {clause}"):
            return TimePeriod.until(around.published)
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
    def _is_plan(scan: SentenceScan, mention: Mention) -> bool:
        """True for the size of a plan: "trên tổng kế hoạch 4.496 tỷ đồng", "dự toán cả năm (100 tỷ đồng)"."""
        return bool(_PLAN.search(scan.text, max(0, mention.quantity.start - 48), mention.quantity.start))

    @staticmethod
    def _whole(scan: SentenceScan, mention: Mention, earlier: list[Draft], unit: str) -> int | None:
        """The figure that this one is part of: the last of the same unit before "trong đó"."""
        marks = [m.start() for m in _PART.finditer(scan.text) if m.start() < mention.quantity.start]
        if not marks:
            return None
        wholes = [i for i, d in enumerate(earlier) if d.quantity.char_start < marks[-1] and d.unit == unit and d.measure is Measure.LEVEL and d.equivalent_of is None]
        return wholes[-1] if wholes else None


def _bracket_closed(text: str, start: int, end: int) -> bool:
    """True where a bracket that was open at `start` is closed before `end`: what stood in it is over."""
    between = text[start:end]
    closing = between.find(")")
    return closing >= 0 and not 0 <= between.find("(") < closing


def squeezed_clause(scan: SentenceScan, mention: Mention) -> str:
    """The words around a number in its stretch of the sentence, verbs included."""
    return " ".join(scan.text[mention.left : mention.right].split())
