"""Lockdown and foreground watch on a real X server under a real window manager."""

from __future__ import annotations

import asyncio
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from Xlib import X
from Xlib.display import Display
from Xlib.protocol.event import ClientMessage

from candidate_app.lockdown.process_table import SystemProcessTable
from candidate_app.lockdown.x11_foreground import X11ForegroundWatch, front_window
from installers.dev.demo.children import Child, Children
from installers.dev.demo.display import virtual_screen
from installers.dev.demo.hands import Hands
from installers.dev.demo.waiting import TooLateError, wait_for
from tests.candidate_app.helpers import until

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from Xlib.xobject.drawable import Window

    from candidate_app.lockdown.contract import ForegroundWindow

pytestmark = pytest.mark.skipif(
    not all(shutil.which(tool) for tool in ("Xvfb", "openbox", "xdotool")),
    reason="needs Xvfb, openbox and xdotool",
)
_WINDOW = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication(sys.argv[:1])
labels = [QLabel(title) for title in sys.argv[1:]]
for title, label in zip(sys.argv[1:], labels):
    label.setWindowTitle(title)
    label.resize(300, 200)
    label.show()
app.exec()
"""


class Screen:
    """A display of its own with hands."""

    def __init__(self, folder: Path, children: Children) -> None:
        self.folder = folder
        self.children = children
        self.environment: Mapping[str, str] = virtual_screen(children, "x11", "1366x768")
        self.hands = Hands(self.environment, folder / "map.json")
        self.display = Display(self.environment["DISPLAY"])

    def windows(self, *titles: str) -> Child:
        """Open plain windows of one other program."""
        command = [sys.executable, "-c", _WINDOW, *titles]
        child = self.children.start("windows", command, self.environment)
        for title in titles:
            wait_for(title, lambda: self.number(title))  # noqa: B023  called at once
        return child

    def seat(self, *options: str, platform: str = "xcb") -> Child:
        """Start the candidate program; no server answers it."""
        command = [sys.executable, "-m", "candidate_app", "--port", "9", *options]
        environment = {
            **self.environment,
            "QT_QPA_PLATFORM": platform,
            "GAMDOK_WIDGET_MAP": str(self.folder / "map.json"),
            "XDG_STATE_HOME": str(self.folder / "state"),
        }
        return self.children.start("seat", command, environment)

    def number(self, title: str) -> str:
        """Return the number of the visible window with this title, "" while there is none."""
        try:
            found = self.hands.x("search", "--onlyvisible", "--name", f"^{title}$")
        except subprocess.CalledProcessError:
            return ""
        return found.split()[0]

    def activate(self, title: str) -> None:
        """Bring a window to the front, as somebody with the pointer would."""
        self.hands.x("windowactivate", self.number(title))

    def states(self, title: str) -> set[str]:
        """Return what the window manager says of a window."""
        window: Window = self.display.create_resource_object("window", int(self.number(title)))
        kind = self.display.get_atom("_NET_WM_STATE")
        found = window.get_full_property(kind, X.AnyPropertyType)
        atoms = found.value if found is not None else []
        return {self.display.get_atom_name(atom) for atom in atoms}

    def keyboard_is_free(self) -> bool:
        """Try to take the keyboard, as a desktop's own shortcuts would."""
        answer = self.display.screen().root.grab_keyboard(
            True, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime
        )
        self.display.ungrab_keyboard(X.CurrentTime)
        self.display.sync()
        return bool(answer == X.GrabSuccess)

    def ask_to_close(self, title: str) -> None:
        """Ask the window manager to close a window, as its menu or a task bar would."""
        root = self.display.screen().root
        message = ClientMessage(
            window=self.display.create_resource_object("window", int(self.number(title))),
            client_type=self.display.get_atom("_NET_CLOSE_WINDOW"),
            data=(32, [X.CurrentTime, 2, 0, 0, 0]),
        )
        root.send_event(message, event_mask=X.SubstructureRedirectMask | X.SubstructureNotifyMask)
        self.display.sync()


@pytest.fixture
def screen(tmp_path: Path) -> Iterator[Screen]:
    children = Children(tmp_path / "logs", {"LANG": "C.UTF-8"})
    made = Screen(tmp_path, children)
    yield made
    made.display.close()
    children.stop()


TITLE = "감독 응시 화면"


async def test_the_window_in_front_is_told_at_once_and_at_each_change(screen: Screen) -> None:
    child = await asyncio.to_thread(screen.windows, "alpha", "beta")
    seen: list[ForegroundWindow | None] = []
    watch = X11ForegroundWatch(screen.environment["DISPLAY"])
    watch.start(seen.append)
    assert len(seen) == 1

    def front() -> str:
        return seen[-1].title if seen[-1] is not None else ""

    for title in ("alpha", "beta", "alpha", "beta"):
        await asyncio.to_thread(screen.activate, title)
        await until(lambda: front() == title)  # noqa: B023  called at once
    last = seen[-1]
    assert last is not None
    assert last.pid == child.process.pid
    found = SystemProcessTable().describe(last.pid)
    assert found is not None
    assert "python" in found.name
    watch.stop()
    watch.stop()
    count = len(seen)
    await asyncio.to_thread(screen.activate, "alpha")
    await asyncio.to_thread(child.stop)
    assert len(seen) == count
    assert front_window(screen.display) is None, "the manager still names a window that is gone"


def test_a_seat_takes_the_screen_and_every_key_and_gives_them_back(screen: Screen) -> None:
    seat = screen.seat()
    wait_for("the window", lambda: screen.number(TITLE))
    wait_for("the keyboard", lambda: not screen.keyboard_is_free())
    assert {"_NET_WM_STATE_FULLSCREEN", "_NET_WM_STATE_ABOVE"} <= screen.states(TITLE)
    screen.hands.see("enrol.code")
    screen.hands.key("alt+F4")
    screen.hands.key("alt+Tab")
    screen.hands.type("7k3qm")
    typed = wait_for(
        "the code",
        lambda: screen.hands.find("enrol.code", lambda c: c["text"].replace("-", "") == "7K3QM"),
    )
    assert typed["shown"]
    assert seat.running()
    assert seat.stop() == 0
    assert screen.keyboard_is_free()
    assert screen.number(TITLE) == ""


def test_a_keyboard_that_is_taken_is_waited_for(screen: Screen) -> None:
    root = screen.display.screen().root
    root.grab_keyboard(True, X.GrabModeAsync, X.GrabModeAsync, X.CurrentTime)
    screen.display.sync()
    seat = screen.seat()
    wait_for("the window", lambda: screen.number(TITLE))
    wait_for("the waiting", lambda: '"waiting"' in seat.tail())
    screen.display.ungrab_keyboard(X.CurrentTime)
    screen.display.sync()
    wait_for("the keyboard", lambda: not screen.keyboard_is_free())
    seat.stop()


def test_a_plain_window_takes_nothing_and_can_be_closed(screen: Screen) -> None:
    seat = screen.seat("--window")
    wait_for("the window", lambda: screen.number(TITLE))
    screen.hands.see("enrol.code")
    assert "_NET_WM_STATE_FULLSCREEN" not in screen.states(TITLE)
    assert screen.keyboard_is_free()
    screen.hands.key("alt+F4")
    wait_for("the end", lambda: not seat.running())
    assert seat.process.returncode == 0


def test_a_desktop_that_cannot_be_held_is_refused(screen: Screen) -> None:
    seat = screen.seat(platform="offscreen")
    wait_for("the end", lambda: not seat.running())
    assert seat.process.returncode == 3
    assert "--window" in seat.tail()


def test_a_wrong_option_ends_with_one_sentence(screen: Screen) -> None:
    seat = screen.seat("--blacklist", "/nowhere/list.toml")
    wait_for("the end", lambda: not seat.running())
    assert seat.process.returncode == 2
    assert "list.toml" in seat.tail()
    assert "Traceback" not in seat.tail()


def test_a_window_that_the_desktop_closes_is_still_there(screen: Screen) -> None:
    seat = screen.seat()
    wait_for("the window", lambda: screen.number(TITLE))
    screen.hands.see("enrol.code")
    screen.ask_to_close(TITLE)
    with pytest.raises(TooLateError):
        wait_for("the end", lambda: not seat.running(), 1.5)
    assert screen.number(TITLE)
    seat.stop()
