from __future__ import annotations

import pytest

from indicators.builds import data_files
from indicators.check import check
from indicators.find import find, inputs_digest
from indicators.manifest import read_manifest
from indicators.read import observations, read_table
from indicators.store import fresh_staging, write_parquet, write_text
from schemas.errors import DatasetError
from schemas.tables import UNITS
from schemas.tables.frames import from_rows

ROWS = [{"unit": "ha", "name_vi": "héc-ta", "name_en": "hectare", "dimension": "area"}]


def test_files_are_found_in_order_with_their_hashes(tmp_path):
    for name in ("b.txt", "2025/a.txt", ".hidden/c.txt", ".gitkeep"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(name)
    found = find(tmp_path)
    assert [(file.source, file.article_id) for file in found] == [("2025/a.txt", "a"), ("b.txt", "b")]
    before = inputs_digest(found)
    (tmp_path / "b.txt").write_text("changed")
    assert inputs_digest(find(tmp_path)) != before


def test_a_failed_write_leaves_the_old_file_and_nothing_that_counts(tmp_path, monkeypatch):
    path = tmp_path / "units.parquet"
    write_parquet(from_rows(ROWS, UNITS), path)
    before = path.read_bytes()

    def full_disk(*_args, **_options):
        raise OSError("No space left on device")

    monkeypatch.setattr("indicators.store.pq.write_table", full_disk)
    with pytest.raises(OSError, match="No space"):
        write_parquet(from_rows([], UNITS), path)
    assert path.read_bytes() == before
    assert list(data_files(tmp_path)) == ["units.parquet"]


def test_the_same_rows_give_the_same_bytes(tmp_path):
    for name in ("one.parquet", "two.parquet"):
        write_parquet(from_rows(ROWS, UNITS), tmp_path / name)
    assert (tmp_path / "one.parquet").read_bytes() == (tmp_path / "two.parquet").read_bytes()


def test_staging_starts_empty(tmp_path):
    write_text("left over", fresh_staging(tmp_path) / "part")
    assert list(fresh_staging(tmp_path).iterdir()) == []


def test_an_output_that_is_no_folder_is_an_error(tmp_path):
    (tmp_path / "out").write_text("a file")
    with pytest.raises(DatasetError, match="cannot be written to"):
        fresh_staging(tmp_path / "out")


def test_check_finds_what_was_done_to_a_dataset(copied):
    assert check(copied) == []
    (copied / "quality.parquet").unlink()
    (copied / "units.parquet").write_bytes((copied / "metrics.parquet").read_bytes())
    stray = copied / "observations" / "published_month=2025-01" / "part-9.parquet"
    stray.write_bytes(next(stray.parent.glob("part-0.parquet")).read_bytes())
    faults = "\n".join(check(copied))
    for fault in (
        "quality.parquet: is missing",
        "units.parquet: is not the file that the build wrote",
        "part-9.parquet: does not belong to the build",
        "has other columns than this version writes",
        "observation_id: field_uniqueness",
    ):
        assert fault in faults


def test_a_flipped_bit_anywhere_is_found(copied):
    path = copied / "comparisons.parquet"
    content = bytearray(path.read_bytes())
    content[len(content) // 3] ^= 1
    path.write_bytes(bytes(content))
    assert any("comparisons.parquet: is not the file" in fault for fault in check(copied))


def test_a_reference_without_target_is_found(copied):
    rows = read_table(copied, "articles")
    path = next((copied / "articles").rglob("published_month=2025-01/*.parquet"))
    path.unlink()
    assert any("values are not in articles" in fault for fault in check(copied)), rows["article_id"]


def test_readers_say_what_is_wrong(tmp_path, copied):
    with pytest.raises(DatasetError, match="there is no such table"):
        observations(tmp_path)
    next((copied / "observations").rglob("*.parquet")).write_bytes(b"torn")
    with pytest.raises(DatasetError, match="cannot be read"):
        observations(copied)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"files": {}}', '{"files": {"a": 1}}'])
def test_a_manifest_that_is_none_is_an_error(tmp_path, content):
    (tmp_path / "manifest.json").write_text(content)
    with pytest.raises(DatasetError, match="is no manifest of ours"):
        read_manifest(tmp_path)
    assert read_manifest(tmp_path / "elsewhere") is None
