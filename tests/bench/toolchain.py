"""Builds the load client and the slow disk from their C sources."""

import shutil
import subprocess
from pathlib import Path

from tests.bench.errors import BenchError, CompilerMissingError
from tests.bench.paths import BUILD, CLIENT_SOURCES, SHIM_SOURCE

_FLAGS = ("-O2", "-std=gnu11", "-Wall", "-Wextra")


def compiler() -> str:
    """Return the path of gcc.

    Raises:
        CompilerMissingError: there is none.
    """
    found = shutil.which("gcc")
    if found is None:
        message = "gcc is missing: install the packages of installers/dev/apt-bench.txt"
        raise CompilerMissingError(message)
    return found


def build_load_client(folder: Path = BUILD) -> Path:
    """Return the program, compiled anew when a source is younger.

    Raises:
        CompilerMissingError: there is no gcc.
        BenchError: the compiler refused a source.
    """
    gcc = compiler()
    program = folder / "load_client"
    sources = sorted(CLIENT_SOURCES.glob("*.c"))
    newest = max(path.stat().st_mtime for path in CLIENT_SOURCES.iterdir())
    if program.exists() and program.stat().st_mtime > newest:
        return program
    _compile([gcc, *_FLAGS, "-o", str(program), *map(str, sources)], folder)
    return program


def build_slow_sync(folder: Path = BUILD) -> Path:
    """Return the library that makes syncs slow, compiled anew.

    Raises:
        CompilerMissingError: there is no gcc.
        BenchError: the compiler refused the source.
    """
    library = folder / "slow_sync.so"
    shared = ("-shared", "-fPIC")
    _compile([compiler(), *_FLAGS, *shared, "-o", str(library), str(SHIM_SOURCE), "-ldl"], folder)
    return library


def _compile(command: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(done.stderr)
