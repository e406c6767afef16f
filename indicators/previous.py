"""What the build before this one holds."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from indicators.changes import NO_BUILD, Build, articles_read
from indicators.manifest import read_manifest
from indicators.read import read_table
from schemas.errors import DatasetError


@dataclass(frozen=True, slots=True)
class Previous:
    """The rows for a diff, and source and SHA-256 of every raw file that the build before has met."""

    build: Build
    met: frozenset[tuple[str, str | None]]


NO_PREVIOUS = Previous(NO_BUILD, frozenset())


def previous_build(out: Path) -> Previous:
    """The build in `out`; an unfinished or unreadable one counts as none."""
    try:
        manifest = read_manifest(out)
        if manifest is None:
            return NO_PREVIOUS
        articles = read_table(out, "articles")
        build = Build(read_table(out, "observations"), articles_read(articles), manifest.versions.vocabulary)
    except DatasetError:
        return NO_PREVIOUS
    hashes = articles["sha256"].astype("object").where(articles["sha256"].notna(), None)
    return Previous(build, frozenset(zip(articles["source"], hashes, strict=True)))
