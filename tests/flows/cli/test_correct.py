"""`chiso correct`: a line of the corrections file from what the present build says."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import indicators
from indicators.read import observations, read_table

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"
ARTICLE = "bhg-2025-01-27-buoc-tien-moi-doi-ngoai"
SIGNED = ("--reason", "it says otherwise", "--author", "Lan", "--date", "2026-01-31")


@pytest.fixture
def world(tmp_path, dataset, chiso, monkeypatch):
    """A dataset with its raw folder, and `chiso correct` on it."""
    raw, out = Path(shutil.copytree(RAW, tmp_path / "raw")), Path(shutil.copytree(dataset, tmp_path / "out"))
    for name in ("CHISO_AUTHOR", "GIT_AUTHOR_NAME"):
        monkeypatch.delenv(name, raising=False)

    def correct(*arguments: str, signed=SIGNED):
        return chiso("correct", *arguments, *signed, "--raw", raw, "--out", out)

    correct.raw, correct.out, correct.file = raw, out, raw.parent / "corrections.csv"
    return correct


def id_of(out: Path, value_text: str) -> str:
    rows = observations(out)
    return rows.loc[(rows["value_text"] == value_text) & (rows["article_id"] == ARTICLE), "observation_id"].iloc[0]


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines()[1:]


def test_a_row_is_corrected_built_and_corrected_again(world):
    id_ = id_of(world.out, "29")
    done = world(id_, "value=30", "period=/2024-11-20")
    assert done.code == 0, done.err
    assert "was  2024" in done.out.replace("     ", "")
    assert "will be" in done.out
    assert [each.split(",")[3:6] for each in lines(world.file)] == [["period", "/2024-11-20", "/2024"], ["value", "30", "29"]]
    outcome = indicators.build(world.raw, world.out)
    assert (outcome.corrections, outcome.corrections_failed) == (2, 0)
    again = world(id_, "value=31")
    assert "in place of the one before" in again.out
    assert [each.split(",")[3:6] for each in lines(world.file)] == [["period", "/2024-11-20", "/2024"], ["value", "31", "29"]]
    assert indicators.build(world.raw, world.out).corrections_failed == 0
    row = observations(world.out).set_index("observation_id").loc[id_]
    assert (row["value"], row["period"], row["year"], row["review"]) == (31, "2024-11-20", 2024, "corrected")


def test_rows_are_dropped_confirmed_and_added(world):
    dropped, confirmed = id_of(world.out, "29"), id_of(world.out, "308 triệu")
    assert world(dropped, "drop").code == 0
    assert world(confirmed, "confirm").code == 0
    rejects = read_table(world.out, "rejects")
    missed = rejects[(rejects["article_id"] == ARTICLE) & rejects["text"].str.fullmatch(r"\d+")].iloc[0]
    fields = (f"value_text={missed['text']}", f"sentence={missed['sentence']}", "metric=other:thu", "metric_text=thứ", "unit=count", "period=2024")
    added = world("--add", ARTICLE, *fields)
    assert added.code == 0, added.err
    outcome = indicators.build(world.raw, world.out)
    assert (outcome.corrections, outcome.failed) == (3, ())
    rows = observations(world.out).set_index("observation_id")
    assert dropped not in rows.index
    assert rows.loc[confirmed, "review"] == "confirmed"
    assert rows.loc[rows["metric"] == "other:thu", "value_text"].tolist() == [missed["text"]]


@pytest.mark.parametrize(
    ("what", "says"),
    [
        (("metric=exprots",), "there is no metric 'exprots'"),
        (("year=2023",), "cannot be changed"),
        (("value_high=1",), "would not be valid"),
        (("remove",), "say drop, confirm, or fields"),
    ],
)
def test_what_a_build_would_refuse_is_refused_at_once(world, what, says):
    refused = world(id_of(world.out, "29"), *what)
    assert refused.code == 2
    assert says in refused.err
    assert not world.file.exists()


def test_a_row_or_an_article_that_is_not_there_is_refused(world):
    assert "there is no such row" in world("0" * 16, "drop").err
    derived = observations(world.out).loc[lambda rows: rows["derived"], "observation_id"].iloc[0]
    assert "derived from others" in world(derived, "drop").err
    assert "there is no such article" in world("--add", "nowhere", "value_text=1", "metric=trade_total", "period=2024").err
    assert "sentences of" in world("--add", ARTICLE, "value_text=2", "sentence=", "metric=trade_total", "period=2024").err


def test_a_dropped_row_takes_no_other_correction(world):
    id_ = id_of(world.out, "29")
    assert world(id_, "drop").code == 0
    assert "already corrects this row" in world(id_, "value=30").err


def test_the_author_comes_from_the_environment(world, monkeypatch):
    monkeypatch.setenv("CHISO_AUTHOR", "Mai")
    assert world(id_of(world.out, "29"), "drop", signed=("--reason", "no figure")).code == 0
    assert lines(world.file)[0].split(",")[7] == "Mai"


def test_show_lists_the_ids(world, chiso):
    assert id_of(world.out, "29") in chiso("show", ARTICLE, "--ids", "--out", world.out).out
