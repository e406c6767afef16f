"""All provincial articles and the two samples in one build: what must be compared is, and nothing else."""

from __future__ import annotations

import shutil
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path

import pandas as pd
import pytest

from indicators import build
from indicators.check import check
from indicators.places import place_key
from indicators.read import observations, read_table
from schemas.tables import OBSERVATIONS
from schemas.time_period import TimePeriod
from schemas.vocabulary import load_vocabulary

ROOT = Path(__file__).parents[2]
ACROSS_YEARS = ("year_over_year", "multi_year")
TODAY = date(2100, 1, 1)


@pytest.fixture(scope="module")
def raw(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("provincial") / "raw"
    shutil.copytree(ROOT / "data" / "raw", folder)
    for path in (ROOT / "tests" / "gold" / "provincial").glob("*.txt"):
        shutil.copy(path, folder)
    return folder


@pytest.fixture(scope="module")
def out(raw) -> Path:
    build(raw, raw.with_name("out"))
    return raw.with_name("out")


@pytest.fixture(scope="module")
def rows(out) -> pd.DataFrame:
    return observations(out).set_index("observation_id", drop=False)


@pytest.fixture(scope="module")
def comparisons(out) -> pd.DataFrame:
    return read_table(out, "comparisons")


def days(row: pd.Series) -> int | None:
    return None if pd.isna(row["period_start"]) else (row["period_end"] - row["period_start"]).days + 1


def part_of_year(row: pd.Series) -> str:
    """What of a year a figure is about, in the words of the contract."""
    length = days(row)
    if length is None:
        return "stock"
    if length < 303:
        return f"{row['period_start']:%m%d}-{row['period_end']:%m%d}"
    return "year" if length <= 366 else f"{length // 30} months"


def series(rows: pd.DataFrame) -> dict[tuple, dict[int, set[str]]]:
    """The ids of all selected outcomes by series and year."""
    places = load_vocabulary().places
    found: dict[tuple, dict[int, set[str]]] = defaultdict(lambda: defaultdict(set))
    outcomes = rows[rows["selected"] & rows["status"].isin(["actual", "estimate"])]
    for (_, row), name in zip(outcomes.iterrows(), place_key(outcomes["place"]), strict=True):
        offset = row["year"] - TimePeriod.parse(row["base_period"]).end.year if isinstance(row["base_period"], str) else 0
        key = (places.series(row["place_id"]), name, row["metric"], row["measure"], row["unit"], offset, part_of_year(row))
        found[key][row["year"]].add(row["observation_id"])
    return found


def test_the_build_is_whole(out):
    assert check(out) == []


def test_every_two_years_of_a_series_are_compared_once_and_nothing_else_is(rows, comparisons):
    pairs = comparisons[comparisons["kind"].isin(ACROSS_YEARS)]
    compared = set(zip(pairs["left_observation_id"], pairs["right_observation_id"], strict=True))
    expected = 0
    for years in series(rows).values():
        for first, last in combinations(sorted(years), 2):
            found = [(left, right) for left in years[first] for right in years[last] if (left, right) in compared]
            assert len(found) == 1, (first, last)
            expected += 1
    assert len(pairs) == expected
    assert expected >= 5


def test_no_comparison_crosses_the_merger_of_provinces(rows, comparisons):
    places = load_vocabulary().places
    for side in ("left", "right"):
        comparisons = comparisons.assign(**{side: comparisons[f"{side}_observation_id"].map(rows["place_id"]).map(places.series)})
    assert (comparisons["left"] == comparisons["right"]).all()


def test_parts_of_years_of_other_length_are_never_compared_without_saying_so(rows, comparisons):
    for pair in comparisons.itertuples():
        left, right = rows.loc[pair.left_observation_id], rows.loc[pair.right_observation_id]
        lengths = [length for length in (days(left), days(right)) if length is not None]
        differ = len(lengths) == 2 and abs(lengths[0] - lengths[1]) > 5 and min(lengths) < 303
        if differ and pair.comparability != "not_comparable":
            assert "PERIOD_LENGTH_DIFFERS" in pair.reasons.split(";")
        assert not (differ and pair.kind in ACROSS_YEARS)


def test_no_comparison_uses_a_row_that_is_not_selected(rows, comparisons):
    used = {*comparisons["left_observation_id"], *comparisons["right_observation_id"]}
    assert rows.loc[list(used), "selected"].all()
    assert not rows.loc[list(used), "flags"].str.contains("SUPERSEDED").any()


def test_the_comparisons_of_the_two_samples_are_those_of_a_build_of_them_alone(comparisons, tmp_path):
    build(ROOT / "data" / "raw", tmp_path / "alone")
    alone = read_table(tmp_path / "alone", "comparisons").set_index("comparison_id")
    together = comparisons.set_index("comparison_id").loc[alone.index]
    pd.testing.assert_frame_equal(alone, together)


@pytest.mark.parametrize("day", [TODAY, None])
def test_as_of_any_day_after_the_last_publication_is_the_build(out, rows, day):
    known = observations(out, as_of=day or rows["published"].max().date())
    pd.testing.assert_frame_equal(known, rows.reset_index(drop=True).sort_values(list(OBSERVATIONS.order), ignore_index=True))


def test_as_of_a_day_between_reads_what_a_build_of_that_day_holds(raw, out, rows):
    day = rows["published"].dropna().drop_duplicates().sort_values().iloc[len(rows["published"].dropna().unique()) // 2].date()
    build(raw, raw.with_name("then"), as_of=day)
    then = observations(raw.with_name("then")).sort_values(list(OBSERVATIONS.order), ignore_index=True)
    assert 0 < len(then) < len(rows)
    pd.testing.assert_frame_equal(observations(out, as_of=day), then)
