"""Errors that nobody caught: in slots, in tasks, in callbacks. Each reaches the log and a hook."""

from __future__ import annotations

import asyncio
import sys
import traceback
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from common.core.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import TracebackType

_log = get_logger("qt.lost")
FRAMES = 6


class LostErrors:
    """Writes uncaught errors down and tells the hook; the program goes on.

    Args:
        hook: told where it happened and the error; e.g. shows a notice with a support code.
    """

    def __init__(self, hook: Callable[[str, BaseException], None] | None = None) -> None:
        self._hook = hook

    def report(self, where: str, error: BaseException) -> None:
        """Write one error down. Its message stays out: it may hold a name or an answer."""
        frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
        trace = [f"{frame.filename.rsplit('/', 1)[-1]}:{frame.lineno}" for frame in frames]
        _log.error("error_lost", where=where, kind=type(error).__name__, trace=trace)
        if self._hook is not None:
            self._hook(where, error)

    def on_loop(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """The exception handler for an asyncio loop."""
        error = context.get("exception")
        task = context.get("task") or context.get("future")
        where = task.get_name() if isinstance(task, asyncio.Task) else str(context.get("message"))
        if isinstance(error, BaseException):
            self.report(where, error)
        else:
            _log.error("loop_complained", where=where)

    @contextmanager
    def catching_slots(self) -> Iterator[None]:
        """Take over the errors of Qt slots, which PySide hands to ``sys.excepthook``."""

        def on_slot(
            _kind: type[BaseException], error: BaseException, _trace: TracebackType | None
        ) -> None:
            self.report("slot", error)

        before = sys.excepthook
        sys.excepthook = on_slot
        try:
            yield
        finally:
            sys.excepthook = before
