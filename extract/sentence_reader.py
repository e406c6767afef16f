"""One sentence read: the order in which the readers are asked for the unit, measure, phrase, period and status of every quantity."""

from __future__ import annotations

import re
from datetime import date
from itertools import zip_longest

from extract.drafts import Draft, Focus, Surroundings
from extract.measures import QUALIFIES, MeasureReader, MeasureReading
from extract.measures.measure_context import REACHED, like_neighbours, standing
from extract.measures.statuses import StatusReader, StatusReading, adjusts_plan, starts_from_outcome
from extract.mentions import SentenceScan, follows_bracket
from extract.phrases import PhraseReader, join, original_case
from extract.phrases.antecedents import AntecedentReader
from extract.phrases.composition import PhraseComposer
from extract.quantities.denominators import DenominatorReader
from extract.text.cue_patterns import CuesAnywhere
from extract.text.letters import alternation
from extract.text.remembered import Remembered
from extract.times.period_context import PeriodContext
from extract.times.periods import SentencePeriods
from extract.times.reference_periods import ReferencePeriod, ReferencePeriodReader
from extract.times.sentence_times import SentenceTimes
from extract.times.time_roles import TimeRoleReader
from schemas.code_lists import Measure, Status
from schemas.time_period import TimePeriod
from schemas.vocabulary import Vocabulary

_LABEL = re.compile(r"\W*(?P<label>[^:;]{2,90}):")
_OPENS_BRACKET = re.compile(r"\s*\(\s*")
# The auxiliary of the verb that leads to a number, where that verb begins its words: "kế hoạch 500 tỷ đồng đã giải ngân …".
_VERB_BEFORE = re.compile(r"(?<![^\W_])(?:đã|mới|hiện|sẽ|ước|dự\s+kiến|phấn\s+đấu)(?:\s+(?:được|chỉ|mới))?\s*$")
_WORDS_BEFORE = re.compile(r"[^,;:()]*$")
_FOLLOWS = re.compile(r"\s*,\s*(?:nâng|đưa|tạo|giúp|góp|cung\s+cấp|đáp\s+ứng|phục\s+vụ)(?![^\W_])")  # what comes of it
_TOLD_OF_PLAN = re.compile(r"(?:trên|trong|so\s+với|của)\s+(?:tổng\s+)?(?:số\s+)?(?:kế\s+hoạch|dự\s+toán|chỉ\s+tiêu|mục\s+tiêu)")
# What a rate is given for, where the figure before names the rate: "hộ nghèo giảm 1,5%; các huyện miền núi giảm từ 3 đến 4%".
_GROUP = re.compile(r"(?:riêng\s+)?(?:các\s+|những\s+)?(?:huyện|xã|thôn|bản|tỉnh|vùng|khu\s+vực|địa\s+phương|nông\s+thôn|thành\s+thị)(?![^\W_])")
_TAKES_SHARE = re.compile(r"\s*[,(]?\s*(?:và\s+)?(?:chiếm|tương\s+(?:đương|ứng)|bằng)(?:\s+[^\W\d_]+){0,3}\s*")
_TOTAL = re.compile(r"^(?:tổng|toàn\s+bộ)\s+(?=(?:số\s+)?(?:vốn|kim|giá|doanh|lượng|sản|diện|dư|thu|chi|thanh))", re.IGNORECASE)
_FULL_PLAN = 100  # percent; what a plan was exceeded by comes on top of it


class SentenceReader:
    """Reads one sentence into drafts; compiled once from the vocabulary."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._units = vocabulary.units
        self._roles = Remembered(TimeRoleReader(vocabulary).read)
        self._times: SentencePeriods | None = None  # the last that was asked for
        self._measures = MeasureReader(vocabulary)
        self._periods = ReferencePeriodReader(vocabulary)
        self._announces = CuesAnywhere(alternation(vocabulary.context_cues.announcing_verbs))
        self._antecedents = AntecedentReader(vocabulary)
        self._denominators = DenominatorReader(vocabulary.units)
        self.statuses = StatusReader(vocabulary)
        self.phrases = PhraseReader(vocabulary)
        self._composer = PhraseComposer(vocabulary, self.phrases, self._measures, self._antecedents)

    def read(self, scan: SentenceScan, around: Surroundings) -> list[Draft]:
        """Drafts of one sentence, in order; a quantity without unit, phrase or period gives none."""
        periods = self.times(scan, around.periods)
        if around.bullet and scan.mentions and (m := _LABEL.match(scan.text[: scan.mentions[0].quantity.start])):
            around = around._replace(heading=join(original_case(scan, m["label"].strip()), around.heading))
        drafts: list[Draft] = []
        inherited = outside = around.heading_status or Status.ACTUAL
        bracket = -1
        for mention in scan.mentions:
            opened = _open_bracket(scan.text, mention.quantity.start)
            if opened != bracket:  # what is said in brackets holds in them alone
                inherited, bracket = outside, opened
            draft = self._draft(Focus(scan, mention, mention.quantity, drafts, drafts[-1] if drafts else None, around), periods, inherited)
            if draft is not None:
                inherited = draft.lent
                if opened < 0:
                    outside = inherited
                drafts.append(draft)
        return [self._completed(scan, draft, following) for draft, following in zip_longest(drafts, drafts[1:])]

    def _completed(self, scan: SentenceScan, draft: Draft, following: Draft | None) -> Draft:
        """What a figure takes from the next: "từ 6,2 tỷ đồng lên 7,1 tỷ đồng/doanh nghiệp", "so với năm 2014 (82 triệu USD), kim ngạch …".

        A bare name takes the whole of its share: "Thái Lan đứng đầu với 594 triệu USD, chiếm 53% tổng kim ngạch nhập khẩu".
        """
        if following is None:
            return draft
        start = draft.quantity.start
        if follows_bracket(scan.text, start) and any(t.end < start and _OPENS_BRACKET.fullmatch(scan.text, t.end, start) for t in scan.times):
            draft = draft._replace(phrase=following.phrase, topic=following.topic, own_phrase=False)
        if (
            following.measure is Measure.SHARE
            and following.whole
            and draft.measure is Measure.LEVEL
            and draft.own_phrase
            and not (draft.whole or draft.quantity.counted or self.phrases.nouns.names_measure(draft.phrase.lower()))
            and _TAKES_SHARE.fullmatch(scan.text, draft.quantity.end, following.quantity.start)
        ):
            draft = draft._replace(phrase=join(_TOTAL.sub("", following.whole), draft.phrase))
        per = following.unit.startswith(f"{draft.unit}/")
        if per and (draft.reading.origin or (draft.measure is Measure.CHANGE and following.phrase == draft.phrase)):
            return draft._replace(unit=following.unit)
        return draft

    def times(self, scan: SentenceScan, context: PeriodContext) -> SentencePeriods:
        """The periods of one sentence in the context of its article."""
        if self._times is None or self._times.scan is not scan or self._times.context is not context:
            self._times = SentencePeriods(SentenceTimes(scan, self._roles(scan), context), self._announces)
        return self._times

    def _draft(self, focus: Focus, periods: SentencePeriods, inherited: Status) -> Draft | None:
        """The draft of one quantity; `inherited` is the status of the figure before it."""
        unit = self._antecedents.elliptic_unit(focus) if focus.quantity.unit is None else focus.quantity.unit
        if unit is None:
            return None
        dimension = "percent" if unit.split("/", 1)[0] in {"percent", "percentage_point"} else self._units.dimension(unit)
        if self._antecedents.is_equivalent(focus, dimension):
            return _restated(focus, unit)
        subject = self.phrases.subject(focus.scan, focus.mention)
        alike = standing(focus)
        reading = self._measures.read(focus.mention, dimension=dimension, subject=subject, lead=focus.lead, standing=alike.value if alike else None)
        if unit == "times" and reading.measure is Measure.LEVEL:
            unit, dimension = "occurrence", "count"
        reading = like_neighbours(focus, reading, self._measures, self._units)
        antecedent = self._antecedents.qualified(focus, reading, unit)
        phrase = self._composer.compose(focus, reading, antecedent)
        if not phrase.text:
            return None
        dependent = reading.measure in QUALIFIES or reading.origin
        leans = bool(focus.earlier) and (dependent or not (subject or focus.quantity.counted))
        said = self._status(focus, reading, inherited, dependent=leans)
        status, lent = said.status, said.lent
        reading = self._in_points(focus, reading, unit, phrase.text)
        unit = self._denominators.read(focus, unit, reading, phrase, antecedent)
        plan = reading.measure is Measure.LEVEL and self._periods.is_plan(focus)
        lender = antecedent if dependent and not subject else None
        happened = not plan and status in {Status.ACTUAL, Status.ESTIMATE}
        reference = self._periods.read(focus, periods, reading, phrase=phrase.text, lender=lender, plan=plan, happened=happened)
        if reference is None:
            return None
        if plan and status in {Status.ACTUAL, Status.ESTIMATE}:
            status = Status.TARGET
            lent = inherited if _TOLD_OF_PLAN.search(focus.lead) else status
        elif not said.cued and _has_past_time(focus, reference):
            status = lent = Status.ACTUAL
        status, period = _not_ahead(status, reference, focus.around.periods.published)
        if reading.percentage_points:
            unit = "percentage_point"
        value, value_max = _signed(focus, reading)
        return Draft(
            mention=focus.mention,
            value=value,
            value_max=value_max,
            unit=unit,
            reading=reading,
            status=status,
            lent=lent if lent is not said.status else status,
            period=period,
            basis=reference.found.basis,
            open_end=reference.found.open_end,
            base=reference.base,
            base_stated=reference.base_stated,
            phrase=phrase.text,
            topic=phrase.topic,
            whole=phrase.whole,
            own_phrase=phrase.own,
            equivalent_of=None,
            part_of=self._antecedents.whole(focus, unit),
            plan=plan,
        )

    def _status(self, focus: Focus, reading: MeasureReading, inherited: Status, *, dependent: bool) -> StatusReading:
        """The status that the words before a number give it; under a heading of targets, outcomes are targets."""
        mention, heading = focus.mention, focus.around.heading_status
        if reading.compared:
            return self.statuses.compared(focus.lead, mention.after, inherited)
        before = mention.before
        if focus.last is not None and focus.last.quantity.end <= mention.left:
            between = _VERB_BEFORE if before.strip() else _WORDS_BEFORE
            found = between.search(focus.scan.text, focus.last.quantity.end, mention.left)
            before = found[0] + before if found is not None else before
            if _FOLLOWS.match(before):  # "kho 3,8 ha dự kiến mở cửa trong quý IV, nâng công suất lên 150 xe"
                ahead = self.statuses.cues(focus.scan.text[focus.last.quantity.end : mention.left])
                inherited = Status.FORECAST if ahead and ahead[-1][1] is Status.FORECAST else inherited
        complete = reading.measure is Measure.COMPLETION
        said = self.statuses.read(before, mention.after, inherited, dependent=dependent, counted=focus.quantity.counted, complete=complete)
        if reading.origin and starts_from_outcome(before):
            said = said._replace(status=Status.ACTUAL)
        elif adjusts_plan(before, mention.after):
            said = StatusReading(Status.TARGET, Status.TARGET, cued=True)
        return StatusReading(heading, heading) if said.status is Status.ACTUAL and focus.around.bullet and heading is not None else said

    def _in_points(self, focus: Focus, reading: MeasureReading, unit: str, phrase: str) -> MeasureReading:
        """A rate that rises by 2% rises by two percentage points, unless it is a growth rate that is 2%.

        So does a percentage that was reached: "giải ngân 640 tỷ đồng, đạt 31%, cao hơn 2% so với cùng kỳ".
        """
        if reading.measure is not Measure.CHANGE_PCT or unit != "percent" or reading.found == "growth":
            return reading
        reached = focus.last is not None and focus.last.measure is Measure.COMPLETION and focus.last.reading.found == REACHED
        of_a_group = focus.last is not None and focus.last.reading.percentage_points and _GROUP.match(phrase.lower()) is not None
        if reached or of_a_group or self._measures.is_rate(phrase.lower()):
            return reading._replace(measure=Measure.CHANGE, percentage_points=True)
        return reading


def _not_ahead(status: Status, reference: ReferencePeriod, published: date | None) -> tuple[Status, TimePeriod]:
    """No outcome lies ahead of its article: of a span that is not over it is what was reached by then, of a later year it is a target."""
    period, span = reference.found.period, reference.span
    if status is not Status.ACTUAL or published is None or period.end.year <= published.year:
        return status, period
    if span.start is not None and span.start <= published:
        return status, TimePeriod(period.start, published)
    return Status.TARGET, period


def _open_bracket(text: str, at: int) -> int:
    """Where the bracket begins in which a place of the text stands; -1 outside of brackets."""
    opened = text.rfind("(", 0, at)
    return opened if opened > text.rfind(")", 0, at) else -1


def _has_past_time(focus: Focus, reference: ReferencePeriod) -> bool:
    """True where a number has a time of its own, before that of the figure that it would take its status from and before the article."""
    published, last, end = focus.around.periods.published, focus.last, reference.found.period.end
    start, text = focus.quantity.start, focus.scan.text
    own = any(t.end <= start and (focus.mention.left <= t.start or _OPENS_BRACKET.fullmatch(text, t.end, start)) for t in focus.scan.times)
    return own and published is not None and last is not None and end < published and end < last.period.end


def _restated(focus: Focus, unit: str) -> Draft | None:
    """The draft of an amount that restates the one before it in another unit."""
    q, last = focus.quantity, focus.last
    if last is None:
        return None
    value = q.value if last.value >= 0 else -q.value
    return last._replace(mention=focus.mention, value=value, value_max=q.value_max, unit=unit, equivalent_of=len(focus.earlier) - 1)


def _signed(focus: Focus, reading: MeasureReading) -> tuple[float, float | None]:
    """The value with its sign, as a percentage of the whole plan where it says by how much one was exceeded."""
    extra = _FULL_PLAN if reading.exceeds else 0
    value, value_max = focus.quantity.value, focus.quantity.value_max
    return value * reading.sign + extra, None if value_max is None else value_max * reading.sign + extra
