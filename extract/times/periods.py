"""Which time expression of a sentence each quantity belongs to."""

from __future__ import annotations

import re
from datetime import date

from extract.mentions import Mention, follows_bracket
from extract.text.cue_patterns import CuesAnywhere
from extract.times.base_periods import base_period
from extract.times.period_context import Found
from extract.times.sentence_times import SentenceTimes, is_moment
from extract.times.time_expressions import TimeExpression, TimeKind
from extract.times.time_roles import OF_PERIOD
from schemas.code_lists import PeriodBasis
from schemas.time_period import TimePeriod

_LATER = frozenset({TimeKind.YEAR, TimeKind.QUARTER, TimeKind.HALF, TimeKind.FIRST_MONTHS})  # may date a figure that stands before it
_LEADING = re.compile(r"[,;:(]|\svà\s|\s-\s|\btrong\s+khi\b")
_OF_THAT = re.compile(r"\s*(?:của|trong|hồi|vào)\s+")
_OF_THAT_OR_NONE = re.compile(r"\s*(?:(?:của|trong|hồi|vào)\s+)?")
_COMPARED_AMOUNT = re.compile(
    r"(?:so\s+với|hơn|kém)\s+(?:(?:con\s+số|mức|khoản|số)\s+)(?:[^\W\d_]+\s+){0,3}$"
)  # "so với con số 1.131 tỷ đồng cùng kỳ"
_OPENS_BRACKET = re.compile(r"\s*\(\s*")
_FEW_WORDS = re.compile(r"(?:\s*[^\W\d_]+){0,5}\s*")  # that may stand between a number and its day
_COMPARES = re.compile(r"so\s+với")
_OTHER_CLAUSE = re.compile(r";|,\s+(?:trong\s+khi|còn|nhưng|song|so\s+với)(?![^\W_])")
_FORMERLY = re.compile(r",[^,;]*(?<!\S)(?:từng|khi|nơi)\s")  # ", mặt hàng từng giảm 34% trong năm 2019": of that clause alone
_SET_AGAINST = re.compile(r"(?:\(|(?<!\S)(?:trong\s+khi|còn))\s*(?:(?:hồi|vào|thời\s+điểm|con\s+số)\s+)*$")
_FEW_LINKS = re.compile(r"[\s:]*(?:(?:là|chỉ|mới|ở|mức|đạt|có|khoảng|gần|hơn|trên|tới)\s+)*")
_JUST_NOW = re.compile(r"(?<!\S)(?:vừa|mới\s+đây|vừa\s+mới)\s")  # what has just happened is not of a year named after it
_JUST_DID = re.compile(r"(?<!\S)vừa\s+(?!qua|rồi)(?P<what>[^,;:()]*)$")  # "vừa mua lại 12.000 cổ phiếu"
_LEAVES = re.compile(r"[^;()]*[;)]")  # the clause or bracket that a time stands in ends
_SINCE = re.compile(r"(?<!\S)(?:từ|sau|trước)\s+$")
_CLAUSE = re.compile(r"[^;,]*")


class SentencePeriods:
    """The periods of the figures of one sentence."""

    def __init__(self, times: SentenceTimes, announces: CuesAnywhere) -> None:
        self.scan, self.context = times.scan, times.context
        self.times = times
        self._announces = announces

    def of(self, mention: Mention, *, happened: bool) -> tuple[Found | None, bool]:
        """The period of one quantity, and whether it is attached to it.

        A single day dates only what `happened`, not what was planned on it.
        """
        found = self._of_same_period(mention) or self._attached_to(mention) or self._before_bracket(mention) or self._of_new_year(mention)
        if found is not None:
            return found, True
        found = (
            self._before(mention, happened=happened)
            or self._day_after(mention, happened=happened)
            or self._only_one_after(mention)
            or self._in_clause_after(mention)
            or self._year_of_day(mention)
        )
        found = found or self._just_now(mention) or self.context.default()
        return (found if happened or found is None else self._ahead(found)), False

    def _just_now(self, mention: Mention) -> Found | None:
        """The year of publication, for what has just happened where the article speaks of a time that is over."""
        published = self.context.published
        said = _JUST_DID.search(mention.before) if published is not None else None
        if published is None or said is None or self._announces.found(said["what"]):
            return None
        return Found(TimePeriod.year(published.year), PeriodBasis.PUBLICATION)

    def _ahead(self, found: Found) -> Found:
        """A plan or forecast of a year that its sentence does not name is of the article's year, not of an earlier one told of before."""
        published, main, year = self.context.published, self.context.main, found.period.end.year
        if published is None or year >= published.year or self.context.review_year == year:
            return found
        if any(t.year == year or t.year_shift is not None for t in self.scan.times):
            return found
        if main is not None and main.period.end.year == year:
            return found
        return Found(TimePeriod.year(published.year), PeriodBasis.CONTEXT)

    def base(self, mention: Mention, period: TimePeriod) -> tuple[TimePeriod | None, bool]:
        """The period a change or ratio is compared with, and whether it is stated: in the clause after, before, or later in the sentence."""
        q = mention.quantity
        text = self.scan.text
        after = [t for t in self.times.bases if q.end <= t.start < mention.right]
        own = mention.left
        if mention.left and (edge := _LEADING.search(text, mention.left, q.start)):
            own = edge.end()
        before = [t for t in self.times.bases if own <= t.start < q.start]
        topic = [t for t in self.times.bases if t.end <= q.start and not self._stands_after_number(t)]
        later = [t for t in self.times.bases if t.start >= q.end and (t.kind is TimeKind.SAME_PERIOD or ";" not in text[q.end : t.start])]
        for t in (*after[:1], *before[-1:], *topic[-1:], *later[:1]):
            base = base_period(t, period, self.context)
            if base is not None and base != period:
                return base, True
        return None, False

    def _stands_after_number(self, t: TimeExpression) -> bool:
        """True where a quantity stands before the expression."""
        return any(m.quantity.end <= t.start for m in self.scan.mentions if m.quantity.start < t.start)

    def _of_same_period(self, mention: Mention) -> Found | None:
        """The period of a figure of the year before: "trong khi cùng kỳ là 4,3%", "mức tăng 4,91% của cùng kỳ năm 2023"."""
        if not self.times.shifted and not self.times.bases:
            return None
        q, text = mention.quantity, self.scan.text
        shifted = [
            t
            for t in self.times.shifted
            if t.end <= q.start and not _LEAVES.match(text, t.end, q.start) and not any(t.end <= o.start < q.start for o in self.times.own)
        ]
        of_that = _OF_THAT_OR_NONE if _COMPARED_AMOUNT.search(mention.before) else _OF_THAT
        named = [t for t in self.times.bases if q.end <= t.start < mention.right and of_that.fullmatch(text, q.end, t.start)]
        if not shifted and not named:
            return None
        here = self.times.first(t for t in reversed(self.times.own) if t.end <= q.start and not is_moment(t)) or self.context.default()
        if here is None:
            return None
        for t in (*shifted, *named):
            base = base_period(t, here.period, self.context)
            if base is not None:
                return Found(base, PeriodBasis.STATED)
        return None

    def _attached_to(self, mention: Mention) -> Found | None:
        """The period that follows the number directly."""
        return self.times.first(t for t in self.times.own_after(mention) if t.start in self.times.attached)

    def _before_bracket(self, mention: Mention) -> Found | None:
        """The period of a bracket, as "so với năm 2014 (82 triệu USD)": it restates the year named before it."""
        start = mention.quantity.start
        if not follows_bracket(self.scan.text, start):
            return None
        return self.times.first(
            t for t in self.scan.times if t.kind in OF_PERIOD and t.end <= start and _OPENS_BRACKET.fullmatch(self.scan.text, t.end, start)
        )

    def _of_new_year(self, mention: Mention) -> Found | None:
        """The level that the year began with: "chiếm 61% (đầu năm: 46%)", "trong khi đầu năm chỉ là 46%"."""
        text, start = self.scan.text, mention.quantity.start
        for t in self.times.own:
            if t.kind is not TimeKind.YEAR or t.edge != -1 or t.until or t.end > start:
                continue
            if _SET_AGAINST.search(text, max(0, t.start - 24), t.start) and _FEW_LINKS.fullmatch(text, t.end, start):
                found = self.times.resolved(t)
                return None if found is None else Found(TimePeriod.until(date(found.period.end.year - 1, 12, 31)), PeriodBasis.STATED, open_end=True)
        return None

    def _before(self, mention: Mention, *, happened: bool) -> Found | None:
        """The last period named before the number; a single day dates what happened on it, unless it was only made known then."""
        start = mention.quantity.char_start
        return self.times.first(
            t
            for t in reversed(self.times.own)
            if t.end <= start
            and t.start not in self.times.origins
            and self.times.reaches(t, mention)
            and (not is_moment(t) or (happened and self._dates(t, t.end, start)))
        )

    def _day_after(self, mention: Mention, *, happened: bool) -> Found | None:
        """The day named in the clause after the number: "làm 13 người chết hôm 23/3"."""
        start, text = mention.quantity.end, self.scan.text
        if not happened:
            return None
        return self.times.first(
            t
            for t in self.times.own
            if is_moment(t) and start <= t.start < mention.right and _FEW_WORDS.fullmatch(text, start, t.start) and self._dates(t, start, t.start)
        )

    def _dates(self, t: TimeExpression, start: int, end: int) -> bool:
        """True unless the words between a day and a number only make it known, or the day begins or ends a time."""
        return not self._announces.found(self.scan.text[start:end]) and not _SINCE.search(self.scan.text, max(0, t.start - 8), t.start)

    def _only_one_after(self, mention: Mention) -> Found | None:
        """The one period of the sentence, where it stands after the number."""
        if len(self.times.own) != 1:
            return None
        (t,) = self.times.own
        if not self.times.reaches(t, mention):
            return None
        text, end = self.scan.text, mention.quantity.end
        if _OTHER_CLAUSE.search(text, end, t.start) or _FORMERLY.search(text, end, t.start) or _JUST_NOW.search(mention.before):
            return None
        dates = t.start >= mention.quantity.end and (t.start not in self.times.attached or self._closes(t)) and t.kind in _LATER and _dates_itself(t)
        return self.times.resolved(t) if dates else None

    def _closes(self, t: TimeExpression) -> bool:
        """True for a time that closes a list of figures, "…, lợi nhuận 20 tỷ đồng trong quý III", where it dates them all."""
        mention = self.times.attached[t.start]
        text = self.scan.text
        within = text.startswith("trong", t.start) or text.startswith("trong", mention.quantity.end + 1)
        return within and not _COMPARES.search(mention.before)

    def _in_clause_after(self, mention: Mention) -> Found | None:
        """The period that the clause after the number names."""
        start = mention.quantity.end
        if not self.times.own or self.times.own[-1].start < start or _JUST_NOW.search(mention.before):
            return None
        clause = _CLAUSE.match(mention.after)
        end = start + (clause.end() if clause else 0)
        unsuited = {TimeKind.NOW, TimeKind.MONTH}
        return self.times.first(
            t for t in self.times.own if start <= t.start < end and t.kind not in unsuited and not is_moment(t) and self.times.reaches(t, mention)
        )

    def _year_of_day(self, mention: Mention) -> Found | None:
        """The year of a day that the sentence names, unless they are only made known on it: figures told on a day are of its year."""
        days = [t for t in self.times.own if t.kind is TimeKind.DAY and t.start not in self.times.attached and t.start not in self.times.scopes]
        found = self.times.resolved(days[-1]) if days else None
        if found is None:
            return None
        year, default, text, t = found.period.end.year, self.context.default(), self.scan.text, days[-1]
        known = default is not None and default.basis is not PeriodBasis.PUBLICATION and default.period.end.year == year
        told = self._announces.found(text[t.end : mention.quantity.start]) and not _SINCE.search(text, max(0, t.start - 8), t.start)
        if known and told:
            return default
        return Found(TimePeriod.year(year), PeriodBasis.STATED)


def _dates_itself(t: TimeExpression) -> bool:
    """True for "năm 2016" and "năm nay"; "cả năm" depends on what was said before."""
    return t.year is not None or t.year_shift is not None or t.month is not None
