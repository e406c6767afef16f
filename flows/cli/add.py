"""`chiso add`: articles into the raw folder."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.console import errors, output
from flows.cli.exit_code import ExitCode
from flows.cli.options import MAX_MEGABYTES, MAX_SECONDS, RAW, MaxMegabytes, MaxSeconds, RawFolder, VocabularyFolder
from schemas.limits import Limits


def add(
    files: Annotated[list[Path], typer.Argument(help="Files of articles, or collections of them.")],
    raw: RawFolder = RAW,
    vocabulary: VocabularyFolder = None,
    max_megabytes: MaxMegabytes = MAX_MEGABYTES,
    max_seconds: MaxSeconds = MAX_SECONDS,
) -> None:
    """Copy articles into the raw folder under readable names: newspaper, day and title.

    What a run would reject is refused with the reason, and the exit code is 1.

    Examples:

    $ chiso add ~/Downloads/bai-bao.html
    $ chiso add crawl-2025.jsonl.zst --raw news
    """
    from indicators.adding import add as added
    from schemas.vocabulary import load_vocabulary

    refused = 0
    for each in added(files, raw, load_vocabulary(vocabulary), Limits.of(max_megabytes, max_seconds)):
        if each.refused:
            refused += 1
            errors.print(f"refused: {each.file}: {each.refused.reason}: {each.refused.detail}", style="red", markup=False, soft_wrap=True)
        else:
            output.print(f"{each.file} -> {each.target}{' (it lies there already)' if each.known else ''}", markup=False, soft_wrap=True)
    if refused:
        raise typer.Exit(ExitCode.REJECTED)
