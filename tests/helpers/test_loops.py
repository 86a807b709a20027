"""The rules for coroutine tests must themselves be able to fail."""

import asyncio
import gc
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from tests.helpers.loops import qt_loop, run_on, run_plain

CoroutineTest = Callable[[], Coroutine[Any, Any, None]]
kept: list[asyncio.Task[None]] = []


async def fine() -> None:
    await asyncio.sleep(0)


async def leave_a_task() -> None:
    kept.append(asyncio.get_running_loop().create_task(asyncio.sleep(60), name="left:behind"))


async def lose_an_error() -> None:
    async def fail() -> None:
        raise ValueError

    task = asyncio.get_running_loop().create_task(fail())
    await asyncio.sleep(0.01)
    del task


def on_qt(qapp: QApplication, test: CoroutineTest) -> None:
    steps = qt_loop(qapp)
    run_on(next(steps), test, {})
    for _ in steps:
        pass


def test_a_fine_test_passes(qapp: QApplication) -> None:
    run_plain(fine, {})
    on_qt(qapp, fine)


def test_a_task_left_running_fails_the_test(qapp: QApplication) -> None:
    with pytest.raises(AssertionError, match="left:behind"):
        run_plain(leave_a_task, {})
    with pytest.raises(AssertionError, match="left:behind"):
        on_qt(qapp, leave_a_task)
    kept.clear()
    gc.collect()


def test_an_error_that_nobody_looked_at_fails_the_test(qapp: QApplication) -> None:
    with pytest.raises(AssertionError, match="never retrieved"):
        run_plain(lose_an_error, {})
    with pytest.raises(AssertionError, match="never retrieved"):
        on_qt(qapp, lose_an_error)


def test_arguments_are_handed_over() -> None:
    got: list[int] = []

    async def take(number: int) -> None:
        got.append(number)

    run_plain(take, {"number": 7})
    assert got == [7]


async def test_coroutine_tests_outside_the_qt_folders_run_on_a_plain_loop() -> None:
    assert "Selector" in type(asyncio.get_running_loop()).__name__
    assert asyncio.get_running_loop().get_debug()
