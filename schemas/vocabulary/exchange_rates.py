"""What a US dollar cost in VND, by year, with the source of each figure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pydantic import Field

from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, locate, read_csv, validated


class RateType(StrEnum):
    """Which rate a row holds."""

    OFFICIAL_AVERAGE = "period_average_official"
    CENTRAL_BANK = "sbv_central_rate"
    MONTH_MARKET = "month_average_market"


class ExchangeRate(Entry):
    """One rate: VND for one US dollar."""

    year: int = Field(ge=1986, le=2100)
    rate_type: RateType
    vnd_per_usd: float = Field(gt=0)
    date: str | None = None
    source: str = Field(min_length=1)


@dataclass(frozen=True, slots=True)
class ExchangeRates:
    """All rates; a year without a row has none, and none is made up."""

    rows: tuple[ExchangeRate, ...]

    def official_average(self, currency: str, year: int) -> float | None:
        """Return the official average of a year in VND for one unit of a currency."""
        return self._rate(currency, year, RateType.OFFICIAL_AVERAGE)

    def central_bank(self, currency: str, year: int) -> float | None:
        """Return the last central rate of the State Bank of Vietnam in a year, as far as known."""
        return self._rate(currency, year, RateType.CENTRAL_BANK)

    def _rate(self, currency: str, year: int, rate_type: RateType) -> float | None:
        if currency != "USD":
            return None
        return next((row.vnd_per_usd for row in self.rows if row.year == year and row.rate_type == rate_type), None)


def load_exchange_rates(overlay: Path | None = None) -> ExchangeRates:
    """Read `exchange_rates.csv`; an overlay replaces rates of the same year and kind. Raises VocabularyError for a duplicate in one file."""
    rows: dict[tuple[int, RateType], ExchangeRate] = {}
    for file in locate("exchange_rates.csv", overlay):
        here: set[tuple[int, RateType]] = set()
        for line, row in read_csv(file):
            rate = validated(ExchangeRate, dict(row) | {"date": row.get("date") or None}, file, f"line {line}")
            key = (rate.year, rate.rate_type)
            if key in here:
                raise VocabularyError(file.name, f"line {line}", f"{rate.year} has two rates of the kind {rate.rate_type.value}")
            here.add(key)
            rows[key] = rate
    return ExchangeRates(tuple(rows.values()))
