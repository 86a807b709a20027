"""Signs a candidate in and gives the desk its seat."""

from __future__ import annotations

from typing import TYPE_CHECKING

from common.client.rest import RestClient
from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from common.protocol.rest import CandidateSignIn

if TYPE_CHECKING:
    from candidate_app.view_models.desk import Desk
    from common.client.address import CentreAddress
    from common.client.history import HistoryWriter


class SeatEntry:
    """The way from two typed facts to a live seat.

    Args:
        program: name and version, told to the server.
        history: writes what was given and acknowledged, if somebody wants it.
    """

    def __init__(
        self, desk: Desk, address: CentreAddress, program: str, history: HistoryWriter | None
    ) -> None:
        """Ask nothing yet."""
        self._desk = desk
        self._address = address
        self._program = program
        self._history = history

    async def sign_in(self, number: str, birth: str) -> None:
        """Sign in and sit down.

        Raises:
            RefusedError: the server knows nobody like that, or not now.
            LinkError: the server could not be asked.
        """
        body = CandidateSignIn(exam_number=number, birth_date=birth, device=self._desk.device)
        async with RestClient(self._address) as rest:
            signed_in = await rest.sign_in_candidate(body)
        seat = Seat(
            self._address,
            signed_in,
            program=self._program,
            device=self._desk.device,
            partners=SeatPartners(
                clock=self._desk.clock,
                on_change=self._desk.seat_changed,
                on_link=self._desk.link_changed,
                on_message=self._desk.received,
                history=self._history,
                key=self._desk.key,
            ),
        )
        self._desk.sit(seat)
        seat.start()
