"""What the sentences of an article hand on to those after them: periods, headings, what was measured, the place."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.article import LineKind
from extract.drafts import Draft, Surroundings
from extract.measures import SELF_STANDING
from extract.mentions import SentenceScan
from extract.phrases.referents import ArticleNames
from extract.scanned_sentences import ScannedSentence
from extract.sentence_reader import SentenceReader
from extract.text.cue_patterns import CuesAnywhere
from extract.text.sentences import Sentence
from extract.times.lasting_periods import lasting
from extract.times.period_context import Found, PeriodContext
from schemas.code_lists import Measure, PeriodBasis, Status
from schemas.time_period import TimePeriod
from schemas.vocabulary.places import PlaceMention

_TITLE_YEAR = re.compile(r"(?<![\w.,/-])((?:19|20)\d\d)(?![\w/-]|[.,]\d)")
_ANNOUNCES = re.compile(r"\s*(?:như\s+sau|sau\s+đây|sau|cụ\s+thể|gồm|đó\s+là)\s*$")
_OF_MANY = re.compile(r"\s+(?:của\s+)?(?:một\s+số|các|những|từng)\s[^,;]*$")  # of which each line of the list names one
_HEAD_LINES = 3  # the headline and the lead stand in the first lines
_LASTS = 2  # sentences in which what was measured may still be spoken of
_LONGEST_SECTION = 80  # characters; a longer line before a list is a sentence of its own
_LONGEST_MAIN = 366  # days; a longer span is not the period of an article


@dataclass
class ArticleContext:
    """What has been read of the article so far; the only state of an extraction.

    `section` is the short line that announces a list ("Về đầu tư công:"), `heading` what the line before a list measures,
    `previous` and `topic` what the sentence before measured, `measured` by unit what was measured last; `place` is what the sentence before was
    about, `last_place` what its last figure was.
    """

    periods: PeriodContext
    names: ArticleNames
    section: str = ""
    heading: str = ""
    heading_status: Status | None = None
    heading_period: Found | None = None
    previous: str = ""
    topic: str = ""
    place: PlaceMention | None = None
    last_place: PlaceMention | None = None
    line_no: int = -1
    line_sentences: int = 0
    measured_at: int = 0
    measured: dict[str, str] = field(default_factory=dict)

    def surroundings(self, sentence: Sentence) -> Surroundings:
        """What a sentence inherits."""
        bullet = sentence.kind is LineKind.BULLET
        around = Surroundings(self.periods, self.heading, self.heading_status, bullet, self.previous, self.topic)
        return around._replace(names=self.names, number=sentence.number, measured=self.measured)

    def enter(self, sentence: Sentence, text: str, continues: CuesAnywhere) -> None:
        """A new paragraph forgets the period of the last, unless that was one sentence or its first words continue it.

        A line that is no bullet forgets the heading.
        """
        if sentence.line_no == self.line_no:
            self.line_sentences += 1
            return
        self.line_no = sentence.line_no
        self.place = None
        current = self.periods.current
        if (
            current is not None
            and not (self._is_past(current) and continues.opens(text))
            and (self.line_sentences > 1 or current.period.end.year not in self._near_years() or self._is_other_day(current))
        ):
            self.periods = self.periods._replace(current=None)
        if self.line_sentences > 1 and sentence.kind is not LineKind.BULLET:
            self.periods = self.periods._replace(compared=None)
        if self.line_sentences > 1 or sentence.number - self.measured_at > _LASTS:
            self.topic = ""
        self.line_sentences = 1
        if sentence.kind is LineKind.BULLET:
            self.periods = self.periods._replace(current=self.heading_period)
        else:
            self.heading, self.heading_status, self.heading_period = "", None, None
            self.section = ""

    def leave(self, scan: SentenceScan, number: int, drafts: Sequence[Draft], reader: SentenceReader) -> None:
        """Keep what the next sentence inherits."""
        stated = lasting(reader.times(scan, self.periods).times)
        if stated is not None:
            self.periods = self.periods._replace(current=stated)
        compared = [(d.period, d.base) for d in drafts if d.base_stated and d.base is not None]
        if compared:
            self.periods = self.periods._replace(compared=compared[-1])
        heads = [d for d in drafts if d.measure in SELF_STANDING and d.own_phrase]
        self.measured.update({d.unit: d.phrase for d in reversed(heads) if d.measure is Measure.LEVEL and not d.whole})
        if heads:
            self.previous, self.topic, self.measured_at = heads[0].phrase, heads[0].topic, number
        if scan.original.rstrip().endswith(":"):
            self.section = scan.original if len(scan.original) <= _LONGEST_SECTION else ""
            text = reader.phrases.strip_tail(_ANNOUNCES.sub("", scan.text.rstrip(" :").rsplit(",", 1)[-1].strip()))
            named = text if reader.phrases.nouns.names_measure(text) else ""
            self.heading = heads[-1].phrase if heads else _OF_MANY.sub("", named)
            statuses = reader.statuses.cues(scan.text)
            self.heading_status = statuses[-1][1] if statuses else None
            self.heading_period = lasting(reader.times(scan, self.periods).times, until=True) or self.periods.current

    def _is_past(self, found: Found) -> bool:
        """True for a period that does not end in a year to come."""
        published = self.periods.published
        return published is None or found.period.end.year <= published.year

    def _is_other_day(self, found: Found) -> bool:
        """True for a day that is not the one of publication."""
        return found.period.days == 1 and found.period.end != self.periods.published

    def _near_years(self) -> set[int]:
        """The years that a new paragraph may go on speaking of: the headline's and that of publication."""
        days = (self.periods.main.period.end if self.periods.main is not None else None, self.periods.published)
        return {day.year for day in days if day is not None}


def main_period(scanned: Sequence[ScannedSentence], published: date | None, reader: SentenceReader) -> Found | None:
    """The period of the headline, else of the lead: the first that is stated and does not lie ahead.

    What the text begins with and lies years back is the history of the news, not its time.
    """
    first_lines = sorted({s.sentence.line_no for s in scanned})[:_HEAD_LINES]
    for s in scanned:
        if s.sentence.line_no not in first_lines:
            break
        found = lasting(reader.times(s.scan, PeriodContext(published)).times)
        if found is None and s.sentence.kind is LineKind.TITLE:
            found = _only_year(s.scan.text)
        if found is None or (found.period.days or 0) > _LONGEST_MAIN:
            continue
        if published is None or found.period.end.year in {published.year, published.year - 1}:
            return found
        if s.sentence.kind is LineKind.TITLE and found.period.end.year < published.year:
            return found
    return None


def _only_year(title: str) -> Found | None:
    """The year of a headline that names one and no more."""
    years = set(_TITLE_YEAR.findall(title))
    return Found(TimePeriod.year(int(years.pop())), PeriodBasis.STATED) if len(years) == 1 else None
