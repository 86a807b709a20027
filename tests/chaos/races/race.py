"""Many PCs, two proctors, workers in any order: all about the same attempts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.core.ids import new_id
from common.protocol.candidates import ReleaseHold
from common.protocol.moves import MoveSeat
from common.protocol.vocabulary import HoldKind
from tests.chaos.races.centres import NAMES
from tests.chaos.races.pc import Pc
from tests.server.managers import acts

if TYPE_CHECKING:
    import random
    from collections.abc import Awaitable, Callable

    from common.protocol.base import Message
    from common.protocol.rows import CandidateRow
    from tests.server.managers.centre import Centre

_STEPS = 120
_MOST_PCS = 6


class Race:
    """One race per attempt, all at once.

    Args:
        centre: amid its exam.
        dice: who does what when.
    """

    def __init__(self, centre: Centre, dice: random.Random) -> None:
        self._centre = centre
        self._dice = dice
        self.pcs = {
            name: [Pc(centre, name, number, dice) for number in range(dice.randint(2, _MOST_PCS))]
            for name in NAMES
        }
        self._seen: dict[str, CandidateRow] = {}

    async def run(self) -> None:
        """Do whatever the dice say, then let the server finish."""
        acts_of_all: tuple[Callable[[], Awaitable[None]], ...] = (
            *((self._sign_in,) * 3),
            *((self._write,) * 6),
            *((self._look,) * 4),
            self._guess,
            *((self._proctor_looks,) * 2),
            *((self._release,) * 3),
            self._move,
            self._call_off,
            *((self._work,) * 5),
        )
        for _ in range(_STEPS * len(NAMES)):
            await self._dice.choice(acts_of_all)()
        await self._centre.settle()

    def _pc(self) -> Pc:
        return self._dice.choice(self.pcs[self._dice.choice(NAMES)])

    async def _sign_in(self) -> None:
        await self._pc().sign_in()

    async def _write(self) -> None:
        await self._pc().write()

    async def _look(self) -> None:
        await self._pc().look()

    async def _guess(self) -> None:
        await self._pc().guess()

    async def _proctor_looks(self) -> None:
        name = self._dice.choice(NAMES)
        self._seen[name] = await acts.candidate(self._centre, name)

    async def _release(self) -> None:
        """A proctor lets the PC that waits take over, by a row that may be old."""
        await self._free(HoldKind.RELOGIN)

    async def _call_off(self) -> None:
        """A proctor calls a move off, which may have ended meanwhile."""
        await self._free(HoldKind.MOVE)

    async def _free(self, kind: HoldKind) -> None:
        row = self._seen.get(self._dice.choice(NAMES))
        if row is not None and any(hold.kind is kind for hold in row.holds):
            await self._say(
                ReleaseHold(
                    attempt_id=row.attempt_id, kind=kind, version=row.version, reason="moved"
                )
            )

    async def _move(self) -> None:
        """A proctor moves a candidate to a seat that may be taken by now, by a row that is old."""
        row = self._seen.get(self._dice.choice(NAMES))
        if row is None:
            return
        sitting_id = self._centre.ids["sitting"]
        async with self._centre.reading() as stores:
            free = await stores.devices.free_seats(
                sitting_id, row.period_id, row.room_id, row.attempt_id
            )
        if free:
            seat_id = self._dice.choice(free).seat_id
            await self._say(
                MoveSeat(
                    attempt_id=row.attempt_id, seat_id=seat_id, version=row.version, reason="PC"
                )
            )

    async def _say(self, message: Message) -> None:
        """One of the two proctors says it."""
        proctor = self._centre.staff(self._dice.choice(("p1", "p2")))
        await self._centre.router.publish(message, proctor, new_id(), self._centre.clock.now_ms())

    async def _work(self) -> None:
        """One of the workers takes whatever waits for it."""
        queues = self._centre.queues.work
        waiting = [w for w in self._centre.crew.workers if queues[w.queue].depth()]
        if waiting:
            await self._dice.choice(waiting).step()
