"""The metrics of whole sentences, each figure with its id: fresh wordings, and near misses that have none."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.extract.readings import read

TITLE = "Bức tranh kinh tế - xã hội của tỉnh năm 2023"
CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("metric_wordings.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:60])
def test_the_metric_of_each_figure(case: dict[str, Any]) -> None:
    lines = case["text"].split(" // ")
    rows = read("BHG - Ngày 12/1, tỉnh tổ chức hội nghị tổng kết.", "", *lines, published="12/01/2024", title=TITLE).observations
    found = ["other" if row.metric.startswith("other:") else row.metric for row in rows]
    assert [metric if want != "any" else want for metric, want in zip(found, case["metrics"], strict=True)] == case["metrics"]
