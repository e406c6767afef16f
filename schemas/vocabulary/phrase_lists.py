"""Word lists that the rules of several metrics share: abbreviations, named sets of phrases, words that may stand around a match."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import Field

from schemas.errors import VocabularyError
from schemas.vocabulary.files import Entry, locate, read_yaml, validated

FILE = "phrase_lists.yaml"


class _PhraseFile(Entry):
    abbreviations: dict[str, str] = Field(default_factory=dict)
    sets: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    openers: tuple[str, ...] = ()
    continuations: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PhraseLists:
    """`openers` may precede the thing measured, `continuations` may follow it, `parts` make it a part of the thing, `fillers` name nothing."""

    abbreviations: Mapping[str, str]
    sets: Mapping[str, tuple[str, ...]]
    openers: tuple[str, ...]
    continuations: tuple[str, ...]
    parts: tuple[str, ...]
    fillers: tuple[str, ...]

    def expand(self, phrases: tuple[str, ...], file: str, key: str) -> tuple[str, ...]:
        """Replace each `@name` by the phrases of that set; raises VocabularyError where there is no such set."""
        found: list[str] = []
        for phrase in phrases:
            if not phrase.startswith("@"):
                found.append(phrase)
            elif phrase[1:] in self.sets:
                found += self.expand(self.sets[phrase[1:]], file, key)
            else:
                raise VocabularyError(file, key, f"there is no set of phrases {phrase!r}; see {FILE}")
        return tuple(dict.fromkeys(found))


def load_phrase_lists(overlay: Path | None = None) -> PhraseLists:
    """Read the word lists; an overlay adds to lists and replaces sets and abbreviations of the same name."""
    abbreviations: dict[str, str] = {}
    sets: dict[str, tuple[str, ...]] = {}
    openers: list[str] = []
    continuations: list[str] = []
    parts: list[str] = []
    fillers: list[str] = []
    for path in locate(FILE, overlay):
        data = validated(_PhraseFile, read_yaml(path), path, "file")
        abbreviations |= data.abbreviations
        sets |= data.sets
        openers += data.openers
        continuations += data.continuations
        parts += data.parts
        fillers += data.fillers
    return PhraseLists(abbreviations, sets, tuple(openers), tuple(continuations), tuple(parts), tuple(fillers))
