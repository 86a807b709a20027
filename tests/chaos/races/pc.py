"""One PC that wants to write an attempt, with what it believes of the lease."""

import random

from msgspec.structs import replace

from common.core.ids import new_id
from common.protocol.answers import AnswerDraft, SaveAnswers
from common.protocol.routing import Origin
from common.protocol.session import AttachDevice
from server.queues.contract import WorkItem
from tests.server.managers import acts
from tests.server.managers.centre import Centre

_ITEMS = 5


class Pc:
    """Signs in, looks, writes; nothing waits until the server has worked.

    Args:
        name: of the candidate.
        number: of this PC; the first part of every value it gives is one more.

    Attributes:
        held: leases that this PC was right to take for its own.
    """

    def __init__(self, centre: Centre, name: str, number: int, dice: random.Random) -> None:
        own = f"pc-{name}" if number == 0 else f"pc-{name}-{number}"
        self.device = own
        self.number = number
        self._centre = centre
        self._name = name
        self._dice = dice
        self._epoch = 0
        self.held: set[int] = set()
        self._drafts: list[AnswerDraft] = []
        self._given = 0

    @property
    def origin(self) -> Origin:
        """As the socket server sees this PC."""
        return replace(
            self._centre.candidate(self._name, self.device), connection_id=f"at {self.device}"
        )

    async def sign_in(self) -> None:
        """Say hello, as after every sign-in and reconnect."""
        hello = AttachDevice(attempt_id=self._centre.ids[self._name], device_id=self.device)
        await self._centre.router.publish(
            hello, self._centre.system(), new_id(), self._centre.clock.now_ms()
        )

    async def look(self) -> None:
        """Hear what the lease is now."""
        row = await acts.candidate(self._centre, self._name)
        if row.device_id == self.device and row.epoch not in self.held:
            self._epoch, self._drafts = row.epoch, []
            self.held.add(row.epoch)

    async def guess(self) -> None:
        """A program gone wrong: take the lease of another for its own."""
        row = await acts.candidate(self._centre, self._name)
        if row.epoch != self._epoch:
            self._epoch, self._drafts = row.epoch, []

    async def write(self) -> None:
        """Give a few answers, and send them with some that were sent before."""
        for _ in range(self._dice.randint(1, 3)):
            self._given += 1
            self._drafts.append(
                AnswerDraft(
                    seq=len(self._drafts) + 1,
                    item_id=f"q{self._dice.randint(1, _ITEMS)}",
                    value=(self.number + 1, self._given),
                    offset_ms=self._given,
                )
            )
        first = self._dice.randint(0, len(self._drafts) - 1)
        save = SaveAnswers(
            attempt_id=self._centre.ids[self._name],
            epoch=self._epoch,
            entries=tuple(self._drafts[first:]),
        )
        await self._centre.put(
            WorkItem(
                id=new_id(),
                message=save,
                origin=self.origin,
                received_ms=self._centre.clock.now_ms(),
            )
        )
