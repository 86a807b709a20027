"""Gives the desk its seat: signs a candidate in, or goes on where this program was killed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from common.client.file_keeper import FileKeeper
from common.client.rest import RestClient
from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from common.protocol.rest import CandidateSignIn

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk
    from common.client.address import CentreAddress
    from common.client.history import HistoryWriter
    from common.client.journal_folder import JournalFolder, Restored
    from common.client.paper_store import PaperStore
    from common.protocol.rest import CandidateSession


class SeatEntry:
    """The way to a live seat, from two typed facts or from this PC's journal.

    Args:
        program: name and version, told to the server.
        journals: what this PC keeps of attempts.
        papers: what it keeps of sealed papers.
        history: writes what was given and acknowledged, if somebody wants it.
    """

    def __init__(  # noqa: PLR0913  what a seat is made of
        self,
        desk: Desk,
        address: CentreAddress,
        program: str,
        *,
        journals: JournalFolder,
        papers: PaperStore,
        history: HistoryWriter | None,
    ) -> None:
        """Ask nothing yet."""
        self._desk = desk
        self._address = address
        self._program = program
        self._journals = journals
        self._papers = papers
        self._history = history

    async def come_back(self) -> dict[str, str] | None:
        """Go on with the attempt that was under way here, with or without the server.

        Returns:
            how the candidate looked at the paper; None if nobody was here.
        """
        restored = await asyncio.to_thread(self._journals.current)
        if restored is None or restored.content.known is None:
            return None
        seat = self._sit(restored.content.known.session, restored)
        return seat.display

    async def sign_in(self, number: str, birth: str) -> None:
        """Sign in and sit down.

        Raises:
            RefusedError: the server knows nobody like that, or not now.
            LinkError: the server could not be asked.
        """
        body = CandidateSignIn(exam_number=number, birth_date=birth, device=self._desk.device)
        async with RestClient(self._address) as rest:
            signed_in = await rest.sign_in_candidate(body)
        restored = await asyncio.to_thread(self._journals.restore, signed_in.attempt_id)
        self._sit(signed_in, restored)

    def _sit(self, signed_in: CandidateSession, restored: Restored | None) -> Seat:
        desk = self._desk
        seat = Seat(
            self._address,
            signed_in,
            program=self._program,
            device=desk.device,
            partners=SeatPartners(
                clock=desk.clock,
                on_change=desk.seat_changed,
                on_link=desk.link_changed,
                on_message=desk.received,
                history=self._history,
                keeper=FileKeeper(self._journals, desk.clock, restored),
                restored=restored.content if restored is not None else None,
                papers=self._papers,
                key=desk.key,
            ),
        )
        desk.sit(seat, came_back=restored is not None)
        seat.start()
        return seat
