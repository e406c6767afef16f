"""The files of an overlay: which may be there, and how errors name them."""

from __future__ import annotations

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary import load_vocabulary
from schemas.vocabulary.files import locate


@pytest.mark.parametrize("name", ["metric/own.yaml", "metrics/own.yml", "metrics/own/more.yaml", "units.yml", "nonsense.yaml", "units.csv"])
def test_a_file_that_no_loader_reads_is_refused_by_name(tmp_path, name):
    path = tmp_path / name
    path.parent.mkdir(exist_ok=True, parents=True)
    path.write_text("", encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"no vocabulary file.*units\.yaml, metrics/\*\.yaml") as caught:
        load_vocabulary(tmp_path)
    assert (caught.value.file, caught.value.key) == (f"{name} (overlay)", "file")


def test_hidden_files_and_readmes_may_lie_in_an_overlay(tmp_path):
    for name in ("README.md", "metrics/README", ".git/config", "metrics/.own.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("- no metric", encoding="utf-8")
    assert load_vocabulary(tmp_path).metrics == load_vocabulary().metrics


def test_a_csv_file_that_is_not_utf8_is_named(tmp_path):
    (tmp_path / "newspapers.csv").write_bytes("id,name,place,marks,hosts\nx,Béo,VN,X,x.vn\n".encode("latin-1"))
    with pytest.raises(VocabularyError, match="utf-8") as caught:
        load_vocabulary(tmp_path)
    assert (caught.value.file, caught.value.key) == ("newspapers.csv (overlay)", "file")


def test_built_in_files_are_named_by_their_path_in_the_vocabulary():
    assert "metrics/education.yaml" in {file.name for file in locate("metrics", None)}


def test_a_list_given_twice_is_refused(tmp_path):
    (tmp_path / "phrase_cues.yaml").write_text("actors: [phường]\nactors: [xã]\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="'actors' is given twice") as caught:
        load_vocabulary(tmp_path)
    assert (caught.value.file, caught.value.key) == ("phrase_cues.yaml (overlay)", "file")
