"""Changes that may not be written any more: kept for people, with what is proved about them.

What was given in time, by the offset from an anchor of ours, and came after the seal of the
deadline, is told from what was given too late.
"""

from collections.abc import Sequence

from common.core.errors import ErrorCode, RefusedError
from common.crypto.time_anchors import TimeAnchors
from common.protocol.answers import AnswerDraft, SaveAnswers
from server.managers.dispatch import reject
from server.queues.contract import WorkItem
from server.stores.records.answers import AnswerConflict, AnswerEntry, ConflictCause
from server.stores.unit_of_work import UnitOfWork

TRANSPORT_GRACE_MS = 3000
"""What a seat gave in its last moment is on its way for so long at most (features.md A10)."""
Drafts = tuple[AnswerDraft, ...]


class KeptError(RefusedError):
    """A refusal whose changes are kept for people.

    Args:
        deadline_ms: until when the attempt could be written.
    """

    def __init__(self, code: ErrorCode, cause: ConflictCause, deadline_ms: int | None) -> None:
        """Say why."""
        super().__init__(code)
        self.cause = cause
        self.deadline_ms = deadline_ms


class LateChanges:
    """Keeps them.

    Args:
        anchors: proves when a seat gave an answer.
    """

    def __init__(self, anchors: TimeAnchors) -> None:
        """Take the anchors."""
        self._anchors = anchors

    async def keep(
        self,
        work: UnitOfWork,
        item: WorkItem,
        drafts: Sequence[AnswerDraft],
        refusal: KeptError,
    ) -> None:
        """Keep changes of a save that are not durable; ones that are kept already stay as they are.

        Args:
            work: where they are kept.
            item: the save.
            drafts: those of its changes.
            refusal: why they are not applied.
        """
        message = item.message
        if isinstance(message, SaveAnswers):
            await work.conflicts.add([self._kept(item, message, one, refusal) for one in drafts])

    async def keep_late(
        self, work: UnitOfWork, item: WorkItem, drafts: Drafts, deadline_ms: int
    ) -> Drafts:
        """Of changes that come after the deadline and before the seal, keep those given after it.

        What was on its way when the time ended counts; what comes much later (the server was away)
        counts where an anchor of ours proves that it was given in time.

        Returns:
            the changes that count.
        """
        if item.received_ms <= deadline_ms + TRANSPORT_GRACE_MS:
            return drafts
        message = item.message
        in_time = tuple(
            draft
            for draft in drafts
            if isinstance(message, SaveAnswers)
            and _late_cause(draft, self.given_ms(message.attempt_id, draft), deadline_ms)
            is ConflictCause.LATE_IN_TIME
        )
        if len(in_time) < len(drafts):
            refusal = KeptError(ErrorCode.DEADLINE_PASSED, ConflictCause.SEALED, deadline_ms)
            left = [draft for draft in drafts if draft not in in_time]
            await self.keep(work, item, left, refusal)
            reject(work, item, refusal.fault())
        return in_time

    def _kept(
        self, item: WorkItem, message: SaveAnswers, draft: AnswerDraft, refusal: KeptError
    ) -> AnswerConflict:
        end = refusal.deadline_ms
        late = end is not None and item.received_ms > end
        given_ms = self.given_ms(message.attempt_id, draft)
        cause = refusal.cause
        if late and cause is ConflictCause.SEALED:
            cause = _late_cause(draft, given_ms, end or 0)
        return AnswerConflict(
            entry=entry_of(message, draft, item.received_ms, late=late),
            cause=cause,
            device_id=item.origin.device_id,
            given_ms=given_ms,
        )

    def given_ms(self, attempt_id: str, draft: AnswerDraft) -> int | None:
        """Return when a change was given by the server's clock; None where nothing proves it."""
        if not self._anchors.is_genuine(attempt_id, draft.anchor_ms, draft.anchor):
            return None
        return draft.anchor_ms + draft.offset_ms


def _late_cause(draft: AnswerDraft, given_ms: int | None, deadline_ms: int) -> ConflictCause:
    """Return why a late change is kept, in the words that matter to who decides."""
    if given_ms is None or given_ms > deadline_ms:
        return ConflictCause.AFTER_DEADLINE
    return ConflictCause.LATE_PROVISIONAL if draft.provisional else ConflictCause.LATE_IN_TIME


def entry_of(
    message: SaveAnswers, draft: AnswerDraft, received_ms: int, *, late: bool
) -> AnswerEntry:
    """Return a change as it is written."""
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
