import asyncio

import pytest
from PySide6.QtCore import QObject, Signal

from common.core.tasks import TaskScope
from common.qt.tasks import starter


class Emitter(QObject):
    pressed = Signal()
    moved = Signal(int, str)


async def test_a_signal_starts_a_named_task_of_the_scope() -> None:
    scope, done = TaskScope("seat"), asyncio.Event()

    async def sign_in() -> None:
        task = asyncio.current_task()
        assert task is not None
        assert task.get_name() == "seat:sign-in"
        done.set()

    emitter = Emitter()
    emitter.pressed.connect(starter(scope, "sign-in", sign_in))
    emitter.pressed.emit()
    await asyncio.wait_for(done.wait(), 2)
    await scope.stop()


async def test_a_second_press_is_ignored_while_the_first_runs() -> None:
    scope, go, runs = TaskScope("seat"), asyncio.Event(), []

    async def wait() -> None:
        runs.append(1)
        await go.wait()

    slot = starter(scope, "wait", wait)
    slot()
    slot()
    await asyncio.sleep(0)
    go.set()
    await asyncio.sleep(0.01)
    assert scope.names == ()
    slot()
    await asyncio.sleep(0.01)
    assert len(runs) == 2
    await scope.stop()


async def test_again_allows_several() -> None:
    scope, runs = TaskScope("seat"), []

    async def count(value: int) -> None:
        runs.append(value)

    slot = starter(scope, "count", count, again=True)
    slot(1)
    slot(2)
    await asyncio.sleep(0.01)
    assert runs == [1, 2]
    await scope.stop()


async def test_arguments_the_coroutine_does_not_take_are_dropped() -> None:
    scope = TaskScope("seat")
    got: list[object] = []

    async def take(number: int) -> None:
        got.append(number)

    async def take_all(*arguments: object) -> None:
        got.append(arguments)

    emitter = Emitter()
    emitter.moved.connect(starter(scope, "take", take))
    emitter.moved.connect(starter(scope, "take-all", take_all))
    emitter.moved.emit(7, "x")
    await asyncio.sleep(0.01)
    assert got == [7, (7, "x")]
    await scope.stop()


async def test_a_failure_belongs_to_the_scope() -> None:
    failed: list[str] = []
    scope = TaskScope("seat", lambda name, _error: failed.append(name))

    async def fail() -> None:
        raise ValueError

    starter(scope, "fail", fail)()
    await asyncio.sleep(0.01)
    assert failed == ["seat:fail"]
    await scope.stop()


async def test_after_the_end_nothing_starts() -> None:
    scope = TaskScope("seat")

    async def never() -> None:
        raise AssertionError

    slot = starter(scope, "never", never)
    await scope.stop()
    with pytest.raises(RuntimeError, match="stopped"):
        slot()


async def test_coroutine_tests_of_this_folder_run_on_the_loop_of_qt() -> None:
    assert "QSelectorEventLoop" in {
        kind.__name__ for kind in type(asyncio.get_running_loop()).mro()
    }
