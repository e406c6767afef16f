"""Slips planted in the words of articles are found by the build; without them nothing is odd."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from indicators import build

REVENUE = {2020: "2.105 tỷ đồng", 2021: "2.236 tỷ đồng", 2022: "2.418 tỷ đồng", 2023: "2.502 tỷ đồng"}
AID = "Năm 2021, tỉnh tiếp nhận 12 dự án viện trợ phi chính phủ nước ngoài với tổng giá trị cam kết 3 triệu USD (tương đương 69,5 tỷ đồng)."
TRADE = "Kim ngạch xuất nhập khẩu năm 2021 đạt 300 triệu USD, trong đó xuất khẩu đạt 180 triệu USD, nhập khẩu đạt 120 triệu USD."


def article(year: int, revenue: str, *more: str) -> str:
    first = f"Hà Giang: Kinh tế, xã hội năm {year}\n15/01/{year + 1}\n"
    return first + "\n".join([f"BHG - Tổng thu ngân sách nhà nước trên địa bàn tỉnh Hà Giang năm {year} đạt {revenue}.", *more]) + "\n"


def odd(folder: Path, old: str = "", new: str = "") -> pd.DataFrame:
    """The findings that are more than information, of four yearly reviews in which `old` was printed as `new`."""
    raw = folder / "raw"
    raw.mkdir()
    for year, revenue in REVENUE.items():
        text = article(year, revenue, *([AID, TRADE] if year == 2021 else []))
        assert year != 2021 or old in text
        (raw / f"review-{year}.txt").write_text(text.replace(old, new) if old and year == 2021 else text, encoding="utf-8")
    build(raw, folder / "out")
    found = pd.read_parquet(folder / "out" / "quality.parquet")
    return found[found["severity"] != "info"]


def test_nothing_is_odd_without_a_slip(tmp_path):
    assert odd(tmp_path).empty
    read = pd.read_parquet(tmp_path / "out" / "observations")
    assert set(read["metric"]) >= {"budget_revenue_total", "trade_total", "exports_total", "imports_total"}
    assert read["equivalent_to"].notna().any()


@pytest.mark.parametrize(
    ("old", "new", "checks"),
    [
        ("2.236 tỷ đồng", "2.236 nghìn tỷ đồng", {"magnitude_jump", "implausible_value"}),
        ("2.236 tỷ đồng", "2.236 triệu đồng", {"magnitude_jump", "implausible_value"}),
        ("69,5 tỷ đồng", "695 tỷ đồng", {"rate_off"}),
        ("nhập khẩu đạt 120 triệu USD", "nhập khẩu đạt 160 triệu USD", {"computed_disagrees", "parts_over_whole"}),
        ("xuất khẩu đạt 180 triệu USD", "xuất khẩu đạt 380 triệu USD", {"computed_disagrees", "parts_over_whole"}),
    ],
)
def test_a_planted_slip_is_found(tmp_path, old, new, checks):
    found = odd(tmp_path, old, new)
    assert set(found["check"]) == checks
    rows = pd.read_parquet(tmp_path / "out" / "observations").set_index("observation_id")
    slipped = set(
        rows.index[rows["source_sentence"].str.contains(new, regex=False) & rows["value_text"].map(lambda text: bool(text) and text in new)]
    )
    assert all(slipped & set(ids.split(";")) for ids in found["rows"])
