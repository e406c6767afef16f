"""Damaged files of every format: none stops a build, each is an article or has a reason, and good articles beside them are as before."""

from __future__ import annotations

import os
import random
from pathlib import Path

import pandas as pd

from indicators import build
from indicators.read import read_table
from tests.arrivals import files

COUNT = int(os.environ.get("CHISO_DAMAGED_FILES", "300"))
SEED = 20230201
GOOD = {"good-text.txt": files.story(150).encode(), "good-page.html": files.page(151).encode()}


def whole() -> list[tuple[str, bytes]]:
    """Suffix and content of good files of all formats."""
    made = [
        (".txt", files.story(160).encode()),
        (".txt", files.WAYS["TCVN3"][0](files.story(161))),
        (".txt", files.story(162).encode("utf-16")),
        (".txt", files.LAYOUTS["table"].encode()),
        (".html", files.page(163).encode()),
        (".htm", files.WAYS["Windows-1258"][0](files.page(164))),
        (".mhtml", files.archive(165, "quoted-printable")),
        (".mht", files.archive(166, "base64")),
        (".docx", files.document(167, table=True)),
        (".pdf", files.pdf([files.title(168), *files.text(168).split("\n\n")])),
        (".jsonl", files.lines_of(files.record(169), files.record(170))),
        (".jsonl.gz", files.gzip.compress(files.lines_of(files.record(171), files.record(172)))),
        (".jsonl.zst", files.zstandard.compress(files.lines_of(files.record(173), files.record(174)))),
        (".parquet", files.parquet(files.record(175), files.record(176))),
        (".meta.yaml", b"title: a\n"),
    ]
    pages = sorted((Path(__file__).parents[1] / "pages").glob("*.html"))
    return made + [(".html", page.read_bytes()) for page in pages]


def damaged(number: int, good: list[tuple[str, bytes]]) -> tuple[str, bytes]:
    """One damaged file: bytes at random, cut, changed, spliced with another, or under a wrong suffix."""
    chance = random.Random(SEED + number)  # noqa: S311 - damage must be the same every time
    suffix, content = chance.choice(good)
    other_suffix, other = chance.choice(good)
    way = number % 6
    if way == 0:
        return suffix, chance.randbytes(chance.randrange(2000))
    if way == 1:
        return suffix, content[: chance.randrange(len(content))]
    if way == 2:
        changed = bytearray(content)
        for _ in range(chance.randrange(1, 30)):
            changed[chance.randrange(len(changed))] = chance.randrange(256)
        return suffix, bytes(changed)
    if way == 3:
        return suffix, content[: chance.randrange(len(content))] + other[chance.randrange(len(other)) :]
    if way == 4:
        return other_suffix, content
    at = chance.randrange(len(content))
    return suffix, content[:at] + content[at : at + 200] * chance.randrange(2, 20) + content[at:]


def rows_of_good(out: Path) -> pd.DataFrame:
    found = read_table(out, "observations")
    ids = [name.partition(".")[0] for name in GOOD]
    columns = ["article_id", "year", "metric", "value", "unit", "measure", "source_sentence", "char_start"]
    return found[found["article_id"].isin(ids) & ~found["derived"]][columns].sort_values(["article_id", "char_start"]).reset_index(drop=True)


def test_damaged_files_stop_nothing(tmp_path: Path) -> None:
    alone, among = tmp_path / "alone", tmp_path / "among"
    for folder in (alone, among):
        folder.mkdir()
        for name, content in GOOD.items():
            (folder / name).write_bytes(content)
    good = whole()
    names = set()
    for number in range(COUNT):
        suffix, content = damaged(number, good)
        names.add(f"file-{number:04d}{suffix}")
        (among / f"file-{number:04d}{suffix}").write_bytes(content)
    build(alone, tmp_path / "out-alone")
    build(among, tmp_path / "out-among")
    articles = read_table(tmp_path / "out-among", "articles")
    failed = articles[articles["reason"] == "EXTRACTION_FAILED"]
    assert failed[["source", "detail"]].to_numpy().tolist() == []
    assert names | set(GOOD) == set(articles["source"].str.partition("#")[0])
    assert articles.loc[articles["status"] == "rejected", "detail"].str.len().gt(10).all()
    expected = rows_of_good(tmp_path / "out-alone")
    assert len(expected) == 6
    pd.testing.assert_frame_equal(rows_of_good(tmp_path / "out-among"), expected)
