"""A disk that is really full: the ballast is given back, and what is written then is durable."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from server.admin.centre import make_centre
from server.settings import DataFolder

# A small disk of its own, which only this process and its children see.
_NEW_DISK = ("unshare", "-Urm")
_FULL = r"""
set -euo pipefail
python=$1 made=$2 disk=$3
export GAMDOK_BALLAST_MIB=32 GAMDOK_LISTEN=127.0.0.1 GAMDOK_TLS=false GAMDOK_DATA=$disk/data
within() {
  for _ in $(seq 100); do if "$@"; then return 0; fi; sleep 0.1; done
  cat "$disk/log" && return 1
}
gone() { [ ! -e "$GAMDOK_DATA/ballast" ]; }
mount -t tmpfs -o size=220m tmpfs "$disk"
cp -r "$made" "$GAMDOK_DATA"
"$python" -m server run --port 0 >"$disk/out" 2>"$disk/log" &
server=$!
trap 'kill -9 $server' EXIT
within grep -q ready "$disk/out"
within test -s "$GAMDOK_DATA/ballast"
dd if=/dev/zero of="$disk/fill" bs=64K status=none 2>/dev/null || true
within gone
add=("$python" -m server.admin user add late --name Late --role chief --password-stdin)
echo "a long Pass-word 1" | "${add[@]}"
kill -9 $server && trap - EXIT
"$python" -m server.admin user list
"""


def _may_mount() -> bool:
    if sys.platform != "linux" or shutil.which("unshare") is None:
        return False
    return subprocess.run([*_NEW_DISK, "true"], check=False, capture_output=True).returncode == 0


@pytest.mark.skipif(not _may_mount(), reason="this machine lets nobody mount a disk of his own")
def test_a_full_disk_is_survived_by_the_ballast(tmp_path: Path) -> None:
    made, disk = DataFolder(tmp_path / "made"), tmp_path / "disk"
    make_centre(made, "Centre", ("127.0.0.1",))
    disk.mkdir()
    done = subprocess.run(
        [*_NEW_DISK, "bash", "-c", _FULL, "full", sys.executable, str(made.root), str(disk)],
        capture_output=True,
        text=True,
        timeout=50,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    listed = done.stdout.splitlines()[1:]
    assert any("late" in line for line in listed), done.stdout
