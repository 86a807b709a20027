"""How a console is started."""

import pytest

from common.console.settings import DEFAULT_PORT, ConsoleSettings, read_settings
from common.core.errors import SettingsError
from common.qt.i18n.language import Language
from common.qt.theme.scheme import Scheme


def test_the_options_of_the_command_line() -> None:
    where = ["--host", "10.0.0.1", "--port", "9443", "--ca", "ca.pem", "--device", "console-1"]
    look = ["--language", "en", "--scheme", "dark"]
    settings = read_settings("gamdok-proctor", [*where, *look])
    assert (settings.language, settings.scheme) == (Language.EN, Scheme.DARK)
    assert settings.address.http == "https://10.0.0.1:9443"
    assert settings.shown_address == "10.0.0.1:9443"
    assert settings.machine == "console-1"


def test_the_environment_stands_below_the_options(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GAMDOK_HOST", "10.0.0.2")
    monkeypatch.setenv("GAMDOK_PORT", "1234")
    settings = read_settings("gamdok-chief", ["--port", "4321"])
    assert (settings.host, settings.port) == ("10.0.0.2", 4321)


def test_a_console_has_to_know_its_centre(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GAMDOK_HOST", raising=False)
    with pytest.raises(SettingsError, match="host"):
        read_settings("gamdok-chief", [])


def test_sockets_may_have_a_port_of_their_own() -> None:
    assert ConsoleSettings(host="a").address.socket_port is None
    assert ConsoleSettings(host="a", socket_port=9000).address.socket_port == 9000
    assert ConsoleSettings(host="a").port == DEFAULT_PORT


def test_a_machine_s_name_is_never_longer_than_an_id() -> None:
    assert len(ConsoleSettings(host="a", device="x" * 200).machine) == 64
    assert ConsoleSettings(host="a").machine
