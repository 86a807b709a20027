"""Carries an act of extra time out: rows, what people and candidates are told, and the audit."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from common.core.errors import RefusedError
from common.core.ids import new_id
from common.protocol.candidates import CandidateChanged
from common.protocol.routing import Address
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.time import TimeActChanged, TimeNoted
from common.protocol.time_rows import TimeActRow
from common.protocol.vocabulary import CommandKind, TimePart
from common.rules.time_acts import TimeOutcome, after_undo, gave, note_of, refused
from server.managers.seat_orders import Cause, SeatOrder, order_seats
from server.stores.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Act:
    """What a person wants done to the time of some.

    Args:
        id: of the command.
        name: wire name of the command, for the audit.
        part: which part of the allowance.
        delta_ms: what was asked for.
        proposal_id: the proposal it carries out.
    """

    id: str
    name: str
    sitting_id: str
    period_id: str
    part: TimePart
    delta_ms: int
    actor: ActorRef
    now_ms: int
    reason: str
    proposal_id: str | None = None


async def carry_out(work: UnitOfWork, act: Act, outcomes: Sequence[TimeOutcome]) -> None:
    """Write the new rows of those it reaches, and one row of the act for each room."""
    await _save(work, act.sitting_id, outcomes)
    by_room: dict[str, list[TimeOutcome]] = {}
    for one in outcomes:
        by_room.setdefault(one.before.room_id, []).append(one)
    rows = [_row(act, room_id, found) for room_id, found in by_room.items()]
    for row in rows:
        await work.time_acts.add(act.sitting_id, row)
        _tell(work, act.sitting_id, row, {given.attempt_id for given in row.given})
    work.audit(act.actor, act.name, f"time_act:{act.id}", None, rows, act.reason)
    await _order(work, act.sitting_id, Cause(act.id, act.actor, act.now_ms), outcomes)


async def take_back(  # noqa: PLR0913, PLR0917  the act, what becomes of it, who and why
    work: UnitOfWork,
    sitting_id: str,
    row: TimeActRow,
    outcomes: tuple[TimeOutcome, ...],
    cause: Cause,
    reason: str,
) -> TimeActRow:
    """Write what taking an act back changed in its room; returns the act's new row."""
    await _save(work, sitting_id, outcomes)
    after = after_undo(row, outcomes, actor=cause.actor, now_ms=cause.now_ms, reason=reason)
    await work.time_acts.update(after)
    taken = {one.before.attempt_id for one in outcomes if one.after is not None}
    _tell(work, sitting_id, after, taken)
    await _order(work, sitting_id, cause, outcomes)
    return after


async def _save(work: UnitOfWork, sitting_id: str, outcomes: Iterable[TimeOutcome]) -> None:
    changed = [one.after for one in outcomes if one.after is not None]
    await work.candidates.update_many(changed)
    for row in changed:
        work.record(CandidateChanged(candidate=row), _place(sitting_id, row))


def _tell(work: UnitOfWork, sitting_id: str, row: TimeActRow, attempts: set[str]) -> None:
    """Tell the staff of the room, and each candidate whose time was changed why."""
    room = Address(sitting_id=sitting_id, room_id=row.room_id)
    work.record(TimeActChanged(act=row), room)
    for given in row.given:
        if given.attempt_id in attempts:
            seat = Address(sitting_id=sitting_id, room_id=row.room_id, attempt_id=given.attempt_id)
            work.record(TimeNoted(note=note_of(row, given)), seat)


async def _order(
    work: UnitOfWork, sitting_id: str, cause: Cause, outcomes: Iterable[TimeOutcome]
) -> None:
    """Let the seats show their new time; a seat with too much to do keeps nobody's time back."""
    orders = [
        SeatOrder(
            place=_place(sitting_id, one.after),
            kind=CommandKind.TIME,
            row_version=one.after.version,
        )
        for one in outcomes
        if one.after is not None and one.after.device_id is not None
    ]
    try:
        await order_seats(work, cause, orders)
    except RefusedError:
        for order in orders:
            with suppress(RefusedError):
                await order_seats(work, cause, (order,))


def _place(sitting_id: str, row: CandidateRow) -> Address:
    return Address(sitting_id=sitting_id, room_id=row.room_id, attempt_id=row.attempt_id)


def _row(act: Act, room_id: str, outcomes: Sequence[TimeOutcome]) -> TimeActRow:
    return TimeActRow(
        time_act_id=new_id(),
        act_id=act.id,
        period_id=act.period_id,
        room_id=room_id,
        part=act.part,
        delta_ms=act.delta_ms,
        reason=act.reason,
        actor=act.actor,
        at_ms=act.now_ms,
        changed_ms=act.now_ms,
        given=gave(outcomes),
        refused=refused(outcomes),
        proposal_id=act.proposal_id,
    )
