"""`chiso correct`: put a row right, in a line of the corrections file."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from flows.cli.console import output
from flows.cli.figures import describe
from flows.cli.options import OUT, RAW, OutFolder, RawFolder, VocabularyFolder

if TYPE_CHECKING:
    from indicators.corrections.proposing import Proposal

NAMES = ("CHISO_AUTHOR", "GIT_AUTHOR_NAME")


def correct(
    row: Annotated[str, typer.Argument(metavar="OBSERVATION_ID", help="The row; with --add the article.")],
    what: Annotated[list[str], typer.Argument(metavar="drop|confirm|FIELD=VALUE…", help="What to do with it.")],
    reason: Annotated[str, typer.Option("--reason", help="Why.")],
    author: Annotated[str | None, typer.Option("--author", help="Who.", show_default="CHISO_AUTHOR, else git's user.name")] = None,
    add: Annotated[bool, typer.Option("--add", help="Add a figure that was missed, to an article.")] = False,
    day: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], metavar="YYYY-MM-DD", help="When.", show_default="today")] = None,
    raw: RawFolder = RAW,
    out: OutFolder = OUT,
    corrections: Annotated[
        Path | None, typer.Option("--corrections", help="The file.", show_default="corrections.csv above the raw folder", dir_okay=False)
    ] = None,
    vocabulary: VocabularyFolder = None,
) -> None:
    """Write a correction into the corrections file, with what it expects to find; the next `chiso run` applies it.

    `chiso show ARTICLE --ids` lists the ids of rows. A field that is corrected already is corrected anew. Of an added figure, what its print
    says need not be given; `sentence=` takes enough of the sentence to find it.

    Examples:

    $ chiso correct 8d1f0c22ab94e710 drop --reason "a page number"
    $ chiso correct 8d1f0c22ab94e710 metric=exports_total period=2023 --reason "exports alone" --author Lan
    $ chiso correct --add ARTICLE "value_text=8,2 triệu" unit_text=USD metric=exports_total period=2023 --reason missed
    """
    from indicators.corrections.corrections_file import default_path
    from indicators.corrections.proposing import Present, Signature, write_corrections
    from schemas.vocabulary import load_vocabulary

    words = load_vocabulary(vocabulary)
    path = corrections or default_path(raw)
    signature = Signature(reason.strip(), author or author_of_environment(), day.date() if day else today())
    present = Present(out, words)
    propose = present.add if add else present.change
    proposal, replaced = write_corrections(path, words, lambda known: propose(row, what, signature, known))
    show(proposal)
    again = " in place of the one before" if replaced else ""
    output.print(f"Written to {path}{again}; `chiso run` applies it.", style="green", highlight=False, soft_wrap=True)


def show(proposal: Proposal) -> None:
    """The row as it was and as it will be."""
    for name, cells in (("was", proposal.before), ("will be", proposal.after)):
        text = describe(dict(cells) | {"selected": True}) if cells else Text("no row", "dim")
        output.print(Text.assemble((f"{name:>8}  ", "dim"), text), soft_wrap=True)


def author_of_environment() -> str:
    """The name that the environment or git gives; empty where there is none, which the corrections file refuses."""
    for name in NAMES:
        if found := os.environ.get(name, "").strip():
            return found
    git = shutil.which("git")
    if git is None:
        return ""
    return subprocess.run([git, "config", "user.name"], capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603 - fixed words


def today() -> date:
    """The day by the clock of this machine."""
    return datetime.now(UTC).astimezone().date()
