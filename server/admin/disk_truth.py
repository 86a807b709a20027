"""Whether a disk means it when it says that something is durable: what gives a lie away."""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

SOONEST_MS = 0.01
"""No device confirms sooner than this: the sync is not even asked for."""
TURN_MS = 2.0
"""A platter needs about as long as this to come round; sooner, only a cache has confirmed."""
_IN_MEMORY = frozenset({"tmpfs", "ramfs"})
_UNSAFE = frozenset({"nobarrier", "barrier=0", "barrier=none"})
_VIRTUAL = ("vd", "xvd")
_FIELDS = 4


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """Where the system tells of disks; a test has its own."""

    mounts: Path = Path("/proc/mounts")
    blocks: Path = Path("/sys/dev/block")
    environment: Mapping[str, str] = msgspec.field(default_factory=lambda: os.environ)


class Mount(msgspec.Struct, frozen=True, kw_only=True):
    """What a folder lies on."""

    point: str
    kind: str
    options: frozenset[str]


def doubt(folder: Path, median_ms: float, machine: Machine | None = None) -> str:
    """Return why a confirmed sync of a folder's disk is not to be believed; empty if nothing is.

    Windows tells none of this: there only the speed is judged.

    Raises:
        OSError: the folder is gone.
    """
    machine = machine or Machine()
    mount = _mount_of(folder.resolve(), machine.mounts)
    if "eatmydata" in machine.environment.get("LD_PRELOAD", ""):
        return "LD_PRELOAD holds libeatmydata: no sync reaches the disk"
    if mount is not None and mount.kind in _IN_MEMORY:
        return f"{mount.point} is {mount.kind}: it lies in memory, and a power cut takes all of it"
    if mount is not None and mount.options & _UNSAFE:
        return f"{mount.point} is mounted without barriers: a power cut may take what was confirmed"
    if median_ms < SOONEST_MS:
        return "it confirms sooner than any device can"
    if median_ms < TURN_MS and _rotates(folder, machine.blocks):
        return "the disk rotates and cannot be so fast: its write cache confirms, switch that off"
    return ""


def _mount_of(folder: Path, mounts: Path) -> Mount | None:
    """Return the mount with the longest path that the folder is under; the last of equals."""
    try:
        lines = mounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    best: Mount | None = None
    for line in lines:
        fields = line.split(" ")
        if len(fields) < _FIELDS:
            continue
        point = fields[1].replace("\\040", " ")
        inside = folder == Path(point) or Path(point) in folder.parents
        if inside and (best is None or len(point) >= len(best.point)):
            best = Mount(point=point, kind=fields[2], options=frozenset(fields[3].split(",")))
    return best


def _rotates(folder: Path, blocks: Path) -> bool:
    """A virtual disk says so of itself whatever it lies on: it is not asked."""
    device = (blocks / _number(folder)).resolve()
    if device.name.startswith(_VIRTUAL):
        return False
    for place in (device, device.parent):
        try:
            return (place / "queue" / "rotational").read_text(encoding="ascii").strip() == "1"
        except OSError:
            continue
    return False


if sys.platform == "win32":

    def _number(folder: Path) -> str:
        return str(folder.stat().st_dev)
else:

    def _number(folder: Path) -> str:
        device = folder.stat().st_dev
        return f"{os.major(device)}:{os.minor(device)}"
