"""Pictures of the X screen, taken while the day goes on."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

_GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication(sys.argv[:1])
picture = app.primaryScreen().grabWindow(0)
if picture.isNull() or not picture.save(sys.argv[1]):
    raise SystemExit("no picture")
"""


class Album:
    """Takes pictures of one person's screen, numbered in the order they were taken."""

    def __init__(self, folder: Path, person: str, screen: Mapping[str, str]) -> None:
        """Take pictures of the display in `screen`."""
        self._folder = folder
        self._person = person
        self._screen = dict(screen)
        self.taken: list[str] = []

    def take(self, name: str) -> None:
        """Take a picture of the whole screen."""
        file = self._folder / f"{self._person}-{len(self.taken) + 1:02d}-{name}.png"
        subprocess.run(
            [sys.executable, "-c", _GRAB, str(file)],
            env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", **self._screen},
            check=True,
            timeout=20,
            capture_output=True,
        )
        self.taken.append(file.name)
