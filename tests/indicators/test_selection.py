from __future__ import annotations

from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from indicators.selection import Statement, choose, select

EARLY, LATE = {"published": date(2025, 1, 5), "article_id": "a"}, {"published": date(2025, 2, 5), "article_id": "b"}


def chosen(frame: pd.DataFrame) -> list[float]:
    return frame[frame["selected"]]["value"].tolist()


def test_a_later_vintage_wins(observations_of):
    rows = select(observations_of({"value": 308.0, **EARLY}, {"value": 310.0, **LATE}))
    assert chosen(rows) == [310.0]
    assert rows["flags"].tolist() == ["SUPERSEDED", "REVISED"]


def test_what_a_revision_of_a_revision_replaces_is_all_superseded(observations_of):
    latest = {"published": date(2025, 3, 5), "article_id": "c"}
    rows = select(observations_of({"value": 308.0, **EARLY}, {"value": 310.0, **LATE}, {"value": 312.0, **latest}))
    assert rows["flags"].tolist() == ["SUPERSEDED", "SUPERSEDED", "REVISED"]
    assert chosen(rows) == [312.0]


def test_a_revision_that_is_taken_back_supersedes_the_revision_alone(observations_of):
    latest = {"published": date(2025, 3, 5), "article_id": "c"}
    rows = select(observations_of({"value": 308.0, **EARLY}, {"value": 310.0, **LATE}, {"value": 308.0, **latest}))
    assert rows["flags"].tolist() == ["", "SUPERSEDED", "REVISED"]


def test_a_later_but_coarser_figure_that_agrees_does_not_win(observations_of):
    rows = select(observations_of({"value": 308.0, **EARLY}, {"value": 300.0, "value_low": 300.0, "value_high": None, "bound": "over", **LATE}))
    assert chosen(rows) == [308.0]
    assert set(rows["flags"]) == {""}


def test_a_later_and_sharper_figure_wins_without_a_flag(observations_of):
    rows = select(observations_of({"value": 300.0, "value_low": 250.0, "value_high": 350.0, **EARLY}, {"value": 308.0, **LATE}))
    assert chosen(rows) == [308.0]
    assert set(rows["flags"]) == {""}


def test_a_later_but_coarser_figure_that_contradicts_wins(observations_of):
    rows = select(observations_of({"value": 308.0, **EARLY}, {"value": 400.0, "value_low": 400.0, "value_high": None, "bound": "over", **LATE}))
    assert chosen(rows) == [400.0]
    assert rows["flags"].tolist() == ["SUPERSEDED", "REVISED"]


def test_within_one_article_the_sharper_statement_wins_and_a_repetition_does_not(observations_of):
    rows = select(
        observations_of(
            {"value": 300.0, "value_low": 300.0, "value_high": None, "bound": "over", **EARLY},
            {"value": 308.0, "char_start": 50, "char_end": 53, **EARLY},
            {"value": 308.0, "char_start": 90, "char_end": 93, **EARLY},
        )
    )
    assert rows["selected"].tolist() == [False, True, False]


def test_contradiction_within_one_vintage_is_flagged_on_both(observations_of):
    rows = select(observations_of({"value": 12.0, **EARLY}, {"value": 24.0, "char_start": 50, "char_end": 52, **EARLY}))
    assert rows["flags"].tolist() == ["CONFLICT", "CONFLICT"]
    assert rows["selected"].sum() == 1


def test_an_article_without_a_date_is_older_than_any_other(observations_of):
    rows = select(observations_of({"value": 1.0, **LATE}, {"value": 2.0, "published": None, "article_id": "c"}))
    assert chosen(rows) == [1.0]


def test_an_estimate_and_an_outcome_are_one_fact_a_target_is_another(observations_of):
    rows = select(
        observations_of(
            {"value": 1.0, "status": "estimate", "obs_status": "E", **EARLY},
            {"value": 2.0, **LATE},
            {"value": 3.0, "status": "target", "obs_status": "F", **EARLY},
            {"value": 4.0, "status": "forecast", "obs_status": "F", **EARLY},
        )
    )
    assert chosen(rows) == [2.0, 3.0, 4.0]


def test_other_facts_stay_apart(observations_of):
    rows = select(
        observations_of(
            {"value": 1.0},
            {"value": 2.0, "unit": "VND"},
            {"value": 3.0, "period": "2023"},
            {"value": 4.0, "place": "huyện Đồng Văn"},
            {"value": 5.0, "metric": "export"},
            {"value": 6.0, "measure": "change_pct", "base_period": "2023"},
            {"value": 7.0, "measure": "change_pct", "base_period": "2020"},
        )
    )
    assert rows["selected"].all()


def test_a_place_is_the_same_with_and_without_its_kind(observations_of):
    rows = select(observations_of({"value": 1.0, **EARLY}, {"value": 2.0, "place": "tỉnh Hà Giang", **LATE}))
    assert rows["selected"].sum() == 1


bounds = st.tuples(st.integers(0, 50), st.integers(0, 50)).map(sorted)
statements = st.lists(st.tuples(st.integers(0, 3), bounds), min_size=1, max_size=6).map(
    lambda found: [Statement(vintage, low, high) for vintage, (low, high) in sorted(found)]
)


@given(statements)
def test_exactly_one_statement_is_chosen_and_none_after_it_contradicts_unflagged(found):
    best, flags = choose(found)
    later = [at for at in range(best + 1, len(found)) if found[at].contradicts(found[best])]
    assert all(flags.get(at) for at in later)


@given(statements)
def test_what_is_revised_says_so_and_names_what_it_supersedes(found):
    best, flags = choose(found)
    superseded = sorted(at for at, codes in flags.items() if "SUPERSEDED" in codes)
    assert superseded == [at for at, each in enumerate(found) if each.vintage < found[best].vintage and each.contradicts(found[best])]
    assert [at for at, codes in flags.items() if "REVISED" in codes] == ([best] if superseded else [])


@given(statements)
def test_what_is_less_precise_than_all_before_it_and_agrees_is_never_chosen(found):
    best, _ = choose(found)
    before = found[:best]
    assert not before or found[best].width <= max(each.width for each in before) or any(found[best].contradicts(each) for each in before)
