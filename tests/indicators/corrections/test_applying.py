"""What corrections make of the rows of one article."""

from __future__ import annotations

from datetime import date, datetime
from itertools import count

import pytest

from extract import extract
from extract.article import Article, Line, LineKind
from indicators import rows
from indicators.corrections.added_rows import ArticleRows
from indicators.corrections.applying import apply
from indicators.corrections.correction import Correction
from schemas.code_lists import CorrectionAction
from schemas.tables import OBSERVATIONS, REJECTS
from schemas.tables.frames import from_rows, to_frame
from schemas.tables.validation import failures
from schemas.vocabulary import load_vocabulary

VOCABULARY = load_vocabulary()
TITLE = "Đối ngoại Hà Giang năm 2024"
EXPORT = "Năm 2024, kim ngạch xuất khẩu chè đạt 8,2 triệu USD, tăng 5,1% so với năm 2023."
MEETING = "Tại kỳ họp thứ 12, tỉnh có 29 tổ chức phi chính phủ nước ngoài hoạt động."
BODY = f"{TITLE}\n{EXPORT}\n{MEETING}"


@pytest.fixture(scope="module")
def article() -> ArticleRows:
    starts = [0, len(TITLE) + 1, len(TITLE) + len(EXPORT) + 2]
    lines = tuple(
        Line(start, start + len(text), kind)
        for start, text, kind in zip(starts, (TITLE, EXPORT, MEETING), (LineKind.TITLE, LineKind.PARAGRAPH, LineKind.PARAGRAPH), strict=True)
    )
    read = Article("tea", TITLE, BODY, lines, datetime(2025, 1, 20, 8, 0), place_id="VN63-02")  # noqa: DTZ001 - in Vietnam's zone
    found = extract(read, VOCABULARY)
    observations = tuple(rows.observation(read, row) for row in found.observations)
    return ArticleRows("tea", BODY, date(2025, 1, 20), "VN63-02", observations, tuple(rows.reject(read, each) for each in found.rejects))


def row_of(article: ArticleRows, value_text: str) -> dict:
    return next(row for row in article.observations if row["value_text"] == value_text)


lines = count(2)


def correction(action: str, id_: str = "", field: str = "", value: str = "", expect: str = "") -> Correction:
    return Correction(next(lines), CorrectionAction(action), "tea", id_, field, value, expect, "it says otherwise", "Lan", date(2026, 1, 31))


def change(row: dict, field: str, value: str, expect: str) -> Correction:
    return correction("change", row["observation_id"], field, value, expect)


def corrected(article: ArticleRows, *corrections: Correction):
    found = apply(article, corrections, VOCABULARY)
    assert [result.correction for result in found.results if result.fault] == []
    assert failures(to_frame(from_rows(found.observations, OBSERVATIONS)), OBSERVATIONS) == []
    assert failures(to_frame(from_rows(found.rejects, REJECTS)), REJECTS) == []
    assert accounted(found) == accounted(article), "every digit is in one row or one reject"
    return found


def accounted(found) -> list[int]:
    spans = [(each["char_start"], each["char_end"]) for each in (*found.observations, *found.rejects)]
    return sorted(at for start, end in spans for at in range(start, end) if BODY[at].isdigit())


def fault(article: ArticleRows, *corrections: Correction) -> str:
    found = apply(article, corrections, VOCABULARY)
    assert found.observations == article.observations
    assert found.rejects == article.rejects
    return found.results[-1].fault or ""


def after(found, row: dict) -> dict:
    return next(each for each in found.observations if each["observation_id"] == row["observation_id"])


def test_the_article_is_read_as_these_tests_expect(article):
    assert [row["value_text"] for row in article.observations] == ["8,2 triệu", "5,1", "29"]
    assert "12" in {reject["text"] for reject in article.rejects}
    assert accounted(article) == [at for at, letter in enumerate(BODY) if letter.isdigit()]


def test_a_dropped_row_becomes_a_reject_with_its_reason(article):
    row = row_of(article, "29")
    found = corrected(article, correction("drop", row["observation_id"], expect="value=29; unit=organisation"))
    assert len(found.observations) == 2
    reject = found.rejects[-1]
    assert (reject["text"], reject["reason"], reject["stage"]) == ("29", "DROPPED_BY_PERSON", "correction")
    assert reject["detail"] == "it says otherwise (Lan, 2026-01-31)"
    assert row["observation_id"] in reject["row"]


def test_a_confirmed_row_is_sure(article):
    row = row_of(article, "29")
    found = corrected(
        article, correction("confirm", row["observation_id"], expect=f"metric={row['metric']}; value=29; unit=organisation; period=/2024")
    )
    assert after(found, row) == row | {"review": "confirmed", "confidence": 1.0}


def test_a_changed_period_takes_year_days_and_the_code_of_the_place_along(article):
    row = row_of(article, "8,2 triệu")
    new = after(corrected(article, change(row, "period", "2025-S2", "2024")), row)
    assert (new["year"], new["period"], new["period_start"], new["period_end"]) == (2025, "2025-S2", date(2025, 7, 1), date(2025, 12, 31))
    assert (row["place_id"], new["place_id"]) == ("VN63-02", "VN34-08")
    assert (new["review"], new["confidence"]) == ("corrected", 1.0)


@pytest.mark.parametrize(
    ("written", "period", "start"),
    [
        ("2023", "2023", None),
        ("/2023-06-30", "2023-06-30", None),
        ("2023/2023", "2023", date(2023, 1, 1)),
        ("2023-01/2023-09", "2023-01-01/P9M", date(2023, 1, 1)),
    ],
)  # fmt: skip
def test_a_stock_stays_one_unless_its_span_is_said(article, written, period, start):
    row = row_of(article, "29")
    assert row["period_start"] is None
    new = after(corrected(article, change(row, "period", written, "/2024")), row)
    assert (new["period"], new["period_start"]) == (period, start)


@pytest.mark.parametrize(
    ("fields", "low", "high"),
    [
        ({"value": "8400000"}, 8.35e6, 8.45e6),
        ({"value": "8200000000"}, 8.15e9, 8.25e9),
        ({"bound": "over"}, 8.2e6, None),
        ({"bound": "about"}, 7.79e6, 8.61e6),
        ({"value": "8400000", "value_high": "9e6"}, 8.35e6, 9e6),
        ({"bound": "range", "value_low": "8e6", "value_high": "9e6"}, 8e6, 9e6),
    ],
)
def test_the_interval_follows_value_and_bound(article, fields, low, high):
    row = row_of(article, "8,2 triệu")
    expected = {"value": "8200000", "bound": "exact", "value_low": "8150000", "value_high": "8250000"}
    new = after(corrected(article, *(change(row, name, text, expected[name]) for name, text in fields.items())), row)
    assert (new["value_low"], new["value_high"]) == (pytest.approx(low), None if high is None else pytest.approx(high))


def test_status_place_and_base_take_along_what_hangs_on_them(article):
    row = row_of(article, "5,1")
    lines = [
        change(row, "status", "target", "actual"),
        change(row, "place", "tỉnh Lào Cai", row["place"]),
        change(row, "base_period", "2020", "2023"),
    ]
    new = after(corrected(article, *lines), row)
    assert (new["status"], new["obs_status"], new["place"], new["place_id"], new["base_period"]) == ("target", "F", "tỉnh Lào Cai", "VN63-10", "2020")


ADDED = "value_text=12; unit_text=tổ chức; unit=organisation; metric=other:ky_hop; metric_text=kỳ họp; period=2024-12"


def test_an_added_row_takes_its_digits_from_the_reject(article):
    found = corrected(article, correction("add", value=ADDED, expect=MEETING))
    new = found.observations[-1]
    assert BODY[new["char_start"] : new["char_end"]] == new["value_text"] == "12"
    assert (new["value"], new["unit"], new["place_id"], new["measure"], new["review"]) == (12, "organisation", "VN63-02", "level", "corrected")
    assert "12" not in {reject["text"] for reject in found.rejects}
    assert new["observation_id"] == found.results[0].observation_id
    again = corrected(article, correction("add", new["observation_id"], value=ADDED, expect=MEETING))
    assert again.observations == found.observations


def test_what_the_print_says_need_not_be_given(article):
    row = row_of(article, "8,2 triệu")
    lines = [
        correction("drop", row["observation_id"], expect="value=8200000; unit=USD; value_text=8,2 triệu"),
        correction("add", value="value_text=8,2 triệu; unit_text=USD; metric=exports_total; period=2024", expect=EXPORT),
    ]
    found = apply(article, lines, VOCABULARY)
    new = found.observations[-1]
    assert new["observation_id"] == row["observation_id"], "the same sentence, number and unit"
    assert {name: new[name] for name in ("value", "unit", "value_low", "value_high", "bound", "char_start", "sentence_no")} == {
        name: row[name] for name in ("value", "unit", "value_low", "value_high", "bound", "char_start", "sentence_no")
    }


@pytest.mark.parametrize(
    ("action", "field", "value", "expect", "says"),
    [
        ("change", "metric", "exports_total", "fdi_projects_new", "it expects metric 'fdi_projects_new', but the rules now read"),
        ("change", "value", "8400000", "8300000", "it expects value '8300000', but the rules now read '8200000'"),
        ("drop", "", "", "value=8200000; unit=VND", "it expects unit 'VND', but the rules now read 'USD'"),
        ("confirm", "", "", "value=8200000; unit=USD; period=2023", "it expects period '2023'"),
        ("change", "place", "xứ Mường Mây", "Hà Giang", "say in place_id which code"),
        ("change", "place_id", "VN34-08", "VN63-02", "the code of this place is"),
        ("change", "bound", "range", "exact", "a range needs its ends"),
        ("change", "value_high", "1", "8250000", "value_in_interval"),
    ],
)
def test_what_does_not_fit_is_not_applied_and_says_what_to_do(article, action, field, value, expect, says):
    row = row_of(article, "8,2 triệu")
    assert says in fault(article, correction(action, row["observation_id"], field, value, expect))


@pytest.mark.parametrize(
    ("value", "expect", "says"),
    [
        (ADDED, "Tại kỳ họp thứ 13, tỉnh có 29 tổ chức.", "the sentence does not stand in the article"),
        (ADDED.replace("=12", "=9"), MEETING, "the number '9' does not stand in the sentence"),
        (ADDED.replace("=12", "=29"), MEETING, "the number is read as row"),
        (ADDED.replace("unit_text=tổ chức", "unit_text=xe"), MEETING, "'xe' does not stand in the sentence"),
        (ADDED.replace("metric_text=kỳ họp; ", ""), MEETING, "metric_text is neither given"),
    ],
)
def test_a_figure_that_cannot_be_added_says_why(article, value, expect, says):
    assert says in fault(article, correction("add", value=value, expect=expect))


def test_a_row_that_is_gone_is_told(article):
    assert "the article has no row" in fault(article, correction("confirm", "0" * 16, expect="value=1; unit=USD"))
