"""Files of cue words: the built-in ones, the user's additions, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary.context_cues import ContextCues, load_context_cues
from schemas.vocabulary.page_cues import PageCues, load_page_cues
from schemas.vocabulary.phrase_cues import PhraseCues, load_phrase_cues
from schemas.vocabulary.sentence_cues import SentenceCues, load_sentence_cues


def test_every_built_in_list_holds_cues() -> None:
    assert all(getattr(load_page_cues(), name) for name in PageCues.model_fields)
    assert all(getattr(load_sentence_cues(), name) for name in SentenceCues.model_fields)
    assert all(getattr(load_phrase_cues(), name) for name in PhraseCues.model_fields)
    assert all(getattr(load_context_cues(), name) for name in ContextCues.model_fields)


def test_an_overlay_adds_to_the_lists(tmp_path: Path) -> None:
    (tmp_path / "page_cues.yaml").write_text("end_headings: [Tin nhanh]\n", encoding="utf-8")
    assert load_page_cues(tmp_path).end_headings == (*load_page_cues().end_headings, "Tin nhanh")
    assert load_page_cues(tmp_path).weekdays == load_page_cues().weekdays


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("headings: [Tin nhanh]", "file.headings"),
        ("end_headings: Tin nhanh", "file.end_headings"),
        ("end_headings: [12]", "file.end_headings.0"),
        ("end_headings: ['Tin nhanh', ' ']", "end_headings"),
        ("- Tin nhanh", "file"),
        ("end_headings: [", "file"),
    ],
)
def test_a_bad_file_names_the_entry(tmp_path: Path, text: str, key: str) -> None:
    (tmp_path / "page_cues.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(VocabularyError) as error:
        load_page_cues(tmp_path)
    assert (error.value.file, error.value.key) == ("page_cues.yaml (overlay)", key)
