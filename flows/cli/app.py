"""The commands put together, and how errors leave the program."""

from __future__ import annotations

import os
import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.add import add
from flows.cli.check import check
from flows.cli.compare import compare
from flows.cli.console import errors
from flows.cli.correct import correct
from flows.cli.diff import diff
from flows.cli.exit_code import ExitCode
from flows.cli.export import export
from flows.cli.inspect import inspect
from flows.cli.metrics import metrics
from flows.cli.run import run
from flows.cli.serve import serve, watch
from flows.cli.show import show
from flows.cli.status import status
from flows.configuration import read_configuration
from schemas.errors import ChiSoError

HELP = """
Chỉ Số turns every figure that Vietnamese news articles report into a row that says what was measured, when, how much,
in which unit, and which sentence says so; then it lines the rows up across years.

[bold]Start here[/]

$ chiso run                            read data/raw, write data/processed
$ chiso add FILE…                      put articles into data/raw
$ chiso inspect FILE                   how a file is read, line by line
$ chiso show ARTICLE                   what was read from one article
$ chiso correct OBSERVATION_ID drop    put a row right
$ chiso metrics "vốn đầu tư"           find a metric, with or without marks
$ chiso compare METRIC@2022 METRIC@2024
$ chiso check                          is data/processed whole and valid?
$ chiso export --xlsx figures.xlsx     a workbook, CSV files, SDMX
$ chiso diff OLD NEW                   what changed between two folders of tables
$ chiso serve --cron "0 2 * * *"       run by the clock, or --watch for new articles
$ chiso status                         the last runs, what is new, the disk

[bold]Settings[/]

Options come before environment variables (CHISO_OUT for --out), these before the file of settings.

[bold]Exit codes[/]

0  good
1  this run met input that it had to reject, or a correction does not fit; the tables are written
2  nothing could be done
"""

app = typer.Typer(
    name="chiso",
    help=HELP,
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def settings(
    context: typer.Context,
    config: Annotated[
        Path | None,
        typer.Option("--config", envvar="CHISO_CONFIG", help="File of settings.", show_default="chiso.toml in the working folder, if there is one"),
    ] = None,
) -> None:
    """Give the commands their defaults: what the environment says, else the file of settings."""
    if config:
        os.environ["CHISO_CONFIG"] = str(config.absolute())  # also for the processes that a command starts
    if context.invoked_subcommand:
        defaults = read_configuration(config).said()
        of_diff = {name: value for name, value in defaults.items() if name != "out"}  # there it is the file that the changes go to
        context.default_map = {context.invoked_subcommand: of_diff if context.invoked_subcommand == "diff" else defaults}


for command in (run, add, inspect, show, correct, compare, check, metrics, export, diff, status, serve, watch):
    app.command()(command)


def main() -> None:
    """Run the command line and leave with its exit code; an expected error leaves as one plain message."""
    try:
        app()
    except (ChiSoError, OSError) as error:  # the system's errors name the path: a folder that may not be written, a full disk
        errors.print(f"chiso: {error}", markup=False, highlight=False, soft_wrap=True)
        sys.exit(ExitCode.NOTHING_DONE)
    except KeyboardInterrupt:
        errors.print("chiso: interrupted; the tables on disk are those of the last complete run", soft_wrap=True)
        sys.exit(ExitCode.INTERRUPTED)
    except Exception:  # noqa: BLE001 - a fault of ours must not leave with exit code 1, which speaks of the input
        traceback.print_exc()
        sys.exit(ExitCode.NOTHING_DONE)


if __name__ == "__main__":
    main()
