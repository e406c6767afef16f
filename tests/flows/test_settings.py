from __future__ import annotations

from pathlib import Path

import pytest

from flows import settings
from flows.settings import make_prefect_home, prepare_environment


def test_what_the_operator_has_set_stays():
    environment = {"PREFECT_HOME": "/srv/prefect", "PREFECT_LOGGING_LEVEL": "DEBUG", "PREFECT_API_URL": "http://prefect.example/api"}
    prepare_environment(environment)
    assert environment["PREFECT_HOME"] == "/srv/prefect"
    assert environment["PREFECT_LOGGING_LEVEL"] == "DEBUG"
    assert environment["PREFECT_API_URL"] == "http://prefect.example/api"


def test_a_temporary_server_is_allowed_and_nothing_is_sent_out():
    environment: dict[str, str] = {}
    prepare_environment(environment)
    assert environment["PREFECT_SERVER_ALLOW_EPHEMERAL_MODE"] == "true"
    assert environment["PREFECT_SERVER_ANALYTICS_ENABLED"] == "false"
    assert environment["DO_NOT_TRACK"] == "1"
    assert "PREFECT_API_URL" not in environment


def test_a_checkout_keeps_prefect_in_its_own_folder():
    environment: dict[str, str] = {}
    prepare_environment(environment)
    assert Path(environment["PREFECT_HOME"]) == Path(settings.__file__).resolve().parents[1] / ".prefect"


def test_an_installed_package_keeps_prefect_in_the_users_state_folder(monkeypatch, tmp_path):
    monkeypatch.setattr(settings, "__file__", str(tmp_path / "site-packages" / "flows" / "settings.py"))
    environment = {"XDG_STATE_HOME": str(tmp_path / "state")}
    prepare_environment(environment)
    assert Path(environment["PREFECT_HOME"]) == tmp_path / "state" / "chiso" / "prefect"


def test_the_temporary_server_is_reached_past_a_proxy():
    environment = {"HTTP_PROXY": "http://proxy.example:3128", "NO_PROXY": "intranet.example"}
    prepare_environment(environment)
    prepare_environment(environment)
    assert environment["NO_PROXY"] == "intranet.example,127.0.0.1,localhost"
    assert environment["no_proxy"] == "127.0.0.1,localhost"


def test_the_folder_of_prefect_is_made_with_its_parents(monkeypatch, tmp_path):
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "state" / "chiso" / "prefect"))
    make_prefect_home()
    assert (tmp_path / "state" / "chiso" / "prefect").is_dir()


def test_a_folder_that_cannot_be_made_is_named_with_what_to_do(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "file" / "prefect"))
    with pytest.raises(OSError, match="set PREFECT_HOME"):
        make_prefect_home()
