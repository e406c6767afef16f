"""`quality` and `changes`: what is odd in a build, and what is new in it."""

from __future__ import annotations

from schemas.code_lists import Cause, Change, Severity
from schemas.tables.column import ROW_ID, text
from schemas.tables.table import Table

QUALITY = Table(
    "quality",
    "Quality findings",
    "One row a finding about the data.",
    (
        text("check", "Name of the check."),
        text("severity", "How much it matters.", codes=Severity),
        text("article_id", "The article concerned; null where there are several or none.", nullable=True),
        text("rows", "Observation ids concerned, joined by `;`."),
        text("message", "The finding in plain words."),
    ),
    key=("check", "article_id", "rows", "message"),
    order=("check", "article_id", "rows", "message"),
)

CHANGES_TABLE = Table(
    "changes",
    "Changes",
    "What this build added, removed or changed in `observations` against the build before, and why.",
    (
        text("change", "Whether the row was added, removed or changed.", codes=Change),
        text("cause", "Why.", codes=Cause),
        text("article_id", "The article of the row."),
        text("observation_id", "The row in `observations`.", pattern=ROW_ID),
        text("column", "The column that changed; null where the whole row was added or removed.", nullable=True),
        text("before", "The cell before, as text; of a removed row its value.", nullable=True),
        text("after", "The cell after, as text; of an added row its value.", nullable=True),
    ),
    key=("observation_id", "change", "column"),
    order=("article_id", "observation_id", "change", "column"),
)
