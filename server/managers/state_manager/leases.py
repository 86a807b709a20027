"""Seats said hello: attendance, and the lease of the one device that may write (1, 22).

A server that comes back is greeted by all seats at once, and for almost all of them nothing
changes: they are read together, and only what changes is written.
"""

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress

from msgspec.structs import replace

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.logs import get_logger
from common.protocol.base import Message
from common.protocol.candidates import CandidateChanged
from common.protocol.rows import CandidateRow
from common.protocol.session import AttachDevice
from common.rules import candidate as rules
from common.rules.facts import CandidateFacts, candidate_facts
from server.managers.acting import actor_of, check_may
from server.managers.base import BatchHandler
from server.managers.dispatch import accept, reject
from server.managers.state_manager.arrivals import arrived, end_moves, left_of, tell_left
from server.managers.state_manager.foreign_seats import clashes_of, raise_second
from server.queues.contract import WorkItem
from server.stores.database.seat_reader import candidates_of
from server.stores.unit_of_work import UnitOfWork

_log = get_logger("managers.leases")
_Place = tuple[str, str]


class Leases:
    """Handler of seats that come."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def batch_handlers(self) -> Mapping[type[Message], BatchHandler]:
        """Who handles which command; a repeated one changes nothing, so ids are not kept."""
        return {AttachDevice: self.handle_attach}

    async def handle_attach(self, work: UnitOfWork, items: Sequence[WorkItem]) -> None:
        """Note arrivals, give the lease to the first device, let a second one wait."""
        now_ms = self._clock.now_ms()
        hellos = [(item, m) for item in items if isinstance(m := item.message, AttachDevice)]
        before = await candidates_of(work, dict.fromkeys(m.attempt_id for _, m in hellos))
        facts = await _facts_of(work, before.values())
        rows = dict(before)
        clashes = await clashes_of(work, [message for _, message in hellos], rows)
        left = await left_of(work, [message for _, message in hellos], rows)
        for item, message in hellos:
            clash = clashes.get(message)
            try:
                row = _candidate(rows, item, message)
                if message in left:
                    await tell_left(work, message)
                    accept(work, item)  # it shows that the candidate was moved, and waits for none
                    continue
                attached = _attached(
                    row, facts, item, message, now_ms=now_ms, own_seat=clash is None
                )
                rows[row.attempt_id] = arrived(
                    attached, message.device_id, facts[_place(row)], actor_of(item.origin), now_ms
                )
                await raise_second(work, row, rows[row.attempt_id], clash)
            except RefusedError as refusal:
                _log.info("attach_refused", attempt=message.attempt_id, code=refusal.code)
                reject(work, item, refusal.fault())
            else:
                accept(work, item)
        await _save(work, before, rows)
        await end_moves(work, before, rows, now_ms)


def _candidate(
    rows: Mapping[str, CandidateRow], item: WorkItem, message: AttachDevice
) -> CandidateRow:
    check_may(item.origin, message, sitting_id=item.origin.sitting_id)
    row = rows.get(message.attempt_id)
    if row is None:
        raise RefusedError(ErrorCode.NOT_FOUND, what="candidate")
    return row


def _attached(  # noqa: PLR0913  what decides, by name
    row: CandidateRow,
    facts: Mapping[_Place, CandidateFacts],
    item: WorkItem,
    message: AttachDevice,
    *,
    now_ms: int,
    own_seat: bool,
) -> CandidateRow:
    actor = actor_of(item.origin)
    # A seat that is switched on before entry, or too late, may still wait.
    with suppress(RefusedError):
        row = rules.attend(row, facts=facts[_place(row)], actor=actor, now_ms=now_ms)
    return rules.attach_device(
        row, message.device_id, actor=actor, now_ms=now_ms, own_seat=own_seat
    )


async def _facts_of(work: UnitOfWork, rows: Iterable[CandidateRow]) -> dict[_Place, CandidateFacts]:
    """Return what the stages tell the rules, for each room."""
    facts: dict[_Place, CandidateFacts] = {}
    for period_id in {row.period_id for row in rows}:
        period = await work.periods.get(period_id)
        for room in await work.rooms.list_of_period(period_id):
            facts[period_id, room.room_id] = candidate_facts(period, room)
    return facts


async def _save(
    work: UnitOfWork, before: Mapping[str, CandidateRow], rows: Mapping[str, CandidateRow]
) -> None:
    """Write who changed: one change of the row and one event, however many rules it took."""
    changed = [
        replace(row, version=before[row.attempt_id].version + 1)
        for row in rows.values()
        if row != before[row.attempt_id]
    ]
    await work.candidates.update_many(changed)
    for row in changed:
        place = await work.registrations.place(row.attempt_id)
        work.record(CandidateChanged(candidate=row), place)


def _place(row: CandidateRow) -> _Place:
    return row.period_id, row.room_id
