"""Saves in bulk: one statement for the gates, one unit of work for the batch, one answer per seat.

What may not be written any more is kept as a conflict for people and refused to the seat; it never
changes an answer. What is durable already is only acknowledged again.
"""

from collections.abc import Sequence

from common.core.errors import ErrorCode, RefusedError
from common.protocol.answers import AnswerDraft, AnswersRecorded, SaveAnswers
from common.protocol.routing import Origin
from common.protocol.vocabulary import Role
from common.rules.candidate_words import OVER
from common.rules.reasons import Reason
from server.managers.dispatch import reject
from server.queues.contract import WorkItem
from server.stores.records.answers import AnswerConflict, AnswerEntry, AnswerGate, ConflictCause
from server.stores.unit_of_work import UnitOfWork

Waiting = dict[tuple[str, int, str], WorkItem]
"""Whom to acknowledge: attempt, epoch and connection; the last of several messages."""


async def handle_saves(work: UnitOfWork, items: Sequence[WorkItem]) -> None:
    """Write what may be written and acknowledge how far each seat's changes are durable."""
    saves = [(item, m) for item in items if isinstance(m := item.message, SaveAnswers)]
    gates = await work.answers.gates({message.attempt_id for _, message in saves})
    entries: list[AnswerEntry] = []
    waiting: Waiting = {}
    for item, message in saves:
        gate = gates.get(message.attempt_id)
        refusal = _refusal(item.origin, message, gate)
        if gate is None or refusal is not None:
            await _refuse(work, item, message, gate, refusal)
            continue
        late = gate.deadline_ms is not None and item.received_ms > gate.deadline_ms
        for draft in message.entries:
            entries.append(_entry(message, draft, item.received_ms, late=late))  # noqa: PERF401  the hot loop, one list for all
        waiting[message.attempt_id, message.epoch, item.origin.connection_id] = item
        work.mark_answered(message.attempt_id, gate.room_id, item.origin.sitting_id)
    if waiting:
        _acknowledge(work, waiting, await work.answers.append(entries))


def _acknowledge(work: UnitOfWork, waiting: Waiting, complete: dict[tuple[str, int], int]) -> None:
    for (attempt_id, epoch, connection_id), item in waiting.items():
        upto = complete.get((attempt_id, epoch))
        if upto is not None and connection_id:
            answer = AnswersRecorded(attempt_id=attempt_id, epoch=epoch, ack_upto=upto)
            work.reply(connection_id, answer, ack=item.id)


def _entry(
    message: SaveAnswers, draft: AnswerDraft, received_ms: int, *, late: bool
) -> AnswerEntry:
    return AnswerEntry(
        attempt_id=message.attempt_id,
        epoch=message.epoch,
        seq=draft.seq,
        item_id=draft.item_id,
        value=draft.value,
        offset_ms=draft.offset_ms,
        received_ms=received_ms,
        late=late,
    )


class _KeptError(RefusedError):
    """A refusal whose changes are kept for people."""

    def __init__(self, code: ErrorCode, cause: ConflictCause) -> None:
        super().__init__(code)
        self.cause = cause


def _refusal(origin: Origin, message: SaveAnswers, gate: AnswerGate | None) -> RefusedError | None:
    if origin.role is not Role.CANDIDATE or origin.attempt_id != message.attempt_id:
        return RefusedError(ErrorCode.FORBIDDEN)
    if gate is None:
        return RefusedError(ErrorCode.NOT_FOUND, what="attempt")
    if gate.started_ms is None:
        return RefusedError(ErrorCode.GUARD_FAILED, Reason.NOT_STARTED)
    return _conflict(origin, message, gate)


def _conflict(origin: Origin, message: SaveAnswers, gate: AnswerGate) -> _KeptError | None:
    if message.epoch != gate.epoch:
        return _KeptError(ErrorCode.STALE_EPOCH, ConflictCause.OLD_EPOCH)
    if gate.device_id != origin.device_id:
        return _KeptError(ErrorCode.SEAT_TAKEN, ConflictCause.FOREIGN_DEVICE)
    if gate.sealed or gate.progress in OVER:
        return _KeptError(ErrorCode.ALREADY_SEALED, ConflictCause.SEALED)
    return None


async def _refuse(
    work: UnitOfWork,
    item: WorkItem,
    message: SaveAnswers,
    gate: AnswerGate | None,
    refusal: RefusedError | None,
) -> None:
    """Keep what is new, acknowledge what is durable, refuse the rest."""
    if isinstance(refusal, _KeptError) and gate is not None:
        upto = await _durable_upto(work, message)
        fresh = [draft for draft in message.entries if draft.seq > upto]
        await work.conflicts.add(_conflicts(item, message, fresh, gate, refusal.cause))
        if not fresh:
            connection = item.origin.connection_id
            _acknowledge(
                work,
                {(message.attempt_id, message.epoch, connection): item},
                {(message.attempt_id, message.epoch): upto},
            )
            return
    reject(work, item, (refusal or RefusedError(ErrorCode.NOT_FOUND)).fault())


async def _durable_upto(work: UnitOfWork, message: SaveAnswers) -> int:
    heads = await work.answers.heads(message.attempt_id)
    return next((head.ack_upto for head in heads if head.epoch == message.epoch), 0)


def _conflicts(
    item: WorkItem,
    message: SaveAnswers,
    drafts: Sequence[AnswerDraft],
    gate: AnswerGate,
    cause: ConflictCause,
) -> list[AnswerConflict]:
    deadline = gate.deadline_ms
    late = deadline is not None and item.received_ms > deadline
    if late and cause is ConflictCause.SEALED:
        cause = ConflictCause.AFTER_DEADLINE
    return [
        AnswerConflict(
            entry=_entry(message, draft, item.received_ms, late=late),
            cause=cause,
            device_id=item.origin.device_id,
        )
        for draft in drafts
    ]
