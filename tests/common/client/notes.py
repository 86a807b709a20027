"""A session or a seat of a test, with everything it was told written down."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from common.client.pace import LinkPace
from common.client.seat import Seat
from common.client.seat_partners import SeatPartners
from common.client.session import ClientSession
from common.core.clock import SystemClock
from common.protocol.session import Heartbeat
from tests.helpers.fake_centre import SIGNED_IN, TOKEN, until
from tests.helpers.fake_exam import DEVICE
from tests.helpers.fake_scribe import line_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from common.client.address import CentreAddress
    from common.client.connection import LinkState
    from common.client.history import HistoryWriter
    from common.protocol.base import Message

QUICK = LinkPace(
    open_s=2.0, welcome_s=2.0, ping_s=5.0, pong_s=5.0, first_s=0.5, longest_s=1.0, stood_s=5.0
)
SPEED = 50.0
"""Pauses and heartbeats of the program pass so many times faster; those of the socket do not."""


class Notes:
    """What a program was told."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.links: list[LinkState] = []

    @property
    def lines(self) -> list[str]:
        return [line_of(message) for message in self.messages]

    def link(self, state: LinkState) -> None:
        self.links.append(state)


@asynccontextmanager
async def open_session(
    address: CentreAddress, pace: LinkPace = QUICK, device: str = DEVICE
) -> AsyncIterator[tuple[ClientSession, Notes]]:
    """Run a session as a console has one."""
    notes = Notes()
    session = ClientSession(
        address, TOKEN, program="test/1", device=device, clock=SystemClock(SPEED), pace=pace
    )
    session.listen(notes.messages.append, notes.link, lambda: Heartbeat(position=1))
    session.start()
    try:
        yield session, notes
    finally:
        await session.stop()


@asynccontextmanager
async def open_seat(
    address: CentreAddress,
    device: str = DEVICE,
    pace: LinkPace = QUICK,
    history: HistoryWriter | None = None,
) -> AsyncIterator[tuple[Seat, Notes]]:
    """Run a seat and wait for its welcome."""
    notes = Notes()
    partners = SeatPartners(
        clock=SystemClock(SPEED),
        on_message=notes.messages.append,
        on_link=notes.link,
        history=history,
        pace=pace,
    )
    seat = Seat(address, SIGNED_IN, program="test/1", device=device, partners=partners)
    seat.start()
    try:
        await until(lambda: seat.view is not None)
        yield seat, notes
    finally:
        await seat.stop()
