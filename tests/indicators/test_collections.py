"""Many articles in one file."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pandas as pd
import pytest
import zstandard

from indicators import build
from indicators.collections import records
from indicators.read import read_table

TEXT = "Năm 2022, huyện trồng mới {n}20 ha rừng và thu hoạch {n}.450 tấn chè búp tươi."
ROWS = [{"id": f"bai-{n}", "title": f"Tin số {'abcdef'[n]}", "text": TEXT.format(n=n), "published": "2023-01-15T08:00:00+07:00"} for n in range(1, 6)]
LINES = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS).encode()
WRITTEN = {
    "crawl.jsonl": LINES,
    "crawl.jsonl.gz": gzip.compress(LINES),
    "crawl.jsonl.zst": zstandard.compress(LINES),
    "two-frames.jsonl.zst": zstandard.compress(LINES[: LINES.index(b"\n") + 1]) + zstandard.compress(LINES[LINES.index(b"\n") + 1 :]),
}


def built(raw: Path, tmp_path: Path) -> pd.DataFrame:
    build(raw, tmp_path / "out")
    return read_table(tmp_path / "out", "articles").set_index("source")


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    folder = tmp_path / "raw"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("name", WRITTEN)
def test_every_packing_gives_the_same_articles(name: str, raw: Path, tmp_path: Path) -> None:
    (raw / name).write_bytes(WRITTEN[name])
    found = built(raw, tmp_path)
    assert found["article_id"].to_list() == [f"bai-{n}" for n in range(1, 6)]
    assert list(found.index) == [f"{name}#{n}" for n in range(1, 6)]
    assert set(found["observations"]) == {2}
    assert set(found["published"].dt.strftime("%Y-%m-%d %H:%M")) == {"2023-01-15 08:00"}


def test_parquet_with_its_own_columns(raw: Path, tmp_path: Path) -> None:
    frame = pd.DataFrame(ROWS).rename(columns={"text": "noi_dung", "published": "ngay"})
    frame.assign(ngay=pd.to_datetime(frame["ngay"])).to_parquet(raw / "crawl.parquet")
    (raw / "crawl.columns.yaml").write_text("text: noi_dung\npublished: ngay\n", encoding="utf-8")
    found = built(raw, tmp_path)
    assert set(found["observations"]) == {2}
    assert set(found["published"].dt.strftime("%Y-%m-%d %H:%M")) == {"2023-01-15 08:00"}


def test_a_wrong_record_is_rejected_and_the_others_go_on(raw: Path, tmp_path: Path) -> None:
    wrong = [b"{broken\n", b"[1, 2]\n", b"\n", b'{"id": "../../etc", "text": "a 5 ha"}\n', b'{"id": "none"}\n', LINES.splitlines(keepends=True)[0]]
    (raw / "crawl.jsonl").write_bytes(LINES + b"".join(wrong))
    found = built(raw, tmp_path)
    assert found["status"].value_counts().to_dict() == {"read": 5, "rejected": 5}
    reasons = found.loc[found["status"] == "rejected", "reason"].to_dict()
    assert reasons == {
        "crawl.jsonl#6": "TORN",
        "crawl.jsonl#7": "TORN",
        "crawl.jsonl#9": "BAD_ID",
        "crawl.jsonl#10": "NO_TEXT",
        "crawl.jsonl#11": "DUPLICATE_ID",
    }
    assert "line 6" in found.loc["crawl.jsonl#6", "detail"]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("crawl.jsonl.gz", WRITTEN["crawl.jsonl.gz"][:-20], "TORN"),
        ("crawl.jsonl.zst", b"no archive at all", "TORN"),
        ("crawl.parquet", b"PAR1 and no more", "TORN"),
        ("crawl.jsonl", b"", "EMPTY"),
        ("bomb.jsonl.zst", zstandard.compress(b" " * 250_000_000), "TOO_LARGE"),
    ],
)  # fmt: skip
def test_a_collection_that_cannot_be_read_on(name: str, content: bytes, reason: str, raw: Path, tmp_path: Path) -> None:
    (raw / name).write_bytes(content)
    found = built(raw, tmp_path)
    assert found.loc[name, "reason"] == reason
    assert found.loc[name, "detail"]


def test_a_wrong_column_file_says_which_keys_there_are(raw: Path, tmp_path: Path) -> None:
    (raw / "crawl.jsonl").write_bytes(LINES)
    (raw / "crawl.columns.yaml").write_text("txt: noi_dung\n", encoding="utf-8")
    found = built(raw, tmp_path)
    assert found.loc["crawl.jsonl", "reason"] == "BAD_SIDECAR"
    assert "txt" in found.loc["crawl.jsonl", "detail"]
    assert "published" in found.loc["crawl.jsonl", "detail"]


def test_records_are_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "long.jsonl.zst"
    path.write_bytes(zstandard.compress(LINES * 2_000))
    assert next(records(path, 10_000)).article_id == "bai-1"
    assert sum(1 for _ in records(path, 10_000)) == 10_000
    assert {record.fault[0] for record in records(path, 50) if record.fault} == {"TOO_LARGE"}
