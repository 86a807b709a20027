"""Saves in bulk: one statement for the gates, one unit of work for the batch, one answer per seat.

What may not be written any more is kept as a conflict for people and refused to the seat; it never
changes an answer. What is durable already is only acknowledged again.
"""

from collections.abc import Sequence

from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import AnswersRecorded, SaveAnswers
from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from common.rules.candidate_words import OVER
from common.rules.reasons import Reason
from server.managers.answer_manager.late_changes import KeptError, LateChanges, entry_of
from server.managers.dispatch import reject
from server.queues.contract import WorkItem
from server.stores.records.answers import AnswerEntry, AnswerGate, ConflictCause
from server.stores.unit_of_work import UnitOfWork

_OVER = tuple(OVER)  # three comparisons take less than to hash an enum
Waiting = dict[tuple[str, int, str], WorkItem]
"""Whom to acknowledge: attempt, epoch and connection; the last of several messages."""


class Saves:
    """Handles saves.

    Args:
        late: keeps what came too late, or under a lease that is over.
    """

    def __init__(self, late: LateChanges) -> None:
        """Take what keeps the rest."""
        self._late = late

    async def handle(self, work: UnitOfWork, items: Sequence[WorkItem]) -> None:
        """Write what may be written and acknowledge how far each seat's changes are durable."""
        saves = [(item, m) for item in items if isinstance(m := item.message, SaveAnswers)]
        gates = await work.answers.gates({message.attempt_id for _, message in saves})
        find = gates.get
        entries: list[AnswerEntry] = []
        waiting: Waiting = {}
        places: dict[str, tuple[str, str]] = {}
        for item, message in saves:
            gate = find(message.attempt_id)
            refusal = _refusal(item.origin, message, gate)
            if gate is None or refusal is not None:
                await self._refuse(work, item, message, refusal)
                continue
            late = gate.deadline_ms is not None and item.received_ms > gate.deadline_ms
            drafts = message.entries
            if late:
                drafts = await self._late.keep_late(work, item, drafts, gate.deadline_ms or 0)
            for draft in drafts:
                entries.append(entry_of(message, draft, item.received_ms, late=late))  # noqa: PERF401
            waiting[message.attempt_id, message.epoch, item.origin.connection_id] = item
            places[message.attempt_id] = (item.origin.sitting_id, gate.room_id)
        if waiting:
            work.mark_all_answered(places)
            _acknowledge(work, waiting, await work.answers.append(entries))

    async def _refuse(
        self,
        work: UnitOfWork,
        item: WorkItem,
        message: SaveAnswers,
        refusal: RefusedError | None,
    ) -> None:
        """Keep what is new, acknowledge what is durable, refuse the rest."""
        if isinstance(refusal, KeptError):
            upto = await _durable_upto(work, message)
            foreign = refusal.cause is ConflictCause.FOREIGN_DEVICE
            fresh = [draft for draft in message.entries if foreign or draft.seq > upto]
            await self._late.keep(work, item, fresh, refusal)
            if not fresh:
                epoch = (message.attempt_id, message.epoch)
                _acknowledge(work, {(*epoch, item.origin.connection_id): item}, {epoch: upto})
                return
        reject(work, item, (refusal or RefusedError(ErrorCode.NOT_FOUND)).fault())


def _acknowledge(work: UnitOfWork, waiting: Waiting, complete: dict[tuple[str, int], int]) -> None:
    find = complete.get
    work.reply_all(
        (connection_id, AnswersRecorded(attempt_id=attempt_id, epoch=epoch, ack_upto=upto), item.id)
        for (attempt_id, epoch, connection_id), item in waiting.items()
        if (upto := find((attempt_id, epoch))) is not None
    )


def _refusal(origin: Origin, message: SaveAnswers, gate: AnswerGate | None) -> RefusedError | None:
    if origin.role is not Role.CANDIDATE or origin.attempt_id != message.attempt_id:
        return RefusedError(ErrorCode.FORBIDDEN)
    if gate is None:
        return RefusedError(ErrorCode.NOT_FOUND, what="attempt")
    if gate.started_ms is None:
        return RefusedError(ErrorCode.GUARD_FAILED, Reason.NOT_STARTED)
    for draft in message.entries:  # any() and all() take longer than all the rest
        if not draft.item_id.isprintable():
            return RefusedError(ErrorCode.INVALID_FIELD, "item_id")  # PostgreSQL keeps no NUL
    return _conflict(origin, message, gate)


def _conflict(origin: Origin, message: SaveAnswers, gate: AnswerGate) -> KeptError | None:
    end = gate.deadline_ms
    if message.epoch != gate.epoch:
        return KeptError(ErrorCode.STALE_EPOCH, ConflictCause.OLD_EPOCH, end)
    if gate.device_id != origin.device_id:
        return KeptError(ErrorCode.SEAT_TAKEN, ConflictCause.FOREIGN_DEVICE, end)
    if gate.sealed or gate.progress in _OVER:
        return KeptError(ErrorCode.ALREADY_SEALED, ConflictCause.SEALED, end)
    return None


async def _durable_upto(work: UnitOfWork, message: SaveAnswers) -> int:
    heads = await work.answers.heads(message.attempt_id)
    return next((head.ack_upto for head in heads if head.epoch == message.epoch), 0)
