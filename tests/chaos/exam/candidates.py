"""Candidates whose every change can be told from every other, whoever made it."""

import asyncio
import random
from pathlib import Path

from typing_extensions import override

from common.client.address import CentreAddress
from common.client.connection import LinkState
from common.client.pace import LinkPace
from common.client.seat import Seat
from common.core.clock import SystemClock
from common.protocol.vocabulary import Progress
from common.simulation.behaviour import SimulatedPerson
from common.simulation.candidate import SimulatedCandidate

QUICK = LinkPace(first_s=0.1, longest_s=0.8, stood_s=0.3)
"""Most seats come back at once, so that there is something to lose at every kill."""
_EVERY = 5
"""One seat out of so many has the patience of the shipped program."""
_BASE = 1000
PACE_S = 0.5
"""Between two changes of a candidate, on average."""


class ChaosCandidate(SimulatedCandidate):
    """Goes on answering until told to hand in.

    Args:
        number: of the candidate; part of every value.
        finish: set when it is time to hand in.
    """

    def __init__(
        self,
        address: CentreAddress,
        number: int,
        history: Path,
        seed: str,
        finish: asyncio.Event,
    ) -> None:
        patience = LinkPace() if number % _EVERY == 0 else QUICK
        person = SimulatedPerson(
            exam_number=f"E-{number:04d}", birth_date="010203", device=f"PC-{number}"
        )
        super().__init__(address, person, SystemClock(), history, seed, patience)
        self._number = number
        self._finish = finish
        self._dice = random.Random(f"{seed}:{number}")
        self._given = 0
        self.seat: Seat | None = None

    @property
    def is_back(self) -> bool:
        """Whether this seat is connected, or through."""
        return self._link in {LinkState.ONLINE, LinkState.CLOSED}

    @property
    def is_away(self) -> bool:
        """Whether this seat wants a connection and has none."""
        return self._link not in {None, LinkState.ONLINE, LinkState.CLOSED}

    @property
    def _link(self) -> LinkState | None:
        return self.seat.session.link if self.seat is not None else None

    @property
    def refused(self) -> bool:
        """Whether the server turned this seat or its answers away."""
        seat = self.seat
        return seat is not None and (self._link is LinkState.REFUSED or bool(seat.stopped_by))

    def unheard(self) -> int:
        """Return the number of the last change that the server may not have heard of."""
        return self._given

    def heard(self, number: int) -> bool:
        """Say whether all changes up to that number were acknowledged."""
        return self.seat is None or self._given - self.seat.unsent >= number

    def link_words(self) -> str:
        """Say how the link stands and what is in its way."""
        if self.seat is None:
            return f"{self._number} not signed in"
        session = self.seat.session
        return f"{self._number} {session.link} {session.problem} {session.fault}"

    @override
    async def _live(self, seat: Seat) -> None:
        self.seat = seat
        await super()._live(seat)

    @override
    async def _answer(self, seat: Seat) -> None:
        paper = seat.paper
        assert paper is not None
        items = [item.item_id for item in paper.items()]
        while not self._finish.is_set():
            await asyncio.sleep(self._dice.uniform(0.5, 1.5) * PACE_S)
            await self._free(seat)
            if seat.view is None or seat.view.candidate.progress is not Progress.IN_PROGRESS:
                break
            seat.give(self._dice.choice(items), self._next_value())
        await self._submit(seat)

    def _next_value(self) -> tuple[int, ...]:
        """Return what nobody else gives, and this candidate only once."""
        self._given += 1
        high, low = divmod(self._given, _BASE)
        return (self._number, high + 1, low + 1)
