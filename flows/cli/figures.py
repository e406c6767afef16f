"""One figure as a line of text."""

from __future__ import annotations

from functools import cache
from typing import Any

from rich.text import Text

BOUNDS = {
    "about": "about ",
    "over": "over ",
    "nearly": "nearly ",
    "at_least": "at least ",
    "at_most": "at most ",
    "under": "under ",
    "range": "from ",
}


def number(value: float | None, unit: str | None = None) -> str:
    """A value in full with thousands separated, and no more decimals than it has: at most six, of money two."""
    if value is None:
        return ""
    return f"{value:,.{2 if is_money(unit) else 6}f}".rstrip("0").rstrip(".")


@cache
def is_money(unit: str | None) -> bool:
    """Whether the unit is a currency."""
    from schemas.vocabulary.units import load_units

    known = load_units().by_id.get(unit) if unit else None
    return known is not None and known.dimension == "money"


def amount(bound: str, value: float, unit: str) -> str:
    """`over 52,000,000,000 VND`."""
    return f"{BOUNDS.get(bound, '')}{number(value, unit)} {unit}"


def describe(row: dict[str, Any]) -> Text:
    """An observation in the order of the heart columns (year, metric, value, unit), then what limits it."""
    limits = [str(row[name]) for name, plain in (("measure", "level"), ("status", "actual")) if row[name] != plain]
    if row["base_period"]:
        limits.append(f"against {row['base_period']}")
    if row["derived"]:
        limits.append("derived")
    if row["review"] != "auto":
        limits.append(row["review"])
    if not row["selected"]:
        limits.append("not selected")
    if row["flags"]:
        limits.append(row["flags"])
    shown = amount(row["bound"], row["value"], row["unit"])
    if row["bound"] == "range":
        shown = f"{number(row['value_low'], row['unit'])} to {number(row['value_high'], row['unit'])} {row['unit']}"
    return Text.assemble(
        (str(row["year"]), "bold"),
        ("  " + row["metric"], "cyan"),
        ("  " + shown, "bold green"),
        "  " + row["place"],
        ("  " + ", ".join([row["period"], *limits]), "dim"),
    )
