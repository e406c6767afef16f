"""Option before environment before file before default; what is wrong is refused with its place and reason."""

from __future__ import annotations

import os
import re
import tomllib
from pathlib import Path

import pytest

from flows.configuration import Configuration, read_configuration
from schemas.errors import SettingError

DOCUMENTED = Path(__file__).resolve().parents[2] / "docs" / "chiso.toml"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """A working folder without settings."""
    monkeypatch.chdir(tmp_path)
    for name in [name for name in os.environ if name.startswith("CHISO_")]:
        monkeypatch.delenv(name)
    return tmp_path


def write(folder: Path, text: str) -> Path:
    file = folder / "chiso.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_defaults_without_a_file():
    assert read_configuration() == Configuration()
    assert read_configuration().out == Path("data/processed")


def test_the_environment_comes_before_the_file_and_the_file_before_the_default(folder, monkeypatch):
    write(folder, 'out = "tables"\nworkers = 3\non_failure = ["tell", "me"]\n')
    monkeypatch.setenv("CHISO_WORKERS", "2")
    settings = read_configuration()
    assert (settings.out, settings.workers, settings.on_failure, settings.keep_runs) == (Path("tables"), 2, ("tell", "me"), 50)


def test_a_named_file_gives_paths_from_its_own_folder(folder, monkeypatch):
    (folder / "etc").mkdir()
    file = write(folder / "etc", 'raw = "raw"\nout = "/srv/tables"\n')
    write(folder, "keep_runs = 7\n")
    monkeypatch.setenv("CHISO_CONFIG", str(file))
    assert (read_configuration().raw, read_configuration().out, read_configuration().keep_runs) == (folder / "etc" / "raw", Path("/srv/tables"), 50)


@pytest.mark.parametrize(
    ("text", "key", "reason"),
    [
        ("worker = 2", "worker", "there is no such setting"),
        ("workers = 0", "workers", "greater than 0"),
        ("debounce = 'soon'", "debounce", "not 'soon'"),
        ("cron = 'daily'", "cron", "five fields"),
        ("timezone = 'Asia/Nowhere'", "timezone", "no such time zone"),
        ("on_failure = 'tell me'", "on_failure", "not 'tell me'"),
        ("log_format = 'xml'", "log_format", "'text' or 'json'"),
        ("raw = ", "the file", "is no TOML"),
    ],
)
def test_a_wrong_file_is_refused_with_key_and_reason(folder, text, key, reason):
    write(folder, text)
    with pytest.raises(SettingError, match=r"chiso\.toml") as refused:
        read_configuration()
    assert refused.value.key == key
    assert reason in refused.value.reason


@pytest.mark.parametrize(("variable", "value"), [("CHISO_WORKERS", "many"), ("CHISO_ON_FAILURE", "tell me")])
def test_a_wrong_variable_is_refused_by_name(monkeypatch, variable, value):
    monkeypatch.setenv(variable, value)
    with pytest.raises(SettingError, match="environment"):
        read_configuration()


def test_a_file_that_is_not_there_is_refused(folder):
    with pytest.raises(SettingError, match="cannot be read"):
        read_configuration(folder / "none.toml")


def test_commands_take_their_defaults_from_the_settings(chiso, folder, dataset, monkeypatch):
    write(folder, f'out = "{dataset}"\n')
    assert chiso("check").code == 0
    assert chiso("check", "--out", "nowhere").code == 2
    monkeypatch.setenv("CHISO_OUT", "nowhere")
    assert chiso("check").code == 2
    assert chiso("diff", dataset, dataset).code == 0
    other = folder / "other.toml"
    other.write_text("keep_run = 1\n", encoding="utf-8")
    refused = chiso("--config", other, "check")
    assert refused.code == 2
    assert "other.toml: keep_run: there is no such setting" in refused.err


def test_every_setting_is_documented_with_its_default():
    text = DOCUMENTED.read_text(encoding="utf-8")
    told = tomllib.loads(re.sub(r"^# (?=\w+ = )", "", text, flags=re.MULTILINE))
    assert told.keys() == Configuration.model_fields.keys()
    Configuration(**told)
    plain = {name: field.default for name, field in Configuration.model_fields.items() if field.default not in (None, ())}
    assert {name: told[name] for name in plain} == {name: str(value) if isinstance(value, Path) else value for name, value in plain.items()}
