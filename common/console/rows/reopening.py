"""What a console knows of an attempt that somebody wants to open again (18)."""

from collections.abc import Sequence

from common.console.rows.periods import room_in
from common.console.rows.words import Sayable, Seconds, words
from common.core.errors import ErrorCode, Fault
from common.protocol.rows import ActorRef, CandidateRow
from common.protocol.time_rows import ProposalKind, ProposalRow, ProposalState
from common.protocol.vocabulary import Progress
from common.rules.candidate.change import candidate_blockers
from common.rules.candidate_words import SEALED
from common.rules.deadline import remaining_ms
from common.rules.facts import candidate_facts
from common.rules.reasons import Reason
from common.rules.staff_view import StaffView
from common.rules.step import Step


def reopening_of(view: StaffView, attempt_id: str) -> ProposalRow | None:
    """Return the newest proposal to open an attempt again, whatever became of it."""
    rows = (
        row
        for row in view.proposals.rows()
        if row.kind is ProposalKind.REOPEN and row.attempt_id == attempt_id
    )
    return max(rows, key=lambda row: (row.proposed_ms, row.proposal_id), default=None)


def waits_to_reopen(view: StaffView, attempt_id: str) -> bool:
    """Say whether a proposal waits for its second person."""
    row = reopening_of(view, attempt_id)
    return row is not None and row.state is ProposalState.OPEN


def may_still_reopen(view: StaffView, row: ProposalRow, now_ms: int) -> bool:
    """Say whether there is anything left to decide: the candidate is here, and has time."""
    candidate = view.candidates.find(row.attempt_id or "")
    if candidate is None or candidate.progress not in SEALED:
        return False
    return bool(remaining_ms(candidate, now_ms))


def reopening_faults(
    view: StaffView, row: ProposalRow, me: ActorRef, now_ms: int
) -> tuple[Fault, ...]:
    """Return why this person cannot agree now; empty when they can."""
    if row.proposed_by is not None and row.proposed_by.id == me.id:
        key = f"error.{Reason.SECOND_PERSON}"
        return (Fault(code=ErrorCode.SECOND_PERSON_NEEDED, key=key),)
    candidate = view.candidates.find(row.attempt_id or "")
    period = view.periods.find(row.period_id)
    room = room_in(view, row.period_id, row.room_id)
    if candidate is None or period is None or room is None:
        return (Fault(code=ErrorCode.NOT_FOUND, key=f"error.{ErrorCode.NOT_FOUND}"),)
    facts = candidate_facts(period, room)
    return candidate_blockers(candidate, Step.REOPEN, actor=me, facts=facts, now_ms=now_ms)


def reopening_note(view: StaffView, row: CandidateRow, now_ms: int) -> Sequence[Sayable]:
    """Return what the seat card says of it: asked for, done, or turned down and why."""
    asked = reopening_of(view, row.attempt_id)
    if asked is None or row.progress is Progress.CHECKED_OUT:
        return ()
    since = Seconds(max(0, now_ms - (asked.decided_ms or asked.proposed_ms)) // 1000)
    match asked.state:
        case ProposalState.APPROVED:
            return (words("console.note.reopened", since=since),)
        case ProposalState.REJECTED:
            return (words("console.note.reopen_rejected", why=asked.reason),)
        case _ if may_still_reopen(view, asked, now_ms):
            return (words("console.note.reopen_proposed", since=since),)
        case _:
            return (words("console.note.reopen_too_late"),)
