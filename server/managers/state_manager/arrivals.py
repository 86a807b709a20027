"""Seats that come after a move: the new PC ends it, the old one waits for nothing."""

from collections.abc import Mapping, Sequence
from contextlib import suppress

from common.core.errors import RefusedError
from common.protocol.move_rows import MoveState
from common.protocol.moves import MoveChanged
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.session import AttachDevice
from common.protocol.vocabulary import HoldKind
from common.rules import candidate as rules
from common.rules.candidate_words import has_hold
from common.rules.facts import CandidateFacts
from server.managers.state_manager.moving import end_move
from server.managers.state_manager.starting import start_if_ready
from server.stores.unit_of_work import UnitOfWork


async def left_of(
    work: UnitOfWork, hellos: Sequence[AttachDevice], rows: Mapping[str, CandidateRow]
) -> frozenset[AttachDevice]:
    """Return the hellos of PCs from which their candidates were moved away."""
    new = [h for h in hellos if h.attempt_id in rows and _is_new(rows[h.attempt_id], h)]
    if not new:
        return frozenset()
    left = await work.moves.left_devices({hello.attempt_id for hello in new})
    return frozenset(hello for hello in new if (hello.attempt_id, hello.device_id) in left)


async def tell_left(work: UnitOfWork, hello: AttachDevice) -> None:
    """Remind the socket servers, which forget, that this PC says nothing about the candidate."""
    move = await work.moves.find_newest(hello.attempt_id)
    if move is not None:
        place = await work.registrations.place(hello.attempt_id)
        work.announce(MoveChanged(move=move), place, f"move:{hello.attempt_id}")


def arrived(
    row: CandidateRow, device_id: str, facts: CandidateFacts, actor: ActorRef, now_ms: int
) -> CandidateRow:
    """Return a candidate whose new PC is there; any other one changes nothing."""
    with suppress(RefusedError):
        return rules.arrive(row, device_id, facts=facts, actor=actor, now_ms=now_ms)
    return row


async def end_moves(
    work: UnitOfWork,
    before: Mapping[str, CandidateRow],
    after: Mapping[str, CandidateRow],
    now_ms: int,
) -> None:
    """Note the moves that have ended; who was ready starts. The rows are written already."""
    for attempt_id, row in after.items():
        old = before[attempt_id]
        if not has_hold(old, HoldKind.MOVE) or has_hold(row, HoldKind.MOVE):
            continue
        place = await work.registrations.place(attempt_id)
        move = await work.moves.find_waiting(attempt_id)
        written = await work.candidates.get(attempt_id)
        if move is not None:
            await end_move(work, place, old, move, MoveState.DONE, now_ms, written.version)
        period = await work.periods.get(row.period_id)
        room = await work.rooms.find(row.period_id, row.room_id)
        if room is not None:
            await start_if_ready(work, written, period, room, now_ms)


def _is_new(row: CandidateRow, hello: AttachDevice) -> bool:
    return hello.device_id not in (row.device_id, row.waiting_device_id)
