"""Runs a program: one QApplication, one asyncio loop on top of it, one way to end.

application = QApplication(sys.argv)
sys.exit(run_application(application, main))      # async def main(ending) -> int
"""

from __future__ import annotations

import asyncio
import signal
import sys
from functools import partial
from typing import TYPE_CHECKING, Any

from common.core.logs import get_logger
from common.qt.lost_errors import LostErrors
from common.qt.slow_callbacks import WatchedLoop

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from PySide6.QtWidgets import QApplication

_log = get_logger("qt.runner")
SIGNALS = (signal.SIGINT, signal.SIGTERM)


class Ending:
    """The wish to end the program; may be spoken from anywhere, more than once."""

    def __init__(self) -> None:
        self._asked = asyncio.Event()
        self._code = 0

    @property
    def is_asked(self) -> bool:
        """Whether the program is about to end."""
        return self._asked.is_set()

    def ask(self, code: int = 0) -> None:
        """End the program with an exit code; the first one counts."""
        if not self._asked.is_set():
            self._code = code
            self._asked.set()

    async def wait(self) -> int:
        """Wait until somebody asks. Returns the exit code."""
        await self._asked.wait()
        return self._code


def run_application(
    application: QApplication,
    main: Callable[[Ending], Coroutine[Any, Any, int]],
    *,
    lost: LostErrors | None = None,
    ends_with_last_window: bool = True,
) -> int:
    """Run ``main`` until it returns its exit code.

    ``main`` shows the first window, waits for ``ending.wait()`` and stops its task scopes.
    The ending is asked for by the last window's closing and by the signals of the system.
    """
    catcher = lost or LostErrors()
    ending = Ending()
    application.setQuitOnLastWindowClosed(False)
    if ends_with_last_window:
        application.lastWindowClosed.connect(ending.ask)

    factory = partial(_make_loop, application, catcher)

    async def guarded() -> int:
        _watch_signals(asyncio.get_running_loop(), ending)
        return await main(ending)

    try:
        with catcher.catching_slots(), asyncio.Runner(loop_factory=factory) as runner:
            return runner.run(guarded())
    finally:
        asyncio.set_event_loop(None)
        if ends_with_last_window:
            application.lastWindowClosed.disconnect(ending.ask)


def _make_loop(application: QApplication, catcher: LostErrors) -> asyncio.AbstractEventLoop:
    loop: asyncio.AbstractEventLoop = WatchedLoop(application, _report_slow)
    # asyncio.Runner does not make it the current loop; qasync's debug mode asks for that.
    asyncio.set_event_loop(loop)
    loop.set_exception_handler(catcher.on_loop)
    return loop


def _watch_signals(loop: asyncio.AbstractEventLoop, ending: Ending) -> None:
    for number in SIGNALS:
        if sys.platform == "win32":
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(ending.ask))
        else:
            loop.add_signal_handler(number, ending.ask)


def _report_slow(name: str, seconds: float) -> None:
    _log.warning("slow_callback", name=name, ms=round(seconds * 1000))
