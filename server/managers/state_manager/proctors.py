"""The duties of the staff: signed in, on duty, away, handed over, signed off (4.3b)."""

from common.core.clock import Clock
from common.protocol.proctors import ChangeProctorState, ProctorChanged
from common.protocol.routing import Address
from common.protocol.rows import ProctorRow
from common.protocol.session import AttachStaff, DetachStaff
from common.protocol.vocabulary import ProctorState, Stage
from common.rules.proctor import DutyFacts, change_duty, staff_attached, staff_detached
from common.rules.stage_order import rank
from server.managers.acting import STAFF, actor_of, check_may
from server.managers.base import Handlers, handler
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork

_HERE = frozenset({ProctorState.SIGNED_IN, ProctorState.ON_DUTY})


class Proctors:
    """Handlers of duties."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(ChangeProctorState, self.handle_change),
                handler(AttachStaff, self.handle_attach),
                handler(DetachStaff, self.handle_detach),
            )
        )

    async def handle_change(
        self, work: UnitOfWork, item: WorkItem, message: ChangeProctorState
    ) -> None:
        """Take the room, go away, come back, hand over, sign off."""
        before = await work.duties.get(message.duty_id)
        sitting_id = item.origin.sitting_id
        check_may(item.origin, message, sitting_id=sitting_id, room_id=before.room_id)
        duty = change_duty(
            before,
            message.to,
            actor=actor_of(item.origin),
            now_ms=self._clock.now_ms(),
            version=message.version,
            facts=await _facts(work, sitting_id, before, message.successor_id),
        )
        await _save(work, item, sitting_id, before, duty)

    async def handle_attach(self, work: UnitOfWork, item: WorkItem, message: AttachStaff) -> None:
        """The program of a member of staff connected."""
        for duty in await _duties(work, item, message.staff_id):
            changed = staff_attached(duty, actor=actor_of(item.origin), now_ms=self._clock.now_ms())
            await _save(work, item, item.origin.sitting_id, duty, changed)

    async def handle_detach(self, work: UnitOfWork, item: WorkItem, message: DetachStaff) -> None:
        """The last connection of a member of staff is gone for 15 s."""
        for duty in await _duties(work, item, message.staff_id):
            changed = staff_detached(duty, actor=actor_of(item.origin), now_ms=self._clock.now_ms())
            await _save(work, item, item.origin.sitting_id, duty, changed)


async def _duties(work: UnitOfWork, item: WorkItem, staff_id: str) -> tuple[ProctorRow, ...]:
    check_may(item.origin, item.message, sitting_id=item.origin.sitting_id)
    return await work.duties.list_of_staff(staff_id, item.origin.sitting_id)


async def _facts(
    work: UnitOfWork, sitting_id: str, duty: ProctorRow, successor_id: str | None
) -> DutyFacts:
    others = await work.duties.list_of_sitting(sitting_id)
    return DutyFacts(
        successor_id=successor_id,
        successor_here=any(
            other.staff_id == successor_id
            and other.room_id == duty.room_id
            and other.state in _HERE
            for other in others
        ),
        room_closed=await _room_is_closed(work, sitting_id, duty.room_id),
    )


async def _room_is_closed(work: UnitOfWork, sitting_id: str, room_id: str | None) -> bool:
    """Nothing is left to report: every period that this room took part in is over."""
    for period in await work.periods.list_of_sitting(sitting_id):
        for room in await work.rooms.list_of_period(period.period_id):
            if room_id in {None, room.room_id} and rank(room.stage) < rank(Stage.CLOSED):
                return False
    return True


async def _save(
    work: UnitOfWork, item: WorkItem, sitting_id: str, before: ProctorRow, duty: ProctorRow
) -> None:
    if duty == before:
        return
    await work.duties.update(duty)
    address = Address(sitting_id=sitting_id, room_id=duty.room_id)
    work.record(ProctorChanged(proctor=duty), address)
    actor = actor_of(item.origin)
    if actor.role in STAFF:
        target = f"duty:{duty.duty_id}"
        # Not the rows: they hold the name that the console shows.
        work.audit(actor, item.message.spec.name, target, before.state, duty.state, "")
