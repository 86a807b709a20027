"""Warnings: given by people, numbered, acknowledged by the candidate (26)."""

from msgspec.structs import replace

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.core.ids import new_id
from common.protocol.incidents import AcknowledgeWarning, WarnCandidate, WarningChanged
from common.protocol.vocabulary import CommandKind
from common.rules.incidents import Threshold
from common.rules.warnings import acknowledge_warning, ladder, warn
from server.managers.acting import actor_of, check_may
from server.managers.base import Handlers, handler
from server.managers.cheating_manager.conduct import ask_for_lock, open_conduct, save_integrity
from server.managers.seat_orders import Cause, SeatOrder, order_seats
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork

LADDER_REASON = "warning_ladder"


class Warnings:
    """Handlers of warnings."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that stamps."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(WarnCandidate, self.handle_warn),
                handler(AcknowledgeWarning, self.handle_acknowledge),
            )
        )

    async def handle_warn(self, work: UnitOfWork, item: WorkItem, message: WarnCandidate) -> None:
        """Warn a candidate; the last rung of the ladder also asks for a lock."""
        conduct = await open_conduct(work, message.attempt_id, self._clock.now_ms())
        candidate, place = conduct.candidate, conduct.place
        check_may(item.origin, message, sitting_id=place.sitting_id, room_id=place.room_id)
        if candidate.registration_id != message.registration_id:
            raise RefusedError(ErrorCode.NOT_FOUND, what="registration")
        here = replace(
            conduct.integrity, attempt_id=candidate.attempt_id, room_id=candidate.room_id
        )
        actor = actor_of(item.origin)
        integrity, warning = warn(
            here,
            warning_id=new_id(),
            text=message.text,
            incident_id=message.incident_id,
            actor=actor,
            now_ms=conduct.now_ms,
            version=message.version,
        )
        await work.warnings.add(warning)
        work.record(WarningChanged(warning=warning), place)
        await save_integrity(work, conduct, integrity)
        target = f"warning:{warning.warning_id}"
        # The text was written for one person and may name people: it stands with the warning.
        work.audit(actor, message.spec.name, target, conduct.integrity, integrity)
        order = SeatOrder(place=place, kind=CommandKind.WARN, subject=warning.warning_id)
        await order_seats(work, Cause(item.id, actor, conduct.now_ms), (order,))
        if Threshold.LOCK in ladder(warning.number):
            ask_for_lock(work, conduct, LADDER_REASON)

    async def handle_acknowledge(
        self, work: UnitOfWork, item: WorkItem, message: AcknowledgeWarning
    ) -> None:
        """The candidate read a warning."""
        before = await work.warnings.get(message.warning_id)
        place = await work.registrations.place(before.attempt_id)
        check_may(
            item.origin,
            message,
            sitting_id=place.sitting_id,
            room_id=place.room_id,
            attempt_id=before.attempt_id,
        )
        warning = acknowledge_warning(before, now_ms=self._clock.now_ms())
        if warning == before:
            return
        await work.warnings.update(warning)
        work.record(WarningChanged(warning=warning), place)
