"""What a corrections file may hold, and how it is refused."""

from __future__ import annotations

import pytest

from indicators.corrections.corrections_file import COLUMNS, as_text, corrections_path, digest_of, read_corrections
from schemas.errors import CorrectionError, DatasetError
from schemas.vocabulary import load_vocabulary

HEADER = ",".join(COLUMNS)
ID, OTHER_ID = "0123456789abcdef", "fedcba9876543210"
GOOD = f"change,an-article,{ID},metric,exports_total,trade_total,it is exports alone,Lan,2026-01-31"
SENTENCE = "Kim ngạch đạt 8,2 triệu USD, tăng 5%."


@pytest.fixture
def file(tmp_path):
    def write(*lines: str, header: str = HEADER, encoding: str = "utf-8"):
        path = tmp_path / "corrections.csv"
        path.write_bytes("".join(f"{line}\n" for line in (header, *lines)).encode(encoding))
        return path

    return write


def read(path):
    return read_corrections(path, load_vocabulary())


def test_a_line_is_read(file):
    (line,) = read(file(GOOD)).lines
    assert (line.line, line.action, line.article_id, line.observation_id) == (2, "change", "an-article", ID)
    assert (line.field, line.value, line.expect, line.author, line.date.isoformat()) == (
        "metric",
        "exports_total",
        "trade_total",
        "Lan",
        "2026-01-31",
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_spreadsheet_may_have_saved_it(file, encoding):
    semicolons = [each.replace(",", ";") for each in (GOOD, HEADER)]
    path = file(semicolons[0], "", ";" * 8, header=semicolons[1], encoding=encoding)
    assert read(path).lines == read(file(GOOD)).lines


def test_what_is_written_is_read_back_and_sorted(file):
    add = f'add,a,,,value_text=5%; metric=trade_total; period=2023; measure=change_pct,"{SENTENCE}","missed, ""all"" of it",Lan,2026-01-31'
    lines = read(file(GOOD, f"drop,an-article,{OTHER_ID},,,value=1; unit=USD,a page number,Lan,2026-01-31", add)).lines
    text = as_text(lines)
    assert [line.split(",")[0] for line in text.splitlines()] == ["action", "add", "change", "drop"]
    again = read(file(*text.splitlines()[1:])).lines
    assert as_text(again) == text
    assert again[0].expect == SENTENCE


@pytest.mark.parametrize(
    ("line", "key", "says"),
    [
        (GOOD.replace("change", "alter"), "action", "'alter' is none of drop, change, confirm, add"),
        (GOOD.replace("2026-01-31", "31/01/2026"), "date", "write it as 2026-01-31"),
        (GOOD.replace("2026-01-31", "2026-02-30"), "date", "is no day"),
        (GOOD.replace("it is exports alone", ""), "reason", "say why"),
        (GOOD.replace("Lan", " "), "author", "say who"),
        (GOOD.replace(ID, "1.23457E+15"), "observation_id", "spreadsheet"),
        (GOOD.replace("metric,exports_total", "colour,export"), "field", "'colour' cannot be changed; what can: metric"),
        (GOOD.replace("metric,exports_total", "metric,exprots_total"), "value", "similar: exports_total"),
        (GOOD.replace("metric,exports_total", "year,2023"), "field", "cannot be changed"),
        (GOOD.replace("metric,exports_total", 'value,"4,04"'), "value", "decimal point"),
        (GOOD.replace("metric,exports_total", "value,"), "value", "cannot be empty"),
        (GOOD.replace("metric,exports_total", "unit,dollars"), "value", "no unit 'dollars'"),
        (GOOD.replace("metric,exports_total", "period,Q1 2023"), "value", "write 2023, 2023-Q1"),
        (GOOD.replace("metric,exports_total", "status,done"), "value", "'done' is none of actual"),
        (GOOD.replace("metric,exports_total", "place_id,VN63-99"), "value", "no place of code"),
        (f"drop,a,{ID},,,,a page number,Lan,2026-01-31", "expect", "value=…; unit=…"),
        (f"drop,a,{ID},,x,value=1; unit=USD,a page number,Lan,2026-01-31", "value", "must be empty for drop"),
        (f"confirm,a,{ID},metric,,value=1; unit=USD,seen,Lan,2026-01-31", "field", "must be empty for confirm"),
        ("add,a,,,value_text=5%; period=2023,a sentence,missed,Lan,2026-01-31", "value", "metric is missing"),
        ("add,a,,,value_text=5%; period=2023; metric=exports_total; page=5,a sentence,missed,Lan,2026-01-31", "value", "page cannot be given"),
        ("add,a,,,value_text=5%; period=2023; metric=exports_total,,missed,Lan,2026-01-31", "expect", "the sentence"),
        ("drop,a", "line", "has 2 cells"),
        ('drop,"a', "line", "is not valid CSV"),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_used_is_refused_with_file_line_key_and_reason(file, line, key, says):
    with pytest.raises(CorrectionError) as refused:
        read(file(GOOD, line))
    error = refused.value
    assert (error.file, error.line, error.key) == ("corrections.csv", 3, key)
    assert says in error.reason
    assert str(error) == f"corrections.csv, line 3: {key}: {error.reason}"


@pytest.mark.parametrize("second", [GOOD, f"drop,an-article,{ID},,,value=1; unit=USD,no figure,Lan,2026-01-31"])
def test_two_lines_that_contradict_each_other_are_refused(file, second):
    with pytest.raises(CorrectionError, match="line 2 already corrects this row"):
        read(file(GOOD, second))


def test_several_fields_of_a_row_and_its_confirmation_go_together(file):
    unit = GOOD.replace("metric,exports_total,trade_total", "unit,VND,USD")
    assert len(read(file(GOOD, unit, f"confirm,an-article,{ID},,,value=1; unit=USD,seen,Lan,2026-01-31")).lines) == 3


def test_a_wrong_head_or_encoding_is_refused(file):
    with pytest.raises(CorrectionError, match="must name the columns action"):
        read(file(GOOD, header=HEADER.replace("expect", "expected")))
    with pytest.raises(CorrectionError, match="not UTF-8"):
        read(file(GOOD.replace("Lan", "Lân"), encoding="utf-16"))


def test_the_file_lies_above_the_raw_folder_unless_another_is_given(tmp_path):
    raw = tmp_path / "raw"
    raw.mkdir()
    assert corrections_path(raw, None) is None
    assert digest_of(None) == ""
    (tmp_path / "corrections.csv").write_text(f"{HEADER}\n")
    assert corrections_path(raw, None) == tmp_path / "corrections.csv"
    assert read(corrections_path(raw, None)).lines == ()
    with pytest.raises(DatasetError, match="no such file of corrections"):
        corrections_path(raw, tmp_path / "own.csv")
    (raw / "own.csv").write_text(f"{HEADER}\n")
    with pytest.raises(DatasetError, match="lies in the folder of articles"):
        corrections_path(raw, raw / "own.csv")
