"""The ids of the SDMX export: our ids in the letters that SDMX allows, with the names that belong to them."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
from anyascii import anyascii

from indicators.exports.sdmx_components import WHOLE_AREA, Frequency
from indicators.places import place_key
from indicators.read import read_arrow
from schemas.tables import METRICS, PLACES, UNITS

_OTHER, _OTHER_ID = "other:", "other@"
_PER, _PER_ID = "/", "_PER_"
_FREQUENCY_OF_LENGTH = {4: Frequency.ANNUAL, 10: Frequency.DAILY}
_FREQUENCY_OF_SIGN = {"S": Frequency.HALF_YEARLY, "Q": Frequency.QUARTERLY}


@dataclass(frozen=True, slots=True)
class Code:
    """A code with its names (English, Vietnamese) and what it means."""

    id: str
    english: str
    vietnamese: str | None = None
    description: str | None = None


class Codes:
    """The code lists that depend on the build; those of areas, indicators and units grow by what the rows hold beyond the vocabulary."""

    def __init__(self, out: Path) -> None:
        metrics, units, places = (read_arrow(out, table).to_pylist() for table in (METRICS, UNITS, PLACES))
        self.areas = {row["place_id"]: Code(row["place_id"], row["name_latin"], row["name_vi"]) for row in places}
        self.indicators = {row["metric"]: Code(row["metric"], row["name_en"], row["name_vi"], row["definition"]) for row in metrics}
        self.units = {row["unit"]: Code(row["unit"], row["name_en"], row["name_vi"]) for row in units}
        self.localities = {WHOLE_AREA: Code(WHOLE_AREA, "The whole area", "Toàn địa bàn")}
        names = pd.Series({row["place_id"]: row["name_vi"] for row in places}, dtype="str")
        self._whole = place_key(names).to_dict()

    def of_areas(self, ids: pd.Series) -> pd.Series:
        """Codes of CL_AREA: the place ids."""
        for id_ in ids.unique():
            self.areas.setdefault(id_, Code(id_, id_))
        return ids

    def of_localities(self, ids: pd.Series, names: pd.Series) -> pd.Series:
        """Codes of CL_LOCALITY: one for all spellings of a place, whatever else the build holds."""
        keys = place_key(names)
        whole = keys == ids.map(self._whole)
        spelled = dict(zip(keys[~whole], names[~whole], strict=True))
        codes = {key: self._locality(key, name) for key, name in spelled.items()}
        return keys.map(codes).where(~whole, WHOLE_AREA)

    def _locality(self, key: str, name: str) -> str:
        slug = re.sub(r"[^a-z0-9]+", "-", anyascii(key).lower()).strip("-")
        id_ = f"{slug}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"
        self.localities.setdefault(id_, Code(id_, name, name))
        return id_

    def of_indicators(self, metrics: pd.Series, phrases: pd.Series) -> pd.Series:
        """Codes of CL_INDICATOR: the metric ids, `other@` and a slug for what the vocabulary does not have."""
        ids = {metric: metric.replace(_OTHER, _OTHER_ID) for metric in metrics.unique()}
        first = ~metrics.duplicated()
        for metric, phrase in zip(metrics[first], phrases[first], strict=True):
            if metric not in self.indicators:
                self.indicators[metric] = Code(
                    ids[metric], phrase, phrase, "Not in the vocabulary: the words of the first article that was exported."
                )
        return metrics.map(ids)

    def of_units(self, units: pd.Series) -> pd.Series:
        """Codes of CL_UNIT: the unit ids, a quotient as `VND_PER_share`."""
        ids = {unit: unit.replace(_PER, _PER_ID) for unit in units.unique()}
        for unit, id_ in ids.items():
            if unit not in self.units:
                parts = [self.units.get(part) or Code(part, part, part) for part in unit.split(_PER)]
                english, vietnamese = " per ".join(part.english for part in parts), "/".join(part.vietnamese or part.english for part in parts)
                self.units[unit] = Code(id_, english, vietnamese)
        return units.map(ids)

    def lists(self) -> dict[str, list[Code]]:
        """The code lists by id, each sorted."""
        found: dict[str, dict[str, Code]] = {
            "CL_AREA": self.areas,
            "CL_LOCALITY": self.localities,
            "CL_INDICATOR": self.indicators,
            "CL_UNIT": self.units,
        }
        return {name: sorted(codes.values(), key=lambda code: code.id) for name, codes in found.items()}


def frequency(periods: pd.Series) -> pd.Series:
    """Codes of CL_FREQ by the spelling of the period."""
    return periods.map({period: _frequency(period) for period in periods.unique()})


def _frequency(period: str) -> str:
    if len(period) == 7:
        return str(_FREQUENCY_OF_SIGN.get(period[5], Frequency.MONTHLY))
    return str(_FREQUENCY_OF_LENGTH.get(len(period), Frequency.OTHER))
