from __future__ import annotations

import pytest

from schemas.errors import VocabularyError
from schemas.vocabulary.package_settings import load_package_settings


@pytest.fixture
def own(tmp_path):
    def write(text):
        (tmp_path / "data_package.yaml").write_text(text, encoding="utf-8")
        return tmp_path

    return write


def test_keys_of_ones_own_file_replace_the_built_in_ones(own):
    settings = load_package_settings(own("version: 1.4.2\nlicenses: [{name: CC0-1.0, title: Public domain}]\n"))
    assert (settings.version, settings.licenses[0].name) == ("1.4.2", "CC0-1.0")
    assert settings.title == load_package_settings().title


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("version: '1.2'", "package.version"),
        ("version: 0.9.0", "raise the version to 1.0.0"),
        ("licence: CC0", "licence"),
        ("agency: chỉ số", "package.agency"),
        ("contributors: [{title: A}, {title: A}]", "named twice"),
        ("- a list", "keys and values"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_key(own, text, message):
    with pytest.raises(VocabularyError, match=message):
        load_package_settings(own(text))
