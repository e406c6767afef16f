"""`chiso diff` on two builds: one article was corrected, one came, one went."""

from __future__ import annotations

import csv
import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

import indicators

RAW = Path(__file__).resolve().parents[3] / "data" / "raw"
EARLIER, LATER = "bhg-2023-02-01-tang-cuong-doi-ngoai", "bhg-2025-01-27-buoc-tien-moi-doi-ngoai"
NEW = "Xuất khẩu tăng\n\n08:00, 10/02/2025\n\nNăm 2024, kim ngạch xuất khẩu của tỉnh Lào Cai đạt 450 triệu USD.\n"


@pytest.fixture(scope="module")
def after(tmp_path_factory) -> Path:
    """The dataset after: 29 organisations became 31, one article is new, the earlier one is gone."""
    folder = tmp_path_factory.mktemp("after")
    raw = Path(shutil.copytree(RAW, folder / "raw"))
    (raw / f"{EARLIER}.txt").unlink()
    changed = raw / f"{LATER}.txt"
    text = changed.read_text(encoding="utf-8")
    assert text.count("hiện có 29 tổ chức") == 1
    changed.write_text(text.replace("hiện có 29 tổ chức", "hiện có 31 tổ chức"), encoding="utf-8")
    (raw / "lao-cai.txt").write_text(NEW, encoding="utf-8")
    indicators.build(raw, folder / "processed")
    return folder / "processed"


def test_the_same_tables_are_told_in_one_line(chiso, dataset):
    same = chiso("diff", dataset, dataset, "--exit-code")
    assert (same.code, same.out.strip(), same.err) == (0, "The tables are the same.", "")


def test_tables_causes_and_metrics_come_first(chiso, dataset, after):
    told = chiso("diff", dataset, after)
    assert told.code == 0
    lines = [line.split() for line in told.out.splitlines()]
    assert ["articles", "1", "1", "1"] in lines
    assert ["new", "article", "1"] in lines
    assert ["removed", "article", "9"] in lines
    assert lines.index(["table", "added", "removed", "changed"]) < lines.index(["cause", "added", "removed", "changed"])
    assert any(line[:1] == ["fngo_active"] for line in lines)


def test_a_figure_is_told_with_its_sentence(chiso, dataset, after):
    told = chiso("diff", dataset, after, "--lines", "100").out
    assert "tỉnh Lào Cai  added, new article  lao-cai" in told
    assert "  value 29 → 31 organisation\n" in told
    assert "450,000,000 USD" in told
    assert "  Trên địa bàn tỉnh hiện có 31 tổ chức phi chính phủ nước ngoài" in told
    assert "--lines shows more" not in told
    assert "more; --lines shows more, --out FILE.csv has all" in chiso("diff", dataset, after, "--lines", "2").out


def test_the_version_rule_is_applied(chiso, dataset, after):
    told = " ".join(chiso("diff", dataset, after).out.split())
    assert "To publish: MINOR must rise, rows were added, removed or changed: 1.0.0 -> 1.1.0" in told


def test_every_change_as_csv_json_and_file(chiso, dataset, after, tmp_path):
    as_csv = list(csv.DictReader(chiso("diff", dataset, after, "--format", "csv").out.splitlines()))
    as_json = json.loads(chiso("diff", dataset, after, "--format", "json").out)
    assert chiso("diff", dataset, after, "--out", tmp_path / "changes.csv").code == 0
    as_file = pd.read_csv(tmp_path / "changes.csv")
    assert len(as_csv) == len(as_json) == len(as_file) == 12
    assert [row["observation_id"] for row in as_csv] == [row["observation_id"] for row in as_json] == as_file["observation_id"].tolist()
    (new,) = (row for row in as_json if row["cause"] == "new article")
    assert (new["value"], new["unit"], new["place"], new["before"]) == (450e6, "USD", "tỉnh Lào Cai", None)
    assert new["source_sentence"].endswith("đạt 450 triệu USD.")


def test_the_exit_code_tells_of_a_difference_only_on_demand(chiso, dataset, after):
    assert chiso("diff", dataset, after, "--exit-code").code == 1


def test_diff_says_why_it_cannot(chiso, dataset, tmp_path):
    for arguments, message in (
        ((dataset, tmp_path), "there is no finished build here"),
        ((dataset, dataset, "--out", tmp_path / "x.txt"), "must end with .csv or .json"),
    ):
        refused = chiso("diff", *arguments)
        assert refused.code == 2
        assert message in " ".join(refused.err.split())
        assert "Traceback" not in refused.err


def test_a_damaged_build_is_named(chiso, dataset, tmp_path):
    copy = Path(shutil.copytree(dataset, tmp_path / "copy"))
    (part,) = (copy / "articles").glob("*2025-01/*.parquet")
    part.write_bytes(part.read_bytes()[:-20])
    refused = chiso("diff", dataset, copy)
    assert refused.code == 2
    assert "part-0.parquet: cannot be read" in refused.err
