"""The list of programs: what fits, what is packaged, what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from candidate_app.detections.blacklist import read_blacklist
from candidate_app.lockdown.contract import ProcessFacts
from common.core.errors import SettingsError

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("name", "path", "rule"),
    [
        ("KakaoTalk.exe", "", "KakaoTalk"),
        ("kakaotalk", "/usr/bin/kakaotalk", "KakaoTalk"),
        ("NateOnMain", "", "NateOn"),
        ("LINE", "", "LINE"),
        ("python3", "/opt/anydesk/AnyDesk", "AnyDesk"),
        ("wine", r"C:\Program Files\TeamViewer\TeamViewer_Service.exe", "TeamViewer"),
        ("RemoteView-Agent.exe", "", "RemoteView"),
        ("obs64.exe", "", "OBS Studio"),
    ],
)
def test_the_packaged_list_knows(name: str, path: str, rule: str) -> None:
    found = read_blacklist().find(ProcessFacts(7, name, path))
    assert found is not None
    assert found.name == rule


@pytest.mark.parametrize("name", ["bash", "online", "outline", "python3.11", "Xvfb", "slackd"])
def test_innocent_programs_are_left_alone(name: str) -> None:
    assert read_blacklist().find(ProcessFacts(7, name, f"/usr/bin/{name}")) is None


def test_another_list_replaces_the_packaged_one(tmp_path: Path) -> None:
    file = tmp_path / "list.toml"
    file.write_text('[[rule]]\nname="Notes"\nfamily="x"\nprocesses=["xmessage"]\n')
    blacklist = read_blacklist(file)
    assert blacklist.find(ProcessFacts(7, "kakaotalk", "")) is None
    assert blacklist.find(ProcessFacts(7, "xmessage", "")) is not None


@pytest.mark.parametrize("content", ["rule = 1", "[[rule]]\nnam = 1", "[[", b"\xff\xfe"])
def test_a_wrong_list_is_refused(tmp_path: Path, content: str | bytes) -> None:
    file = tmp_path / "list.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(SettingsError, match=r"list\.toml"):
        read_blacklist(file)


def test_a_missing_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsError):
        read_blacklist(tmp_path / "none.toml")
