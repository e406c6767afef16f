"""A made-up country: what is true of every place, metric and year, so that made-up articles agree with each other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product

import numpy as np
import numpy.typing as npt

from indicators.comparisons.operands import OTHER
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.files import locate, read_csv
from schemas.vocabulary.metrics import Kind, Metric

FIRST_YEAR, LAST_YEAR = 2008, 2026
DISTRICTS = 120
MERGER = date(2025, 7, 1)

Reals = npt.NDArray[np.float64]
Whole = npt.NDArray[np.int64]
Texts = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]

_NOUNS = "số lượng;diện tích;sản lượng;giá trị;tổng vốn;kinh phí;số hộ;số lao động;chiều dài;số vụ;doanh thu;công suất".split(";")
_OBJECTS = (
    "cây chè;cây cà phê;cây cam;cây quế;đàn ong;đàn dê;tôm nước lợ;cá lồng;gỗ rừng trồng;tuyến đường;cầu dân sinh;trạm y tế;nhà văn hóa;"
    "trường mầm non;hồ chứa;kênh mương;chợ nông thôn;hợp tác xã;tổ tiết kiệm;thẻ bảo hiểm;lượt khám;học bổng;đường dây điện;trạm biến áp;"
    "khu công nghiệp;cụm công nghiệp;nước mắm;hàng may mặc;đá vôi;xi măng"
).split(";")
_QUALIFIERS = (
    "cấp mới;chuyển tiếp;vùng cao;biên giới;tái định cư;theo chương trình;của hợp tác xã;do tỉnh quản lý;được hỗ trợ;đạt chuẩn;"
    "đã nghiệm thu;đang triển khai;trồng mới;cho thu hoạch;xuất khẩu;tiêu thụ trong tỉnh;ngoài quốc doanh;của thanh niên;của phụ nữ;liên kết"
).split(";")
_NUMBERED = 40
"""Each phrase also comes with the number of an area, so that there are many that are rare."""
_OTHER_UNITS = np.array(["VND", "ha", "tonne", "household", "count", "km"], dtype=object)
_NOISES = 8191


@dataclass(frozen=True)
class World:
    """Places and metrics, one array a trait; catalogued metrics come first."""

    place: Texts
    place_id_before: Texts
    place_id_after: Texts
    newspaper: Texts
    size: Reals
    metric: Texts
    phrase: Texts
    unit: Texts
    stock: Flags
    percent: Flags
    intensive: Flags
    growth_only: Flags
    base: Reals
    growth: Reals
    noise: Reals
    catalogued: int
    wholes: tuple[tuple[int, Whole, float], ...]

    def level(self, place: Whole, metric: Whole, year: Whole) -> Reals:
        """What is true: the base of the metric, the size of the place, growth since the first year, and some noise; a whole is made of its parts."""
        noise = self.noise[(place * 7919 + metric * 104729 + year * 31) % _NOISES]
        sized = np.where(self.intensive[metric], 1.0, self.size[place])
        found: Reals = self.base[metric] * sized * self.growth[metric] ** (year - FIRST_YEAR) * (1 + 0.05 * noise)
        found = np.where(self.percent[metric], np.minimum(found, 99.0), found)
        for whole, parts, covered in self.wholes:
            if (at := np.flatnonzero(metric == whole)).size:
                found[at] = sum(self.level(place[at], np.full(at.size, part), year[at]) for part in parts) / covered
        return found

    def target(self, place: Whole, metric: Whole, year: Whole) -> Reals:
        """What was planned."""
        found: Reals = self.level(place, metric, year) * (1 + 0.08 * self.noise[(place * 613 + metric * 7 + year * 17) % _NOISES])
        return found


def world(vocabulary: Vocabulary, seed: int) -> World:
    """The same world for the same seed."""
    chance = np.random.default_rng([seed, 0])
    metrics = list(vocabulary.metrics.values())
    others = [" ".join(words) for words in product(_NOUNS, _OBJECTS, _QUALIFIERS)]
    others = [f"{phrase} khu {number}" if number else phrase for number in range(_NUMBERED) for phrase in others]
    slugs = [f"{OTHER}khac_{number}" for number in range(len(others))]
    count = len(others)
    other_units = chance.choice(_OTHER_UNITS, count)
    percent = np.array([metric.unit == "percent" for metric in metrics])
    intensive = np.array([metric.dimension in {"percent", "rate"} for metric in metrics])
    none = np.zeros(count, dtype=bool)
    base = np.array([_base(metric, chance.uniform(0.3, 0.7)) for metric in metrics])
    places = _places(vocabulary)
    return World(
        place=np.array([name for name, _ in places], dtype=object),
        place_id_before=np.array([code for _, code in places], dtype=object),
        place_id_after=np.array([vocabulary.places.code_at(code, MERGER) for _, code in places], dtype=object),
        newspaper=np.array([_newspaper(vocabulary, code) for _, code in places], dtype=object),
        size=chance.lognormal(0, 0.7, len(places)),
        metric=np.array([*(metric.id for metric in metrics), *slugs], dtype=object),
        phrase=np.array([*(metric.name_vi.lower() for metric in metrics), *others], dtype=object),
        unit=np.concatenate([np.array([metric.unit for metric in metrics], dtype=object), other_units]),
        stock=np.concatenate([np.array([metric.kind == Kind.STOCK for metric in metrics]), chance.random(count) < 0.2]),
        percent=np.concatenate([percent, none]),
        intensive=np.concatenate([intensive, none]),
        growth_only=np.concatenate([np.array([metric.kind == Kind.RATE_OF_CHANGE for metric in metrics]), none]),
        base=np.concatenate([base, 10 ** chance.uniform(4, 6, count) * np.where(other_units == "VND", 1e7, 1)]),
        growth=np.concatenate([np.where(intensive, 1.0, chance.uniform(0.98, 1.12, len(metrics))), chance.uniform(0.95, 1.15, count)]),
        noise=chance.uniform(-1, 1, _NOISES),
        catalogued=len(metrics),
        wholes=tuple(_wholes(metrics)),
    )


def _wholes(metrics: list[Metric]) -> Iterator[tuple[int, Whole, float]]:
    """Each metric with parts, the parts, and how much of it they are."""
    position = {metric.id: number for number, metric in enumerate(metrics)}
    for metric in metrics:
        if parts := metric.parts or metric.includes:
            yield position[metric.id], np.array([position[part] for part in parts]), 1.0 if metric.parts else 0.8


def _base(metric: Metric, part: float) -> float:
    """A level of a province of middle size."""
    if metric.unit == "percent":
        return 100 * part if metric.kind != Kind.RATE_OF_CHANGE else 8 * part
    if metric.plausible is not None:
        low, high = metric.plausible
        return float((max(low, high / 1e4) * high) ** 0.5) if metric.dimension != "rate" else low + part * (high - low) / 2
    return {"VND": 2e13, "USD": 2e9}.get(metric.unit, 2e5) * part


def _places(vocabulary: Vocabulary) -> list[tuple[str, str]]:
    """Name and code before the merger of every province and of some districts."""
    provinces = {area.name: area.code for area in vocabulary.places.areas.values() if area.code.startswith("VN63-")}
    districts = [(f"huyện {row['name']}", provinces[row["part_of"]]) for file in locate("districts.csv", None) for _, row in read_csv(file)]
    return [*provinces.items(), *districts[:: max(1, len(districts) // DISTRICTS)]]


def _newspaper(vocabulary: Vocabulary, code: str) -> str:
    return next((paper.id for paper in vocabulary.newspapers.all if paper.place == code), "nhan_dan")
