"""What is not new is not read again, and a build is the same whether it was or not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.extraction import extract
from indicators import build
from indicators.builds import current, data_files
from indicators.extraction_cache import FOLDER

HISTORY = {"changes.parquet", "manifest.json", "datapackage.json"}
"""What tells the last step, or lists what does."""

ARTICLES = {
    "xuat-khau": "Xuất khẩu chè\n\n08:15, 20/01/2023\n\nNăm 2022, kim ngạch xuất khẩu chè của tỉnh đạt {} triệu USD, tăng 5,1% so với năm 2021.",
    "giao-duc": "Giáo dục\n\n08:15, 20/02/2024\n\nNăm 2023, toàn tỉnh có {} trường học đạt chuẩn quốc gia.",
    "du-lich": "Du lịch\n\n08:15, 20/02/2024\n\nNăm 2023, tỉnh đón {} nghìn lượt khách du lịch.",
}


@pytest.fixture
def read(monkeypatch):
    """The ids of the articles that the rules read."""
    met: list[str] = []

    def watched(article, *given):
        met.append(article.article_id)
        return extract(article, *given)

    monkeypatch.setattr("indicators.batches.extract", watched)
    return met


def put(raw: Path, name: str, number: int) -> None:
    raw.mkdir(exist_ok=True)
    (raw / f"{name}.txt").write_text(ARTICLES[name].format(number), encoding="utf-8")


def contents(out: Path) -> dict[str, bytes]:
    return {path: (out / path).read_bytes() for path in data_files(current(out)) if path not in HISTORY}


def test_only_what_is_new_or_changed_is_read(tmp_path, read):
    raw, out = tmp_path / "raw", tmp_path / "out"
    put(raw, "xuat-khau", 8)
    put(raw, "giao-duc", 120)
    build(raw, out)
    assert sorted(read) == ["giao-duc", "xuat-khau"]
    read.clear()
    put(raw, "du-lich", 300)
    put(raw, "giao-duc", 121)
    build(raw, out)
    assert sorted(read) == ["du-lich", "giao-duc"]
    build(raw, tmp_path / "full", full=True)
    assert contents(out) == contents(tmp_path / "full")


def test_a_sidecar_and_a_correction_count_too(tmp_path, read):
    raw, out = tmp_path / "raw", tmp_path / "out"
    put(raw, "xuat-khau", 8)
    build(raw, out)
    read.clear()
    (raw / "xuat-khau.meta.yaml").write_text("published: 2023-01-25\n", encoding="utf-8")
    build(raw, out)
    assert read == ["xuat-khau"]


@pytest.mark.parametrize("damage", ["torn", "gone", "other rules"])
def test_a_cache_that_is_of_no_use_costs_only_time(tmp_path, read, damage):
    raw, out = tmp_path / "raw", tmp_path / "out"
    put(raw, "xuat-khau", 8)
    build(raw, out)
    cache = out / FOLDER
    if damage == "torn":
        for path in cache.rglob("*.arrow"):
            path.write_bytes(path.read_bytes()[:-40])
    elif damage == "gone":
        for path in cache.glob("observations/*"):
            path.unlink()
    else:
        (cache / "version").write_text("older", encoding="utf-8")
    put(raw, "giao-duc", 120)
    read.clear()
    build(raw, out)
    assert "xuat-khau" in read
    build(raw, tmp_path / "full", full=True)
    assert contents(out) == contents(tmp_path / "full")


def test_records_that_move_in_their_collection_are_not_read_again(tmp_path, read):
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()

    def write(*names: str) -> None:
        records = ({"id": name, "title": name, "text": ARTICLES[name].format(7).split("\n\n")[2], "published": "2024-02-20"} for name in names)
        (raw / "crawl.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")

    write("xuat-khau", "giao-duc")
    build(raw, out)
    read.clear()
    write("du-lich", "giao-duc", "xuat-khau")
    build(raw, out)
    assert read == ["du-lich"]
    build(raw, tmp_path / "full", full=True)
    assert contents(out) == contents(tmp_path / "full")


STEPS = st.lists(st.tuples(st.sampled_from(sorted(ARTICLES)), st.integers(0, 3)), min_size=1, max_size=4)


@settings(max_examples=8)
@given(STEPS)
def test_any_history_ends_in_the_same_bytes_as_a_build_from_nothing(tmp_path_factory, steps):
    """Each step adds an article, changes it, or (number 0) takes it away."""
    folder = tmp_path_factory.mktemp("history")
    raw, out = folder / "raw", folder / "out"
    put(raw, "xuat-khau", 8)
    build(raw, out)
    for name, number in steps:
        if number:
            put(raw, name, number)
        else:
            (raw / f"{name}.txt").unlink(missing_ok=True)
        if any(raw.iterdir()):
            build(raw, out)
    if any(raw.iterdir()):
        build(raw, folder / "full", full=True)
        assert contents(out) == contents(folder / "full")
