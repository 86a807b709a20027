"""Questions that come at about the same time are answered by one reading.

When a server comes back, two thousand seats ask the same few things within seconds: asked one by
one, each costs a transaction and its statements. Whoever comes while an answer is being read waits
for the next one; in calm times nobody waits.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Generic, TypeVar

from common.core.tasks import TaskScope

Q = TypeVar("Q")
A = TypeVar("A")

AnswerAll = Callable[[Sequence[Q]], Awaitable[Sequence[A | Exception]]]
"""Answers questions in their order; an exception among the answers is raised to who asked."""

PAUSE_S = 0.03
"""Least time between the beginnings of two readings."""
MOST = 128
"""Questions of one reading: more would hold up the loop for too long."""


class Gathering(Generic[Q, A]):
    """Collects questions and hands them on together.

    Args:
        name: of the task that hands them on.
        answer_all: answers any number of questions.
        pause_s: least time between the beginnings of two calls.
    """

    def __init__(self, name: str, answer_all: "AnswerAll[Q, A]", pause_s: float = PAUSE_S) -> None:
        """Begin with nothing asked."""
        self._name = name
        self._answer_all = answer_all
        self._pause_s = pause_s
        self._asked: list[tuple[Q, asyncio.Future[A]]] = []
        self._serving = False
        self._began = -pause_s
        # A task of it ends by itself as soon as nobody asks; who asked ends before the stores do.
        self._scope = TaskScope("gathering")

    async def ask(self, question: Q) -> A:
        """Return the answer.

        Raises:
            Exception: the one among the answers, or what kept all of them from being answered.
        """
        answer: asyncio.Future[A] = asyncio.get_running_loop().create_future()
        self._asked.append((question, answer))
        if not self._serving:
            self._serving = True
            self._scope.start(self._serve(), name=self._name)
        return await answer

    async def _serve(self) -> None:
        loop = asyncio.get_running_loop()
        try:
            while self._asked:
                wait_s = self._began + self._pause_s - loop.time()
                if wait_s > 0:
                    await asyncio.sleep(wait_s)
                self._began = loop.time()
                batch, self._asked = self._asked[:MOST], self._asked[MOST:]
                await self._answer([one for one in batch if not one[1].done()])
        finally:
            self._serving = False

    async def _answer(self, batch: Sequence[tuple[Q, asyncio.Future[A]]]) -> None:
        try:
            answers = await self._answer_all([question for question, _ in batch])
        except Exception as error:  # noqa: BLE001  it belongs to those who asked
            answers = [error] * len(batch)
        except BaseException:
            for _, future in batch:
                future.cancel()
            raise
        for (_, future), answer in zip(batch, answers, strict=True):
            if future.done():
                continue  # who asked has gone
            if isinstance(answer, Exception):
                future.set_exception(answer)
            else:
                future.set_result(answer)
