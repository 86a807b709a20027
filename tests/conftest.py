"""Coroutine tests run by themselves: on Qt's loop where widgets are, on a plain loop elsewhere."""

from __future__ import annotations

import asyncio
import gc
import inspect
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers.loops import qt_loop, run_on, run_plain, without_display

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

HERE = Path(__file__).parent
WITH_QT = tuple(
    HERE / name
    for name in (
        "gui",
        "common/qt",
        "common/console",
        "candidate_app",
        "proctor_app",
        "chief_app",
    )
)

without_display()


@pytest.fixture
def aloop(qapp: QApplication) -> Iterator[asyncio.AbstractEventLoop]:
    """The qasync loop that the coroutine test runs on."""
    yield from qt_loop(qapp)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give coroutine tests of the Qt folders their loop, before all other fixtures."""
    for item in items:
        if not isinstance(item, pytest.Function) or "aloop" in item.fixturenames:
            continue
        if inspect.iscoroutinefunction(item.obj) and _is_with_qt(item.path):
            item.fixturenames.insert(0, "aloop")


def pytest_collection_finish() -> None:
    """What is imported by now never becomes garbage: collecting after each test stays cheap."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(tryfirst=True)
def pytest_pyfunc_call(pyfuncitem: pytest.Function) -> bool | None:
    """Run a coroutine test; leave all others to pytest."""
    if not inspect.iscoroutinefunction(pyfuncitem.obj):
        return None
    names = pyfuncitem._fixtureinfo.argnames
    arguments = {name: pyfuncitem.funcargs[name] for name in names}
    loop = pyfuncitem.funcargs.get("aloop")
    if isinstance(loop, asyncio.AbstractEventLoop):
        run_on(loop, pyfuncitem.obj, arguments)
    else:
        run_plain(pyfuncitem.obj, arguments)
    return True


def _is_with_qt(path: Path) -> bool:
    return any(path.is_relative_to(folder) for folder in WITH_QT)
