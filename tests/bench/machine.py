"""Facts about the machine that the figures depend on."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import msgspec

from tests.bench.fsync_probe import DiskSync, probe
from tests.bench.system import load_average, sysconf

_PACKAGES = ("aiohttp", "uvloop", "msgspec", "SQLAlchemy", "aiosqlite", "cryptography")


class Machine(msgspec.Struct, frozen=True, kw_only=True):
    """What a reader needs to place the figures; no name, path or address of the machine."""

    cpu_count: int
    cpu_model: str
    memory_mib: int
    kernel: str
    python: str
    packages: dict[str, str]
    load_average: tuple[float, float, float]
    fsync: DiskSync


def describe(data_folder: Path) -> Machine:
    """Look at the machine and time the disk under `data_folder`."""
    pages = sysconf("SC_PHYS_PAGES") * sysconf("SC_PAGE_SIZE")
    return Machine(
        cpu_count=os.cpu_count() or 1,
        cpu_model=_cpu_model(),
        memory_mib=pages // 2**20,
        kernel=platform.release(),
        python=f"{platform.python_implementation()} {platform.python_version()}",
        packages=_versions(),
        load_average=load_average(),
        fsync=probe(data_folder),
    )


def _cpu_model() -> str:
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _versions() -> dict[str, str]:
    found = {}
    for name in _PACKAGES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found
