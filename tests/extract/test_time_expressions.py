"""Time expressions: kind, year, month, day, and whether they name the end of a period."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.text.letters import folded
from extract.times.time_expressions import TimeExpression, find_time_expressions


def _fields(e: TimeExpression) -> dict[str, object]:
    fields = {name: getattr(e, name) for name in ("year", "year_shift", "month", "day", "first", "first_month", "first_year", "until", "edge")}
    return {"kind": e.kind.value} | {
        name: value for name, value in fields.items() if value not in (None, False, 0) or (name == "year_shift" and value == 0)
    }


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        # days
        ("ngày 14/9/2018", {"kind": "day", "day": 14, "month": 9, "year": 2018}),
        ("20.11.2024", {"kind": "day", "day": 20, "month": 11, "year": 2024}),
        ("2018-09-14", {"kind": "day", "day": 14, "month": 9, "year": 2018}),
        ("3/3/17", {"kind": "day", "day": 3, "month": 3, "year": 2017}),
        ("3/9/91", {"kind": "day", "day": 3, "month": 9, "year": 1991}),
        ("ngày 26.1", {"kind": "day", "day": 26, "month": 1}),
        ("sáng 15/9", {"kind": "day", "day": 15, "month": 9}),
        ("ngày 12 tháng 10 năm 2017", {"kind": "day", "day": 12, "month": 10, "year": 2017}),
        ("12 tháng 10 năm 2017", {"kind": "day", "day": 12, "month": 10, "year": 2017}),
        ("mồng 3 tháng ba", {"kind": "day", "day": 3, "month": 3}),
        ("các ngày 2 và 3/10", {"kind": "day", "day": 3, "month": 10}),
        ("từ 15 đến 20/9/2018", {"kind": "days", "first": 15, "first_month": 9, "day": 20, "month": 9, "year": 2018}),
        (
            "từ ngày 20-9-2010 đến 13-12-2011",
            {"kind": "days", "first": 20, "first_month": 9, "first_year": 2010, "day": 13, "month": 12, "year": 2011},
        ),
        ("ngày 8 đến 14-6", {"kind": "days", "first": 8, "first_month": 6, "day": 14, "month": 6}),
        ("từ 28/9 đến 4/10", {"kind": "days", "first": 28, "first_month": 9, "day": 4, "month": 10}),
        ("tính đến ngày 20/11", {"kind": "day", "day": 20, "month": 11, "until": True}),
        ("tính đến hết ngày 31/12/2023", {"kind": "day", "day": 31, "month": 12, "year": 2023, "until": True}),
        ("đến 15/9", {"kind": "day", "day": 15, "month": 9, "until": True}),
        ("từ đầu năm đến 15/9", {"kind": "day", "day": 15, "month": 9, "until": True, "edge": -1}),
        ("từ ngày 1/1/2018 đến 20/3/2018", {"kind": "day", "day": 20, "month": 3, "year": 2018, "until": True, "edge": -1}),
        # months
        ("tháng 9/2018", {"kind": "month", "month": 9, "year": 2018}),
        ("tháng 9 năm nay", {"kind": "month", "month": 9, "year_shift": 0}),
        ("tháng Giêng", {"kind": "month", "month": 1}),
        ("tháng Chạp", {"kind": "month", "month": 12}),
        ("tháng mười hai", {"kind": "month", "month": 12}),
        ("đến hết tháng 9", {"kind": "month", "month": 9, "until": True}),
        ("từ đầu năm đến hết tháng 9", {"kind": "month", "month": 9, "until": True, "edge": -1}),
        ("nửa đầu tháng 3", {"kind": "days", "first": 1, "day": 15, "month": 3, "first_month": 3}),
        ("kỳ 2 tháng 9", {"kind": "days", "first": 16, "month": 9, "first_month": 9}),
        ("ba năm trước", {"kind": "year", "year_shift": -3}),
        ("4 năm gần đây", {"kind": "duration", "first": 4}),
        ("kỳ trước", {"kind": "previous", "year_shift": -1}),
        ("sáu tháng trước đó", {"kind": "previous", "first": 6}),
        ("T9/2018", {"kind": "month", "month": 9, "year": 2018}),
        ("trong tháng", {"kind": "month", "year_shift": 0}),
        ("tháng này", {"kind": "month", "year_shift": 0}),
        ("tháng trước", {"kind": "month", "year_shift": -1}),
        ("tháng đầu năm", {"kind": "month", "month": 1}),
        ("từ tháng 1 đến tháng 5/2018", {"kind": "months", "first": 1, "month": 5, "year": 2018}),
        ("hai tháng đầu quý III", {"kind": "months", "first": 7, "month": 8}),
        # months so far
        ("6 tháng đầu năm 2018", {"kind": "first_months", "month": 6, "year": 2018}),
        ("9 tháng năm 2018", {"kind": "first_months", "month": 9, "year": 2018}),
        ("9 tháng/2018", {"kind": "first_months", "month": 9, "year": 2018}),
        ("chín tháng năm nay", {"kind": "first_months", "month": 9, "year_shift": 0}),
        ("9 tháng", {"kind": "first_months", "month": 9}),
        ("lũy kế 5 tháng", {"kind": "first_months", "month": 5}),
        ("3 quý đầu năm", {"kind": "first_months", "month": 9}),
        ("6 tháng cuối năm", {"kind": "last_months", "month": 6}),
        # quarters and halves
        ("quý III/2018", {"kind": "quarter", "month": 3, "year": 2018}),
        ("quý 4 của năm 2018", {"kind": "quarter", "month": 4, "year": 2018}),
        ("quý ba", {"kind": "quarter", "month": 3}),
        ("Q1/2018", {"kind": "quarter", "month": 1, "year": 2018}),
        ("hết quý I-2019", {"kind": "quarter", "month": 1, "year": 2019, "until": True}),
        ("quý cuối năm", {"kind": "quarter", "month": 4}),
        ("quý trước", {"kind": "quarter", "year_shift": -1}),
        ("nửa đầu năm 2018", {"kind": "half", "month": 1, "year": 2018}),
        ("nửa cuối năm", {"kind": "half", "month": 2}),
        # years
        ("năm 2018", {"kind": "year", "year": 2018}),
        ("năm tài chính 2018", {"kind": "year", "year": 2018}),
        ("cả năm 2018", {"kind": "year", "year": 2018}),
        ("năm ngoái", {"kind": "year", "year_shift": -1}),
        ("năm nay", {"kind": "year", "year_shift": 0}),
        ("năm qua", {"kind": "past_year"}),
        ("đến năm 2030", {"kind": "year", "year": 2030, "until": True}),
        ("cuối năm 2018", {"kind": "year", "year": 2018, "edge": 1}),
        ("đến cuối năm 2018", {"kind": "year", "year": 2018, "edge": 1, "until": True}),
        ("đầu năm", {"kind": "year", "edge": -1}),
        ("trong năm", {"kind": "year"}),
        ("giai đoạn 2016-2020", {"kind": "years", "first": 2016, "year": 2020}),
        ("nhiệm kỳ 2020 - 2025", {"kind": "years", "first": 2020, "year": 2025}),
        ("nhiệm kỳ 2020-25", {"kind": "years", "first": 2020, "year": 2025}),
        ("từ năm 2016 đến năm 2020", {"kind": "years", "first": 2016, "year": 2020}),
        ("vụ đông xuân 2017-2018", {"kind": "years", "first": 2017, "year": 2018}),
        ("niên vụ 2017-18", {"kind": "years", "first": 2017, "year": 2018}),
        ("năm học 2018-2019", {"kind": "years", "first": 2018, "year": 2019}),
        # now, and compared with
        ("đến nay", {"kind": "now"}),
        ("hiện nay", {"kind": "now"}),
        ("từ năm 2016 đến nay", {"kind": "now"}),
        ("từ đầu năm đến nay", {"kind": "year_to_date"}),
        ("cùng kỳ", {"kind": "same_period"}),
        ("cùng kỳ năm ngoái", {"kind": "same_period", "year_shift": -1}),
        ("cùng kỳ năm 2017", {"kind": "same_period", "year": 2017}),
        # how long, and when
        ("trong 5 năm qua", {"kind": "duration", "first": 5}),
        ("hai mươi lăm năm", {"kind": "duration"}),
        ("3 ngày", {"kind": "duration"}),
        ("2 phút vừa rồi", {"kind": "duration"}),
        ("10 giờ 45 phút", {"kind": "clock"}),
        ("ba giờ rưỡi chiều", {"kind": "clock"}),
        ("11 giờ kém 15", {"kind": "clock"}),
        ("4pm", {"kind": "clock"}),
    ],
)
def test_one_expression(text: str, fields: dict[str, object]) -> None:
    (found,) = find_time_expressions(folded(text))
    assert _fields(found) == fields
    assert found.end == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "9/11 huyện",
        "15/20 xã",
        "2.018 doanh nghiệp",
        "2,1 ngày",
        "thực hiện",
        "thể hiện",
        "31/2/2018 dự án",
        "hiện vật",
        "2018 dự án",
        "bảy trăm năm mươi",
        "hai trăm linh năm xã",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert not [e for e in find_time_expressions(text) if e.kind.value != "duration"]


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("sản lượng điện tháng 10 ước 742 triệu kwh, 10 tháng 5,18 tỷ kwh", ["tháng 10", "10 tháng"]),
        ("so với năm 2017 và 2016", ["năm 2017", "2016"]),
        ("quý i năm 2019 tăng so với quý iv/2018", ["quý i năm 2019", "quý iv/2018"]),
        ("tháng 8 tăng 5% so với tháng 7 và cùng kỳ năm trước", ["tháng 8", "tháng 7", "cùng kỳ năm trước"]),
    ],
)
def test_several_expressions(text: str, printed: list[str]) -> None:
    assert [text[e.start : e.end] for e in find_time_expressions(text)] == printed


WORDS = (
    "từ đến tới hết tính cho tại ngày tháng quý năm tuần giờ đầu cuối giữa cả trong nửa cùng kỳ hiện nay qua trước ngoái và "
    "1 3 9 10 30 2018 2019 20/9 3/3/17 2016-2020 i iii hai chín mười , - /"
).split()


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join))
def test_expressions_follow_one_another(text: str) -> None:
    position = 0
    for e in find_time_expressions(text):
        assert position <= e.start < e.end <= len(text)
        assert e.month is None or 1 <= e.month <= 12
        position = e.end


@pytest.mark.parametrize("word", ["đến ", "hết ", "đến hết ", "tại ", "ngày ", "từ đầu năm đến "])
def test_prefixes_without_end(word: str) -> None:
    find_time_expressions(word * 5_000)
