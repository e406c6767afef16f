"""Which time expression of a sentence each quantity belongs to."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable

from extract.mentions import Mention, SentenceScan, follows_bracket
from extract.text.cue_patterns import CuesAnywhere
from extract.times.period_resolution import Found, PeriodContext, base_period, resolve
from extract.times.time_expressions import TimeExpression, TimeKind
from extract.times.time_roles import OF_PERIOD, TimeRoles
from schemas.code_lists import PeriodBasis
from schemas.time_period import TimePeriod

_ATTACHED = re.compile(r"\s*(?:vào|trong|của|ở|cho|tại|từ|hồi|đến|\(|,\s*tính)?\s*(?:thời\s+điểm\s+|khoảng\s+|ngày\s+|đầu\s+|giữa\s+|cuối\s+)?$")
_AIMS_AT = re.compile(r"(?:\s+[^\W\d_]+){1,4}\s+vào\s*")  # "1 tỷ USD doanh thu vào năm 2021"
_LATER = frozenset({TimeKind.YEAR, TimeKind.QUARTER, TimeKind.HALF, TimeKind.FIRST_MONTHS})  # may date a figure that stands before it
_LEADING = re.compile(r"[,;:(]|\svà\s|\s-\s|\btrong\s+khi\b")
_OF_THAT = re.compile(r"\s*(?:của|trong|hồi|vào)\s+")
_OF_THAT_OR_NONE = re.compile(r"\s*(?:(?:của|trong|hồi|vào)\s+)?")
_COMPARED_AMOUNT = re.compile(
    r"(?:so\s+với|hơn|kém)\s+(?:(?:con\s+số|mức|khoản|số)\s+)(?:[^\W\d_]+\s+){0,3}$"
)  # "so với con số 1.131 tỷ đồng cùng kỳ"
_OPENS_BRACKET = re.compile(r"\s*\(\s*")
_OF_PLAN = re.compile(r"(?:kế\s+hoạch|dự\s+toán|vốn|đầu\s+tư\s+công|chỉ\s+tiêu|nhiệm\s+vụ|được\s+giao)\s+$")
_FIRST_WORDS = 2  # words that may stand before the time that opens a sentence
_FEW_WORDS = re.compile(r"(?:\s*[^\W\d_]+){0,5}\s*")  # that may stand between a number and its day
_OPENS_CLAUSE = re.compile(r"(?:[,:]|(?<!\S)(?:rằng|biết|hay|khẳng\s+định|thấy|nói|đó|này))\s+(?:(?:trong|vào)\s+)?$")
_CONTRASTED = re.compile(r"(?<!\S)(?:trong\s+khi|còn)\s+(?:(?:hồi|vào)\s+)?$")
_FRAME = re.compile(r"\W*(?:trong|vào|ở|vụ|mùa|tết|dịp|đợt)(?:\s+[^\W\d_]+){1,5}\s+")  # "Trong vụ vải thiều năm 2018, …"
_FROM = re.compile(r"(?<!\S)từ\s+(?:mức\s+)?(?:(?:hơn|gần|khoảng|trên)\s+)?$")  # "từ 58,2% năm 2022": dates no other figure
_COMPARES = re.compile(r"so\s+với")
_OTHER_CLAUSE = re.compile(r";|,\s+(?:trong\s+khi|còn|nhưng|song|so\s+với)(?![^\W_])")
_JUST_NOW = re.compile(r"(?<!\S)(?:vừa|mới\s+đây|vừa\s+mới)\s")  # what has just happened is not of a year named after it
_LEAVES = re.compile(r"[^;()]*[;)]")  # the clause or bracket that a time stands in ends
_SESSION = re.compile(r"(?<!\S)phiên\s+(?:giao\s+dịch\s+)?(?:(?:ngày|thứ|sáng|chiều|hôm)\s+)*$")
_SINCE = re.compile(r"(?<!\S)(?:từ|sau|trước)\s+$")
_CLAUSE_EDGE = re.compile(r"[,;:.]")
_CLAUSE = re.compile(r"[^;,]*")


class SentencePeriods:
    """The periods of one sentence, whose times have been told apart by their roles."""

    def __init__(self, scan: SentenceScan, roles: TimeRoles, context: PeriodContext, announces: CuesAnywhere) -> None:
        self._announces = announces
        self.scan, self.context = scan, context
        self._bases, self._shifted, self._own = roles.bases, roles.shifted, roles.own
        self._starts = [t.start for t in self._own]
        self._resolutions: dict[int, Found | None] = {}  # by where the expression begins
        self._attached = {t.start: m for m in scan.mentions for t in self._own_after(m) if self._is_attached(t, m)}
        self._origins = {start for start, m in self._attached.items() if _FROM.search(m.before)}
        self._bracket_ends = self._brackets_with_figures()
        years = [t.year for t in self._own if t.year is not None and t.start not in self._bracket_ends]
        self._year_nearby = years[0] if years and all(y == years[0] for y in years) else None

    def stated(self, *, until: bool = False) -> Found | None:
        """The last period that the sentence itself states; what later sentences inherit.

        A cut-off day ("tính đến ngày 20.11") is passed on only with `until`: to the bullets under a heading.
        """
        for t in reversed(self._own):
            if t.kind is TimeKind.NOW or t.start in self._bracket_ends or (t.start in self._attached and not self._is_only(t)):
                continue
            if t.kind is TimeKind.DAY and not (t.until and until) and not self._is_session(t):
                continue
            if t.year_shift == -1 and _CONTRASTED.search(self.scan.text, max(0, t.start - 24), t.start):
                continue
            found = self._resolved(t)
            if found is None or self._names_plan(t, found) or self._is_other_week(t, found):
                continue
            if t.kind is TimeKind.DAYS and self.context.published is not None and found.period.end > self.context.published:
                continue
            if self._is_background(t, found) and not until:
                continue
            return found
        return None

    def _is_background(self, t: TimeExpression, found: Found) -> bool:
        """True for a time of another year than the article's that does not open its sentence or clause: "tăng mạnh so với mức 45% cuối năm 2022"."""
        year, main, published = found.period.end.year, self.context.main, self.context.published
        if published is not None and found.period.start is not None and found.period.start > published and year == published.year:
            return not self._opens_clause(t)
        is_past = main is not None and main.period.start is not None and year < main.period.start.year
        return (is_past or not self.context.expects(year)) and not self._opens_clause(t)

    def _opens_clause(self, t: TimeExpression) -> bool:
        """True for a time at the head of its sentence, or of a clause before the first figure, that names no beginning ("từ 2013")."""
        text = self.scan.text
        if text.startswith(",", t.end) and (_OPENS_CLAUSE.search(text, max(0, t.start - 24), t.start) or _FRAME.fullmatch(text, 0, t.start)):
            return True
        if any(m.quantity.start < t.start for m in self.scan.mentions):
            return False
        before = _CLAUSE_EDGE.split(text[: t.start])[-1]
        return len(before.split()) <= _FIRST_WORDS and not _SINCE.search(before) and not text.startswith("từ", t.start)

    def _is_session(self, t: TimeExpression) -> bool:
        """True for the day of a trading session, and for a day named after one."""
        current = self.context.current
        return (
            (current is not None and current.period.days == 1)
            or _SESSION.search(self.scan.text, max(0, t.start - 24), t.start) is not None
            or (self.scan.text.startswith("phiên", t.start) and t.day_shift == 0)
        )

    def _brackets_with_figures(self) -> dict[int, int]:
        """Where the bracket ends that a time stands in, by where the time begins: brackets with figures of their own are dated by themselves."""
        text, ends = self.scan.text, dict[int, int]()
        if "(" not in text:
            return ends
        for t in self._own:
            opened = text.rfind("(", 0, t.start)
            if opened > text.rfind(")", 0, t.start):
                closed = text.find(")", t.end)
                closed = closed if closed != -1 else len(text)
                if any(opened < m.quantity.start < closed for m in self.scan.mentions):
                    ends[t.start] = closed
        return ends

    def _reaches(self, t: TimeExpression, mention: Mention) -> bool:
        """False for a time in a bracket that another figure stands in, as "tăng 4,5% (năm 2020 tăng 8%)"."""
        closed = self._bracket_ends.get(t.start)
        if closed is None:
            return True
        return mention.quantity.start < closed and mention.quantity.start > self.scan.text.rfind("(", 0, t.start)

    def _is_only(self, t: TimeExpression) -> bool:
        """True for the one time of a sentence, after the first figure of it: "xuất khẩu tăng 13,6% trong nửa đầu năm"."""
        mention = self._attached[t.start]
        return len(self._own) == 1 and not self._shifted and mention is self.scan.mentions[0] and not _COMPARES.search(mention.before)

    def _is_other_week(self, t: TimeExpression, found: Found) -> bool:
        """True for a week in an article about another time."""
        main = self.context.main
        return t.kind is TimeKind.WEEK and main is not None and main.period != found.period

    def _names_plan(self, t: TimeExpression, found: Found) -> bool:
        """True for the year of a plan, "vốn đầu tư công năm 2022", where the article speaks of a part of that year."""
        main = self.context.main
        if t.kind is not TimeKind.YEAR or main is None or main.period == found.period or main.period.is_stock:
            return False
        return main.period.end.year == found.period.end.year and _OF_PLAN.search(self.scan.text, max(0, t.start - 24), t.start) is not None

    def of(self, mention: Mention, *, happened: bool) -> tuple[Found | None, bool]:
        """The period of one quantity, and whether it is attached to it.

        A single day dates only what `happened`, not what was planned on it.
        """
        found = self._of_same_period(mention) or self._attached_to(mention) or self._before_bracket(mention)
        if found is not None:
            return found, True
        found = (
            self._before(mention, happened=happened)
            or self._day_after(mention, happened=happened)
            or self._only_one_after(mention)
            or self._in_clause_after(mention)
            or self._year_of_day(mention)
        )
        return found or self.context.default(), False

    def base(self, mention: Mention, period: TimePeriod) -> tuple[TimePeriod | None, bool]:
        """The period a change or ratio is compared with, and whether it is stated: in the clause after, before, or later in the sentence."""
        q = mention.quantity
        text = self.scan.text
        after = [t for t in self._bases if q.end <= t.start < mention.right]
        own = mention.left
        if mention.left and (edge := _LEADING.search(text, mention.left, q.start)):
            own = edge.end()
        before = [t for t in self._bases if own <= t.start < q.start]
        topic = [t for t in self._bases if t.end <= q.start and not self._stands_after_number(t)]
        later = [t for t in self._bases if t.start >= q.end and (t.kind is TimeKind.SAME_PERIOD or ";" not in text[q.end : t.start])]
        for t in (*after[:1], *before[-1:], *topic[-1:], *later[:1]):
            base = base_period(t, period, self.context)
            if base is not None and base != period:
                return base, True
        return None, False

    def _own_after(self, mention: Mention) -> tuple[TimeExpression, ...]:
        """The expressions among the words that belong to a number and follow it."""
        return self._own[bisect_left(self._starts, mention.quantity.end) : bisect_left(self._starts, mention.right)] if self._own else ()

    def _is_attached(self, t: TimeExpression, mention: Mention) -> bool:
        """True where the expression follows the number directly: "35.900 tỉ đồng năm 2001"."""
        text, end = self.scan.text, mention.quantity.end
        if t.kind is TimeKind.NOW:
            return False
        return _ATTACHED.fullmatch(text, end, t.start) is not None or (t.kind is TimeKind.YEAR and _AIMS_AT.fullmatch(text, end, t.start) is not None)

    def _stands_after_number(self, t: TimeExpression) -> bool:
        """True where a quantity stands before the expression."""
        return any(m.quantity.end <= t.start for m in self.scan.mentions if m.quantity.start < t.start)

    def _resolved(self, t: TimeExpression) -> Found | None:
        """The period of an expression, which may take its year from the others of the sentence."""
        if t.start not in self._resolutions:
            self._resolutions[t.start] = self._resolve(t)
        return self._resolutions[t.start]

    def _resolve(self, t: TimeExpression) -> Found | None:
        nearby = self._year_nearby
        if t.year is None and nearby is None:
            earlier = [o.year for o in self._own if o.year is not None and o.start < t.start]
            nearby = earlier[-1] if earlier else None
        return resolve(t, self.context, nearby)

    def _of_same_period(self, mention: Mention) -> Found | None:
        """The period of a figure of the year before: "trong khi cùng kỳ là 4,3%", "mức tăng 4,91% của cùng kỳ năm 2023"."""
        if not self._shifted and not self._bases:
            return None
        q, text = mention.quantity, self.scan.text
        shifted = [
            t
            for t in self._shifted
            if t.end <= q.start and not _LEAVES.match(text, t.end, q.start) and not any(t.end <= o.start < q.start for o in self._own)
        ]
        of_that = _OF_THAT_OR_NONE if _COMPARED_AMOUNT.search(mention.before) else _OF_THAT
        named = [t for t in self._bases if q.end <= t.start < mention.right and of_that.fullmatch(text, q.end, t.start)]
        if not shifted and not named:
            return None
        here = self._first(t for t in reversed(self._own) if t.end <= q.start and not _is_moment(t)) or self.context.default()
        if here is None:
            return None
        for t in (*shifted, *named):
            base = base_period(t, here.period, self.context)
            if base is not None:
                return Found(base, PeriodBasis.STATED)
        return None

    def _attached_to(self, mention: Mention) -> Found | None:
        """The period that follows the number directly."""
        return self._first(t for t in self._own_after(mention) if t.start in self._attached)

    def _before_bracket(self, mention: Mention) -> Found | None:
        """The period of a bracket, as "so với năm 2014 (82 triệu USD)": it restates the year named before it."""
        start = mention.quantity.start
        if not follows_bracket(self.scan.text, start):
            return None
        return self._first(
            t for t in self.scan.times if t.kind in OF_PERIOD and t.end <= start and _OPENS_BRACKET.fullmatch(self.scan.text, t.end, start)
        )

    def _before(self, mention: Mention, *, happened: bool) -> Found | None:
        """The last period named before the number; a single day dates what happened on it, unless it was only made known then."""
        start = mention.quantity.char_start
        return self._first(
            t
            for t in reversed(self._own)
            if t.end <= start
            and t.start not in self._origins
            and self._reaches(t, mention)
            and (not _is_moment(t) or (happened and self._dates(t, t.end, start)))
        )

    def _day_after(self, mention: Mention, *, happened: bool) -> Found | None:
        """The day named in the clause after the number: "làm 13 người chết hôm 23/3"."""
        start, text = mention.quantity.end, self.scan.text
        if not happened:
            return None
        return self._first(
            t
            for t in self._own
            if _is_moment(t) and start <= t.start < mention.right and _FEW_WORDS.fullmatch(text, start, t.start) and self._dates(t, start, t.start)
        )

    def _dates(self, t: TimeExpression, start: int, end: int) -> bool:
        """True unless the words between a day and a number only make it known, or the day begins or ends a time."""
        return not self._announces.found(self.scan.text[start:end]) and not _SINCE.search(self.scan.text, max(0, t.start - 8), t.start)

    def _only_one_after(self, mention: Mention) -> Found | None:
        """The one period of the sentence, where it stands after the number."""
        if len(self._own) != 1:
            return None
        (t,) = self._own
        if not self._reaches(t, mention):
            return None
        if _OTHER_CLAUSE.search(self.scan.text, mention.quantity.end, t.start) or _JUST_NOW.search(mention.before):
            return None
        dates = t.start >= mention.quantity.end and (t.start not in self._attached or self._closes(t)) and t.kind in _LATER and _dates_itself(t)
        return self._resolved(t) if dates else None

    def _closes(self, t: TimeExpression) -> bool:
        """True for a time that closes a list of figures, "…, lợi nhuận 20 tỷ đồng trong quý III", where it dates them all."""
        mention = self._attached[t.start]
        text = self.scan.text
        within = text.startswith("trong", t.start) or text.startswith("trong", mention.quantity.end + 1)
        return within and not _COMPARES.search(mention.before)

    def _in_clause_after(self, mention: Mention) -> Found | None:
        """The period that the clause after the number names."""
        start = mention.quantity.end
        if not self._own or self._own[-1].start < start or _JUST_NOW.search(mention.before):
            return None
        clause = _CLAUSE.match(mention.after)
        end = start + (clause.end() if clause else 0)
        unsuited = {TimeKind.NOW, TimeKind.MONTH}
        return self._first(
            t for t in self._own if start <= t.start < end and t.kind not in unsuited and not _is_moment(t) and self._reaches(t, mention)
        )

    def _year_of_day(self, mention: Mention) -> Found | None:
        """The year of a day that the sentence names, unless they are only made known on it: figures told on a day are of its year."""
        days = [t for t in self._own if t.kind is TimeKind.DAY and t.start not in self._attached]
        found = self._resolved(days[-1]) if days else None
        if found is None:
            return None
        year, default, text, t = found.period.end.year, self.context.default(), self.scan.text, days[-1]
        known = default is not None and default.basis is not PeriodBasis.PUBLICATION and default.period.end.year == year
        told = self._announces.found(text[t.end : mention.quantity.start]) and not _SINCE.search(text, max(0, t.start - 8), t.start)
        if known and told:
            return default
        return Found(TimePeriod.year(year), PeriodBasis.STATED)

    def _first(self, expressions: Iterable[TimeExpression]) -> Found | None:
        """The period of the first of the expressions that can be resolved."""
        return next((found for t in expressions if (found := self._resolved(t)) is not None), None)


def _is_moment(t: TimeExpression) -> bool:
    """True for a week, and for a day that is no cut-off."""
    return t.kind is TimeKind.WEEK or (t.kind is TimeKind.DAY and not t.until)


def _dates_itself(t: TimeExpression) -> bool:
    """True for "năm 2016" and "năm nay"; "cả năm" depends on what was said before."""
    return t.year is not None or t.year_shift is not None or t.month is not None
