"""The systemd unit is valid and keeps the server in a small box."""

import re
from pathlib import Path

import pytest

from tests.installers.server_machine import SCRIPTS, attempt, run

_MOST_EXPOSURE = 1.5


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    text = (SCRIPTS / "gamdok-server.service").read_text(encoding="utf-8")
    copy = tmp_path / "gamdok-server.service"
    copy.write_text(text.replace("/opt/gamdok/bin/gamdok-server", "/bin/true"), encoding="utf-8")
    return copy


def test_systemd_accepts_the_unit(unit: Path) -> None:
    done = attempt("systemd-analyze", "verify", "--man=no", unit)
    about_us = [line for line in done.stdout.splitlines() if "gamdok" in line]
    assert (done.returncode, about_us) == (0, [])


def test_systemd_would_notice_a_misspelt_setting(unit: Path) -> None:
    unit.write_text(unit.read_text(encoding="utf-8").replace("NoNew", "NoOld"), encoding="utf-8")
    assert "NoOldPrivileges" in attempt("systemd-analyze", "verify", "--man=no", unit).stdout


def test_the_service_is_exposed_little(unit: Path) -> None:
    report = run("systemd-analyze", "security", "--offline=true", "--no-pager", unit)
    level = re.search(r"Overall exposure level for \S+: ([0-9.]+)", report)
    assert level is not None, report
    assert float(level[1]) <= _MOST_EXPOSURE
