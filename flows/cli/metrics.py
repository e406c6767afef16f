"""`chiso metrics`: search the vocabulary."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from flows.cli.console import errors, output
from flows.cli.exit_code import ExitCode
from flows.cli.figures import number
from flows.cli.options import VocabularyFolder

if TYPE_CHECKING:
    from schemas.vocabulary.metrics import Metric


def without_diacritics(text: str) -> str:
    """The text in lower case without tone and vowel marks: `Vốn đầu tư` gives `von dau tu`."""
    decomposed = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def matches(metric: Metric, query: str) -> bool:
    """Whether every word of the query stands in the metric's id or names; marks count only where the query has them."""
    names = unicodedata.normalize("NFC", f"{metric.id} {metric.name_vi} {metric.name_en} {metric.domain}").lower()
    plain = without_diacritics(names)
    words = unicodedata.normalize("NFC", query).lower().split()
    return all(word in (plain if word == without_diacritics(word) else names) for word in words)


def metrics(
    query: Annotated[str, typer.Argument(help="Words of the id or of the Vietnamese or English name, with or without diacritics.")] = "",
    vocabulary: VocabularyFolder = None,
) -> None:
    """Search the metrics that Chỉ Số knows by id.

    One metric found is shown whole, with its definition and codes; several as a list.

    Examples:

    $ chiso metrics
    $ chiso metrics "kim ngạch xuất khẩu"
    $ chiso metrics "xuat khau"
    $ chiso metrics fdi_registered_capital_active
    """
    from schemas.vocabulary import load_vocabulary

    known = load_vocabulary(vocabulary).metrics
    found = [known[query]] if query in known else [metric for metric in known.values() if matches(metric, query)]
    if not found:
        errors.print(f"no metric matches {query!r}; `chiso metrics` lists all {len(known)}", markup=False)
        raise typer.Exit(ExitCode.NOTHING_DONE)
    if len(found) == 1:
        show_one(found[0])
        return
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in ("metric", "Vietnamese", "English", "kind", "unit"):
        table.add_column(heading, overflow="fold")
    for metric in found:
        table.add_row(metric.id, metric.name_vi, metric.name_en, metric.kind, metric.unit)
    output.print(table)
    output.print(f"{len(found)} metrics", highlight=False)


def show_one(metric: Metric) -> None:
    """Print every attribute of a metric that says something."""
    attributes = {
        "Vietnamese": metric.name_vi,
        "English": metric.name_en,
        "definition": metric.definition,
        "domain": metric.domain,
        "kind": metric.kind,
        "stage": metric.stage,
        "scope": metric.scope,
        "instrument": metric.instrument,
        "unit": metric.unit,
        "better when": {"up": "higher", "down": "lower"}.get(metric.direction),
        "plausible": " to ".join(number(end) for end in metric.plausible) if metric.plausible else None,
        "codes": ", ".join(f"{code.scheme} {code.code} ({code.fit})" for code in metric.codes),
        "related": ", ".join(metric.related),
    }
    table = Table(box=None, pad_edge=False, show_header=False)
    table.add_column(style="dim")
    table.add_column(overflow="fold")
    for name, value in attributes.items():
        if value:
            table.add_row(name, str(value))
    output.print(metric.id, style="bold", highlight=False)
    output.print(table)
