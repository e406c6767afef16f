from __future__ import annotations

from pathlib import Path

from flows import settings
from flows.settings import prepare_environment


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
