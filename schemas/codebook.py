"""`CODEBOOK.md`: the tables, code lists and vocabulary for a person to read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from schemas.code_lists import RejectReason
from schemas.comparability import REASONS
from schemas.tables import PARTITION, TABLES, Table
from schemas.tables.column import Column
from schemas.tables.observations import FLAGS
from schemas.version import SCHEMA_VERSION
from schemas.vocabulary import Vocabulary
from schemas.vocabulary.metrics import Metric


def codebook(vocabulary: Vocabulary) -> str:
    """The text of `CODEBOOK.md`."""
    return "\n".join(_lines(vocabulary)) + "\n"


def _lines(vocabulary: Vocabulary) -> Iterator[str]:
    yield "# Codebook"
    yield ""
    yield f"Schema version {SCHEMA_VERSION}. Written by the build from the definitions of the tables and the vocabulary."
    for table in TABLES:
        yield from _table(table)
    yield from _heading("Reason codes of comparisons")
    yield "A comparison is as good as the worst of its reasons."
    yield "One that is `not_comparable` names only METRIC_DIFFERS and what makes it so, and has a ratio only."
    yield ""
    rows = ((r.code, f"`{r.level}`", r.definition, r.caveat_en, r.caveat_vi) for r in REASONS)
    yield from _grid(("code", "at best", "applies when", "English", "Vietnamese"), rows)
    yield from _heading("Flags")
    yield from _grid(("flag", "meaning"), FLAGS.items())
    yield from _heading("Reason codes of rejects")
    yield from _grid(("code", "needs a person"), ((reason.value, "yes" if reason.needs_person else "no") for reason in RejectReason))
    yield from _heading("Metrics")
    yield from _grid(("metric", "Vietnamese", "English", "kind", "unit", "definition"), map(_metric, vocabulary.metrics.values()))


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


def _column(column: Column) -> tuple[str, ...]:
    kind = f"{column.type}".replace("[day]", "").replace(", tz=Asia/Ho_Chi_Minh", "") + ("?" if column.nullable else "")
    codes = f" One of {', '.join(f'`{code}`' for code in column.codes)}." if column.codes else ""
    return f"`{column.name}`", kind, column.description + codes


def _metric(metric: Metric) -> tuple[str, ...]:
    kind = ", ".join(str(part) for part in (metric.kind, metric.stage, metric.scope, metric.instrument) if part)
    return f"`{metric.id}`", metric.name_vi, metric.name_en, kind, metric.unit, metric.definition


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield f"## {text}"
    yield ""


def _grid(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    yield f"| {' | '.join(names)} |"
    yield f"|{' --- |' * len(names)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"
    yield ""
