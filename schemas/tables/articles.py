"""`articles` and `rejects`: every raw file, and every candidate number that became no observation."""

from __future__ import annotations

from schemas.code_lists import ArticleStatus, RejectReason, UnreadableReason
from schemas.tables.column import FLAG, MOMENT, WHOLE, Column, text
from schemas.tables.table import Reference, Rule, Table

READ, REJECTED = (status.value for status in ArticleStatus)

ARTICLES = Table(
    "articles",
    "Articles",
    "Every raw file, read or rejected; an article without a figure is a good article.",
    (
        text("article_id", "Stem of the raw file; unique among the articles read."),
        text("status", "Whether the file could be read as an article.", codes=ArticleStatus),
        text("reason", "Reason code of a rejected file.", nullable=True, codes=UnreadableReason),
        text("detail", "What was wrong with a rejected file, and where.", nullable=True),
        text("title", "Headline.", nullable=True),
        text("section", "Section of the newspaper.", nullable=True),
        text("author", "Author as printed.", nullable=True),
        text("newspaper", "Newspaper, by its id in the vocabulary.", nullable=True),
        text("place_id", "Place that the newspaper speaks for.", nullable=True),
        Column("published", MOMENT, "Time of publication, in Vietnam's zone.", nullable=True),
        text("source", "Path of the raw file, relative to the raw folder.", unique=True),
        text(
            "sha256",
            "SHA-256 of the raw bytes; null where the file could not be opened, or is too large to be read.",
            nullable=True,
            pattern="^[0-9a-f]{64}$",
        ),
        text("encoding", "Character encoding found.", nullable=True),
        text("format", "Format of the raw file.", nullable=True),
        text("body", "The text in which offsets count: the title first, then the text, NFC.", nullable=True),
        Column("observations", WHOLE, "Number of rows in `observations`, derived ones left out.", minimum=0),
        Column("rejects", WHOLE, "Number of rows in `rejects`.", minimum=0),
        text("duplicate_of", "`article_id` of the article that this one repeats word for word, or number for number; it has no rows.", nullable=True),
        text("superseded_by", "`article_id` of the corrected version of this article.", nullable=True),
    ),
    key=("source",),
    order=("article_id", "source"),
    rules=(
        Rule("reason_of_rejected", "A rejected file, and no other, has a reason.", lambda f: (f["status"] == REJECTED) == f["reason"].notna()),
        Rule("body_of_read", "An article that was read has a body.", lambda f: (f["status"] == REJECTED) | f["body"].notna()),
    ),
    partitioned=True,
)

REJECTS = Table(
    "rejects",
    "Rejects",
    "Every candidate number that became no observation, with the reason.",
    (
        text("article_id", "The article in `articles`."),
        text("text", "The candidate as printed."),
        text("reason", "Why it is no observation.", codes=RejectReason),
        Column(
            "needs_person",
            FLAG,
            "True where it may be a figure that the rules could not place; false for noise (dates, ordinals, document numbers …).",
        ),
        text("stage", "Stage that rejected it."),
        text("detail", "For an invalid row, the checks that it failed.", nullable=True),
        text("sentence", "The sentence that holds it."),
        Column("sentence_no", WHOLE, "Number of the sentence in the article.", nullable=True, minimum=0),
        Column("char_start", WHOLE, "Offset of the candidate in the article's body.", nullable=True, minimum=0),
        Column("char_end", WHOLE, "Offset after the candidate in the article's body.", nullable=True, minimum=0),
        text("row", "For an invalid row, the whole row as JSON.", nullable=True),
    ),
    key=("article_id", "char_start", "char_end", "reason"),
    order=("article_id", "char_start", "char_end", "reason", "text"),
    references=(Reference("article_id", "articles", "article_id"),),
    partitioned=True,
)
