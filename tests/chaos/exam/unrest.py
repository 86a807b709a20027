"""What staff do while candidates write: minutes given and taken, breaks, a room that waits."""

import asyncio
import random

from common.core.ids import new_id
from common.protocol.candidates import ChangeTime, PlaceHold, ReleaseHold
from common.protocol.rows import CandidateRow
from common.protocol.vocabulary import HoldKind, Progress, Stage, TimePart
from tests.chaos.exam.gates import Gates
from tests.chaos.exam.staff import StubbornStaff

_MINUTE_MS = 60_000
_LONGEST_BREAK_S = 2.0


class Unrest:
    """Acts at random until cancelled; every break it began is ended by `settle`.

    Args:
        pace_s: mean seconds between two acts.
    """

    def __init__(
        self,
        proctor: StubbornStaff,
        chief: StubbornStaff,
        gates: Gates,
        dice: random.Random,
        pace_s: float,
    ) -> None:
        self._proctor = proctor
        self._chief = chief
        self._gates = gates
        self._dice = dice
        self._pace_s = pace_s

    async def run(self, finish: asyncio.Event) -> None:
        """Act until `finish`, then put everything right."""
        while not finish.is_set():
            await asyncio.sleep(self._dice.uniform(0.2, 1.8) * self._pace_s)
            match self._dice.randint(0, 9):
                case 0:
                    await self._suspend_period()
                case 1:
                    await self._suspend_room()
                case 2 | 3 | 4:
                    await self._break_of_one()
                case _:
                    await self._minutes()
        await self.settle()

    async def settle(self) -> None:
        """End whatever break is left, so that everybody can hand in."""
        await self._gates.period_to(Stage.RUNNING)
        await self._gates.room_to(Stage.RUNNING)
        for row in self._proctor.view.candidates.rows():
            await self._release(row.attempt_id)

    async def _suspend_period(self) -> None:
        await self._gates.period_to(Stage.SUSPENDED, _reason("bell"))
        await asyncio.sleep(self._dice.uniform(0, _LONGEST_BREAK_S))
        await self._gates.period_to(Stage.RUNNING, _reason("bell over"))

    async def _suspend_room(self) -> None:
        await self._gates.room_to(Stage.SUSPENDED, _reason("noise"))
        await asyncio.sleep(self._dice.uniform(0, _LONGEST_BREAK_S))
        await self._gates.room_to(Stage.RUNNING, _reason("noise over"))

    async def _minutes(self) -> None:
        row = self._somebody()
        if row.progress is not Progress.IN_PROGRESS:
            return
        who, part = self._dice.choice(
            ((self._proctor, TimePart.INCIDENT), (self._chief, TimePart.PLANNED))
        )
        await who.attempt(
            ChangeTime(
                attempt_id=row.attempt_id,
                part=part,
                delta_ms=self._dice.choice((-1, 1, 2)) * _MINUTE_MS,
                version=row.version,
                reason=_reason("minutes"),
            )
        )

    async def _break_of_one(self) -> None:
        row = self._somebody()
        hold = PlaceHold(
            attempt_id=row.attempt_id,
            kind=HoldKind.PAUSE,
            version=row.version,
            reason=_reason("break"),
        )
        await self._proctor.attempt(hold)
        await asyncio.sleep(self._dice.uniform(0, _LONGEST_BREAK_S))
        await self._release(row.attempt_id)

    async def _release(self, attempt_id: str) -> None:
        def row() -> CandidateRow:
            found = self._proctor.view.candidates.find(attempt_id)
            assert found is not None
            return found

        def free() -> bool:
            return not any(hold.kind is HoldKind.PAUSE for hold in row().holds)

        def act() -> ReleaseHold:
            return ReleaseHold(
                attempt_id=attempt_id,
                kind=HoldKind.PAUSE,
                version=row().version,
                reason=_reason("break over"),
            )

        await self._proctor.bring_about("the end of a break", free, act)

    def _somebody(self) -> CandidateRow:
        return self._dice.choice(self._proctor.view.candidates.rows())


def _reason(what: str) -> str:
    return f"{what} {new_id()}"
