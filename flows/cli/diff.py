"""`chiso diff`: what lies between two folders of tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable
from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from flows.cli.console import output
from flows.cli.exit_code import ExitCode
from flows.cli.figures import number
from schemas.code_lists import Change

if TYPE_CHECKING:
    from indicators.differences.summary import Summary
    from indicators.differences.table_counts import TableCount
    from indicators.differences.version_rule import VersionRule

STYLE = {Change.ADDED: "green", Change.REMOVED: "red", Change.CHANGED: "yellow"}


class Format(StrEnum):
    """How the changes are printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


def diff(
    old: Annotated[Path, typer.Argument(metavar="OLD", help="Folder of the tables before.")],
    new: Annotated[Path, typer.Argument(metavar="NEW", help="Folder of the tables after.")],
    lines: Annotated[int, typer.Option("--lines", min=0, help="Observations to show, those whose value changed first.")] = 20,
    style: Annotated[Format, typer.Option("--format", help="A summary to read, or every change as CSV or JSON.")] = Format.TABLE,
    out: Annotated[Path | None, typer.Option("--out", metavar="FILE", help="Write every change to this file: .csv or .json.")] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Leave with 1 where the tables differ.")] = False,
) -> None:
    """Say what changed between two builds, and why: by table, by cause and by metric, then figure by figure.

    Leaves with 0 whether or not they differ (`--exit-code`: 1 where they do), and with 2 where one of them cannot be read.

    Examples:

    $ chiso diff tables/2025-01 tables/2025-02
    $ chiso diff tables/2025-01 tables/2025-02 --lines 100 --out changes.csv
    $ chiso diff tables/2025-01 tables/2025-02 --format json
    """
    from indicators.differences.builds import side
    from indicators.differences.row_changes import row_changes
    from indicators.differences.summary import Summary
    from indicators.differences.table_counts import table_counts
    from indicators.differences.version_rule import version_rule
    from indicators.differences.writing import ENDINGS, Writer
    from indicators.exports.exported import placing

    if out is not None and out.suffix not in ENDINGS:
        raise typer.BadParameter(f"{out}: the name must end with {' or '.join(ENDINGS)}")
    before, after = side(old), side(new)
    summary = Summary(lines)
    with ExitStack() as stack:
        writers = []
        if style is not Format.TABLE:
            writers.append(stack.enter_context(Writer(style, lambda text: output.out(text, end="", highlight=False))))
        if out is not None:
            hidden = stack.enter_context(placing(new, out)).beside(out)
            stream = stack.enter_context(hidden.open("w", encoding="utf-8-sig" if out.suffix == ".csv" else "utf-8", newline=""))
            writers.append(stack.enter_context(Writer(out.suffix.removeprefix("."), stream.write)))
        for changes in row_changes(before, after):
            summary.add(changes)
            for writer in writers:
                writer.add(changes)
    counts = table_counts(before, after)
    if style is Format.TABLE:
        report(counts, summary)
        say_version(version_rule(before, after, counts))
        if out is not None:
            output.print(f"{out}: every change of an observation.", highlight=False, soft_wrap=True)
    if exit_code and counts:
        raise typer.Exit(ExitCode.REJECTED)


def report(counts: list[TableCount], summary: Summary) -> None:
    """The counts as tables, then the observations that matter most."""
    if not counts:
        output.print("The tables are the same.", style="green")
        return
    tables: Counter[tuple[Hashable, ...]] = Counter({(each.table, change): getattr(each, change.value) for each in counts for change in Change})
    print_counts("table", tables, [each.table for each in counts])
    if not summary.rows:
        return
    print_counts("cause", summary.by_cause, ordered(summary.by_cause))
    metrics = ordered(summary.by_metric)
    print_counts("metric", summary.by_metric, metrics[:10], more=len(metrics) - 10)
    if summary.by_column:
        columns = ", ".join(f"{column} {times:,}" for column, times in summary.by_column.most_common())
        output.print(Text(f"cells changed: {columns}", "dim"), soft_wrap=True)
    shown = summary.first["observation_id"].nunique() if len(summary.first) else 0
    for _, rows in summary.first.groupby("observation_id", sort=False) if shown else ():
        print_observation(
            [{str(name): cell for name, cell in row.items()} for row in rows.astype("object").where(rows.notna(), None).to_dict("records")]
        )
    if summary.told > shown:
        output.print(f"\n… and {summary.told - shown:,} more; --lines shows more, --out FILE.csv has all.", style="dim", highlight=False)


def ordered(counts: Counter[tuple[Hashable, ...]]) -> list[Any]:
    """The names in the counts, the most frequent first."""
    total: Counter[Any] = Counter()
    for (name, _), times in counts.items():
        total[name] += times
    return [name for name, _ in sorted(total.items(), key=lambda item: (-item[1], item[0]))]


def print_counts(heading: str, counts: Counter[tuple[Hashable, ...]], names: Iterable[Any], more: int = 0) -> None:
    """One line a name: how many rows were added, removed and changed."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    table.add_column(heading, overflow="fold", min_width=28)
    for change in Change:
        table.add_column(change.value, justify="right")
    for name in names:
        table.add_row(str(name), *(f"{counts[name, change]:,}" if counts[name, change] else "" for change in Change))
    if more > 0:
        table.add_row(f"… and {more:,} more")
    output.print()
    output.print(table)


def print_observation(cells: list[dict[str, Any]]) -> None:
    """What changed of one observation, before → after, and its sentence."""
    row = cells[0]
    change = Change(row["change"])
    output.print()
    head = Text.assemble((str(row["year"]), "bold"), ("  " + row["metric"], "cyan"), f"  {row['place']}  ", (change.value, STYLE[change]))
    output.print(head.append(f", {row['cause']}  {row['article_id']}", "dim"), soft_wrap=True)
    if change is Change.CHANGED:
        told = "; ".join(f"{cell['column']} {side_of(cell, 'before')} → {side_of(cell, 'after')}{unit_of(cell)}" for cell in cells)
    else:
        told = f"{number(row['value'], row['unit'])} {row['unit']}"
    output.print(Text("  " + told, "bold"), soft_wrap=True)
    output.print(Text("  " + row["source_sentence"], "dim"), soft_wrap=True)


def side_of(cell: dict[str, Any], side: str) -> str:
    """One side of a changed cell: a value in full, nothing as a dash."""
    if cell[side] is None:
        return "–"
    return number(float(cell[side]), cell["unit"]) if cell["column"] == "value" else str(cell[side])


def unit_of(cell: dict[str, Any]) -> str:
    """The unit after a value."""
    return f" {cell['unit']}" if cell["column"] == "value" else ""


def say_version(rule: VersionRule) -> None:
    """What the version rule asks for."""
    if not rule.rise:
        return
    if rule.kept:
        output.print(f"\nVersion {rule.new} after {rule.old} keeps the rule ({rule.rise.name}: {rule.because}).", highlight=False, soft_wrap=True)
    else:
        asked = f"\nTo publish: {rule.rise.name} must rise, {rule.because}: {rule.old} -> {rule.least} (`version` in data_package.yaml)."
        output.print(asked, style="yellow", highlight=False, soft_wrap=True)
