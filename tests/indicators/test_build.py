"""The whole job: determinism, faulty input, nothing new, what stays after a broken run."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from extract.observation import Extraction
from indicators import build
from indicators.builds import BUILDS, current, data_files
from indicators.check import check
from indicators.current import is_current
from indicators.find import find
from indicators.read import observations, read_table
from schemas.errors import DatasetError


def contents(out: Path) -> dict[str, bytes]:
    return {path: (out / path).read_bytes() for path in data_files(current(out))}


def test_two_builds_are_byte_identical(dataset, build_marked, raw, tmp_path):
    build_marked(raw, tmp_path / "again")
    assert contents(tmp_path / "again") == contents(dataset)


def test_the_layout_of_batches_does_not_matter(dataset, build_marked, raw, tmp_path, monkeypatch):
    monkeypatch.setattr("indicators.batches.BATCH_ARTICLES", 1)
    build_marked(raw, tmp_path / "out", map_batches=lambda function, batches: [function(batch) for batch in reversed(list(batches))])
    assert contents(tmp_path / "out") == contents(dataset)


def test_no_path_of_the_machine_and_no_clock_in_the_dataset(dataset):
    for path, content in contents(dataset).items():
        assert str(dataset).encode() not in content, path
    assert set(read_table(dataset, "articles")["source"]) == {
        "bhg-2023-02-01-tang-cuong-doi-ngoai.txt",
        "bhg-2025-01-27-buoc-tien-moi-doi-ngoai.txt",
    }


def test_nothing_new_changes_nothing(build_marked, raw, tmp_path):
    assert not is_current(raw, tmp_path / "out")
    first = build_marked(raw, tmp_path / "out")
    assert is_current(raw, tmp_path / "out")
    times = {path: (tmp_path / "out" / path).stat().st_mtime_ns for path in data_files(current(tmp_path / "out"))}
    second = build_marked(raw, tmp_path / "out")
    assert (first.nothing_new, first.articles_new, second.nothing_new, second.articles_new) == (False, 2, True, 0)
    assert (second.observations, second.comparisons, second.build_id) == (first.observations, first.comparisons, first.build_id)
    assert times == {path: (tmp_path / "out" / path).stat().st_mtime_ns for path in data_files(current(tmp_path / "out"))}


def test_files_that_are_no_articles_are_rejected_once_and_lose_nothing(build_marked, raw, tmp_path):
    out = tmp_path / "out"
    (raw / "empty.txt").write_bytes(b"")
    (raw / "binary.txt").write_bytes(bytes(range(256)) * 40)
    torn = (raw / "bhg-2025-01-27-buoc-tien-moi-doi-ngoai.txt").read_bytes()[:1001]
    (raw / "torn.txt").write_bytes(torn + b"\xff\xfe\x00\x00" * 30)
    first = build_marked(raw, out)
    rejected = {each.source: (each.reason, each.detail) for each in first.rejected}
    assert {"empty.txt", "binary.txt"} <= set(rejected)
    assert all(reason and detail for reason, detail in rejected.values())
    articles = read_table(out, "articles").set_index("source")
    assert set(articles.index) == {file.source for file in find(raw)}
    for source, (reason, _) in rejected.items():
        assert (articles.loc[source, "status"], articles.loc[source, "reason"]) == ("rejected", reason)
    assert first.observations == 21
    assert check(out) == []
    again = build_marked(raw, out)
    assert (again.nothing_new, again.rejected, again.articles_rejected) == (True, (), len(rejected))
    (raw / "note.txt").write_text("Ghi chép\n\nMột bài viết không có ngày và không có số liệu nào.", encoding="utf-8")
    third = build_marked(raw, out)
    assert (third.nothing_new, third.articles_new, third.rejected, third.articles_rejected) == (False, 1, (), len(rejected))


def test_the_second_file_with_a_stem_is_rejected(build_marked, raw, tmp_path):
    twin = raw / "later" / "bhg-2025-01-27-buoc-tien-moi-doi-ngoai.txt"
    twin.parent.mkdir()
    twin.write_text("Bài khác\n\nMột bài khác cùng tên tệp.", encoding="utf-8")
    outcome = build_marked(raw, tmp_path / "out")
    (rejected,) = outcome.rejected
    assert (rejected.source, rejected.reason) == (f"later/{twin.name}", "DUPLICATE_ID")
    assert twin.name in rejected.detail
    assert outcome.observations == 21
    assert check(tmp_path / "out") == []


def test_a_fault_of_the_extractor_costs_one_article(raw, tmp_path, monkeypatch):
    def extract(article, *_):
        if article.article_id.startswith("bhg-2023"):
            raise ZeroDivisionError("of no use")
        return Extraction((), ())

    monkeypatch.setattr("indicators.batches.extract", extract)
    outcome = build(raw, tmp_path / "out")
    assert [(each.reason, "of no use" in each.detail) for each in outcome.rejected] == [("EXTRACTION_FAILED", True)]
    assert outcome.articles == 1


def test_articles_without_figures_or_date_are_good(build_marked, tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "note.txt").write_text("Ghi chép\n\nMột bài viết không có ngày và không có số liệu nào.", encoding="utf-8")
    outcome = build_marked(raw, tmp_path / "out")
    assert (outcome.articles, outcome.articles_rejected, outcome.observations) == (1, 0, 0)
    assert (tmp_path / "out" / "articles" / "published_month=unknown" / "part-0.parquet").is_file()
    assert check(tmp_path / "out") == []


def test_what_a_killed_run_left_behind_does_no_harm(dataset, build_marked, raw, tmp_path):
    out = tmp_path / "out"
    build_marked(raw, out)
    (out / ".staging" / "observations").mkdir(parents=True)
    (out / ".staging" / "observations" / "part-000000.parquet").write_bytes(b"half")
    (out / "observations" / "published_month=2025-01" / ".part-0.parquet.writing").write_bytes(b"half")
    assert len(observations(out)) == 22
    assert check(out) == []
    build_marked(raw, out, full=True)
    assert not (out / ".staging").exists()
    assert {p: c for p, c in contents(out).items() if p not in HISTORY} == {p: c for p, c in contents(dataset).items() if p not in HISTORY}


HISTORY = {"changes.parquet", "manifest.json", "datapackage.json"}
"""What tells the last step, or lists what does."""


@pytest.mark.parametrize(
    ("step", "years"),
    [
        ("publication.write_text", {2022, 2023, 2024}),
        ("publication.install", {2022, 2023, 2024}),
        ("builds._link", {2022, 2023, 2024}),
        ("publication._keep", {2022}),
        ("publication.drop_old", {2022}),
    ],
)
def test_a_run_killed_while_publishing_leaves_a_whole_build(build_marked, raw, tmp_path, monkeypatch, step, years):
    out = tmp_path / "out"
    build_marked(raw, out)
    (raw / "bhg-2025-01-27-buoc-tien-moi-doi-ngoai.txt").unlink()

    class Killed(BaseException):
        pass

    def kill(*_):
        raise Killed

    monkeypatch.setattr(f"indicators.{step}", kill)
    with pytest.raises(Killed):
        build_marked(raw, out)
    assert check(out) == []
    assert set(observations(out)["year"]) == years
    monkeypatch.undo()
    build_marked(raw, out)
    assert check(out) == []
    assert set(observations(out)["year"]) == {2022}
    assert not (out / "observations" / "published_month=2025-01").exists()
    assert len(list((out / BUILDS).iterdir())) <= 2


def test_a_reader_keeps_the_build_that_it_began_with(build_marked, raw, tmp_path):
    out = tmp_path / "out"
    build_marked(raw, out)
    begun = current(out)
    (raw / "bhg-2025-01-27-buoc-tien-moi-doi-ngoai.txt").unlink()
    build_marked(raw, out)
    assert set(observations(begun)["year"]) == {2022, 2023, 2024}
    assert check(begun) == []
    unchanged = "observations/published_month=2023-02/part-0.parquet"
    assert (begun / unchanged).samefile(out / unchanged)


def test_a_dataset_that_was_copied_is_built_on(dataset, build_marked, raw, tmp_path):
    out = Path(shutil.copytree(dataset, tmp_path / "copied"))
    (raw / "bhg-2025-01-27-buoc-tien-moi-doi-ngoai.txt").unlink()
    build_marked(raw, out)
    assert check(out) == []
    assert set(observations(out)["year"]) == {2022}


def test_a_damaged_file_is_found_and_built_again(build_marked, raw, tmp_path):
    out = tmp_path / "out"
    build_marked(raw, out)
    (out / "comparisons.parquet").unlink()
    assert not build_marked(raw, out).nothing_new
    assert check(out) == []


def test_other_files_beside_the_tables_are_left_alone(build_marked, raw, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    (out / "notes.txt").write_text("mine")
    build_marked(raw, out)
    assert (out / "notes.txt").read_text() == "mine"
    assert check(out) == []


def test_a_folder_without_articles_is_an_error(build_marked, tmp_path):
    with pytest.raises(DatasetError, match="no such folder"):
        build_marked(tmp_path / "nowhere", tmp_path / "out")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / ".gitkeep").touch()
    with pytest.raises(DatasetError, match="no articles"):
        build_marked(tmp_path / "raw", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_manifest_lists_every_file(dataset):
    manifest = json.loads((dataset / "manifest.json").read_text())
    assert sorted(manifest["files"]) == [path for path in data_files(current(dataset)) if path != "manifest.json"]
    assert manifest["counts"]["observations"] == 21
    assert sum(entry["rows"] for path, entry in manifest["files"].items() if path.startswith("observations/")) == 22


def test_a_file_name_that_is_no_utf8_is_an_article_like_any_other(build_marked, raw, tmp_path):
    name = "b\u00e0i".encode("cp1258") + b".txt"
    (raw / os.fsdecode(name)).write_text("Ghi chép\n\nMột bài viết không có số liệu nào.", encoding="utf-8")
    outcome = build_marked(raw, tmp_path / "out")
    assert (outcome.articles, outcome.rejected) == (3, ())
    assert "b\\xe0i" in set(read_table(tmp_path / "out", "articles")["article_id"])
    assert build_marked(raw, tmp_path / "out").nothing_new


def test_a_row_that_no_table_can_hold_costs_one_article(raw, tmp_path, monkeypatch):
    monkeypatch.setattr("indicators.rows.reject", lambda *_: {"text": "\udc80"})

    def extract(article, *_):
        return Extraction((), (None,) if article.article_id.startswith("bhg-2023") else ())

    monkeypatch.setattr("indicators.batches.extract", extract)
    outcome = build(raw, tmp_path / "out")
    assert (outcome.articles, [each.reason for each in outcome.rejected]) == (1, ["EXTRACTION_FAILED"])


def test_rules_that_cannot_be_built_stop_the_run_and_leave_the_dataset(build_marked, raw, tmp_path, monkeypatch):
    out = tmp_path / "out"
    build_marked(raw, out)
    before = (out / "manifest.json").read_bytes()

    def broken(_vocabulary):
        raise TypeError("no such rule")

    monkeypatch.setattr("indicators.batches.extractor", broken)
    with pytest.raises(TypeError):
        build_marked(raw, out, full=True)
    assert (out / "manifest.json").read_bytes() == before
