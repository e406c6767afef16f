from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indicators.comparisons.conversion import Conversion, Rates, article_rates
from indicators.currencies import ImpliedRate, check_rates, official


def official_2024(currency: str, year: int) -> float | None:
    return 24164.9 if (currency, year) == ("USD", 2024) else None


def pair(number: int, usd: tuple[float, float, float], vnd: tuple[float, float, float], **cells) -> list[dict]:
    first = f"{2 * number:016x}"
    amounts = [dict(zip(("value", "value_low", "value_high"), amount, strict=True)) for amount in (usd, vnd)]
    return [
        {"observation_id": first, "unit": "USD", "metric": f"m{number}", **amounts[0], **cells},
        {"observation_id": f"{2 * number + 1:016x}", "unit": "VND", "metric": f"m{number}", "equivalent_to": first, **amounts[1], **cells},
    ]


SHARP = pair(1, (1_169_348, 1_169_348, 1_169_348), (29.6e9, 29.55e9, 29.65e9))
BLUNT = pair(2, (3e6, 2.5e6, 3.5e6), (70e9, 69.5e9, 70.5e9))
WRONG = pair(3, (3e6, 2e6, 4e6), (7.0e9, 6.95e9, 7.05e9))


def checks(frame) -> list[str]:
    return check_rates(frame, official_2024)["rate_check"].dropna().tolist()


def test_the_sharpest_other_pair_is_the_reference(observations_of):
    assert checks(observations_of(*SHARP, *BLUNT, *WRONG)) == ["within_rounding", "within_rounding", "off"]


def test_a_lone_pair_is_checked_against_the_official_average(observations_of):
    # 25,313 is 4.8 % above the average: more than 1 %, inside the 6 % that the year allows
    assert checks(observations_of(*SHARP)) == ["within_rounding"]
    assert checks(observations_of(*WRONG)) == ["off"]


def test_a_year_without_official_rate_has_no_check(observations_of):
    rows = check_rates(observations_of(*pair(1, (1e6, 1e6, 1e6), (23.5e9, 23.5e9, 23.5e9), period="2022")), official_2024)
    assert rows["rate_check"].isna().all()
    assert rows["implied_rate"].dropna().tolist() == [23500.0]


def test_the_rate_is_in_vnd_whichever_amount_comes_first(observations_of):
    rows = observations_of(
        {"observation_id": "a" * 16, "unit": "VND", "value": 25_000.0, "metric": "m"},
        {"observation_id": "b" * 16, "unit": "USD", "value": 1.0, "metric": "m", "equivalent_to": "a" * 16},
    )
    assert check_rates(rows, official_2024)["implied_rate"].dropna().tolist() == [25_000.0]


def test_prices_have_rates_too_and_weights_have_none(observations_of):
    rows = observations_of(
        {"observation_id": "a" * 16, "unit": "USD/kg", "value": 2.0, "metric": "m"},
        {"observation_id": "b" * 16, "unit": "VND/kg", "value": 50_000.0, "metric": "m", "equivalent_to": "a" * 16},
        {"observation_id": "c" * 16, "unit": "tonne", "value": 2.0, "metric": "n"},
        {"observation_id": "d" * 16, "unit": "kg", "value": 2000.0, "metric": "n", "equivalent_to": "c" * 16},
    )
    assert check_rates(rows, official_2024).set_index("observation_id")["implied_rate"].dropna().to_dict() == {"b" * 16: 25_000.0}


rates = st.builds(
    lambda rate, down, up: ImpliedRate(rate, rate * (1 - down), rate * (1 + up)), st.floats(1, 1e6), st.floats(0, 0.5), st.floats(0, 0.5)
)


@given(rates, rates)
def test_within_rounding_is_symmetric(a, b):
    assert (a.check(b) == "off") == (b.check(a) == "off") or "ok" in {a.check(b), b.check(a)}


@given(rates)
def test_a_rate_agrees_with_itself(rate):
    assert rate.check(rate) == "ok"
    assert rate.check(None) is None


def test_the_official_average_allows_six_percent():
    assert (official(100).low, official(100).high) == (pytest.approx(94), pytest.approx(106))


RATES = Rates({("a", "USD", 2024): 25_000.0}, official_2024, lambda currency, year: 23_612.0 if (currency, year) == ("USD", 2022) else None)


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (("USD", 2022, "x"), ("USD", 2024, "y"), Conversion("USD")),
        (("project", 2022, "x"), ("project", 2024, "y"), Conversion("project")),
        (("VND", 2024, "a"), ("USD", 2024, "x"), Conversion("USD", left=1 / 25_000, basis="article")),
        (("VND", 2022, "a"), ("USD", 2024, "x"), Conversion("USD", left=1 / 23_612, basis="central_bank")),
        (("VND", 2023, "a"), ("USD", 2024, "x"), Conversion(None)),
        (("USD", 2024, "x"), ("VND", 2024, "y"), Conversion("USD", right=1 / 24164.9, basis="official_average")),
        (("VND", 2022, "x"), ("USD", 2024, "y"), Conversion("USD", left=1 / 23_612, basis="central_bank")),
        (("VND", 2023, "x"), ("USD", 2024, "y"), Conversion(None)),
        (("USD", 2024, "x"), ("project", 2024, "y"), Conversion(None)),
    ],
)
def test_a_common_currency_by_article_then_official_then_central_bank(left, right, expected):
    assert RATES.common(left, right) == expected


def test_the_rate_of_an_article_is_its_sharpest_that_is_not_off(observations_of):
    rows = check_rates(observations_of(*BLUNT, *SHARP, *WRONG), official_2024)
    assert article_rates(rows) == {("article", "USD", 2024): pytest.approx(25313.25, abs=0.01)}
    assert not math.isnan(article_rates(rows)["article", "USD", 2024])
