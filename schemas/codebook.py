"""`CODEBOOK.md` and `docs/data-dictionary.md`: the tables, code lists and vocabulary for a person to read."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from schemas.code_lists import CodeList, RejectReason
from schemas.comparability import REASONS
from schemas.data_package import NOT_LICENSED, VERSION_RULE
from schemas.tables import PARTITION, TABLES, Table
from schemas.tables.column import Column
from schemas.tables.observations import FLAGS
from schemas.version import SCHEMA_VERSION
from schemas.vocabulary import Vocabulary, load_vocabulary
from schemas.vocabulary.metrics import Metric
from schemas.vocabulary.package_settings import PackageSettings


def codebook(vocabulary: Vocabulary) -> str:
    """The text of `CODEBOOK.md`."""
    return re.sub("\n{3,}", "\n\n", "\n".join(_lines(vocabulary))).rstrip("\n") + "\n"


def _lines(vocabulary: Vocabulary) -> Iterator[str]:
    yield "# Codebook"
    yield ""
    yield f"Schema version {SCHEMA_VERSION}. Written by the program from the definitions of the tables and the vocabulary; not to be edited."
    yield from _about(vocabulary.package)
    for table in TABLES:
        yield from _table(table)
    yield from _heading("Code lists")
    yield "What the codes in the columns mean."
    for code_list, columns in _code_lists().items():
        yield from _code_list(code_list, columns)
    yield from _heading("Reason codes of comparisons")
    yield "A comparison is as good as the worst of its reasons."
    yield "One that is `not_comparable` names only METRIC_DIFFERS and what makes it so, and has a ratio only."
    yield ""
    rows = ((r.code, f"`{r.level}`", r.definition, r.caveat_en, r.caveat_vi) for r in REASONS)
    yield from _grid(("code", "at best", "applies when", "English", "Vietnamese"), rows)
    yield from _heading("Flags")
    yield from _grid(("flag", "meaning"), FLAGS.items())
    yield from _heading("Metrics")
    heads = ("metric", "Vietnamese", "English", "kind", "unit", "better", "plausible in a year", "definition")
    yield from _grid(heads, map(_metric, vocabulary.metrics.values()))
    yield from _heading("Units")
    yield "A quotient joins two of them: `VND/share`, `tonne/ha`, `USD/person`."
    yield ""
    yield from _grid(("unit", "Vietnamese", "English", "dimension"), ((f"`{unit}`", *names) for unit, *names in vocabulary.units.described()))


def _about(settings: PackageSettings) -> Iterator[str]:
    yield from _heading("Version, licence, citation")
    licences = [f"{licence.title} ({licence.path})" if licence.path else licence.title for licence in settings.licenses]
    yield f"- Version: {settings.version}. {VERSION_RULE}"
    yield f"- Licence: {', '.join(licences) or NOT_LICENSED['title']}."
    yield f"- Citation: {settings.citation(settings.version + '+BUILD')} `datapackage.json` has it with the build filled in."


def _table(table: Table) -> Iterator[str]:
    yield from _heading(f"`{table.name}`")
    yield f"{table.description} Key: {', '.join(f'`{name}`' for name in table.key)}."
    if table.partitioned:
        yield f"A folder of Parquet files, one for each `{PARTITION.name}`."
    yield ""
    columns = (*table.columns, PARTITION) if table.partitioned else table.columns
    yield from _grid(("column", "type", "meaning"), map(_column, columns))
    for rule in table.rules:
        yield f"- {rule.name}: {rule.description}"
    for reference in table.references:
        yield f"- `{reference.column}` is a `{reference.target}` of `{reference.table}`."


def _column(column: Column) -> tuple[str, ...]:
    kind = f"{column.type}".replace("[day]", "").replace(", tz=Asia/Ho_Chi_Minh", "") + ("?" if column.nullable else "")
    codes = f" One of {', '.join(f'`{code}`' for code in column.codes)}." if column.codes else ""
    return f"`{column.name}`", kind, column.description + codes


def _code_lists() -> dict[type[CodeList], list[str]]:
    """Every code list that a column uses, with the columns."""
    used: dict[type[CodeList], list[str]] = {}
    for table in TABLES:
        for column in table.columns:
            if column.code_list is not None:
                used.setdefault(column.code_list, []).append(f"`{table.name}.{column.name}`")
    return used


def _code_list(code_list: type[CodeList], columns: Iterable[str]) -> Iterator[str]:
    title = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", code_list.__name__).capitalize()
    yield from _heading(title, level=3)
    yield f"{code_list.__doc__} In {', '.join(columns)}."
    yield ""
    if code_list is RejectReason:
        rows = ((f"`{code}`", code.meaning, "yes" if code.needs_person else "no") for code in RejectReason)
        yield from _grid(("code", "meaning", "needs a person"), rows)
    else:
        yield from _grid(("code", "meaning"), ((f"`{code}`", code.meaning) for code in code_list))


def _metric(metric: Metric) -> tuple[str, ...]:
    kind = ", ".join(str(part) for part in (metric.kind, metric.stage, metric.scope, metric.instrument) if part)
    better = {"up": "higher", "down": "lower"}.get(metric.direction, "")
    plausible = f"{metric.plausible[0]:,g} to {metric.plausible[1]:,g}" if metric.plausible else ""
    return f"`{metric.id}`", metric.name_vi, metric.name_en, kind, f"`{metric.unit}`", better, plausible, metric.definition


def _heading(text: str, *, level: int = 2) -> Iterator[str]:
    yield ""
    yield f"{'#' * level} {text}"
    yield ""


def _grid(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/').replace(chr(10), ' ').strip() for cell in row)} |"
    yield ""


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(codebook(load_vocabulary()), encoding="utf-8")
