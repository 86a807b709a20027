"""Options, environment, and the id that a PC keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from candidate_app.settings import CandidateSettings, device_id, path_of, read_settings
from common.core.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path


def test_options_win_over_the_environment() -> None:
    told = read_settings(
        ["--port", "9000", "--window", "--grace-s", "0"],
        {"GAMDOK_PORT": "1", "GAMDOK_LANGUAGE": "en", "HOME": "/nowhere"},
    )
    assert (told.port, told.window, told.grace_s, told.language) == (9000, True, 0.0, "en")


def test_without_anything_the_lockdown_is_on_and_nothing_is_ended() -> None:
    told = read_settings([], {})
    assert not told.window
    assert told.grace_s == 10.0
    assert told.end_within == 0
    assert path_of(told.ca) is None


@pytest.mark.parametrize(
    "options",
    [
        ["--port", "0"],
        ["--port", "x"],
        ["--language", "fr"],
        ["--scheme", "pink"],
        ["--grace-s=-1"],
    ],
)
def test_a_wrong_value_is_refused(options: list[str]) -> None:
    with pytest.raises(SettingsError):
        read_settings(options, {})


def test_a_pc_keeps_its_id(tmp_path: Path) -> None:
    settings = CandidateSettings(state=str(tmp_path / "state"))
    first = device_id(settings)
    assert device_id(settings) == first
    assert device_id(CandidateSettings(state=str(tmp_path / "other"))) != first
    assert device_id(CandidateSettings(device="seat-42")) == "seat-42"


def test_a_broken_id_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "device").write_bytes(b"\xff\xfe broken")
    made = device_id(CandidateSettings(state=str(tmp_path)))
    assert (tmp_path / "device").read_text().strip() == made
