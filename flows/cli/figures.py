"""One figure as a line of text."""

from __future__ import annotations

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


def number(value: float | None) -> str:
    """A value in full with thousands separated, and no more decimals than it has."""
    if value is None:
        return ""
    return f"{value:,.6f}".rstrip("0").rstrip(".")


def amount(bound: str, value: float, unit: str) -> str:
    """`over 52,000,000,000 VND`."""
    return f"{BOUNDS.get(bound, '')}{number(value)} {unit}"


def describe(row: dict[str, Any]) -> Text:
    """An observation in the order of the heart columns (year, metric, value, unit), then what limits it."""
    limits = [str(row[name]) for name, plain in (("measure", "level"), ("status", "actual")) if row[name] != plain]
    if row["base_period"]:
        limits.append(f"against {row['base_period']}")
    if row["derived"]:
        limits.append("derived")
    if not row["selected"]:
        limits.append("not selected")
    if row["flags"]:
        limits.append(row["flags"])
    shown = amount(row["bound"], row["value"], row["unit"])
    if row["bound"] == "range":
        shown = f"{number(row['value_low'])} to {number(row['value_high'])} {row['unit']}"
    return Text.assemble(
        (str(row["year"]), "bold"),
        ("  " + row["metric"], "cyan"),
        ("  " + shown, "bold green"),
        "  " + row["place"],
        ("  " + ", ".join([row["period"], *limits]), "dim"),
    )
