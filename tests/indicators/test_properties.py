"""What holds of any rows: generated statements of two metrics in merged and unmerged places, from selection to comparison."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from indicators.comparisons import compare
from indicators.comparisons.conversion import article_rates
from indicators.comparisons.operands import with_traits
from indicators.currencies import check_rates
from indicators.resolution import resolve
from schemas.time_period import TimePeriod
from schemas.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
ARTICLES = pd.DataFrame({"article_id": ["a", "b", "c"], "status": "read", "newspaper": ["A", "B", None]})
PUBLISHED = {"a": date(2024, 1, 5), "b": date(2025, 3, 1), "c": None}
PERIODS = ("2022", "2023", "2024", "2025", "2026", "2023-Q1", "2024-Q1", "2024-S1", "2025-S2", "2023-01-01/P11M", "2024-01-01/P11M")
PLACES = {"Hà Nội": "VN63-01", "Tuyên Quang": "VN63-08"}  # the second was merged with Hà Giang
METRICS = ("trade_total", "exports_total")


@st.composite
def statements(draw):
    """A level or a growth that an article prints."""
    period = draw(st.sampled_from(PERIODS))
    place = draw(st.sampled_from(sorted(PLACES)))
    article = draw(st.sampled_from(sorted(PUBLISHED)))
    value = draw(st.integers(1, 400)) * 1e6
    bound = draw(st.sampled_from(["exact", "exact", "about", "over", "under"]))
    row = {
        "article_id": article,
        "published": PUBLISHED[article],
        "metric": draw(st.sampled_from(METRICS)),
        "period": period,
        "place": place,
        "place_id": VOCABULARY.places.code_at(PLACES[place], TimePeriod.parse(period).end),
        "status": draw(st.sampled_from(["actual", "actual", "estimate", "target"])),
    }
    if draw(st.booleans()):
        low, high = {"about": (0.95, 1.05), "over": (1, None), "under": (None, 1)}.get(bound, (0.99, 1.01))
        unit = draw(st.sampled_from(["USD", "USD", "VND"]))
        limits = {"value_low": None if low is None else value * low, "value_high": None if high is None else value * high}
        return row | {"value": value, "bound": bound, "unit": unit, **limits}
    base = TimePeriod.parse(period).shifted(-1)
    growth = draw(st.integers(-500, 500)) / 10
    return row | {"measure": "change_pct", "unit": "percent", "value": growth, "base_period": str(base)}


def resolved(frame: pd.DataFrame, superseded: bool) -> pd.DataFrame:
    """As a build resolves the rows; where `superseded`, a corrected version replaces article a."""
    checked = check_rates(frame, VOCABULARY.exchange_rates.official_average)
    staged = with_traits(checked, ARTICLES).assign(superseded=(frame["article_id"] == "a") & superseded)
    return resolve(staged, VOCABULARY)


@settings(max_examples=20)
@given(st.lists(statements(), min_size=2, max_size=14), st.booleans())
def test_comparisons_of_any_rows(observations_of, stated, superseded):
    rows = resolved(observations_of(*({"char_start": 10 * at, "char_end": 10 * at + 5} | each for at, each in enumerate(stated))), superseded)
    found = compare(rows, article_rates(rows), VOCABULARY)
    by_id = rows.set_index("observation_id")
    for pair in found.itertuples():
        left, right = by_id.loc[pair.left_observation_id], by_id.loc[pair.right_observation_id]
        for side in (left, right):
            assert side["selected"]
            assert "SUPERSEDED" not in side["flags"].split(";")
        assert not pair.ratio_low > pair.ratio
        assert not pair.ratio_high < pair.ratio
        if not pd.isna(pair.percent_change) and not pd.isna(pair.ratio):
            assert 1 + pair.percent_change / 100 == pytest.approx(pair.ratio)
        if pair.kind in {"year_over_year", "multi_year"}:
            assert VOCABULARY.places.series(left["place_id"]) == VOCABULARY.places.series(right["place_id"])
            assert "PERIOD_LENGTH_DIFFERS" not in pair.reasons
            assert pair.years_apart >= 1
        if "target" in {pair.left_status, pair.right_status}:
            assert pair.kind == "target_outcome"
        if pair.kind == "growth_check":
            assert not pd.isna(pair.reported_percent)


@settings(max_examples=20)
@given(st.lists(statements(), min_size=1, max_size=14), st.booleans())
def test_resolution_of_any_rows(observations_of, stated, superseded):
    rows = resolved(observations_of(*({"char_start": 10 * at, "char_end": 10 * at + 5} | each for at, each in enumerate(stated))), superseded)
    assert (rows["value_low"].isna() | (rows["value_low"] <= rows["value"])).all()
    assert (rows["value_high"].isna() | (rows["value"] <= rows["value_high"])).all()
    flags = rows["flags"].str.split(";")
    assert not (rows["selected"] & flags.map(lambda codes: "SUPERSEDED" in codes)).any()
    revised = rows[flags.map(lambda codes: "REVISED" in codes)]
    assert revised["selected"].all(), "only the figure to use revises another"
    again = resolved(
        rows[~rows["derived"]].assign(flags="", selected=False)[list(observations_of().columns)].sample(frac=1, random_state=1), superseded
    )
    same = ["observation_id", "selected", "flags", "value"]
    pd.testing.assert_frame_equal(
        again.sort_values("observation_id")[same].reset_index(drop=True), rows.sort_values("observation_id")[same].reset_index(drop=True)
    )
