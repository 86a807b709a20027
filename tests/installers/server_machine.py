"""A bundle, an installation from it, and a server started from there as systemd would start it."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from installers.dev import tree

SCRIPTS = tree.ROOT / "installers" / "server"
_WHEELS = tree.ROOT / "build" / "wheels"
_START_LIMIT_S = 30.0
_STOP_LIMIT_S = 20.0


def make_bundle(folder: Path) -> Path:
    """The locked wheels, fetched by `make test`, and a wheel of the tree as it stands."""
    assert (_WHEELS / "server.lock").is_file(), "run `make build/wheels/server.lock` once"
    shutil.copytree(_WHEELS, folder)
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=tree.ROOT)
    return folder


def run(*command: object, cwd: Path = tree.ROOT) -> str:
    """Output of a program that must end well."""
    done = attempt(*command, cwd=cwd)
    assert done.returncode == 0, done.stdout
    return done.stdout


def attempt(*command: object, cwd: Path = tree.ROOT) -> subprocess.CompletedProcess[str]:
    """Exit code and output of a program that may fail."""
    return subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=120,
    )


@dataclass(frozen=True)
class Installation:
    """What `installers/server/install --no-systemd` made."""

    prefix: Path
    data: Path
    output: str


def install(bundle: Path, prefix: Path, data: Path) -> Installation:
    """Runs the installer from a bundle, without systemd."""
    output = run(
        SCRIPTS / "install", "--prefix", prefix, "--data", data,
        "--offline", bundle, "--no-systemd",
    )  # fmt: skip
    return Installation(prefix, data, output)


@contextmanager
def started(installation: Installation, folder: Path) -> Iterator[subprocess.Popen[str]]:
    """The installed server, once it said READY=1 as the unit's Type=notify asks for."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as notify:
        notify.bind(str(folder / "notify"))
        notify.settimeout(_START_LIMIT_S)
        environment = {
            "PATH": "/usr/bin:/bin",
            "LANG": "C.UTF-8",
            "NOTIFY_SOCKET": str(folder / "notify"),
            "GAMDOK_PORT": "0",
        }
        program = installation.prefix / "bin" / "gamdok-server"
        process = subprocess.Popen(
            [program, "run", "--data", installation.data],
            cwd=folder,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        try:
            _wait_for_ready(notify, process)
            yield process
        finally:
            _end(process)


def _wait_for_ready(notify: socket.socket, process: subprocess.Popen[str]) -> None:
    state = b""
    while b"READY=1" not in state.splitlines():
        try:
            state = notify.recv(4096)
        except TimeoutError:
            process.kill()
            output = process.communicate()[0]
            message = f"no READY=1 within {_START_LIMIT_S} s; exit {process.returncode}\n{output}"
            raise AssertionError(message) from None


def _end(process: subprocess.Popen[str]) -> None:
    process.terminate()
    try:
        process.communicate(timeout=_STOP_LIMIT_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
