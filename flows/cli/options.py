"""Options that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from schemas.limits import LIMITS

RawFolder = Annotated[Path, typer.Option("--raw", help="Folder (or file) of articles as they came.", show_default=True)]
OutFolder = Annotated[Path, typer.Option("--out", help="Folder of the tables.", show_default=True)]
VocabularyFolder = Annotated[
    Path | None,
    typer.Option("--vocabulary", help="Folder of your own vocabulary files, laid over the built-in ones.", exists=True, file_okay=False),
]
CorrectionsFile = Annotated[
    Path | None,
    typer.Option(
        "--corrections", help="File of what people put right.", show_default="corrections.csv above the raw folder", exists=True, dir_okay=False
    ),
]
MaxMegabytes = Annotated[float, typer.Option("--max-megabytes", min=0.001, help="Size of the largest file or record that is an article.")]
MaxSeconds = Annotated[
    float,
    typer.Option("--max-seconds", min=0.001, help="Processor time that one article may take before it is rejected."),
]
Workers = Annotated[int | None, typer.Option("--workers", min=1, show_default="all processors", help="Processes that read articles.")]
RAW = Path("data/raw")
OUT = Path("data/processed")
MAX_MEGABYTES, MAX_SECONDS = LIMITS.megabytes, LIMITS.seconds
