"""Pictures of moving a candidate to another PC: the dialog, the move under way, the proposal."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from msgspec.structs import replace

from common.protocol.candidates import CandidateChanged
from common.protocol.move_rows import FreeSeat, MoveRow, MoveState, PcState
from common.protocol.moves import FreeSeatsShown, MoveChanged
from common.protocol.rows import ActorRef
from common.protocol.time import ProposalChanged
from common.protocol.time_rows import LostTime, ProposalKind
from common.protocol.vocabulary import HoldKind, Role
from common.qt.widgets.button import Button
from installers.dev import console_rooms
from installers.dev.console_samples import NOW_MS, hold
from installers.dev.console_scenes import Scene, proctor
from installers.dev.console_time_scenes import outage

if TYPE_CHECKING:
    from common.protocol.base import Message
    from installers.dev.console_scenes import Built

MOVED = "room-301-2"
LOST_MS = 95_000
SEATS = (
    FreeSeat(seat_id="seat-41", seat="41", pc=PcState.READY),
    FreeSeat(seat_id="seat-42", seat="42", pc=PcState.READY),
    FreeSeat(seat_id="seat-43", seat="43", pc=PcState.MISSING),
)


def free_seats(attempt_id: str = MOVED, seats: tuple[FreeSeat, ...] = SEATS) -> FreeSeatsShown:
    """Return what the server tells of free seats."""
    return FreeSeatsShown(attempt_id=attempt_id, seats=seats, lost_ms=LOST_MS)


def move(state: MoveState = MoveState.WAITING, version: int = 98) -> MoveRow:
    """Return the move of a candidate from seat 2 to seat 41."""
    return MoveRow(
        move_id="move-1",
        attempt_id=MOVED,
        room_id="room-301",
        from_seat="2",
        to_seat="41",
        from_device="pc-2",
        to_device="pc-41",
        state=state,
        since_ms=NOW_MS - 40_000,
        lost_since_ms=NOW_MS - LOST_MS,
        actor=ActorRef(role=Role.PROCTOR, id="staff-1"),
        version=version,
    )


async def _built(*messages: Message, press: str = "") -> Built:
    stand, content = proctor(console_rooms.running_room())
    content.models.seats.choose(MOVED)
    built, end = stand.built()
    content.hub.changed.emit()
    if press:
        built.resize(1366, 768)
        built.show()
        button = built.findChild(Button, press)
        if button is not None:
            button.activated.emit()
        for _ in range(5):
            await asyncio.sleep(0)
    for message in messages:
        stand.session.give(message)
    content.hub.changed.emit()
    return built, end


async def _asked() -> Built:
    return await _built(free_seats(), press="proctor.action.move")


async def _asking() -> Built:
    return await _built(press="proctor.action.move")


async def _under_way() -> Built:
    sample = console_rooms.running_room()
    row = sample.candidates[MOVED]
    held = replace(row, holds=(hold(HoldKind.MOVE, 40, "PC 고장"),), version=98)
    return await _built(CandidateChanged(candidate=held), MoveChanged(move=move()))


async def _proposed() -> Built:
    lost = (LostTime(attempt_id=MOVED, lost_ms=LOST_MS),)
    about = outage(console_rooms.running_room(), kind=ProposalKind.PC_FAILURE).proposal
    proposal = replace(about, lost=lost, since_ms=NOW_MS - LOST_MS, until_ms=NOW_MS)
    return await _built(MoveChanged(move=move(MoveState.DONE)), ProposalChanged(proposal=proposal))


MOVE_SCENES = (
    Scene("proctor-move", _asked),
    Scene("proctor-move-asking", _asking),
    Scene("proctor-moving", _under_way),
    Scene("proctor-moved", _proposed),
)
