"""A candidate at the end of a bad line; every value can be told from every other."""

import contextlib
import random
from pathlib import Path

from typing_extensions import override

from common.client.address import CentreAddress
from common.client.pace import LinkPace
from common.client.seat import Seat
from common.client.settling import settled
from common.core.clock import Clock
from common.core.errors import RefusedError
from common.protocol.vocabulary import Progress
from common.simulation.behaviour import SimulatedPerson
from common.simulation.candidate import SimulatedCandidate

IMPATIENT = LinkPace(open_s=2.0, welcome_s=4.0, ping_s=0.5, pong_s=1.0)
"""What the machine's clock measures is short; what the exam's clock measures is as shipped."""
_PACE_S = 15.0
_BASE = 1000
_LEFT_S = 90.0


class LineCandidate(SimulatedCandidate):
    """Writes until the time ends, or hands in.

    Args:
        number: of the candidate; part of every value.
        hands_in_s: since the start; None to wait for the end.
        pace_s: between two changes, on average.
    """

    def __init__(
        self,
        address: CentreAddress,
        number: int,
        clock: Clock,
        history: Path,
        seed: str,
        *,
        hands_in_s: float | None,
        pace_s: float = _PACE_S,
    ) -> None:
        person = SimulatedPerson(
            exam_number=f"E-{number:04d}", birth_date="010203", device=f"PC-{number}"
        )
        super().__init__(address, person, clock, history, seed, IMPATIENT)
        self._number = number
        self._hands_in_s = hands_in_s
        self._pace_s = pace_s
        self._dice = random.Random(f"{seed}:{number}")
        self._given = 0
        self.seat: Seat | None = None
        self.sealed_as_given: bool | None = None
        self.left_unsent = 0
        self.left_words = ""

    def words(self) -> str:
        """Say how things stand, for a person who looks at a failure."""
        seat = self.seat
        if seat is None:
            return f"{self._number} not signed in"
        progress = seat.view.candidate.progress if seat.view is not None else None
        return f"{self._number} {seat.session.link} {progress} unsent {seat.unsent}"

    @override
    async def _live(self, seat: Seat) -> None:
        """Live, and stay until the server has heard of everything that was given."""
        self.seat = seat
        await super()._live(seat)
        with contextlib.suppress(RefusedError):
            await settled(seat, _LEFT_S)
        self.left_unsent = seat.unsent if seat.stopped_by is None else 0
        self.left_words = f"{self.words()} {seat.session.problem} {seat.session.fault}"
        self.sealed_as_given = seat.is_sealed_as_given

    @override
    async def _answer(self, seat: Seat) -> None:
        paper = seat.paper
        assert paper is not None
        items = [item.item_id for item in paper.items()]
        began = self._clock.monotonic()
        while True:
            await self._clock.sleep(self._dice.uniform(0.5, 1.5) * self._pace_s)
            await self._free(seat)
            if seat.view is None or seat.view.candidate.progress is not Progress.IN_PROGRESS:
                return
            elapsed = self._clock.monotonic() - began
            if self._hands_in_s is not None and elapsed >= self._hands_in_s:
                await self._submit(seat)
                return
            seat.give(self._dice.choice(items), self._next_value())

    def _next_value(self) -> tuple[int, ...]:
        self._given += 1
        high, low = divmod(self._given, _BASE)
        return (self._number, high + 1, low + 1)
