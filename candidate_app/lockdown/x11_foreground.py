"""Which window is in front on X11, told by the window manager's property on the root window.

Events, no polling: an own connection to the display is read when it has something to say.
"""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from typing_extensions import override
from Xlib import X, Xatom
from Xlib.display import Display
from Xlib.error import ConnectionClosedError, XError

from candidate_app.lockdown.contract import (
    ForegroundListener,
    ForegroundWatch,
    ForegroundWindow,
)
from common.core.logs import get_logger

if TYPE_CHECKING:
    from Xlib.xobject.drawable import Window

_log = get_logger("lockdown.foreground")
_MOST_TEXT = 200


class X11ForegroundWatch(ForegroundWatch):
    """Reads `_NET_ACTIVE_WINDOW`; start it on the running loop."""

    def __init__(self, display: str | None = None) -> None:
        """Connect to nothing yet; None is the display of the environment."""
        self._name = display
        self._display: Display | None = None
        self._listener: ForegroundListener | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        self._fileno = -1

    @override
    def start(self, on_change: ForegroundListener) -> None:
        """Tell the window in front now and after each change."""
        self.stop()
        display = Display(self._name)
        self._display, self._listener = display, on_change
        display.screen().root.change_attributes(event_mask=X.PropertyChangeMask)
        self._fileno = display.fileno()
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._fileno, self._on_readable)
        self._tell()
        self._on_readable()

    @override
    def stop(self) -> None:
        """Close the connection."""
        if self._loop is not None:
            self._loop.remove_reader(self._fileno)
        if self._display is not None:
            with suppress(ConnectionClosedError):
                self._display.close()
        self._display = self._loop = self._listener = None

    def _on_readable(self) -> None:
        if self._display is None:
            return
        try:
            self._read(self._display)
        except ConnectionClosedError:
            _log.error("display_closed")
            self.stop()

    def _read(self, display: Display) -> None:
        active = display.get_atom("_NET_ACTIVE_WINDOW")
        # Each answer may have brought further events along: look until nothing waits.
        while self._display is not None and display.pending_events():
            event = display.next_event()
            if event.type == X.PropertyNotify and event.atom == active:
                self._tell()

    def _tell(self) -> None:
        if self._display is not None and self._listener is not None:
            self._listener(front_window(self._display))


def front_window(display: Display) -> ForegroundWindow | None:
    """Return the window that the window manager calls active."""
    root = display.screen().root
    numbers = _numbers(display, root, "_NET_ACTIVE_WINDOW", Xatom.WINDOW)
    if not numbers or numbers[0] == 0:
        return None
    window: Window = display.create_resource_object("window", numbers[0])
    try:
        return _described(display, window)
    except XError:
        return None  # it went away while we asked


def _described(display: Display, window: Window) -> ForegroundWindow:
    pids = _numbers(display, window, "_NET_WM_PID", Xatom.CARDINAL)
    names = window.get_wm_class()
    window_class = names[1] if names else ""
    title = _title(display, window) or window_class
    return ForegroundWindow(
        window_id=window.id,
        pid=pids[0] if pids else None,
        title=title[:_MOST_TEXT],
        window_class=window_class[:_MOST_TEXT],
    )


def _title(display: Display, window: Window) -> str:
    utf8 = display.get_atom("UTF8_STRING")
    for name, kind in (("_NET_WM_NAME", utf8), ("WM_NAME", X.AnyPropertyType)):
        found = window.get_full_property(display.get_atom(name), kind)
        if found is not None and found.value:
            value = found.value
            return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
    return ""


def _numbers(display: Display, window: Window, name: str, kind: int) -> list[int]:
    found = window.get_full_property(display.get_atom(name), kind)
    return [int(number) for number in found.value] if found is not None else []
