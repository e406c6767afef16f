"""`chiso show`: what was read from one article, sentence by sentence."""

from __future__ import annotations

from difflib import get_close_matches
from itertools import groupby
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from flows.cli.console import output
from flows.cli.dataset import rows
from flows.cli.figures import describe
from flows.cli.options import OUT, OutFolder
from schemas.errors import DatasetError

Row = dict[str, Any]


def show(
    article: Annotated[str, typer.Argument(help="The article's id: the name of its raw file without the ending.")],
    out: OutFolder = OUT,
    with_rejects: Annotated[bool, typer.Option("--rejects", help="Also the numbers that became no row, with the reason.")] = False,
    with_ids: Annotated[bool, typer.Option("--ids", help="Also the ids of the rows, for `chiso correct`.")] = False,
) -> None:
    """Show an article's rows, sentence by sentence, with the numbers highlighted.

    Examples:

    $ chiso show bhg-2025-01-27-buoc-tien-moi-doi-ngoai
    $ chiso show bhg-2025-01-27-buoc-tien-moi-doi-ngoai --rejects
    $ chiso show bhg-2025-01-27-buoc-tien-moi-doi-ngoai --ids
    """
    page = find_article(out, article)
    chosen = {"article_id": page["article_id"]}
    observations = rows(out, "observations", where=chosen)
    rejects = rows(out, "rejects", where=chosen) if with_rejects else []
    print_heading(page)
    printed = [row for row in observations if row["char_start"] is not None]
    numbers = sorted(printed + rejects, key=lambda row: (row["char_start"], row["char_end"]))
    for _, in_sentence in groupby(numbers, key=lambda row: row["sentence_no"]):
        print_sentence(page["body"], list(in_sentence), with_ids=with_ids)
    added = [row for row in observations if row["char_start"] is None]
    if added:
        output.print("\nnot printed in the article", style="bold")
        for row in added:
            output.print(Text("  ").append_text(describe(row)))
            output.print(Text(f"    {row.get('derivation') or ''}", style="dim"))


def find_article(out: Path, article: str) -> Row:
    """The row of `articles`; raises DatasetError that names similar ids."""
    for name in (article, Path(article).stem):
        found = rows(out, "articles", where={"article_id": name})
        if found:
            return found[0]
    known = [row["article_id"] for row in rows(out, "articles", columns=["article_id"])]
    similar = get_close_matches(article, known, n=3, cutoff=0.4) or sorted(known)[:3]
    raise DatasetError(f"{out}: there is no article {article!r}; try {', '.join(similar)}" if similar else f"{out}: there are no articles yet")


def print_heading(page: Row) -> None:
    """Title, newspaper and day, and why the article was rejected where it was."""
    output.print(Text(page["title"] or page["article_id"], style="bold"))
    day = page["published"].date().isoformat() if page["published"] else "no date"
    output.print(Text(" · ".join(filter(None, (page["newspaper"], day, page["article_id"]))), style="dim"))
    if page["status"] == "rejected":
        output.print(Text(f"rejected: {page['reason']}, {page['detail']}", style="red"), soft_wrap=True)


def print_sentence(body: str, numbers: list[Row], *, with_ids: bool = False) -> None:
    """One sentence with its numbers highlighted, then one line a number."""
    sentence = numbers[0].get("source_sentence") or numbers[0]["sentence"]
    start = body.find(sentence, max(0, numbers[0]["char_end"] - len(sentence)))
    text = Text(sentence)
    for row in numbers:
        text.stylize("bold green" if "metric" in row else "yellow", row["char_start"] - start, row["char_end"] - start)
    output.print()
    output.print(text, soft_wrap=not output.is_terminal)
    for row in numbers:
        if "metric" in row:
            id_ = Text(f"{row['observation_id']}  " if with_ids else "", "dim")
            output.print(Text("  ").append_text(id_).append_text(describe(row)), soft_wrap=True)
        else:
            printed = body[row["char_start"] : row["char_end"]]
            output.print(Text.assemble("  ", (printed, "yellow"), (f"  no row: {row['reason']}", "dim")), soft_wrap=True)
