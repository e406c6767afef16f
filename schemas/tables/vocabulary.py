"""`metrics`, `units` and `places`: the vocabulary as tables."""

from __future__ import annotations

from schemas.tables.column import DAY, Column, real, text
from schemas.tables.table import Table
from schemas.vocabulary.dimensions import Dimension
from schemas.vocabulary.metrics import Kind, Scope, Stage

METRICS = Table(
    "metrics",
    "Metrics",
    "What can be measured, by id.",
    (
        text("metric", "Metric id.", unique=True),
        text("name_vi", "Vietnamese name."),
        text("name_en", "English name."),
        text("domain", "Subject area."),
        text("definition", "What is counted, and how."),
        text("kind", "How the number behaves over time.", codes=Kind),
        text("stage", "How far money has come.", nullable=True, codes=Stage),
        text("scope", "Which of the things are counted.", nullable=True, codes=Scope),
        text("instrument", "Financing instrument, such as fdi, oda, fngo.", nullable=True),
        text("dimension", "Kind of quantity.", codes=Dimension),
        text("unit", "Default unit id."),
        text("direction", "Whether more is better: up, down, neutral."),
        real("plausible_low", "Least plausible yearly value for a province, in the default unit."),
        real("plausible_high", "Greatest plausible yearly value for a province, in the default unit."),
        text("codes", "Codes in other schemes, as `scheme:code (fit)` joined by `; `.", nullable=True),
        text("related", "Metric ids that are easily confused with this one, joined by `;`.", nullable=True),
    ),
    key=("metric",),
    order=("metric",),
)

UNITS = Table(
    "units",
    "Units",
    "Units of value, by id.",
    (
        text("unit", "Unit id.", unique=True),
        text("name_vi", "Vietnamese name."),
        text("name_en", "English name."),
        text("dimension", "Kind of quantity.", codes=Dimension),
    ),
    key=("unit",),
    order=("unit",),
)

PLACES = Table(
    "places",
    "Places",
    "The country, its provinces before and after 2025-07-01, other countries.",
    (
        text("place_id", "Code of the place.", unique=True),
        text("name_vi", "Vietnamese name."),
        text("name_latin", "Name without diacritics, as English texts have it."),
        text("level", "`country`, `province` or `municipality` (a city of the rank of a province)."),
        text("gso_code", "Code of the General Statistics Office in its time.", nullable=True),
        text("iso_3166", "ISO 3166 code.", nullable=True),
        Column("valid_from", DAY, "First day on which the place had this area; null since ever.", nullable=True),
        Column("valid_to", DAY, "Last day on which the place had this area; null until now.", nullable=True),
        text("series", "Places with one value here have one area: their figures form one series."),
    ),
    key=("place_id",),
    order=("place_id",),
)
