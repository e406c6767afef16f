"""`chiso compare`: two figures side by side."""

from __future__ import annotations

from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from flows.cli.console import output
from flows.cli.figures import amount, number
from flows.cli.options import OUT, OutFolder, VocabularyFolder

LEVEL_STYLE = {"comparable": "green", "with_caveats": "yellow", "indicative_only": "magenta", "not_comparable": "red"}


def compare(
    left: Annotated[str, typer.Argument(metavar="METRIC@YEAR", help="The figure to start from.")],
    right: Annotated[str, typer.Argument(metavar="METRIC@YEAR", help="The figure to set against it.")],
    place: Annotated[str | None, typer.Option("--place", help="Only this place, by code (VN63-02) or name.")] = None,
    out: OutFolder = OUT,
    vocabulary: VocabularyFolder = None,
) -> None:
    """Compare two figures, of one metric in two years or of two metrics, and say what limits the comparison.

    Examples:

    $ chiso compare fngo_aid_projects_new@2022 fngo_aid_projects_new@2024
    $ chiso compare fdi_registered_capital_active@2022 fngo_aid_disbursed@2024
    """
    from indicators.comparisons.asked import compare_two
    from indicators.read import read_table
    from schemas.vocabulary import load_vocabulary

    sides = figure(left), figure(right)
    found = compare_two(read_table(out, "observations"), read_table(out, "articles"), load_vocabulary(vocabulary), *sides, place=place)
    for row in found.astype("object").where(found.notna(), None).to_dict("records"):
        print_comparison({str(column): cell for column, cell in row.items()})


def figure(text: str) -> Any:
    """METRIC@YEAR as a Figure; a usage error where it is not one."""
    from indicators.comparisons.asked import Figure

    metric, at, year = text.rpartition("@")
    if not at or not metric or not year.isdigit():
        raise typer.BadParameter(f"{text!r} is not of the form METRIC@YEAR, such as fdi_registered_capital_active@2022")
    return Figure(metric, int(year))


def print_comparison(row: dict[str, Any]) -> None:
    """Both sides, what lies between them, and the caveats."""
    output.print()
    output.print(Text.assemble((row["place"], "bold"), "  ", (row["comparability"], LEVEL_STYLE[row["comparability"]])))
    table = Table(box=None, pad_edge=False, show_header=False)
    for side in ("left", "right"):
        status = "" if row[f"{side}_status"] == "actual" else row[f"{side}_status"]
        shown = amount(row[f"{side}_bound"], row[f"{side}_value"], row[f"{side}_unit"])
        table.add_row(Text(str(row[f"{side}_year"]), "bold"), Text(row[f"{side}_metric"], "cyan"), Text(shown, "bold green"), status)
    output.print(table)
    output.print(Text("  ".join(between(row)), "bold"), soft_wrap=True)
    if row["reasons"]:
        output.print(Text(row["reasons"].replace(";", ", "), "dim"), soft_wrap=True)
        output.print(Text(row["caveat_en"]), soft_wrap=True)
        output.print(Text(row["caveat_vi"], "italic"), soft_wrap=True)


def between(row: dict[str, Any]) -> list[str]:
    """The numbers of the comparison that there are, in words."""
    low, high = row["ratio_low"], row["ratio_high"]
    if low is not None and high is not None:
        allowed = f" [{low:.4g} to {high:.4g}]"
    elif low is not None:
        allowed = f" [at least {low:.4g}]"
    else:
        allowed = f" [at most {high:.4g}]" if high is not None else ""
    missing = row["missing_years"].replace(";", ", ")
    parts = {
        "difference {} " + (row["common_unit"] or ""): number(row["difference"], row["common_unit"]),
        "{} %": signed(row["percent_change"]),
        "{} percentage points": signed(row["point_change"]),
        "{} % a year": signed(row["cagr_percent"]),
        "ratio {}" + allowed: f"{row['ratio']:.4g}" if row["ratio"] is not None else "",
        "reported {} %": signed(row["reported_percent"]),
        "no figure for {}": missing,
    }
    return [pattern.format(value).strip() for pattern, value in parts.items() if value]


def signed(value: float | None) -> str:
    """A change with its sign and three digits."""
    return "" if value is None else f"{value:+,.3g}"
