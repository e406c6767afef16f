"""Made-up observations hold what the schemas say, and stand in their articles."""

from __future__ import annotations

import pandas as pd
import pytest

from benchmarks.synthetic import batches, synthetic
from schemas.tables import ARTICLES, OBSERVATIONS
from schemas.tables.validation import failures

ROWS = 4000


@pytest.fixture(scope="module")
def made():
    return synthetic(ROWS)


def test_they_hold_what_the_schemas_say(made):
    assert len(made.observations) == ROWS
    assert failures(made.observations, OBSERVATIONS) == []
    assert failures(made.articles, ARTICLES) == []


def test_they_stand_in_their_articles(made):
    bodies = made.articles.set_index("article_id")["body"]
    for row in made.observations.itertuples():
        assert bodies[row.article_id][row.char_start : row.char_end] == row.value_text
        assert row.source_sentence in bodies[row.article_id]


def test_they_have_what_the_tables_work_on(made):
    rows = made.observations
    assert {"level", "share", "change", "change_pct", "completion"} == set(rows["measure"])
    assert {"actual", "estimate", "target"} == set(rows["status"])
    assert {"exact", "over", "about", "nearly"} == set(rows["bound"])
    for link in ("equivalent_to", "part_of"):
        assert rows[link].dropna().isin(rows["observation_id"]).all()
        assert rows[link].notna().any()
    assert 0.3 < rows["metric"].str.startswith("other:").mean() < 0.6


def test_batches_are_of_one_world_and_share_no_ids():
    made = list(batches(3000, 1200))
    rows = pd.concat([each.observations for each in made], ignore_index=True)
    assert [len(each.observations) for each in made] == [1200, 1200, 600]
    assert rows["observation_id"].is_unique
    assert pd.concat([each.articles for each in made])["article_id"].is_unique


def test_the_same_seed_gives_the_same_rows(made):
    pd.testing.assert_frame_equal(made.observations, synthetic(ROWS).observations)
    assert not made.observations["value"].equals(synthetic(ROWS, seed=2).observations["value"])
