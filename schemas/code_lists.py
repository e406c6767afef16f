"""The code lists (SDMX: codelists) that table columns and the extractor share, each code with its meaning."""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class CodeList(StrEnum):
    """Base of the code lists: a member is its code, and `meaning` says in one sentence what it stands for."""

    meaning: str

    def __new__(cls, code: str, meaning: str = "") -> Self:
        """A member from its code and meaning; `Bound("over")` finds the member of a code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.meaning = meaning
        return member


class Measure(CodeList):
    """What a number says of the metric."""

    LEVEL = "level", "The amount itself."
    CHANGE = "change", "A rise, or where negative a fall, by an amount; of a rate in percentage points."
    CHANGE_PCT = "change_pct", "A rise, or where negative a fall, in percent of the base."
    RATIO = "ratio", "A multiple of the base: 1.5 in `times`, or 89.2 in `percent` of it."
    SHARE = "share", "A part of a whole, in percent."
    COMPLETION = "completion", "How much of a plan, an estimate or a target was reached, in percent."


class Bound(CodeList):
    """How the article limits a number."""

    EXACT = "exact", "The number as it stands."
    ABOUT = "about", "Roughly the number (khoảng, xấp xỉ): 5 % to either side, or its last printed digit where that is wider."
    OVER = "over", "More than the number (hơn, trên)."
    NEARLY = "nearly", "Almost the number (gần): from 90 % of it up to it."
    AT_LEAST = "at_least", "The number or more (ít nhất, tối thiểu)."
    AT_MOST = "at_most", "The number or less (tối đa, không quá)."
    UNDER = "under", "Less than the number (dưới)."
    RANGE = "range", "Between two numbers: `value` is the first as printed, `value_low` and `value_high` are both."


class Status(CodeList):
    """Whether a number is an outcome, an estimate, a target or a forecast."""

    ACTUAL = "actual", "An outcome, as reported."
    ESTIMATE = "estimate", "An outcome as estimated (ước, ước đạt)."
    TARGET = "target", "What is planned or aimed at (mục tiêu, kế hoạch, dự toán)."
    FORECAST = "forecast", "What is expected to come (dự báo, dự kiến)."


class ObservationStatus(CodeList):
    """The SDMX observation status; SDMX has no code for a target, so it is told from a forecast by `status`."""

    NORMAL = "A", "Normal: an outcome as printed."
    ESTIMATED = "E", "Estimated, as the article says."
    FORECAST = "F", "Forecast or target."
    IMPUTED = "I", "Computed by us from other rows, not printed."


class PeriodBasis(CodeList):
    """How the reference period was found."""

    STATED = "stated", "The sentence says it."
    CONTEXT = "context", "It comes from the paragraph or the headline."
    PUBLICATION = "publication", "It is inferred from the day of publication."


class RateCheck(CodeList):
    """How the exchange rate that a pair of equivalents implies fits the reference."""

    OK = "ok", "Within 1 % of the reference."
    WITHIN_ROUNDING = "within_rounding", "Further off, but what rounding of the printed numbers allows."
    OFF = "off", "Further off than rounding allows: one of the two numbers may be wrong."


class Review(CodeList):
    """What a person made of a row."""

    AUTO = "auto", "No person has looked at it."
    CONFIRMED = "confirmed", "A person found it right."
    CORRECTED = "corrected", "A person changed it, or added it."


class ComparisonKind(CodeList):
    """How a pair of observations was found."""

    YEAR_OVER_YEAR = "year_over_year", "One series in two consecutive years."
    MULTI_YEAR = "multi_year", "One series in two years that are further apart."
    TARGET_OUTCOME = "target_outcome", "A target or forecast and what came of it."
    CROSS_METRIC = "cross_metric", "Two metrics that the vocabulary sets against each other."
    GROWTH_CHECK = "growth_check", "Our growth between two years against the one that the newspaper prints."


class RateBasis(CodeList):
    """Where the exchange rates of a comparison come from."""

    NONE = "none", "Nothing was converted."
    ARTICLE = "article", "The article's own pair of equivalents."
    OFFICIAL_AVERAGE = "official_average", "The official average of the year."
    CENTRAL_BANK = "central_bank", "The central bank's rate of the year."


class QualityCheck(CodeList):
    """What a finding is about."""

    ARTICLE_REJECTED = "article_rejected", "A raw file could not be read as an article."
    COMPUTED_DISAGREES = "computed_disagrees", "A printed figure is not what other printed figures give."
    CORRECTION_NOT_APPLIED = "correction_not_applied", "A correction no longer fits the articles or the rules."
    FALL_OVER_100 = "fall_over_100", "An amount that falls by more than all of it."
    IMPLAUSIBLE_VALUE = "implausible_value", "A value outside the plausible range of its metric."
    MAGNITUDE_JUMP = "magnitude_jump", "A level some hundred times above or below its neighbours in time: a scale word lost or read twice."
    MISSING_YEARS = "missing_years", "Years without a figure between two that have one."
    PARTS_OVER_WHOLE = "parts_over_whole", "Parts that are together more than their whole."
    RATE_OFF = "rate_off", "Amounts in two currencies whose rate does not fit."
    SHARE_OVER_100 = "share_over_100", "A share beyond the whole, or below nothing."
    STATEMENTS_DISAGREE = "statements_disagree", "Printed statements of one fact that contradict each other."


class Severity(CodeList):
    """How much a finding matters."""

    INFO = "info", "Good to know."
    WARNING = "warning", "A person should look at the rows before using them."
    ERROR = "error", "Something is wrong or missing."


class Change(CodeList):
    """What became of a row between two builds."""

    ADDED = "added", "The row is new."
    REMOVED = "removed", "The row is gone."
    CHANGED = "changed", "A cell of the row is another."


class CorrectionAction(CodeList):
    """What a person's correction does to a row."""

    DROP = "drop", "The number is no figure: the row goes to `rejects`."
    CHANGE = "change", "A field gets another value, and what hangs on it follows."
    CONFIRM = "confirm", "The row is right."
    ADD = "add", "The figure was missed: a row is added."


class Cause(CodeList):
    """Why a row is not what it was in the build before."""

    NEW_ARTICLE = "new article", "Its article, or one that speaks of the same, was not there before."
    CHANGED_ARTICLE = "changed article", "The raw file of its article, or of one that speaks of the same, is another."
    REMOVED_ARTICLE = "removed article", "Its article, or one that spoke of the same, is gone."
    RULE = "rule", "The article is the same; the program reads it, or chooses among rows, in another way."
    VOCABULARY = "vocabulary", "The article is the same; the vocabulary is another."
    CORRECTION = "correction", "A person's correction was made, changed or taken back."


class ArticleStatus(CodeList):
    """What became of a raw file."""

    READ = "read", "It was read as an article."
    REJECTED = "rejected", "It was not; `reason` and `detail` say why."


class RejectReason(CodeList):
    """Why a candidate number became no observation."""

    DATE = "DATE", "A date."
    TIME_OF_DAY = "TIME_OF_DAY", "A time of day."
    PERIOD = "PERIOD", "A year or another period."
    DURATION = "DURATION", "How long something lasts."
    ORDINAL = "ORDINAL", "An ordinal or a place in a ranking: the third meeting."
    DOCUMENT_NUMBER = "DOCUMENT_NUMBER", "The number of a law, a decision, a resolution …"
    ADDRESS = "ADDRESS", "The number of a house, a hamlet, a road …"
    PHONE = "PHONE", "A telephone number."
    NAME = "NAME", "Part of a name: G20, Covid-19, Formula 1."
    LIST_NUMBER = "LIST_NUMBER", "The number of an item in a list."
    AGE = "AGE", "A person's age."
    SCORE = "SCORE", "The result of a game."
    FOOTNOTE = "FOOTNOTE", "A mark that refers to a note."
    IDIOM = "IDIOM", "A number word that counts nothing: one of the, both sides."
    VAGUE = "VAGUE", "A number word without a number: some, several."
    DENOMINATOR = "DENOMINATOR", "What another figure is said per: of 100,000 inhabitants."
    UNIT_SYMBOL = "UNIT_SYMBOL", "A digit of a unit: m2."
    WORD = "WORD", "A word that only looks like a number: năm is five, and year."
    NO_UNIT = "NO_UNIT", "No unit and nothing counted was found."
    NO_METRIC = "NO_METRIC", "What is measured was not found."
    NO_PERIOD = "NO_PERIOD", "No period was found, and the article has no date."
    INVALID_ROW = "INVALID_ROW", "The row fails a check of the schema; `detail` and `row` hold what is wrong."
    DROPPED_BY_PERSON = "DROPPED_BY_PERSON", "A person's correction takes the row away."

    @property
    def needs_person(self) -> bool:
        """True where the number may be a figure that the rules could not place."""
        return self in {RejectReason.NO_UNIT, RejectReason.NO_METRIC, RejectReason.NO_PERIOD, RejectReason.INVALID_ROW}


class UnreadableReason(CodeList):
    """Why a raw file became no article."""

    EMPTY = "EMPTY", "It holds nothing but white space."
    BINARY = "BINARY", "It is no text."
    BAD_ENCODING = "BAD_ENCODING", "Its letters are in no encoding that is known."
    TORN = "TORN", "It is damaged or cut off."
    NO_TEXT = "NO_TEXT", "It holds no article's text."
    UNKNOWN_FORMAT = "UNKNOWN_FORMAT", "Its format is not read."
    UNREADABLE = "UNREADABLE", "It cannot be opened."
    TOO_LARGE = "TOO_LARGE", "It is larger than an article can be."
    TOO_SLOW = "TOO_SLOW", "Reading it took too long."
    BAD_SIDECAR = "BAD_SIDECAR", "The file beside it that describes it cannot be used."
    BAD_ID = "BAD_ID", "The record's id is no plain name."
    OUTSIDE = "OUTSIDE", "It is a link that leads out of the raw folder."
    DUPLICATE_ID = "DUPLICATE_ID", "Another raw file has its article id already."
    EXTRACTION_FAILED = "EXTRACTION_FAILED", "The extractor itself failed on it: a fault of the program, to be reported."
