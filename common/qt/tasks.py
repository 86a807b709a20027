"""Coroutines started from Qt slots, each owned by a task scope.

    button.activated.connect(starter(self._tasks, "sign-in", self._sign_in))

This replaces qasync.asyncSlot, whose tasks belong to nobody.
"""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Coroutine

    from common.core.tasks import TaskScope

_POSITIONAL = (inspect.Parameter.POSITIONAL_ONLY, inspect.Parameter.POSITIONAL_OR_KEYWORD)


def starter(
    scope: TaskScope,
    name: str,
    function: Callable[..., Coroutine[Any, Any, object]],
    *,
    again: bool = False,
) -> Callable[..., None]:
    """A slot that starts a coroutine in a scope.

    The signal's arguments are passed as far as the coroutine function takes them. While the
    coroutine runs, the signal is ignored (a double click starts one sign-in), unless ``again``.
    """
    taken = _argument_count(function)
    running: list[asyncio.Task[object]] = []

    def slot(*arguments: object) -> None:
        running[:] = [task for task in running if not task.done()]
        if running and not again:
            return
        running.append(scope.begin(function(*arguments[:taken]), name=name))

    return slot


def _argument_count(function: Callable[..., object]) -> int | None:
    parameters = inspect.signature(function).parameters.values()
    if any(parameter.kind is inspect.Parameter.VAR_POSITIONAL for parameter in parameters):
        return None
    return sum(parameter.kind in _POSITIONAL for parameter in parameters)
