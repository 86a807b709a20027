"""Handing in: the seat's own confirmation (13), and seals that others ask for (14-16)."""

from common.core.clock import Clock
from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import SealAttempt, SubmitAnswers
from common.protocol.vocabulary import Stage, SubmissionKind
from common.rules.candidate import CandidateFacts, check_auto_submit, check_submit
from common.rules.receipt import answered_count
from common.rules.stage_order import base_end_ms
from server.managers.acting import actor_of, check_may
from server.managers.answer_manager.sealing import Sealer
from server.managers.base import Handlers, handler
from server.queues.contract import WorkItem
from server.stores.records.answers import AnswerGuard
from server.stores.unit_of_work import UnitOfWork

UNSENT_ANSWERS = "answer.unsent"
ROOT_DIFFERS = "answer.root_differs"


class Submissions:
    """Handlers of what ends an attempt."""

    def __init__(self, sealer: Sealer, clock: Clock) -> None:
        """Take sealer and clock."""
        self._sealer = sealer
        self._clock = clock

    @property
    def handlers(self) -> Handlers:
        """Who handles which command."""
        return dict(
            (
                handler(SubmitAnswers, self.handle_submit),
                handler(SealAttempt, self.handle_seal),
            )
        )

    async def handle_submit(self, work: UnitOfWork, item: WorkItem, message: SubmitAnswers) -> None:
        """Seal what the seat says it gave, if that is what we have."""
        guard = await _guard(work, message.attempt_id)
        check_may(
            item.origin,
            message,
            sitting_id=guard.sitting_id,
            room_id=guard.room_id,
            attempt_id=guard.attempt_id,
        )
        _check_lease(item, message, guard)
        row = await work.candidates.get(message.attempt_id)
        check_submit(row, actor=actor_of(item.origin), now_ms=self._clock.now_ms())
        await _check_durable(work, message)
        answers = await self._sealer.answers(work, message.attempt_id)
        if self._sealer.root(message.attempt_id, answers) != message.root:
            raise RefusedError(
                ErrorCode.GUARD_FAILED, ROOT_DIFFERS, answered=answered_count(answers)
            )
        given = answered_count(answers) > 0
        kind = SubmissionKind.SUBMITTED if given else SubmissionKind.BLANK
        await self._sealer.seal(work, guard, kind, answers)

    async def handle_seal(self, work: UnitOfWork, item: WorkItem, message: SealAttempt) -> None:
        """Seal from the last acknowledged answers."""
        guard = await _guard(work, message.attempt_id)
        check_may(item.origin, message, sitting_id=guard.sitting_id)
        if message.kind is SubmissionKind.AUTO:
            await self._check_auto(work, item, message.attempt_id)
        answers = await self._sealer.answers(work, message.attempt_id)
        await self._sealer.seal(work, guard, message.kind, answers)

    async def _check_auto(self, work: UnitOfWork, item: WorkItem, attempt_id: str) -> None:
        """The deadline may have moved, or the clock been stopped, since the seal was asked for."""
        row = await work.candidates.get(attempt_id)
        period = await work.periods.get(row.period_id)
        room = await work.rooms.find(row.period_id, row.room_id)
        if room is None:
            raise RefusedError(ErrorCode.NOT_FOUND, what="room")
        now = self._clock.now_ms()
        end = base_end_ms(period, room)
        facts = CandidateFacts(
            room_stage=room.stage,
            period_stage=period.stage,
            room_started_ms=room.started_ms,
            package_unsealed=True,
            ended_early=room.stage is Stage.ENDING and end is not None and now < end,
        )
        check_auto_submit(row, facts=facts, actor=actor_of(item.origin), now_ms=now)


async def _guard(work: UnitOfWork, attempt_id: str) -> AnswerGuard:
    guard = (await work.answers.guards((attempt_id,))).get(attempt_id)
    if guard is None:
        raise RefusedError(ErrorCode.NOT_FOUND, what="attempt")
    if guard.sealed:
        raise RefusedError(ErrorCode.ALREADY_SEALED, version=guard.submission_version)
    return guard


def _check_lease(item: WorkItem, message: SubmitAnswers, guard: AnswerGuard) -> None:
    if message.epoch != guard.epoch:
        raise RefusedError(ErrorCode.STALE_EPOCH, seen=message.epoch, current=guard.epoch)
    if item.origin.device_id != guard.device_id:
        raise RefusedError(ErrorCode.SEAT_TAKEN)


async def _check_durable(work: UnitOfWork, message: SubmitAnswers) -> None:
    """The last change of the seat is durable, without a hole before it."""
    heads = await work.answers.heads(message.attempt_id)
    upto = next((head.ack_upto for head in heads if head.epoch == message.epoch), 0)
    if upto < message.last_seq:
        missing = message.last_seq - upto
        raise RefusedError(ErrorCode.GUARD_FAILED, UNSENT_ANSWERS, count=missing)
