"""The line of a page that says when the article was published."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from functools import lru_cache

from schemas.vocabulary.page_cues import PageCues

# Vietnam has kept UTC+7 without summer time since 1975, so no time zone database is needed.
VIETNAM = timezone(timedelta(hours=7), "Asia/Ho_Chi_Minh")
_LONGEST = 160
_FIRST_YEAR, _LAST_YEAR = 1945, 2100

_ISO = re.compile(
    r"(?<!\d)(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?:[T ](?P<hour>\d{2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d{1,9})?)?\s?"
    r"(?P<zone>Z|[+-]\d{2}:?\d{2})?)?(?!\d)"
)
_NUMERIC = re.compile(r"(?<![\d/.-])(?P<day>\d{1,2})\s?[/.-]\s?(?P<month>\d{1,2})\s?[/.-]\s?(?P<year>\d{4})(?!\d)")
_IN_WORDS = re.compile(r"(?<!\d)(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})\s*,?\s+(?:năm\s+)?(?P<year>\d{4})(?!\d)", re.IGNORECASE)
_TIME = re.compile(
    r"(?<![\d:])(?P<hour>\d{1,2})\s?(?::|h|giờ)\s?(?P<minute>\d{2})(?::(?P<second>\d{2}))?(?![\d:])\s?(?:phút|'|(?P<half>[ap]m|sa|ch)\b)?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"[\[(]?\s*(?:GMT|UTC)\s*(?:(?P<sign>[+-])\s*(?P<hours>\d{1,2})(?::?(?P<minutes>\d{2}))?)?\s*[\])]?", re.IGNORECASE)
_CLOCK = re.compile(r"(?P<whole>1\d{9}|1\d{12})(?:\.\d+)?")
_PUNCTUATION = " \t|,;:.-–—•·/()[]'"


@dataclass(frozen=True, slots=True)
class DateLine:
    """When the article was published (with its zone), and what else the line says: the author's name, or nothing."""

    published: datetime
    rest: str


def parse_dateline(line: str, cues: PageCues) -> DateLine | None:
    """Read one line of a page as a date line; None where there is no date, or a date that does not exist.

    The moment is given as Vietnam's clock shows it; without a zone the line is Vietnam's, without a time it is midnight. `rest` is the line
    without dates, times, zone, weekday, labels and counters. Of several dates the first counts.
    """
    if len(line) > _LONGEST:
        return None
    found = _ISO.search(line) or _NUMERIC.search(line) or _IN_WORDS.search(line)
    if not found:
        return None
    part = found.groupdict()
    rest = f"{line[: found.start()]} | {line[found.end() :]}"
    zone = _ZONE.search(rest)
    if zone:
        rest = f"{rest[: zone.start()]} | {rest[zone.end() :]}"
    time = part if part.get("hour") else None
    if not time and (clock := _TIME.search(rest)):
        time = clock.groupdict()
        rest = f"{rest[: clock.start()]} | {rest[clock.end() :]}"
    for more in (_NUMERIC, _TIME):
        rest = more.sub(" | ", rest)
    published = _moment(part, time, _offset(part.get("zone"), zone))
    return None if published is None else DateLine(published, _without_labels(rest, cues))


def moment_of_clock(text: str) -> datetime | None:
    """The moment that a crawler wrote as seconds or milliseconds since 1970; None for another number."""
    found = _CLOCK.fullmatch(text.strip())
    if not found:
        return None
    seconds = float(text) / (1000 if len(found["whole"]) == 13 else 1)
    return datetime.fromtimestamp(seconds, tz=UTC).astimezone(VIETNAM)


def _moment(day: dict[str, str | None], time: dict[str, str | None] | None, zone: timezone) -> datetime | None:
    year = int(day["year"] or 0)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        return None
    time = time or {}
    hour = int(time.get("hour") or 0)
    half = (time.get("half") or "").casefold()
    if half in {"pm", "ch"} and hour < 12:
        hour += 12
    elif half in {"am", "sa"} and hour == 12:
        hour = 0
    try:
        return datetime(
            year, int(day["month"] or 0), int(day["day"] or 0), hour, int(time.get("minute") or 0), int(time.get("second") or 0), tzinfo=zone
        ).astimezone(VIETNAM)
    except ValueError:
        return None


def _offset(iso: str | None, named: re.Match[str] | None) -> timezone:
    if iso == "Z":
        return UTC
    if iso:
        sign, hours, minutes = iso[0], int(iso[1:3]), int(iso[-2:])
    elif named and named["sign"]:
        sign, hours, minutes = named["sign"], int(named["hours"]), int(named["minutes"] or 0)
    else:
        return VIETNAM if named is None else UTC
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if sign == "-" else 1)
    if offset == timedelta(hours=7) or abs(offset) >= timedelta(hours=24):
        return VIETNAM
    return timezone(offset)


def _without_labels(rest: str, cues: PageCues) -> str:
    rest = _counter_pattern(cues.counters).sub(" ", rest)
    rest = _author_pattern(cues.author_labels).sub(" ", rest)
    rest = _label_pattern(cues.weekdays + cues.date_labels).sub(" ", rest)
    parts = (" ".join(part.split()).strip(_PUNCTUATION) for part in rest.split("|"))
    beside = _beside(cues.noise_lines + cues.section_names)
    return " ".join(part for part in parts if part and not part.isdigit() and part.casefold() not in beside)


@lru_cache(maxsize=8)
def _beside(buttons: tuple[str, ...]) -> frozenset[str]:
    """What a date line may hold between its marks: buttons of the page and sections of the newspaper."""
    return frozenset(button.casefold() for button in buttons)


@lru_cache(maxsize=8)
def _counter_pattern(counters: tuple[str, ...]) -> re.Pattern[str]:
    names = _alternatives(counters)
    return re.compile(rf"(?<!\w)(?:(?:{names})\s*:?\s*\(?\d[\d.,]{{0,15}}\)?|\(?\d[\d.,]{{0,15}}\)?\s*(?:{names}))(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _label_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(labels)})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=8)
def _author_pattern(labels: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{_alternatives(labels)})\s*:", re.IGNORECASE)


def _alternatives(words: Iterable[str]) -> str:
    # Longest first; "(?!)" never matches, for a list that is empty.
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
