"""Runs coroutine tests, plain or on Qt's loop, and fails those that leave something behind."""

from __future__ import annotations

import asyncio
import gc
import os
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine, Iterator

    from PySide6.QtWidgets import QApplication

LIMIT_PLAIN_S = 50.0
LIMIT_QT_S = 20.0


def run_plain(test: Callable[..., Coroutine[Any, Any, None]], arguments: dict[str, Any]) -> None:
    """Run a coroutine test on a loop of its own, in asyncio's debug mode.

    Raises:
        AssertionError: it left a task running, or a failed task unnoticed.
    """
    lost: list[dict[str, Any]] = []

    async def guarded() -> list[str]:
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _loop, context: lost.append(context))
        await asyncio.wait_for(test(**arguments), LIMIT_PLAIN_S)
        await asyncio.sleep(0)
        me = asyncio.current_task()
        return [task.get_name() for task in asyncio.all_tasks() if task is not me]

    with asyncio.Runner(debug=True) as runner:
        left = runner.run(guarded())
        gc.collect()  # brings out "exception was never retrieved"
    assert not left, f"tasks left running: {left}"
    assert not lost, lost


def qt_loop(application: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """The body of the `aloop` fixture: a qasync loop, looked over when the test is done."""
    from qasync import QEventLoop  # noqa: PLC0415 - server tests need no Qt

    loop: asyncio.AbstractEventLoop = QEventLoop(application)
    asyncio.set_event_loop(loop)
    lost: list[dict[str, Any]] = []
    loop.set_exception_handler(lambda _loop, context: lost.append(context))
    yield loop
    left = list(asyncio.all_tasks(loop))
    names = [task.get_name() for task in left]
    for task in left:
        task.cancel()
    if left:
        loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
        left.clear()
    loop.run_until_complete(loop.shutdown_asyncgens())
    gc.collect()  # brings out "exception was never retrieved"
    loop.close()
    asyncio.set_event_loop(None)
    assert not names, f"tasks left running: {names}"
    assert not lost, lost


def run_on(
    loop: asyncio.AbstractEventLoop,
    test: Callable[..., Coroutine[Any, Any, None]],
    arguments: dict[str, Any],
) -> None:
    """Run a coroutine test on the Qt loop of the `aloop` fixture."""
    loop.run_until_complete(asyncio.wait_for(test(**arguments), LIMIT_QT_S))


def without_display() -> None:
    """Draw into memory unless a test run asks for a display."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("LANG", "C.UTF-8")
