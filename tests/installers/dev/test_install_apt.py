"""System packages are installed without starting a service; the policy is put back after."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from installers.dev import tree

_STUBS = {
    "dpkg-query": '[ "$3" != absent ] && echo installed',
    "id": 'echo "${FAKE_USER_ID}"',
    "sudo": """\
if [ "$2" = true ]; then exit "${FAKE_SUDO}"; fi
shift
printf '%s\n' "$*" >>"${FAKE_LOG}"
case "$*" in *"install -y"*) exit "${FAKE_APT}" ;; esac
cat >/dev/null
""",
}


@dataclass(frozen=True)
class Machine:
    """A machine made of stubs: an ordinary user, with or without sudo."""

    folder: Path

    def install(self, *packages: str, sudo: int = 0, apt: int = 0) -> tuple[int, str]:
        """Exit code and output of the script."""
        wanted = self.folder / "packages.txt"
        wanted.write_text("# a comment\n" + "\n".join(packages) + "\n", encoding="utf-8")
        done = subprocess.run(
            [tree.ROOT / "installers" / "dev" / "install-apt", wanted],
            env={
                "PATH": f"{self.folder}:{os.environ['PATH']}",
                "FAKE_USER_ID": "1000",
                "FAKE_SUDO": str(sudo),
                "FAKE_APT": str(apt),
                "FAKE_LOG": str(self.folder / "log"),
                "INSTALL_APT_ROOT": str(self.folder / "root"),
            },
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    @property
    def acts(self) -> list[str]:
        """What was done as root, in order."""
        log = self.folder / "log"
        return log.read_text(encoding="utf-8").splitlines() if log.exists() else []


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    for name, body in _STUBS.items():
        stub = tmp_path / name
        stub.write_text(f"#!/bin/sh\n{body}\n", encoding="utf-8")
        stub.chmod(0o755)
    return Machine(tmp_path)


def _position(acts: list[str], part: str) -> int:
    return next(n for n, act in enumerate(acts) if part in act)


def _removed(acts: list[str]) -> set[str]:
    return {act.rpartition("/")[2] for act in acts if act.startswith("rm -f ")}


def test_nothing_is_done_when_nothing_is_missing(machine: Machine) -> None:
    assert machine.install("present") == (0, "")
    assert machine.acts == []


def test_services_are_held_back_while_packages_are_installed(machine: Machine) -> None:
    code, _ = machine.install("present", "absent")
    acts = machine.acts
    assert code == 0
    assert _position(acts, "/usr/sbin/policy-rc.d") < _position(acts, "install -y")
    assert _position(acts, "tee") < _position(acts, "install -y")
    assert acts[_position(acts, "install -y")].endswith(" absent")
    assert _removed(acts) == {"policy-rc.d", "gamdok-setup.conf"}


def test_the_policy_is_put_back_when_the_installation_fails(machine: Machine) -> None:
    code, output = machine.install("absent", apt=1)
    assert code == 1
    assert "could not install: absent" in output
    assert _removed(machine.acts) == {"policy-rc.d", "gamdok-setup.conf"}


def test_a_policy_of_the_machine_is_left_alone(machine: Machine) -> None:
    policy = machine.folder / "root/usr/sbin/policy-rc.d"
    policy.parent.mkdir(parents=True)
    policy.touch()
    assert machine.install("absent")[0] == 0
    assert _removed(machine.acts) == {"gamdok-setup.conf"}


def test_who_may_not_install_is_told_the_line_to_run(machine: Machine) -> None:
    code, output = machine.install("absent", sudo=1)
    assert code == 75
    assert "sudo apt-get install -y --no-install-recommends absent" in output
    assert machine.acts == []
