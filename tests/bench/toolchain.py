"""Builds the load client from its C sources."""

import shutil
import subprocess
from pathlib import Path

from tests.bench.errors import BenchError, CompilerMissingError
from tests.bench.paths import BUILD, CLIENT_SOURCES

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
    folder.mkdir(parents=True, exist_ok=True)
    command = [gcc, *_FLAGS, "-o", str(program), *map(str, sources)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise BenchError(done.stderr)
    return program
