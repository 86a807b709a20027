"""Owned tasks: each has a name, an owner that stops it, and an end that is noticed."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from common.core.logs import get_logger

_log = get_logger("tasks")
T = TypeVar("T")

FailureHook = Callable[[str, BaseException], None]


class TaskScope:
    """Starts tasks and stops them together; a task that fails is reported once.

    Args:
        name: the owner, first part of the task names (`area:purpose:id`).
        on_failure: told of a task that ended by an error; by default the log is told.
    """

    def __init__(self, name: str, on_failure: FailureHook | None = None) -> None:
        """Begin with no task."""
        self._name = name
        self._on_failure = on_failure
        self._tasks: set[asyncio.Task[Any]] = set()
        self._stopped = False

    def start(self, coro: Coroutine[Any, Any, object], *, name: str) -> None:
        """Run `coro` as a task of this scope; its end is noticed by the scope alone.

        Raises:
            RuntimeError: the scope was stopped.
        """
        _ = self.begin(coro, name=name)

    def begin(self, coro: Coroutine[Any, Any, T], *, name: str) -> asyncio.Task[T]:
        """Run `coro` as a task of this scope and return it to somebody who waits for it.

        Raises:
            RuntimeError: the scope was stopped.
        """
        if self._stopped:
            coro.close()
            message = f"scope {self._name} is stopped"
            raise RuntimeError(message)
        task = asyncio.get_running_loop().create_task(coro, name=f"{self._name}:{name}")
        self._tasks.add(task)
        task.add_done_callback(self._ended)
        return task

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the tasks that still run."""
        return tuple(sorted(task.get_name() for task in self._tasks))

    async def stop(self) -> None:
        """Cancel what runs and wait for its end; may be called again."""
        self._stopped = True
        mine = asyncio.current_task()
        waiting = [task for task in self._tasks if task is not mine]
        for task in waiting:
            task.cancel()
        if waiting:
            await asyncio.gather(*waiting, return_exceptions=True)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._tasks.discard(task)
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        if self._on_failure is not None:
            self._on_failure(task.get_name(), error)
        else:
            _log.error("task_failed", task=task.get_name(), error=repr(error))
