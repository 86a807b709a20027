"""A file out of an npm package, kept below build/: nothing of others is copied into the sources."""

from __future__ import annotations

import shutil
import subprocess
import tarfile
from pathlib import Path

import pytest

_BUILD = Path(__file__).parents[2] / "build" / "npm"
_LIMIT_S = 40


def npm_file(package: str, version: str, path: str) -> bytes:
    """Return a file of a package; skip the test where there is no npm or no network."""
    archive = _BUILD / f"{package.removeprefix('@').replace('/', '-')}-{version}.tgz"
    if not archive.exists():
        _fetch(f"{package}@{version}")
    with tarfile.open(archive) as opened:
        member = opened.extractfile(f"package/{path}")
        assert member is not None, f"{path} is no file of {package}"
        return member.read()


def _fetch(wanted: str) -> None:
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip(f"no npm here to fetch {wanted}")
    _BUILD.mkdir(parents=True, exist_ok=True)
    command = [npm, "pack", wanted, "--silent", "--pack-destination", str(_BUILD)]
    try:
        subprocess.run(command, check=True, capture_output=True, timeout=_LIMIT_S)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        pytest.skip(f"npm could not fetch {wanted}")
