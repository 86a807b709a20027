"""Settings: file, environment, options; and the pages made from them."""

import tomllib
from pathlib import Path

import msgspec
import pytest

from common.core.errors import SettingsError
from server.settings import DataFolder, ServerSettings, reference, sample, settings_of, shown


@pytest.fixture(autouse=True)
def _as_shipped(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests' own settings of the environment are not looked at here."""
    monkeypatch.delenv("GAMDOK_BALLAST_MIB", raising=False)


def test_the_defaults_need_no_file(tmp_path: Path) -> None:
    assert settings_of(DataFolder(tmp_path)) == ServerSettings()


def test_an_option_wins_over_the_environment_and_that_over_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = DataFolder(tmp_path)
    folder.settings.write_text("port = 1\nqueue_capacity = 2\nbatch_limit = 3\n", encoding="utf-8")
    monkeypatch.setenv("GAMDOK_QUEUE_CAPACITY", "20")
    monkeypatch.setenv("GAMDOK_BATCH_LIMIT", "30")
    settings = settings_of(folder, {"batch_limit": "300"})
    assert (settings.port, settings.queue_capacity, settings.batch_limit) == (1, 20, 300)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("prot = 1", "did you mean 'port'"),
        ("port = 70000", "port"),
        ("port = 'x'", "port"),
        ("heartbeat_s = 0", "heartbeat_s"),
        ("log_level = 'LOUD'", "log_level"),
        ("server_name = 'A B'", "server_name"),
        ("port", "server.toml"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, says: str) -> None:
    folder = DataFolder(tmp_path)
    folder.settings.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=says):
        settings_of(folder)


def test_the_sample_holds_every_setting_and_its_default(tmp_path: Path) -> None:
    lines = [line.removeprefix("# ") for line in sample().splitlines() if " = " in line]
    values = tomllib.loads("\n".join(lines))
    assert set(values) == set(ServerSettings.__struct_fields__)
    assert msgspec.convert(values, ServerSettings) == ServerSettings()
    folder = DataFolder(tmp_path)
    folder.settings.write_text(sample(), encoding="utf-8")
    assert settings_of(folder) == ServerSettings()


def test_every_setting_has_a_line_in_the_reference() -> None:
    page = reference()
    for name in ServerSettings.__struct_fields__:
        assert f"| `{name}` | `GAMDOK_{name.upper()}` |" in page


def test_what_may_hold_a_password_is_masked() -> None:
    settings = ServerSettings(redis_url="redis://:secret@host", database_url="")
    values = shown(settings)
    assert "secret" not in str(values)
    assert values["redis_url"] == "(set)"
    assert values["database_url"] == '""'
