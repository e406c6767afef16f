"""`chiso inspect`: how a file is read, line by line."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from extract.allowance import Allowance
from flows.cli.console import output
from flows.cli.options import MAX_MEGABYTES, MAX_SECONDS, MaxMegabytes, MaxSeconds, VocabularyFolder
from schemas.limits import Limits


def inspect(
    file: Annotated[Path, typer.Argument(help="A file of one article.", exists=True, dir_okay=False)],
    vocabulary: VocabularyFolder = None,
    max_megabytes: MaxMegabytes = MAX_MEGABYTES,
    max_seconds: MaxSeconds = MAX_SECONDS,
) -> None:
    """Show what is read of a file: encoding, metadata, and each line with what it is or why it is left out.

    Examples:

    $ chiso inspect data/raw/bhg-2025-01-27-buoc-tien-moi-doi-ngoai.txt
    """
    from extract import extract
    from extract.read import read_article, take_apart
    from schemas.vocabulary import load_vocabulary

    words = load_vocabulary(vocabulary)
    limits = Limits.of(max_megabytes, max_seconds)
    allowance = Allowance(file.as_posix(), limits)
    article = read_article(file, vocabulary=words, allowance=allowance)
    found = extract(article, words, allowance)
    reading = take_apart(file, words, limits=limits)
    facts = {
        "format": article.format,
        "encoding": article.encoding,
        "title": article.title,
        "published": article.published.isoformat(sep=" ", timespec="minutes") if article.published else None,
        "section": article.section,
        "author": article.author,
        "newspaper": article.newspaper,
        "place": article.place_id,
        "figures": f"{len(found.observations)}, {len(found.rejects)} numbers are no figures",
    }
    for name, value in facts.items():
        output.print(Text.assemble((f"{name:>10}  ", "dim"), value or "-"), soft_wrap=True)
    output.print()
    kinds = {text: str(kind) for kind, text in reading.page.lines}
    for line in reading.lines:
        reason = reading.page.left_out.get(line.number)
        kind = f"-{reason.lower()}" if reason else kinds.get(line.text, "title" if line.text == article.title else "")
        output.print(
            Text.assemble((f"{line.number:>4} {kind:<15} ", "yellow" if reason else "dim"), (line.text, "dim" if reason else "")), soft_wrap=True
        )
