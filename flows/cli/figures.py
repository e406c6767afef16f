"""One figure as a line of text."""

from __future__ import annotations

from typing import Any

from rich.text import Text

BOUNDS = {
    "over": "over ",
    "at_least": "at least ",
    "about": "about ",
    "nearly": "nearly ",
    "under": "under ",
    "at_most": "at most ",
    "range": "from ",
}


def number(value: float | None) -> str:
    """A value with thousands separated, and no more decimals than it has."""
    return "" if value is None else f"{value:,.10g}"


def describe(row: dict[str, Any]) -> Text:
    """An observation in the order of the heart columns: year, metric, value, unit; then what limits it."""
    limits = [row["period"], *(row[name] for name, plain in (("measure", "level"), ("status", "actual")) if row[name] != plain)]
    if row["base_period"]:
        limits.append(f"against {row['base_period']}")
    if row["derived"]:
        limits.append("derived")
    if not row["selected"]:
        limits.append("not selected")
    if row["flags"]:
        limits.append(row["flags"])
    return Text.assemble(
        (str(row["year"]), "bold"),
        "  ",
        (row["metric"], "cyan"),
        "  ",
        (f"{BOUNDS.get(row['bound'], '')}{number(row['value'])} {row['unit']}", "bold green"),
        "  ",
        (row["place"] or "", ""),
        ("  " + ", ".join(str(limit) for limit in limits), "dim"),
    )
