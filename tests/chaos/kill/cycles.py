"""Kills the server again and again: at work, while it starts, while candidates hand in."""

import asyncio
import random
from dataclasses import dataclass, field

from tests.chaos.exam.exam import Exam

READY_S = 2.0
ATTACHED_S = 10.0
_PATIENCE_S = 30.0
_CALM_EVERY = 10
_START_SHARE = 0.25
_STARTING_S = 1.8
_WORKING_S = 2.0
_OPENING_UPTO = 0.15
_HAND_IN_FROM = 0.9


@dataclass
class Cycles:
    """What was measured.

    Args:
        killed: how often.
        starting: of these, before it was ready.
        ready_s: seconds from each start to the line that says so.
        attached_s: seconds from there to the last seat's connection, where it was waited for.
        unattached: seats that were still missing after half a minute.
    """

    killed: int = 0
    starting: int = 0
    ready_s: list[float] = field(default_factory=list)
    attached_s: list[float] = field(default_factory=list)
    unattached: list[str] = field(default_factory=list)


class Killer:
    """Kills as often as asked.

    Args:
        count: kills.
        dice: when.
    """

    def __init__(self, count: int, dice: random.Random) -> None:
        self._count = count
        self._dice = dice
        self.cycles = Cycles()

    async def disturb(self, exam: Exam) -> None:
        """Begin and end with a server that runs."""
        number = 0
        while self.cycles.killed < self._count:
            number += 1
            if self.cycles.killed >= self._count * _OPENING_UPTO:
                await exam.running.wait()
            await self._work(exam, calm=number % _CALM_EVERY == 0)
            await self._kill(exam)
            if self._dice.random() < _START_SHARE:
                await exam.server.start()
                await asyncio.sleep(self._dice.uniform(0, _STARTING_S))
                self.cycles.starting += 1
                await self._kill(exam)
            await exam.server.start()
            self.cycles.ready_s.append(await exam.server.ready())
            if self.cycles.killed >= self._count * _HAND_IN_FROM:
                exam.finish.set()
        await self._attach(exam)

    async def _work(self, exam: Exam, *, calm: bool) -> None:
        """Let it work for a while; now and then until everybody is back."""
        if calm:
            await self._attach(exam)
        await asyncio.sleep(self._dice.uniform(0, _WORKING_S))

    async def _kill(self, exam: Exam) -> None:
        await exam.server.kill()
        self.cycles.killed += 1

    async def _attach(self, exam: Exam) -> None:
        seconds = await exam.all_attached(_PATIENCE_S)
        if seconds is None:
            self.cycles.unattached.append(exam.missing())
        else:
            self.cycles.attached_s.append(seconds)
