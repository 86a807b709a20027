"""A copy of the project in which a line is flipped, and its tests are run."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.chaos.mutations.flip import Flip

ROOT = Path(__file__).parents[3]
_NEEDED = ("common", "server", "candidate_app", "proctor_app", "chief_app", "tests")
_TOO_LONG_S = 900.0
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)
_PASSED_CODE, _FAILED_CODE = 0, 1
_WHERE = "import server, common; print(server.__file__, common.__file__)"


class WorkingCopy:
    """The source as it stands now, to be broken.

    Args:
        folder: gets the copy.
    """

    def __init__(self, folder: Path) -> None:
        self._root = folder
        self._stamp = 1_000_000_000
        for name in _NEEDED:
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.png")
            )
        shutil.copy(ROOT / "pyproject.toml", folder)
        imported = self._python("-c", _WHERE).stdout.split()
        assert all(str(folder) in file for file in imported), imported

    @contextmanager
    def flipped(self, flip: Flip) -> Iterator[None]:
        """Have a guard away for a while."""
        path = self._root / flip.file
        before = path.read_text(encoding="utf-8")
        assert before.count(flip.text) == 1, f"{flip.name}: not once in {flip.file}"
        try:
            self._write(path, before.replace(flip.text, flip.instead))
            yield
        finally:
            self._write(path, before)

    def failing(self, tests: Sequence[str]) -> str | None:
        """Run tests and return the first that fails, None if all pass.

        Raises:
            AssertionError: they could not be run.
        """
        done = self._python(
            "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "no:xdist", *tests
        )
        if done.returncode == _PASSED_CODE:
            return None
        found = _FAILED.search(done.stdout)
        assert done.returncode == _FAILED_CODE, done.stdout[-2000:] + done.stderr[-2000:]
        assert found is not None, done.stdout[-2000:]
        return found[1]

    def _write(self, path: Path, text: str) -> None:
        """Write a file with a time of its own: compiled code is told by that and the size."""
        path.write_text(text, encoding="utf-8")
        self._stamp += 2
        os.utime(path, (self._stamp, self._stamp))

    def _python(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTEST")
        }
        return subprocess.run(
            [sys.executable, *arguments],
            cwd=self._root,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=_TOO_LONG_S,
        )
