from pathlib import Path
from typing import Annotated

import pytest
from msgspec import Meta

from common.core.errors import SettingsError
from common.core.settings import Settings, load_settings


class Sample(Settings, frozen=True, kw_only=True, forbid_unknown_fields=True):
    port: Annotated[int, Meta(ge=0, le=65535, description="Port.")] = 1
    name: str = "a"
    tls: bool = True


def toml(folder: Path, text: str) -> Path:
    file = folder / "server.toml"
    file.write_bytes(text.encode())
    return file


def test_defaults_stand_where_nothing_is_said() -> None:
    assert load_settings(Sample) == Sample()


def test_options_win_over_environment_over_file(tmp_path: Path) -> None:
    file = toml(tmp_path, 'port = 2\nname = "file"\ntls = false')
    environment = {"GAMDOK_PORT": "3", "GAMDOK_NAME": "environment", "PORT": "9"}
    loaded = load_settings(Sample, file, environment, {"port": 4, "name": None})
    assert loaded == Sample(port=4, name="environment", tls=False)


@pytest.mark.parametrize(("text", "value"), [("true", True), ("0", False), ("FALSE", False)])
def test_environment_is_read_as_the_type_says(text: str, value: bool) -> None:
    assert load_settings(Sample, environment={"GAMDOK_TLS": text}).tls is value


def test_unknown_name_gets_a_hint(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="unknown name 'prot'; did you mean 'port'"):
        load_settings(Sample, toml(tmp_path, "prot = 2"))
    with pytest.raises(SettingsError, match=r"unknown name 'zzz'$"):
        load_settings(Sample, options={"zzz": 2})


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ('port = "many"', r"\$\.port"),
        ("port = 70000", r"\$\.port"),
        ("name = 3", r"\$\.name"),
        ("port = ", "settings file"),
    ],
)
def test_wrong_value_is_named(tmp_path: Path, text: str, where: str) -> None:
    with pytest.raises(SettingsError, match=where):
        load_settings(Sample, toml(tmp_path, text))


def test_wrong_value_in_the_environment_is_named() -> None:
    with pytest.raises(SettingsError, match=r"\$\.tls"):
        load_settings(Sample, environment={"GAMDOK_TLS": "perhaps"})


def test_file_that_is_missing_or_no_text_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"server\.toml"):
        load_settings(Sample, tmp_path / "server.toml")
    (tmp_path / "server.toml").write_bytes(b'name = "\xff"')
    with pytest.raises(SettingsError, match=r"server\.toml"):
        load_settings(Sample, tmp_path / "server.toml")
