"""Extra time for one, a selection, rooms or all; and taking it back before it is used (32)."""

from collections.abc import Iterable

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.candidates import ChangeTime
from common.protocol.rows import CandidateRow, PeriodRow
from common.protocol.time import AddTime, UndoTime
from common.protocol.time_rows import TimeActRow
from common.rules.candidate import change_time
from common.rules.engine import refuse
from common.rules.reasons import Reason
from common.rules.time_acts import (
    TimeOutcome,
    check_may_undo,
    check_reaches_somebody,
    give_time,
    newest_change_ms,
    undo_time,
)
from server.managers.acting import actor_of, check_may
from server.managers.base import Handlers, handler
from server.managers.seat_orders import Cause
from server.managers.state_manager.scene import open_scene
from server.managers.state_manager.time_carrying import Act, carry_out, take_back
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class TimeActs:
    """Handlers of what people give and take back."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(ChangeTime, self.handle_change),
                handler(AddTime, self.handle_add),
                handler(UndoTime, self.handle_undo),
            )
        )

    async def handle_change(self, work: UnitOfWork, item: WorkItem, message: ChangeTime) -> None:
        """Give or take minutes of one whose row was seen."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = change_time(
            scene.row,
            message.part,
            message.delta_ms,
            actor=scene.actor,
            now_ms=scene.now_ms,
            reason=message.reason,
            version=message.version,
        )
        act = Act(
            id=item.id,
            name=message.spec.name,
            sitting_id=scene.place.sitting_id,
            period_id=scene.period.period_id,
            part=message.part,
            delta_ms=message.delta_ms,
            actor=scene.actor,
            now_ms=scene.now_ms,
            reason=message.reason,
        )
        await carry_out(work, act, (TimeOutcome(scene.row, message.delta_ms, after=row),))

    async def handle_add(self, work: UnitOfWork, item: WorkItem, message: AddTime) -> None:
        """Give or take minutes of many; each gets it or the act says why not."""
        period = await work.periods.get(message.period_id)
        rows = await _meant(work, item, message, period)
        if not rows:
            raise refuse(Reason.TIME_NOBODY)
        acts = await work.time_acts.list_of_period(period.period_id)
        rooms = {row.room_id for row in rows}
        _check_seen(message.version, newest_change_ms(acts, rooms))
        actor, now_ms = actor_of(item.origin), self._clock.now_ms()
        outcomes = give_time(
            rows,
            message.part,
            message.delta_ms,
            actor=actor,
            now_ms=now_ms,
            reason=message.reason,
        )
        check_reaches_somebody(outcomes)
        act = Act(
            id=item.id,
            name=message.spec.name,
            sitting_id=period.sitting_id,
            period_id=period.period_id,
            part=message.part,
            delta_ms=message.delta_ms,
            actor=actor,
            now_ms=now_ms,
            reason=message.reason,
        )
        await carry_out(work, act, outcomes)

    async def handle_undo(self, work: UnitOfWork, item: WorkItem, message: UndoTime) -> None:
        """Take an act back from all who have not begun to use it."""
        acts = await work.time_acts.list_of_act(message.act_id)
        if not acts:
            raise RefusedError(ErrorCode.NOT_FOUND, what="time_act")
        period = await work.periods.get(acts[0].period_id)
        cause = Cause(item.id, actor_of(item.origin), self._clock.now_ms())
        for act in acts:
            check_may(item.origin, message, sitting_id=period.sitting_id, room_id=act.room_id)
            check_may_undo(act, cause.actor)
        if not message.reason.strip():
            raise RefusedError(ErrorCode.REASON_REQUIRED)
        _check_seen(message.version, max(act.changed_ms for act in acts))
        found = [(act, await _undone(work, act, cause, message.reason)) for act in acts]
        check_reaches_somebody(tuple(one for _, outcomes in found for one in outcomes))
        after = [
            await take_back(work, period.sitting_id, act, outcomes, cause, message.reason)
            for act, outcomes in found
        ]
        target = f"time_act:{message.act_id}"
        work.audit(cause.actor, message.spec.name, target, acts, after, message.reason)


async def _meant(
    work: UnitOfWork, item: WorkItem, message: AddTime, period: PeriodRow
) -> tuple[CandidateRow, ...]:
    """Return whom an act means, each once, once the sender may act on all their rooms."""
    rows: list[CandidateRow] = []
    if message.everybody:
        check_may(item.origin, message, sitting_id=period.sitting_id)
        rows += await work.candidates.list_of_period(period.period_id)
    for room_id in message.room_ids:
        check_may(item.origin, message, sitting_id=period.sitting_id, room_id=room_id)
        rows += await work.candidates.list_of_room(period.period_id, room_id)
    for attempt_id in message.attempt_ids:
        place = await work.registrations.place(attempt_id)
        check_may(item.origin, message, sitting_id=place.sitting_id, room_id=place.room_id)
        rows.append(await work.candidates.get(attempt_id))
    return _once(rows, period.period_id)


def _once(rows: Iterable[CandidateRow], period_id: str) -> tuple[CandidateRow, ...]:
    found = {row.attempt_id: row for row in rows if row.period_id == period_id}
    return tuple(found.values())


async def _undone(
    work: UnitOfWork, act: TimeActRow, cause: Cause, reason: str
) -> tuple[TimeOutcome, ...]:
    # A seat may have moved to another room since: the row is found by the attempt alone.
    rows = {given.attempt_id: await work.candidates.get(given.attempt_id) for given in act.given}
    return undo_time(act, rows, actor=cause.actor, now_ms=cause.now_ms, reason=reason)


def _check_seen(seen_ms: int, newest_ms: int) -> None:
    """Refuse an act whose preview did not know of a later one: nobody gives the same twice."""
    if newest_ms > seen_ms:
        raise RefusedError(
            ErrorCode.STALE_VERSION, what="time_act", seen=seen_ms, current=newest_ms
        )
