"""What a room's new stage does to its candidates: arrive, start, wait, go on, end."""

from functools import partial

from common.core.errors import RefusedError
from common.protocol.answers import SealAttempt
from common.protocol.rows import ActorRef, CandidateRow, PeriodRow, RoomRow
from common.protocol.vocabulary import HoldKind, Progress, Stage, SubmissionKind
from common.rules import candidate as rules
from common.rules.facts import CandidateFacts, candidate_facts
from common.rules.stage_order import base_end_ms
from server.managers.state_manager.papers import unseal_paper
from server.managers.state_manager.scene import change_all
from server.managers.state_manager.starting import SYSTEM
from server.stores.unit_of_work import UnitOfWork


class RoomEffects:
    """One room, its candidates and one moment.

    Args:
        work: the unit of work in which the stage changed.
        period: as it is now.
        room: as it is now.
        actor: who changed the stage.
        now_ms: when.
    """

    def __init__(
        self, work: UnitOfWork, period: PeriodRow, room: RoomRow, actor: ActorRef, now_ms: int
    ) -> None:
        """Bind room and moment."""
        self._work = work
        self._period = period
        self._room = room
        self._actor = actor
        self._now_ms = now_ms

    async def follow(self, before: Stage) -> None:
        """Let the candidates follow the room from its stage before."""
        match before, self._room.stage:
            case _, Stage.OPEN:
                await self.let_in()
            case Stage.READY, Stage.RUNNING:
                await self.start()
            case _, Stage.SUSPENDED:
                await self.hold(HoldKind.ROOM)
            case Stage.SUSPENDED, Stage.RUNNING:
                await self.release(HoldKind.ROOM)
            case _, Stage.ENDING:
                await self.end_early()
            case _:
                pass

    @property
    def _facts(self) -> CandidateFacts:
        return candidate_facts(self._period, self._room)

    async def _rows(self) -> tuple[CandidateRow, ...]:
        return await self._work.candidates.list_of_room(self._period.period_id, self._room.room_id)

    async def let_in(self) -> None:
        """Whose seat was on before the door opened is here."""
        attend = partial(rules.attend, facts=self._facts, actor=SYSTEM, now_ms=self._now_ms)
        waiting = [row for row in await self._rows() if row.device_id is not None]
        await change_all(self._work, self._period.sitting_id, waiting, attend)

    async def start(self) -> None:
        """Start all who are ready, from this moment on, and open the paper."""
        start = partial(rules.start, facts=self._facts, actor=SYSTEM, now_ms=self._now_ms)
        ready = [row for row in await self._rows() if row.progress is Progress.READY]
        await change_all(self._work, self._period.sitting_id, ready, start)
        await unseal_paper(self._work, self._period, self._room)

    async def hold(self, kind: HoldKind) -> None:
        """Stop everybody's clock."""
        reason = self._room.reason if kind is HoldKind.ROOM else self._period.reason

        def place(row: CandidateRow) -> CandidateRow:
            return rules.place_hold(
                row,
                kind,
                facts=self._facts,
                actor=self._actor,
                now_ms=self._now_ms,
                reason=reason,
            )

        concerned = [row for row in await self._rows() if rules.follows_stage(row)]
        await change_all(self._work, self._period.sitting_id, concerned, place)

    async def release(self, kind: HoldKind) -> None:
        """Let everybody go on with the time given back; who was ready meanwhile starts."""

        def free(row: CandidateRow) -> CandidateRow:
            return rules.release_hold(
                row, kind, facts=self._facts, actor=self._actor, now_ms=self._now_ms
            )

        held = [row for row in await self._rows() if any(h.kind is kind for h in row.holds)]
        await change_all(self._work, self._period.sitting_id, held, free)
        if self._room.stage is Stage.RUNNING and self._period.stage is Stage.RUNNING:
            await self.start()

    async def end_early(self) -> None:
        """Ask for the seals of those who have no time of their own beyond the early end."""
        end = base_end_ms(self._period, self._room)
        if end is None or self._now_ms >= end:
            return  # the ordinary end: the deadline watch finds who is due
        facts = CandidateFacts(
            room_stage=self._room.stage, period_stage=self._period.stage, ended_early=True
        )
        for row in await self._rows():
            try:
                rules.check_auto_submit(row, facts=facts, actor=SYSTEM, now_ms=self._now_ms)
            except RefusedError:
                continue
            seal = SealAttempt(attempt_id=row.attempt_id, kind=SubmissionKind.AUTO)
            self._work.follow_up(seal)
