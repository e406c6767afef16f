"""`quality`, `changes` and `corrections`: what is odd in a build, what is new in it, and what people put right."""

from __future__ import annotations

from schemas.code_lists import Cause, Change, CorrectionAction, QualityCheck, Severity
from schemas.tables.column import DAY, FLAG, ROW_ID, WHOLE, Column, text
from schemas.tables.table import Rule, Table

QUALITY = Table(
    "quality",
    "Quality findings",
    "One row a finding about the data.",
    (
        text("check", "What the finding is about.", codes=QualityCheck),
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

CORRECTIONS = Table(
    "corrections",
    "Corrections",
    "One row a line of the corrections file: what a person put right, why, and whether it was applied.",
    (
        Column("line", WHOLE, "Line in the corrections file.", minimum=1, unique=True),
        text("action", "What is done to the row.", codes=CorrectionAction),
        text("article_id", "The article of the row."),
        text("observation_id", "The row in `observations` (of a dropped row: formerly); null where a figure could not be added.", nullable=True),
        text("field", "The column that is changed; empty for other actions."),
        text("value", "Its new value as written in the file; of an added row its fields."),
        text("expect", "What the correction was written against: the old value, values of the row, or the sentence."),
        text("reason", "Why, in the person's words."),
        text("author", "Who."),
        Column("date", DAY, "When."),
        Column("applied", FLAG, "False where the articles or the rules no longer give what the correction expects."),
        text("fault", "Why it was not applied, and what to do.", nullable=True),
        text("before", "The row as the rules read it, as JSON; null for an added row.", nullable=True),
    ),
    key=("line",),
    order=("line",),
    rules=(Rule("fault_of_failed", "A correction that was not applied, and no other, says why.", lambda f: f["applied"] == f["fault"].isna()),),
)
