"""How long the disk takes to make 4 KiB durable; run as a module, it prints that as JSON."""

import os
import sys
import time
from pathlib import Path

import msgspec

from tests.bench.summary import percentile
from tests.bench.system import sync_data

_BLOCK = 4096


class DiskSync(msgspec.Struct, frozen=True, kw_only=True):
    """Milliseconds of `fdatasync` after 4 KiB were appended to a file."""

    samples: int
    p50_ms: float
    p99_ms: float
    max_ms: float


def probe(folder: Path, samples: int = 500) -> DiskSync:
    """Time `samples` synced appends in `folder`; the file is removed."""
    path = folder / "fsync-probe"
    handle = os.open(path, os.O_CREAT | os.O_WRONLY | os.O_APPEND, 0o600)
    taken = []
    try:
        for number in range(samples):
            block = number.to_bytes(8, "big") * (_BLOCK // 8)  # never the same bytes twice
            began = time.monotonic_ns()
            os.write(handle, block)
            sync_data(handle)
            taken.append((time.monotonic_ns() - began) / 1e6)
    finally:
        os.close(handle)
        path.unlink()
    p50, p99 = percentile(taken, 0.50), percentile(taken, 0.99)
    return DiskSync(
        samples=samples, p50_ms=round(p50, 4), p99_ms=round(p99, 4), max_ms=round(max(taken), 4)
    )


if __name__ == "__main__":
    sys.stdout.buffer.write(msgspec.json.encode(probe(Path(sys.argv[1]), samples=100)))
