"""Hands and eyes of a person: real X input on what the widget map says is on the screen."""

import json
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypedDict

from installers.dev.demo.waiting import pause, wait_for


class Control(TypedDict):
    """A visible control, as `common.qt.widget_map` writes it."""

    id: str
    name: str
    kind: str
    text: str
    enabled: bool
    focus: bool
    checked: bool
    rect: list[int]
    shown: bool


class Hands:
    """Works one program's windows on one display."""

    def __init__(self, screen: Mapping[str, str], widget_map: Path) -> None:
        """Look at `widget_map`, act on the display of `screen`."""
        self._screen = dict(screen)
        self._map = widget_map

    def controls(self) -> list[Control]:
        """Return what is on the screen now."""
        try:
            found: list[Control] = json.loads(self._map.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return []
        return found

    def find(self, id_: str, where: Callable[[Control], bool] | None = None) -> Control | None:
        """Return the first visible control with this id, None if there is none."""
        for control in self.controls():
            if control["id"] == id_ and control["shown"] and (where is None or where(control)):
                return control
        return None

    def see(self, id_: str, seconds: float = 20.0) -> Control:
        """Wait until a control is visible."""
        return wait_for(f"{id_} on the screen", lambda: self.find(id_), seconds)

    def gone(self, id_: str, seconds: float = 20.0) -> None:
        """Wait until a control is no longer visible."""
        wait_for(f"{id_} to leave the screen", lambda: self.find(id_) is None, seconds)

    def click(self, id_: str, seconds: float = 20.0) -> None:
        """Wait until a control can be pressed and click into its middle."""
        control = wait_for(
            f"{id_} to be pressed", lambda: self.find(id_, lambda c: c["enabled"]), seconds
        )
        self.click_at(control)

    def click_at(self, control: Control) -> None:
        """Click into the middle of a control."""
        x, y, width, height = control["rect"]
        self.x("mousemove", str(x + width // 2), str(y + height // 2))
        self.x("click", "1")
        pause(0.15)

    def row(self, view: str, text: str, seconds: float = 20.0) -> Control:
        """Wait for a row of a list whose cells contain `text`."""

        def look() -> Control | None:
            for control in self.controls():
                if control["id"].startswith(f"{view}[") and text in control["text"]:
                    return control
            return None

        return wait_for(f"{text} in {view}", look, seconds)

    def type(self, text: str) -> None:
        """Type text on the keyboard."""
        self.x("type", "--delay", "30", text)

    def key(self, *names: str) -> None:
        """Press keys one after the other."""
        for name in names:
            self.x("key", name)
            pause(0.05)

    def x(self, *arguments: str) -> str:
        """Run xdotool with these arguments."""
        done = subprocess.run(
            ["xdotool", *arguments],
            env={**_base(), **self._screen},
            capture_output=True,
            text=True,
            timeout=10,
            check=True,
        )
        return done.stdout.strip()


def _base() -> dict[str, str]:
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8"}
