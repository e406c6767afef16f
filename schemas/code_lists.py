"""The code lists (SDMX: codelists) that table columns and the extractor share."""

from __future__ import annotations

from enum import StrEnum


class Measure(StrEnum):
    """What a number says of the metric."""

    LEVEL = "level"
    CHANGE = "change"
    CHANGE_PCT = "change_pct"
    RATIO = "ratio"
    SHARE = "share"
    COMPLETION = "completion"


class Bound(StrEnum):
    """How the article limits a number."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    NEARLY = "nearly"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    UNDER = "under"
    RANGE = "range"


class Status(StrEnum):
    """Whether a number is an outcome, an estimate, a target or a forecast."""

    ACTUAL = "actual"
    ESTIMATE = "estimate"
    TARGET = "target"
    FORECAST = "forecast"


class PeriodBasis(StrEnum):
    """How the reference period was found."""

    STATED = "stated"
    CONTEXT = "context"
    PUBLICATION = "publication"


class RejectReason(StrEnum):
    """Why a candidate number became no observation."""

    DATE = "DATE"
    TIME_OF_DAY = "TIME_OF_DAY"
    PERIOD = "PERIOD"
    DURATION = "DURATION"
    ORDINAL = "ORDINAL"
    RANK = "RANK"
    DOCUMENT_NUMBER = "DOCUMENT_NUMBER"
    ADDRESS = "ADDRESS"
    PHONE = "PHONE"
    NAME = "NAME"
    LIST_NUMBER = "LIST_NUMBER"
    AGE = "AGE"
    SCORE = "SCORE"
    FOOTNOTE = "FOOTNOTE"
    REPEATED = "REPEATED"
    IDIOM = "IDIOM"
    VAGUE = "VAGUE"
    DENOMINATOR = "DENOMINATOR"
    UNIT_SYMBOL = "UNIT_SYMBOL"
    WORD = "WORD"
    NO_UNIT = "NO_UNIT"
    NO_METRIC = "NO_METRIC"
    NO_PERIOD = "NO_PERIOD"
    INVALID_ROW = "INVALID_ROW"
    DROPPED_BY_PERSON = "DROPPED_BY_PERSON"

    @property
    def needs_person(self) -> bool:
        """True where the number may be a figure that the rules could not place."""
        return self in {RejectReason.NO_UNIT, RejectReason.NO_METRIC, RejectReason.NO_PERIOD, RejectReason.INVALID_ROW}


class UnreadableReason(StrEnum):
    """Why a raw file became no article."""

    EMPTY = "EMPTY"
    BINARY = "BINARY"
    BAD_ENCODING = "BAD_ENCODING"
    TORN = "TORN"
    NO_TEXT = "NO_TEXT"
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT"
    UNREADABLE = "UNREADABLE"
    TOO_LARGE = "TOO_LARGE"
    TOO_SLOW = "TOO_SLOW"
    BAD_SIDECAR = "BAD_SIDECAR"
    BAD_ID = "BAD_ID"
    OUTSIDE = "OUTSIDE"
