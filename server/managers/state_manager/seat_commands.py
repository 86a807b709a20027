"""How far commands came: what seats report, and what nobody waits for any more (S04)."""

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.commands import CommandChanged, ExpireCommand, ReportCommand
from common.protocol.routing import Address
from common.protocol.rows import SeatCommandRow
from common.protocol.vocabulary import CommandFailure
from common.rules.seat_commands import expired, reported
from server.managers.acting import check_may
from server.managers.base import Handlers, handler
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class SeatCommands:
    """Handlers about commands on their way to seats."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(ReportCommand, self.handle_report),
                handler(ExpireCommand, self.handle_expire),
            )
        )

    async def handle_report(self, work: UnitOfWork, item: WorkItem, message: ReportCommand) -> None:
        """The seat says how far it is; a report that comes again, or too late, changes nothing."""
        before = await work.commands.get(message.command_id)
        place = await work.registrations.place(before.attempt_id)
        check_may(
            item.origin,
            message,
            sitting_id=place.sitting_id,
            room_id=place.room_id,
            attempt_id=before.attempt_id,
        )
        await _check_device(work, item, before.attempt_id)
        now_ms = self._clock.now_ms()
        failure = message.failure
        if failure is CommandFailure.TOO_LATE:
            await _save(work, place, before, expired(before, now_ms))
            return
        await _save(work, place, before, reported(before, message.state, failure, now_ms))

    async def handle_expire(self, work: UnitOfWork, item: WorkItem, message: ExpireCommand) -> None:
        """The time to live is over, unless the seat has spoken meanwhile."""
        before = await work.commands.get(message.command_id)
        place = await work.registrations.place(before.attempt_id)
        check_may(item.origin, message, sitting_id=place.sitting_id)
        await _save(work, place, before, expired(before, self._clock.now_ms()))


async def _check_device(work: UnitOfWork, item: WorkItem, attempt_id: str) -> None:
    """Believe the PC that has the lease: a second one that waits shows nothing of the exam.

    Raises:
        RefusedError: SEAT_TAKEN.
    """
    row = await work.candidates.get(attempt_id)
    if row.device_id not in {None, item.origin.device_id}:
        raise RefusedError(ErrorCode.SEAT_TAKEN)


async def _save(
    work: UnitOfWork, place: Address, before: SeatCommandRow, row: SeatCommandRow
) -> None:
    if row == before:
        return
    await work.commands.update(row)
    work.record(CommandChanged(command=row), place)
