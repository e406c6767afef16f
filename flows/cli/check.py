"""`chiso check`: whether what lies on disk is whole and valid."""

from __future__ import annotations

import typer

from flows.cli.console import errors, output
from flows.cli.exit_code import ExitCode
from flows.cli.options import OUT, OutFolder


def check(out: OutFolder = OUT) -> None:
    """Check the tables on disk: every file against its hash, every row against its schema, every reference.

    Leaves with exit code 1 where something is wrong, 2 where there is no dataset.

    Examples:

    $ chiso check
    $ chiso check --out tables/2025
    """
    from indicators.check import check as faults_in

    faults = faults_in(out)
    for fault in faults:
        errors.print(fault, style="red", markup=False, highlight=False, soft_wrap=True)
    if faults:
        errors.print(f"{len(faults)} faults; `chiso run --full --out {out}` builds the tables anew", markup=False, highlight=False, soft_wrap=True)
        raise typer.Exit(ExitCode.REJECTED)
    output.print(f"{out} is whole and valid.", style="green", highlight=False, soft_wrap=True)
