"""A candidate whose seat keeps a journal, and comes back from it when its program was killed."""

import asyncio
from pathlib import Path

from typing_extensions import override

from common.client.address import CentreAddress
from common.client.file_keeper import FileKeeper
from common.client.history import HistoryWriter
from common.client.journal_folder import JournalFolder, Restored
from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from tests.chaos.exam.candidates import ChaosCandidate


class JournalCandidate(ChaosCandidate):
    """As `candidate_app` does it: what was under way here goes on, else it signs in.

    Args:
        journals: folder of this PC.
        life: which run of the program this is; part of every value.
    """

    def __init__(
        self,
        address: CentreAddress,
        number: int,
        history: Path,
        finish: asyncio.Event,
        *,
        journals: Path,
        life: int,
    ) -> None:
        super().__init__(address, number, history, f"life {life}", finish)
        self._desk = JournalFolder(journals, self._person.device)
        self._life = life

    @override
    async def run(self) -> None:
        restored = await asyncio.to_thread(self._desk.current)
        try:
            await self._run_from(restored)
        finally:
            self._desk.close()

    async def _run_from(self, restored: Restored | None) -> None:
        if restored is not None and restored.content.known is not None:
            signed_in = restored.content.known.session
        else:
            signed_in = await self._sign_in(self._person.device)
            restored = await asyncio.to_thread(self._desk.restore, signed_in.attempt_id)
        with HistoryWriter(self._history) as history:
            partners = SeatPartners(
                clock=self._clock,
                on_change=self._changed.set,
                history=history,
                pace=self._pace,
                keeper=FileKeeper(self._desk, self._clock, restored),
                restored=restored.content if restored is not None else None,
            )
            seat = Seat(
                self._address,
                signed_in,
                program="gamdok-chaos/0.1.0",
                device=self._person.device,
                partners=partners,
            )
            seat.start()
            try:
                await self._live(seat)
            finally:
                await seat.stop()

    @override
    def _next_value(self) -> tuple[int, ...]:
        return (*super()._next_value(), self._life)
