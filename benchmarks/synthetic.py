"""Made-up observations in any number, as articles would give them, to measure how the tables grow.

Sixty-three provinces and some districts, the metrics of the vocabulary and thousands of phrases outside it, eighteen years, reviews of
years and of parts of years, each article with levels, growth, plans and what came of them, amounts in two currencies and parts of wholes.
Popular facts are stated by several articles and again a year later. The numbers agree with each other as far as rounding lets them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.synthetic_world import FIRST_YEAR, LAST_YEAR, MERGER, Flags, Reals, Texts, World, world
from schemas.tables import ARTICLES, OBSERVATIONS
from schemas.tables.articles import READ
from schemas.tables.frames import empty_frame
from schemas.tables.observations import OBS_STATUS
from schemas.time_period import TimePeriod
from schemas.vocabulary import load_vocabulary

MENTIONS = 26
"""Metrics that an article speaks of."""
LEVEL, GROWTH, CHANGE, COMPLETION, RESTATED, PART, PLAN, BEFORE = range(8)
_CHANCE = {LEVEL: 0.85, GROWTH: 0.25, CHANGE: 0.07, COMPLETION: 0.1, RESTATED: 0.3, PART: 0.08, PLAN: 0.1, BEFORE: 0.08}
_PARTS = ("year", "S1", "P9M", "Q1")
_SHARE = np.array([1.0, 0.47, 0.73, 0.22])
_WORDS = {"VND": ("tỷ", "đồng", 1e9), "USD": ("triệu", "USD", 1e6), "percent": ("", "%", 1.0), "percentage_point": ("", "điểm %", 1.0)}
_BOUNDS = np.array(["exact", "over", "about", "nearly"], dtype=object)
_BOUND_WORDS = {"exact": "", "over": "trên ", "about": "khoảng ", "nearly": "gần "}
_ODD = np.uint64(0x9E3779B97F4A7C15)


@dataclass(frozen=True)
class Synthetic:
    """Rows of the two tables, as the batches of a build give them: nothing selected, no rate checked."""

    observations: pd.DataFrame
    articles: pd.DataFrame


def synthetic(rows: int, seed: int = 1, batch: int = 0) -> Synthetic:
    """`rows` observations with their articles; batches of one seed belong to one world and share no ids."""
    land = _world(seed)
    chance = np.random.default_rng([seed, 1, batch])
    drawn = _draw(rows, chance, land)
    articles = _articles(int(drawn["article"].max()) + 1 if rows else 0, chance, land, batch)
    drawn = _dated(drawn, articles, land)
    observations = _worded(_valued(drawn, chance, land), articles, land, batch)
    return Synthetic(_observations(observations, chance), _with_bodies(articles, observations))


def batches(rows: int, size: int, seed: int = 1) -> Iterator[Synthetic]:
    """The same, `size` rows at a time, for what must not lie in memory at once."""
    for number, start in enumerate(range(0, rows, size)):
        yield synthetic(min(size, rows - start), seed, number)


@lru_cache(maxsize=2)
def _world(seed: int) -> World:
    return world(load_vocabulary(), seed)


def _draw(rows: int, chance: np.random.Generator, land: World) -> pd.DataFrame:
    """Article, metric and role of each row; what restates or divides a level follows it."""
    mentions = rows + MENTIONS
    rare = land.catalogued + (len(land.metric) - land.catalogued) * chance.random(mentions) ** 3
    common = np.minimum(land.catalogued * chance.random(mentions) ** 2, land.catalogued - 1)
    metric = np.where(chance.random(mentions) < 0.42, rare, common).astype("int64")
    takes = {role: chance.random(mentions) < share for role, share in _CHANCE.items()}
    percent = land.percent[metric]
    for role in (RESTATED, PART, PLAN, COMPLETION, BEFORE):
        takes[role] &= ~percent
    takes[GROWTH] = (takes[GROWTH] & ~percent) | land.growth_only[metric]
    takes[LEVEL] &= ~land.growth_only[metric]
    takes[CHANGE] &= ~land.growth_only[metric]
    takes[RESTATED] &= takes[LEVEL] & (land.unit[metric] == "USD")
    takes[PART] &= takes[LEVEL]
    found = pd.concat([pd.DataFrame({"mention": np.flatnonzero(taken), "role": role}) for role, taken in takes.items()])
    found = found.sort_values(["mention", "role"], kind="stable", ignore_index=True).head(rows)
    return found.assign(metric=metric[found["mention"]], article=found["mention"] // MENTIONS)


def _articles(count: int, chance: np.random.Generator, land: World, batch: int) -> pd.DataFrame:
    """Place, period and day of each article."""
    year = chance.integers(FIRST_YEAR + 2, LAST_YEAR, count)
    part = chance.choice(len(_PARTS), count, p=[0.5, 0.2, 0.2, 0.1])
    days = {key: (_period(*key).end - date(1970, 1, 1)).days for key in {*zip(year.tolist(), part.tolist(), strict=True)}}
    ends = np.array([days[key] for key in zip(year.tolist(), part.tolist(), strict=True)], dtype="int64")
    place = np.minimum(len(land.place) * chance.random(count) ** 1.5, len(land.place) - 1).astype("int64")
    published = ends + chance.integers(1, 45, count)
    return pd.DataFrame(
        {
            "article_id": [f"review-{batch:04d}-{number:06d}" for number in range(count)],
            "place": place,
            "year": year,
            "part": part,
            "published": pd.to_datetime(published, unit="D"),
            "newspaper": land.newspaper[place],
            "title": [f"{land.place[p]}: kinh tế, xã hội năm {y}" for p, y in zip(place, year, strict=True)],
        }
    )


def _period(year: int, part: int) -> TimePeriod:
    months = {"S1": (1, 6), "P9M": (1, 9), "Q1": (1, 3)}.get(_PARTS[part])
    return TimePeriod.months(year, *months) if months else TimePeriod.year(year)


def _dated(drawn: pd.DataFrame, articles: pd.DataFrame, land: World) -> pd.DataFrame:
    """The period and base period of each row: plans are for the year after, looks back for the year before."""
    of = articles.loc[drawn["article"]].reset_index(drop=True)
    role = drawn["role"].to_numpy()
    year = of["year"].to_numpy() + (role == PLAN) - (role == BEFORE)
    part = np.where(role == PLAN, 0, of["part"].to_numpy())
    stock = land.stock[drawn["metric"]]
    keys = pd.DataFrame({"year": year, "part": part, "stock": stock})
    distinct = keys.drop_duplicates()
    cells = zip(distinct["year"].tolist(), distinct["part"].tolist(), distinct["stock"].tolist(), strict=True)
    periods = [_period(year, part).as_stock if stock else _period(year, part) for year, part, stock in cells]
    distinct = distinct.assign(
        period=[str(period) for period in periods],
        base=[str(period.shifted(-1)) for period in periods],
        start=pd.to_datetime(pd.Series([period.start for period in periods], distinct.index)),
        end=pd.to_datetime(pd.Series([period.end for period in periods], distinct.index)),
    )
    dated = keys.merge(distinct, on=["year", "part", "stock"], how="left")
    return drawn.assign(**dated, place=of["place"], published=of["published"])


def _valued(drawn: pd.DataFrame, chance: np.random.Generator, land: World) -> pd.DataFrame:
    """The printed value of each row with its unit and bound, and the interval that it allows."""
    place, metric, year, role = (drawn[name].to_numpy() for name in ("place", "metric", "year", "role"))
    factor = np.where(drawn["stock"] | land.intensive[metric], 1.0, _SHARE[drawn["part"]])
    counted = ~np.isin(land.unit[metric], list(_WORDS))
    now, before = (_counted(land.level(place, metric, each) * factor, counted) for each in (year, year - 1))
    rates = {each: load_vocabulary().exchange_rates.official_average("USD", each) or 25_000.0 for each in range(FIRST_YEAR - 2, LAST_YEAR + 2)}
    grown = np.where(land.growth_only[metric], now, (now / before - 1) * 100)
    true = np.select(
        [role == GROWTH, role == CHANGE, role == COMPLETION, role == RESTATED, role == PART, role == PLAN],
        [
            grown,
            now - before,
            now / (land.target(place, metric, year) * factor) * 100,
            now * drawn["year"].map(rates).to_numpy(),
            now * chance.uniform(0.1, 0.6, len(drawn)),
            land.target(place, metric, year),
        ],
        now,
    )
    unit = land.unit[metric].copy()
    unit[(role == GROWTH) | (role == COMPLETION)] = "percent"
    unit[(role == CHANGE) & land.percent[metric]] = "percentage_point"
    unit[role == RESTATED] = "VND"
    limited = np.isin(role, [GROWTH, CHANGE, RESTATED])
    bound = np.where(limited, "exact", chance.choice(_BOUNDS, len(drawn), p=[0.88, 0.06, 0.04, 0.02]))
    scale = np.array([_WORDS.get(each, ("", "", 1.0))[2] for each in unit])
    shown, step = _rounded(true / scale, np.isin(unit, ["percent", "percentage_point"]) | (scale > 1), bound)
    value, half = shown * scale, step * scale / 2
    low = np.select(
        [bound == "over", bound == "about", bound == "nearly"], [value, value - np.maximum(half, 0.05 * value), 0.9 * value], value - half
    )
    high = np.select(
        [bound == "over", bound == "about"], [np.nan, value + np.maximum(half, 0.05 * value)], value + np.where(bound == "nearly", 0, half)
    )
    return drawn.assign(value=value, unit=unit, bound=bound, value_low=low, value_high=high, shown=shown, step=step)


def _counted(levels: Reals, counted: Flags) -> Reals:
    """Things that are counted are whole, so that what grew from one number to another is what is printed."""
    return np.where(counted, np.maximum(np.round(levels), 1), levels)


def _rounded(number: Reals, decimals: Flags, bound: Texts) -> tuple[Reals, Reals]:
    """The number as printed, and the size of its last digit; a full count has none and is exact."""
    step: Reals = np.where(decimals & (np.abs(number) < 1000), 0.1, 1.0)
    rounded: Reals = (
        np.select([bound == "over", bound == "nearly"], [np.floor(number / step), np.ceil(number / step)], np.round(number / step)) * step
    )
    rounded[(rounded == 0) & (number > 0)] = 0.1
    return np.round(rounded, 1), step * decimals


def _worded(rows: pd.DataFrame, articles: pd.DataFrame, land: World, batch: int) -> pd.DataFrame:
    """The sentence of each row, where it stands in the body, the ids, and the links between rows."""
    numbers = [_printed(shown, step) for shown, step in zip(rows["shown"], rows["step"], strict=True)]
    words = [_WORDS.get(unit, ("", unit, 1.0)) for unit in rows["unit"]]
    text = [f"{number} {scale}".strip() for number, (scale, _, _) in zip(numbers, words, strict=True)]
    phrase = pd.Series(land.phrase[rows["metric"]], rows.index) + np.where(rows["role"] == PART, " phần của nhà nước", "")
    place = land.place[rows["place"]]
    head = [
        "Kỳ " + p + ", " + m + " của " + w + " đạt " + _BOUND_WORDS[b]
        for p, m, w, b in zip(rows["period"], phrase, place, rows["bound"], strict=True)
    ]
    sentence = [f"{start}{number} {unit}." for start, number, (_, unit, _) in zip(head, text, words, strict=True)]
    length = pd.Series([len(each) + 1 for each in sentence], rows.index)
    in_article = rows.groupby("article")
    titles = articles["title"].str.len().to_numpy() + 1
    start = length.groupby(rows["article"]).cumsum() - length + titles[rows["article"]] + [len(each) for each in head]
    numbered = np.arange(len(rows), dtype="uint64") + (np.uint64(batch) << np.uint64(32)) + np.uint64(1)
    ids = np.array([f"{number:016x}" for number in (numbered * _ODD).tolist()], dtype=object)
    level = pd.Series(ids, rows.index).where(rows["role"] == LEVEL).groupby(rows["mention"]).transform("first")
    return rows.assign(
        observation_id=ids,
        article_id=articles["article_id"].to_numpy()[rows["article"]],
        source_sentence=sentence,
        metric_text=phrase,
        value_text=text,
        unit_text=[unit for _, unit, _ in words],
        sentence_no=in_article.cumcount() + 1,
        char_start=start,
        char_end=start + [len(each) for each in text],
        equivalent_to=level.where(rows["role"] == RESTATED),
        part_of=level.where(rows["role"] == PART),
        place_name=place,
        place_id=np.where(rows["end"] >= pd.Timestamp(MERGER), land.place_id_after[rows["place"]], land.place_id_before[rows["place"]]),
        metric_id=np.where(rows["role"] == PART, "other:phan_cua_nha_nuoc_" + rows["metric"].astype("str"), land.metric[rows["metric"]]),
        percent_metric=land.percent[rows["metric"]],
    )


def _printed(number: float, step: float) -> str:
    return f"{number:,.{1 if 0 < step < 1 else 0}f}".replace(",", " ").replace(".", ",").replace(" ", ".")


def _observations(rows: pd.DataFrame, chance: np.random.Generator) -> pd.DataFrame:
    role = rows["role"].to_numpy()
    level = np.where(rows["percent_metric"], "share", "level")
    measure = np.select([role == GROWTH, role == CHANGE, role == COMPLETION], ["change_pct", "change", "completion"], level)
    compared = np.isin(role, [GROWTH, CHANGE])
    estimated = chance.random(len(rows)) < 0.18
    status = np.where(role == PLAN, "target", np.where(estimated & (role != BEFORE), "estimate", "actual"))
    columns: dict[str, Any] = {
        "metric": rows["metric_id"],
        "place": rows["place_name"],
        "measure": measure,
        "status": status,
        "obs_status": [OBS_STATUS[each] for each in status],
        "period_start": rows["start"],
        "period_end": rows["end"],
        "period_basis": chance.choice(["stated", "context", "publication"], len(rows), p=[0.56, 0.4, 0.04]),
        "base_period": rows["base"].where(compared),
        "implied_rate": np.nan,
        "rate_check": None,
        "derived": False,
        "derivation": None,
        "selected": False,
        "confidence": chance.uniform(0.4, 1, len(rows)),
        "review": "auto",
        "flags": np.where(compared & (chance.random(len(rows)) < 0.4), "BASE_IMPLIED", ""),
    }
    types = empty_frame(OBSERVATIONS).dtypes
    return rows.assign(**columns)[OBSERVATIONS.names].astype(types)


def _with_bodies(articles: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    sentences = rows.groupby("article")["source_sentence"]
    return (
        articles.assign(
            body=articles["title"] + "\n" + sentences.agg("\n".join),
            observations=sentences.size(),
            status=READ,
            source=articles["article_id"] + ".txt",
            encoding="utf-8",
            format="text",
            rejects=0,
            published=articles["published"].dt.tz_localize("Asia/Ho_Chi_Minh") + timedelta(hours=8),
        )
        .reindex(columns=ARTICLES.names)
        .astype(empty_frame(ARTICLES).dtypes)
    )
