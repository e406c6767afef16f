"""`chiso export`: the dataset in the formats of others."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.console import errors, output
from flows.cli.options import OUT, OutFolder


def export(
    sdmx: Annotated[Path | None, typer.Option("--sdmx", metavar="FILE.csv", help="SDMX-CSV 2.0, with FILE.structure.json beside it.")] = None,
    csv: Annotated[Path | None, typer.Option("--csv", metavar="FOLDER", help="Each table as a CSV file.")] = None,
    xlsx: Annotated[Path | None, typer.Option("--xlsx", metavar="FILE.xlsx", help="A workbook: figures, comparisons, findings, codebook.")] = None,
    metric: Annotated[list[str] | None, typer.Option("--metric", help="Only this metric; may be given several times.")] = None,
    year: Annotated[list[int] | None, typer.Option("--year", help="Only this reference year; may be given several times.")] = None,
    place: Annotated[
        list[str] | None, typer.Option("--place", help="Only this place, by code (VN63-02) or name; may be given several times.")
    ] = None,
    out: OutFolder = OUT,
) -> None:
    """Write the dataset as SDMX-CSV, CSV files or a workbook.

    The same dataset gives the same bytes. A file appears when it is whole; one that was there is replaced.

    Examples:

    $ chiso export --xlsx figures.xlsx
    $ chiso export --csv tables-csv --sdmx figures.csv
    $ chiso export --xlsx fdi.xlsx --metric fdi_registered_capital_active --metric fdi_projects_active
    $ chiso export --sdmx ha-giang-2024.csv --place "Hà Giang" --year 2024
    """
    from indicators.exports.csv_tables import export_csv
    from indicators.exports.sdmx import export_sdmx
    from indicators.exports.wanted import Wanted
    from indicators.exports.workbook import export_workbook

    wanted = Wanted(tuple(metric or ()), tuple(year or ()), tuple(place or ()))
    asked = [(write, path) for write, path in ((export_sdmx, sdmx), (export_csv, csv), (export_workbook, xlsx)) if path is not None]
    if not asked:
        raise typer.BadParameter("say what to write: --sdmx FILE.csv, --csv FOLDER or --xlsx FILE.xlsx")
    for write, path in asked:
        for each in write(out, path, wanted):
            style = "yellow" if each.limited else None
            console = errors if each.limited else output
            console.print(f"{each.path}: {each.what}", style=style, markup=False, highlight=False, soft_wrap=True)
