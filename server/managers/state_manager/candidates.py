"""The candidate's own steps, and what a person notes or decides about one (1-10, 12, 16, 17)."""

from msgspec.structs import replace

from common.core.clock import Clock
from common.protocol.answers import SealAttempt
from common.protocol.candidates import (
    AdvanceProgress,
    BeginSubmission,
    CandidateChanged,
    CheckIdentity,
    CheckOut,
    ForceStart,
    ReturnToExam,
    SetAttendance,
    Withdraw,
)
from common.protocol.vocabulary import CommandKind, SubmissionKind
from common.rules import candidate as rules
from server.managers.base import Handlers, handler
from server.managers.state_manager.hold_orders import order_row
from server.managers.state_manager.papers import unseal_paper
from server.managers.state_manager.scene import Scene, open_scene, save
from server.managers.state_manager.starting import start_if_ready
from server.queues.contract import WorkItem
from server.stores.unit_of_work import UnitOfWork


class CandidateSteps:
    """Handlers about one candidate's way through the exam."""

    def __init__(self, clock: Clock) -> None:
        """Take the clock that decides."""
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(AdvanceProgress, self.handle_advance),
                handler(BeginSubmission, self.handle_begin_submission),
                handler(ReturnToExam, self.handle_return),
                handler(SetAttendance, self.handle_attendance),
                handler(CheckIdentity, self.handle_identity),
                handler(ForceStart, self.handle_force_start),
                handler(Withdraw, self.handle_withdraw),
                handler(CheckOut, self.handle_check_out),
            )
        )

    async def handle_advance(
        self, work: UnitOfWork, item: WorkItem, message: AdvanceProgress
    ) -> None:
        """Take a step; who becomes ready in a running room starts at once."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.advance(
            scene.row,
            message.to,
            facts=scene.facts,
            actor=scene.actor,
            now_ms=scene.now_ms,
            version=message.version,
            reason=message.reason,
        )
        await save(work, scene, row, item, message.reason)
        await start_if_ready(work, row, scene.period, scene.room, scene.now_ms)

    async def handle_begin_submission(
        self, work: UnitOfWork, item: WorkItem, message: BeginSubmission
    ) -> None:
        """First step of handing in."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.begin_submission(
            scene.row, actor=scene.actor, now_ms=scene.now_ms, version=message.version
        )
        await save(work, scene, row, item)

    async def handle_return(self, work: UnitOfWork, item: WorkItem, message: ReturnToExam) -> None:
        """Back to the questions."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.return_to_exam(
            scene.row, actor=scene.actor, now_ms=scene.now_ms, version=message.version
        )
        await save(work, scene, row, item)

    async def handle_attendance(
        self, work: UnitOfWork, item: WorkItem, message: SetAttendance
    ) -> None:
        """Here, absent, admitted or refused."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.set_attendance(
            scene.row,
            message.attendance,
            facts=scene.facts,
            actor=scene.actor,
            now_ms=scene.now_ms,
            version=message.version,
            reason=message.reason,
        )
        await save(work, scene, row, item, message.reason)

    async def handle_identity(
        self, work: UnitOfWork, item: WorkItem, message: CheckIdentity
    ) -> None:
        """Photo and person were compared; who waited for it starts."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.check_identity(
            scene.row,
            message.identity,
            actor=scene.actor,
            now_ms=scene.now_ms,
            version=message.version,
            reason=message.reason,
        )
        await save(work, scene, row, item, message.reason)
        await _show_identity(work, scene)
        await start_if_ready(work, row, scene.period, scene.room, scene.now_ms)

    async def handle_force_start(
        self, work: UnitOfWork, item: WorkItem, message: ForceStart
    ) -> None:
        """Start who is not ready."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.force_start(
            scene.row,
            facts=scene.facts,
            actor=scene.actor,
            now_ms=scene.now_ms,
            version=message.version,
            reason=message.reason,
        )
        await save(work, scene, row, item, message.reason)
        await unseal_paper(work, scene.period, scene.room)
        await order_row(work, scene, row, CommandKind.START, item.id)

    async def handle_withdraw(self, work: UnitOfWork, item: WorkItem, message: Withdraw) -> None:
        """The candidate gives up; the seal sets the progress."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.withdraw(
            scene.row,
            actor=scene.actor,
            now_ms=scene.now_ms,
            version=message.version,
            reason=message.reason,
        )
        await save(work, scene, row, item, message.reason)
        work.follow_up(SealAttempt(attempt_id=row.attempt_id, kind=SubmissionKind.WITHDRAWN))

    async def handle_check_out(self, work: UnitOfWork, item: WorkItem, message: CheckOut) -> None:
        """The candidate leaves."""
        scene = await open_scene(work, item, message.attempt_id, self._clock.now_ms())
        row = rules.check_out(
            scene.row, actor=scene.actor, now_ms=scene.now_ms, version=message.version
        )
        await save(work, scene, row, item)


async def _show_identity(work: UnitOfWork, scene: Scene) -> None:
    """Tell the other periods: the identity is checked once and stands in each of their rows."""
    for period in await work.periods.list_of_sitting(scene.place.sitting_id):
        attempt_id = await work.registrations.attempt_of(
            scene.row.registration_id, period.period_id
        )
        if attempt_id in {None, scene.row.attempt_id}:
            continue
        other = await work.candidates.get(attempt_id or "")
        row = replace(other, version=other.version + 1)
        await work.candidates.update(row)
        place = await work.registrations.place(row.attempt_id)
        work.record(CandidateChanged(candidate=row), place)
