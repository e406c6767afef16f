"""The figures of the two sample articles as hand-made observations, from the marks of `tests/gold/seeds`."""

from __future__ import annotations

import hashlib
import json
import re
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from extract.article import Article
from extract.observation import Extraction, Observation
from extract.quantities.intervals import interval
from indicators import build
from indicators.outcome import BuildOutcome
from schemas.code_lists import Bound, Measure, PeriodBasis, Status
from schemas.tables import OBSERVATIONS
from schemas.tables.frames import from_rows, to_frame
from schemas.time_period import TimePeriod

ROOT = Path(__file__).parents[2]
RAW = ROOT / "data" / "raw"
MARKS = ROOT / "tests" / "gold" / "seeds" / "marks"

_NUMBER = re.compile(r"[\d.,]*\d(?: (?:triệu|tỷ))?")
_SCALE = {"triệu": 1e6, "tỷ": 1e9}


def period_of(mark: str) -> TimePeriod:
    """A period in the notation of the marks."""
    first, _, last = mark.rpartition("/")
    end = TimePeriod.parse(last)
    if "/" not in mark:
        return end
    return TimePeriod(TimePeriod.parse(first).start if first else None, end.end)


def step_of(number: str) -> float:
    """Size of the last printed digit; 0 for full counts."""
    digits, _, scale = number.partition(" ")
    decimals = len(digits.partition(",")[2])
    return _SCALE.get(scale, 1.0) * 10.0**-decimals if scale or decimals else 0.0


def observation_of(mark: Mapping[str, Any], body: str, basis: Mapping[str, PeriodBasis]) -> Observation:
    """One mark as the extractor would return it."""
    number = _NUMBER.match(mark["text"])
    assert number is not None
    sentence = body.index(mark["sentence"])
    start = sentence + mark["sentence"].index(mark["text"])
    period = period_of(mark["period"] or str(mark["year"]))
    low, high = interval(mark["value"], None, step_of(number[0]), Bound(mark["bound"]))
    unit = {"count": "project"}.get(mark["unit"], mark["unit"])
    return Observation(
        observation_id=identity(mark["id"]),
        year=mark["year"],
        metric=mark["metric_id"],
        value=float(mark["value"]),
        unit=unit,
        source_sentence=mark["sentence"],
        place=mark["place"],
        place_id="VN63-02",
        metric_text=mark["metric"],
        measure=Measure(mark["measure"]),
        value_text=number[0],
        unit_text=mark["text"].removeprefix(number[0]).strip(),
        value_low=low,
        value_high=high,
        bound=Bound(mark["bound"]),
        status=Status(mark["status"]),
        period=str(period),
        period_start=period.start,
        period_end=period.end,
        period_basis=basis.get(mark["metric_id"], PeriodBasis.STATED),
        base_period=mark.get("base"),
        equivalent_to=None,
        part_of=None,
        confidence=0.9,
        flags=(),
        sentence_no=body.count("\n", 0, sentence),
        char_start=start,
        char_end=start + len(number[0]),
    )


def identity(mark_id: str) -> str:
    """The observation id of a mark."""
    return hashlib.sha256(mark_id.encode()).hexdigest()[:16]


# "Hiện tại", "hiện có": stocks whose date the articles leave open
UNDATED = dict.fromkeys(("fdi_projects_active", "fdi_registered_capital_active", "fngo_active", "oda_projects_carried_over"), PeriodBasis.CONTEXT)


def extraction_of(article: Article) -> Extraction:
    """The marks of one article as an extraction."""
    path = MARKS / f"{article.article_id}.jsonl"
    marks = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    found = [observation_of(mark, article.body, UNDATED) for mark in marks]
    by_text = {mark["text"]: row.observation_id for mark, row in zip(marks, found, strict=True)}
    linked = [
        _replaced(row, equivalent_to=by_text[mark["equivalent_of"]]) if "equivalent_of" in mark else row
        for mark, row in zip(marks, found, strict=True)
    ]
    return Extraction(tuple(linked), ())


def _replaced(row: Observation, **changes: Any) -> Observation:
    cells = {name: getattr(row, name) for name in Observation.__slots__}
    return Observation(**(cells | changes))


Build = Callable[..., BuildOutcome]


@pytest.fixture(scope="session")
def build_marked() -> Build:
    """`indicators.build` that takes the figures of each article from its marks (none: no figures)."""

    def marked(raw: Path, out: Path, **options: Any) -> BuildOutcome:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr("indicators.batches.extract", lambda article, *_: extraction_of(article))
            return build(raw, out, **options)

    return marked


@pytest.fixture(scope="session")
def dataset(build_marked: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset of the two sample articles."""
    out = tmp_path_factory.mktemp("dataset")
    build_marked(RAW, out)
    return out


@pytest.fixture
def copied(dataset: Path, tmp_path: Path) -> Path:
    """A copy of the dataset that a test may damage."""
    return Path(shutil.copytree(dataset, tmp_path / "copied"))


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A copy of the raw articles that a test may add to."""
    return Path(shutil.copytree(RAW, tmp_path / "raw"))


Frame = Callable[..., pd.DataFrame]

_DEFAULTS: dict[str, Any] = {
    "metric": "trade_total",
    "unit": "USD",
    "article_id": "article",
    "place": "Hà Giang",
    "place_id": "VN63-02",
    "metric_text": "kim ngạch",
    "measure": "level",
    "bound": "exact",
    "status": "actual",
    "obs_status": "A",
    "period_basis": "stated",
    "derived": False,
    "selected": True,
    "confidence": 0.9,
    "review": "auto",
    "flags": "",
    "sentence_no": 0,
    "char_start": 0,
}


@pytest.fixture(scope="session")
def observations_of() -> Frame:
    """Makes a frame of observations from their cells; what is not given is a plain level of the year 2024."""

    def frame(*rows: dict[str, Any]) -> pd.DataFrame:
        return to_frame(from_rows([_completed(number, row) for number, row in enumerate(rows)], OBSERVATIONS))

    return frame


def _completed(number: int, cells: dict[str, Any]) -> dict[str, Any]:
    period = TimePeriod.parse(cells.get("period", "2024"))
    if cells.get("stock"):
        period = period.as_stock
    value = cells.get("value", 1.0)
    text = cells.get("value_text", f"{value:g}")
    row = _DEFAULTS | {
        "observation_id": f"{number:016x}",
        "year": period.end.year,
        "value": value,
        "value_low": value,
        "value_high": value,
        "value_text": text,
        "unit_text": "USD",
        "source_sentence": f"{text} USD",
        "period": str(period),
        "period_start": period.start,
        "period_end": period.end,
        "char_end": len(text),
    }
    return row | {name: cell for name, cell in cells.items() if name != "stock"}
