"""`observations`: one row a reported figure."""

from __future__ import annotations

import pandas as pd

from schemas.code_lists import Bound, Measure, ObservationStatus, PeriodBasis, RateCheck, Review, Status
from schemas.tables.column import DAY, FLAG, ROW_ID, SHORT_REAL, WHOLE, YEAR, Column, real, text
from schemas.tables.table import Reference, Rule, Table
from schemas.time_period import TimePeriod

OBS_STATUS = {
    Status.ACTUAL: ObservationStatus.NORMAL,
    Status.ESTIMATE: ObservationStatus.ESTIMATED,
    Status.TARGET: ObservationStatus.FORECAST,
    Status.FORECAST: ObservationStatus.FORECAST,
}
"""SDMX observation status of a printed figure; SDMX has no code for a target, so it is told from a forecast by `status`. Derived rows are I."""

FLAGS = {
    "AS_OF_IMPLICIT": "A stock whose date the article does not state.",
    "BASE_IMPLIED": "A change or ratio whose base period the article does not state.",
    "CONFLICT": "Another statement of the same fact, of the same vintage, contradicts this one.",
    "SUPERSEDED": "A later vintage that contradicts this row, or a corrected version of its article, replaces it.",
    "REVISED": "This row contradicts an earlier vintage, which it replaces.",
    "PART_YEAR": "In `indicators_by_year`: only a part of the year is known.",
    "AREA_CHANGED": "In `indicators_by_year`: the province was merged in the year before this figure, so that no earlier one is of the same area.",
}
"""What may stand in `flags`."""


def _period_spelled(frame: pd.DataFrame) -> pd.Series:
    columns = ["period", "period_start", "period_end"]
    distinct = frame[columns].drop_duplicates()
    starts = [None if pd.isna(start) else start.date() for start in distinct["period_start"]]
    spans = zip(distinct["period"], starts, distinct["period_end"].dt.date, strict=True)
    distinct = distinct.assign(holds=[(start is None or start <= end) and str(TimePeriod(start, end)) == period for period, start, end in spans])
    return frame[columns].merge(distinct, on=columns, how="left")["holds"].astype(bool).set_axis(frame.index)


def _base_spelled(frame: pd.DataFrame) -> pd.Series:
    def valid(period: str) -> bool:
        try:
            return str(TimePeriod.parse(period)) == period
        except ValueError:
            return False

    known = {period: valid(period) for period in frame["base_period"].dropna().unique()}
    return frame["base_period"].isna() | frame["base_period"].map(known).eq(other=True)


def _contained(part: str) -> Rule:
    def holds(frame: pd.DataFrame) -> pd.Series:
        pairs = zip(frame[part], frame["source_sentence"], strict=True)
        return pd.Series(
            [isinstance(text, str) and isinstance(sentence, str) and text in sentence for text, sentence in pairs], frame.index, dtype=bool
        )

    return Rule(f"{part}_in_sentence", f"`{part}` stands in `source_sentence`.", holds)


def _interval(frame: pd.DataFrame) -> pd.Series:
    low, high, value = frame["value_low"], frame["value_high"], frame["value"]
    return (low.isna() | (low <= value)) & (high.isna() | (value <= high))


def _offsets(frame: pd.DataFrame) -> pd.Series:
    length = (frame["char_end"] - frame["char_start"]).astype("Int64")
    return (frame["derived"] & length.isna()) | (length == frame["value_text"].str.len()).fillna(value=False).astype(bool)


RULES = (
    Rule("year_is_end_of_period", "`year` is the year of `period_end`.", lambda f: f["period_end"].dt.year == f["year"]),
    Rule("period_spelled", "`period` is the SDMX spelling of `period_start` to `period_end`.", _period_spelled),
    Rule("base_period_spelled", "`base_period` is an SDMX time period.", _base_spelled),
    Rule("value_in_interval", "`value_low` <= `value` <= `value_high` where they are given.", _interval),
    _contained("value_text"),
    _contained("unit_text"),
    Rule("offsets_span_value_text", "`char_end` - `char_start` is the length of `value_text`; only derived rows have no offsets.", _offsets),
    Rule("derivation_given", "A derived row, and no other, says how it was derived.", lambda f: f["derived"] == f["derivation"].notna()),
    Rule("rate_of_equivalent", "Only an equivalent has an implied rate.", lambda f: f["implied_rate"].isna() | f["equivalent_to"].notna()),
)

OBSERVATIONS = Table(
    "observations",
    "Observations",
    "One row a figure that an article reports, with the sentence that says so; derived rows are computed from printed ones.",
    (
        Column("year", YEAR, "Reference year; of a span, the year in which it ends.", minimum=1800, maximum=2200),
        text(
            "metric",
            "Metric id from `metrics`, or `other:` and a slug of `metric_text` where the vocabulary has none.",
            pattern=r"^(other:)?[a-z0-9][a-z0-9_-]*$",
        ),
        real(
            "value",
            "The figure in `unit`, scale words resolved; percent as 5.1; a fall is negative; of a range the first end as printed.",
            nullable=False,
        ),
        text(
            "unit",
            "Unit id from `units` (ISO 4217 for money), or a quotient of two such as `VND/share`.",
            pattern=r"^[A-Za-z][A-Za-z0-9_]*(/[A-Za-z0-9_]+)*$",
        ),
        text("source_sentence", "The sentence that states the figure, to the letter."),
        text("observation_id", "Hash of article, sentence, printed number and unit, and occurrence.", pattern=ROW_ID, unique=True),
        text("article_id", "The article in `articles`."),
        text("place", "What the figure is about, as written."),
        text("place_id", "Code of the place in `places`, valid in the reference period.", pattern="^[A-Z][A-Z0-9-]*$"),
        text("metric_text", "The noun phrase measured, as the article has it."),
        text("measure", "What the number says of the metric: its level, a change, a share …", codes=Measure),
        text("value_text", "The number as printed, with its scale word; empty for a derived row."),
        text("unit_text", "The unit as printed; empty for a derived row."),
        real("value_low", "Least value that the printed number and its bound allow, in `unit`; null where nothing limits it."),
        real("value_high", "Greatest value that the printed number and its bound allow, in `unit`; null where nothing limits it."),
        text("bound", "How the article limits the number.", codes=Bound),
        text("status", "Outcome, estimate, target or forecast.", codes=Status),
        text("obs_status", "SDMX observation status: A normal, E estimate, F forecast or target, I derived.", codes=ObservationStatus),
        text("period", "Reference period as an SDMX time period."),
        Column("period_start", DAY, "First day of the reference period; null for a stock, or for what has accumulated since ever.", nullable=True),
        Column("period_end", DAY, "Last day of the reference period."),
        text("period_basis", "How the period was found: stated, from the context, from the publication date.", codes=PeriodBasis),
        text("base_period", "What a change or ratio is compared with, as an SDMX time period.", nullable=True),
        text("equivalent_to", "`observation_id` of the figure that this one restates in another unit.", nullable=True, pattern=ROW_ID),
        real(
            "implied_rate",
            "Exchange rate that the pair of equivalents implies, in VND per unit of the other currency (without VND: `unit` per unit restated).",
        ),
        text(
            "rate_check",
            "Whether the implied rate fits the article's other pairs, else the official average of the year.",
            nullable=True,
            codes=RateCheck,
        ),
        text("part_of", "`observation_id` of the whole of which this is a part.", nullable=True, pattern=ROW_ID),
        Column("derived", FLAG, "Computed from other rows, not printed."),
        text("derivation", "Formula and observation ids of a derived row.", nullable=True),
        Column("published", DAY, "Day of publication of the article: the vintage.", nullable=True),
        Column("selected", FLAG, "The row to use of all that state the same fact."),
        Column(
            "confidence",
            SHORT_REAL,
            "How sure the extractor is of the row, 0 to 1; 1 where a person confirmed or corrected it.",
            minimum=0,
            maximum=1,
        ),
        text("review", "`auto`, or what a person made of the row.", codes=Review),
        text("flags", "Flags joined by `;`, empty when there are none."),
        Column("sentence_no", WHOLE, "Number of the sentence in the article; null for a derived row.", nullable=True, minimum=0),
        Column("char_start", WHOLE, "Offset of the number in the article's body; null for a derived row.", nullable=True, minimum=0),
        Column("char_end", WHOLE, "Offset after the number in the article's body; null for a derived row.", nullable=True, minimum=0),
    ),
    key=("observation_id",),
    order=("article_id", "char_start", "observation_id"),
    rules=RULES,
    references=(
        Reference("article_id", "articles", "article_id"),
        Reference("equivalent_to", "observations", "observation_id"),
        Reference("part_of", "observations", "observation_id"),
    ),
    partitioned=True,
)
