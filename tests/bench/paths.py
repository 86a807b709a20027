"""Where the benchmark keeps what it makes."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLIENT_SOURCES = Path(__file__).resolve().parent / "client"
SHIM_SOURCE = Path(__file__).resolve().parent / "shim" / "slow_sync.c"
BUILD = ROOT / "build" / "bench"
RESULT = BUILD / "bench.json"
