"""The history of one figure: printed, reprinted, revised, restated, corrected by the newspaper and by us, withdrawn, renamed.

Each chapter adds one thing to the raw folder (or beside it), builds again, and looks at what is selected, at the vintages, and at what
the build says has changed and why.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd

from indicators import build
from indicators.check import check
from indicators.corrections.corrections_file import COLUMNS
from indicators.read import observations, read_table
from schemas.tables import OBSERVATIONS

FARMERS = (
    "Nông dân các huyện vùng cao tiếp tục mở rộng diện tích chè hữu cơ, yên tâm gắn bó với cây chè quê mình, từng bước vươn lên thoát nghèo bền vững "
    "nhờ sự hỗ trợ của các cấp chính quyền, của doanh nghiệp và của bạn bè quốc tế trong nhiều chương trình hợp tác."
)
TRADERS = (
    "Các cửa khẩu thông quan thuận lợi, doanh nghiệp chủ động tìm bạn hàng mới, chính quyền thường xuyên đối thoại để gỡ khó về thủ tục, kho bãi "
    "và vận tải, nhờ đó hàng hóa của địa phương có mặt ở nhiều thị trường khó tính và giữ được chỗ đứng lâu dài."
)

JANUARY = f"""Xuất khẩu khởi sắc

08:15, 20/01/2025

Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Giang đạt 308 triệu USD, tăng 5% so với năm 2023.

Năm 2024, toàn tỉnh Hà Giang xây dựng 15 nhà nhân ái.

{FARMERS}
"""
JUNE = f"""Hàng hóa địa phương vươn xa

07:30, 15/06/2025

Theo số liệu chính thức, năm 2024 kim ngạch xuất khẩu của tỉnh Hà Giang đạt 312,4 triệu USD.

{TRADERS}
"""
AUGUST = """Nhìn lại một năm

09:00, 20/08/2025

Năm 2024, kim ngạch xuất khẩu của tỉnh Hà Giang đạt hơn 300 triệu USD.
"""
HOUSES = """- id: charity_houses_built
  name_vi: Nhà nhân ái được xây dựng
  name_en: Charity houses built
  definition: Houses built for poor households with donations in the period.
  domain: society
  kind: flow
  dimension: count
  unit: house
  direction: up
  match:
    any:
    - noun: [nhà nhân ái]
  examples:
  - {noun: nhà nhân ái}
  - {noun: nhà nhân ái}
"""


class World:
    """The raw folder, what lies beside it, and the dataset as it was last built."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.out, self.vocabulary = folder / "raw", folder / "out", folder / "vocabulary"
        self.raw.mkdir()

    def publish(self, name: str, text: str) -> None:
        (self.raw / f"{name}.txt").write_text(text, encoding="utf-8")

    def build(self) -> None:
        outcome = build(self.raw, self.out, vocabulary=self.vocabulary if self.vocabulary.exists() else None)
        assert not outcome.nothing_new
        assert outcome.failed == ()
        assert check(self.out) == []

    def exports(self, rows: pd.DataFrame | None = None) -> list[tuple[str, float, bool, str]]:
        """Article, million USD, whether selected, and flags, of what is said of 2024."""
        rows = observations(self.out) if rows is None else rows
        level = rows[(rows["metric"] == "exports_total") & (rows["measure"] == "level") & (rows["year"] == 2024)].sort_values("published")
        return [(row.article_id, round(row.value / 1e6, 1), row.selected, row.flags) for row in level.itertuples()]

    def before(self, rows: pd.DataFrame | None = None) -> float:
        """Million USD of 2023, as derived from the growth."""
        rows = observations(self.out) if rows is None else rows
        (value,) = rows.loc[rows["derived"] & (rows["metric"] == "exports_total") & (rows["year"] == 2023), "value"]
        return round(value / 1e6, 2)

    def changes(self) -> set[tuple[str, str, str]]:
        """What the last build did: article, change (with the column), cause."""
        rows = read_table(self.out, "changes")
        what = rows["change"] + (" " + rows["column"]).fillna("")
        return set(zip(rows["article_id"], what, rows["cause"], strict=True))

    def known_on(self, day: date) -> pd.DataFrame:
        """By the reader, which must say the same as a build of that day."""
        read = observations(self.out, as_of=day)
        build(self.raw, self.out.with_name("then"), as_of=day)
        built = observations(self.out.with_name("then"))
        ordered = [frame.sort_values(list(OBSERVATIONS.order), ignore_index=True) for frame in (read, built)]
        pd.testing.assert_frame_equal(*ordered)
        return read


def test_the_history_of_a_figure(tmp_path):  # noqa: PLR0915 - a story is told in one go
    world = World(tmp_path)

    # In January a newspaper prints the exports of the year before, and by how much they grew.
    world.publish("january", JANUARY)
    world.build()
    assert world.exports() == [("january", 308.0, True, "")]
    assert world.before() == 293.33
    assert {(article, cause) for article, _, cause in world.changes()} == {("january", "new article")}

    # Another reprints the article: it counts once.
    world.publish("reprint", JANUARY.replace("khởi sắc", "tăng mạnh").replace("20/01", "21/01"))
    world.build()
    assert world.exports() == [("january", 308.0, True, "")]
    assert world.changes() == set()
    assert read_table(world.out, "articles").set_index("article_id").loc["reprint", "duplicate_of"] == "january"

    # In June the official figure is another: it revises the first, which stays and says that it is superseded.
    world.publish("june", JUNE)
    world.build()
    assert world.exports() == [("january", 308.0, False, "SUPERSEDED"), ("june", 312.4, True, "REVISED")]
    assert {row for row in world.changes() if row[0] == "january" and "selected" in row[1]} == {("january", "changed selected", "new article")}
    assert {cause for _, _, cause in world.changes()} == {"new article"}
    disagree = read_table(world.out, "quality").set_index("check").loc["statements_disagree", "message"]
    assert "january: 308,000,000 USD" in disagree
    assert "june: 312,400,000 USD" in disagree

    # In August a review says "more than 300 million": coarser, but no contradiction. The finer figure stays.
    world.publish("august", AUGUST)
    world.build()
    assert world.exports()[1:] == [("june", 312.4, True, "REVISED"), ("august", 300.0, False, "")]
    assert world.changes() == {("august", "added", "new article")}

    # The newspaper corrects its article of June: the corrected version stands in its place.
    world.publish("june-corrected", JUNE.replace("15/06", "17/06").replace("312,4", "313,4"))
    world.build()
    assert world.exports() == [
        ("january", 308.0, False, "SUPERSEDED"),
        ("june", 312.4, False, "SUPERSEDED"),
        ("june-corrected", 313.4, True, "REVISED"),
        ("august", 300.0, False, ""),
    ]
    assert {cause for _, _, cause in world.changes()} == {"new article"}

    # What was known before is still there to be asked.
    assert world.exports(world.known_on(date(2025, 1, 31))) == [("january", 308.0, True, "")]
    assert world.exports(world.known_on(date(2025, 6, 16))) == [("january", 308.0, False, "SUPERSEDED"), ("june", 312.4, True, "REVISED")]
    assert world.exports(world.known_on(date(2025, 8, 20))) == world.exports()
    assert world.known_on(date(2024, 12, 31)).empty

    # A person reads in the yearbook that the exports grew by 6 percent, and that a misprint stands in the article.
    rows = observations(world.out)
    growth = rows.loc[(rows["measure"] == "change_pct") & (rows["article_id"] == "january"), "observation_id"].item()
    line = f"change,january,{growth},value,6,5,a misprint: the yearbook has 6,Lan,2025-09-01"
    (world.raw.parent / "corrections.csv").write_text(f"{','.join(COLUMNS)}\n{line}\n", encoding="utf-8")
    derived = world.before()
    world.build()
    corrected = observations(world.out).set_index("observation_id").loc[growth]
    assert (corrected["value"], corrected["review"]) == (6, "corrected")
    assert world.before() < derived
    assert ("january", "changed value", "correction") in world.changes()
    assert {cause for _, _, cause in world.changes()} == {"correction"}
    assert world.before(world.known_on(date(2025, 8, 31))) == derived
    assert world.before(world.known_on(date(2025, 9, 1))) == world.before()

    # The newspaper withdraws its corrected version: the one before stands again.
    (world.raw / "june-corrected.txt").unlink()
    world.build()
    assert world.exports()[1] == ("june", 312.4, True, "REVISED")
    assert {cause for _, _, cause in world.changes()} == {"removed article"}

    # An analyst adds a metric: rows that had a name of their own get its id, and keep theirs.
    ids = set(observations(world.out)["observation_id"])
    (world.vocabulary / "metrics").mkdir(parents=True)
    (world.vocabulary / "metrics" / "society.yaml").write_text(HOUSES, encoding="utf-8")
    world.build()
    rows = observations(world.out)
    assert set(rows["observation_id"]) == ids
    assert rows.loc[rows["value_text"] == "15", "metric"].item() == "charity_houses_built"
    assert ("january", "changed metric", "vocabulary") in world.changes()
    assert {cause for _, _, cause in world.changes()} == {"vocabulary"}
    assert corrected["value"] == rows.set_index("observation_id").loc[growth, "value"], "the correction still holds"
