"""Exchange rates: what is there, and that nothing is made up."""

from __future__ import annotations

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.exchange_rates import load_exchange_rates

RATES = load_vocabulary().exchange_rates
HEAD = "year,rate_type,vnd_per_usd,date,source\n"


def test_rates_by_year_and_kind():
    assert RATES.official_average("USD", 2024) == pytest.approx(24164.8858)
    assert RATES.central_bank("USD", 2022) == 23612


def test_a_year_without_a_row_has_no_rate():
    assert RATES.official_average("USD", 2022) is None
    assert RATES.official_average("EUR", 2024) is None
    assert RATES.central_bank("USD", 1999) is None


def test_every_rate_has_a_source():
    assert all(row.source for row in RATES.rows)


def test_an_overlay_adds_a_year(tmp_path):
    (tmp_path / "exchange_rates.csv").write_text(HEAD + "2022,period_average_official,23271.2,,our bank\n", encoding="utf-8")
    rates = load_exchange_rates(tmp_path)
    assert rates.official_average("USD", 2022) == 23271.2
    assert rates.official_average("USD", 2024) == pytest.approx(24164.8858)


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ("2022,period_average_official,23271,,a\n2022,period_average_official,23272,,b\n", "two rates"),
        ("2022,period_average_official,-1,,a\n", "greater than 0"),
        ("2022,street,23271,,a\n", "Input should be"),
        ("2022,period_average_official,23271,,\n", "at least 1"),
    ],
)
def test_a_bad_rate_is_named(tmp_path, rows, reason):
    (tmp_path / "exchange_rates.csv").write_text(HEAD + rows, encoding="utf-8")
    with pytest.raises(VocabularyError, match=reason):
        load_exchange_rates(tmp_path)
